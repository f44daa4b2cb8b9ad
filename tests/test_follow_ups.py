"""Conversations, papers' standing, disagreeing texts and places on invented market papers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from app.followup import follow, is_whole
from app.model import Answer
from app.turns import Turn
from ingest.model import Reference
from tests.holding import holding
from tests.market_papers import write_market_papers


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the market papers, encoded without a model."""
    paths = write_market_papers(tmp_path_factory.mktemp("cho"))
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc-cho"))


def _cited(answer: Answer) -> set[str]:
    return {citation.path.rsplit("/", 1)[-1].removesuffix(".txt") for citation in answer.citations}


@pytest.mark.parametrize(
    "turns",
    [
        (
            ("Ai ký Chỉ thị 30-CT/TU của Tỉnh ủy Ba Trúc?", "Mạc Thị Hiên"),
            ("Thế còn Hòa Mai?", "Đàm Quang Thiều"),
            ("nó thay thế văn bản nào?", "12-CT/TU"),
            ("còn hiệu lực không?", "Trong kho không có văn bản nào thay thế"),
        ),
        (
            ("Chỉ thị 30-CT/TU nói về gì?", "chọn một"),
            ("cái thứ hai", "sinh hoạt chi bộ"),
            ("ban hành ngày nào?", "19 tháng 10 năm 2022"),
        ),
        (
            ("Who signed Directive 30-CT/TU of Hòa Mai?", "Đàm Quang Thiều"),
            ("What about Ba Trúc?", "Mạc Thị Hiên"),
        ),
        (
            ("Kế hoạch 77-KH/HU thực hiện chỉ thị nào?", "30-CT/TU"),
            ("chỉ thị đó do ai ký?", "Mạc Thị Hiên"),
        ),
        (
            ("Kế hoạch 77-KH/HU giao Hội Liên hiệp Phụ nữ huyện làm gì?", "giỏ tre"),
            ("vận động bao nhiêu hội viên?", "900"),
        ),
    ],
)
def test_a_conversation_is_carried_on(engine: Engine, turns: tuple[tuple[str, str], ...]) -> None:
    name = turns[0][0]
    for question, said in turns:
        assert said in engine.ask(question, conversation=name).answer


@pytest.mark.parametrize(
    ("question", "said", "cited"),
    [
        ("Chỉ thị nào thay thế Chỉ thị 12-CT/TU của Hòa Mai?", "30-CT/TU", {"hoa-mai-30"}),
        ("chi thi 12-ct/tu cua hoa mai con hieu luc khong", "Không.", {"hoa-mai-30"}),
        ("Is Directive 12-CT/TU of Hòa Mai still in force?", "No.", {"hoa-mai-30"}),
        ("Kế hoạch 77-KH/HU thực hiện chỉ thị nào?", "30-CT/TU", {"ben-go-77"}),
        ("Kế hoạch nào thực hiện Chỉ thị 30-CT/TU của Ba Trúc?", "77-KH/HU", {"ben-go-77"}),
        ("Chỉ thị 30-CT/TU của Ba Trúc căn cứ nghị quyết nào?", "10-NQ/TW", {"ba-truc-30"}),
        ("3 sạch của tỉnh Ba Trúc là gì?", "sạch tay", {"ba-truc-30"}),
        ("Which plan implements Directive 30-CT/TU of Ba Trúc?", "77-KH/HU", {"ben-go-77"}),
    ],
)
def test_a_papers_standing_is_told_from_its_relations(
    engine: Engine, question: str, said: str, cited: set[str]
) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert said in answer.answer
    assert _cited(answer) == cited


@pytest.mark.parametrize(
    "question",
    [
        "3 sạch của tỉnh Hòa Mai là gì?",
        "Huyện Gò Me có kinh phí di dời chợ bao nhiêu?",
        "Nghị quyết 10-NQ/TW quy định gì?",
        "Chỉ thị 12-CT/TU của Hòa Mai giao ai biên soạn sổ tay?",
    ],
)
def test_nothing_is_taken_from_another_place_or_from_a_bare_mention(
    engine: Engine, question: str
) -> None:
    assert engine.ask(question).status == "not_found"


def test_a_paper_only_named_is_said_to_be_so(engine: Engine) -> None:
    note = engine.ask("Nghị quyết 10-NQ/TW nói về vấn đề gì?").note
    assert note == "10-NQ/TW chỉ được nhắc đến trong kho văn bản, không có toàn văn"


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("Huyện Bến Gỗ di dời bao nhiêu sạp hàng?", ("412 sạp", "421 sạp")),
        ("Lễ khánh thành chợ mới ở Bến Gỗ diễn ra ngày nào?", ("02/9/2021", "03/9/2021")),
    ],
)
def test_texts_that_disagree_are_both_shown_and_named(
    engine: Engine, question: str, values: tuple[str, str]
) -> None:
    answer = engine.ask(question)
    assert all(value in answer.answer for value in values)
    assert answer.note.startswith("Các tài liệu nêu khác nhau: ")
    assert "Bến Gỗ dời chợ ra sao" in answer.note
    assert _cited(answer) == {"tin-cho-1", "tin-cho-2"}


def test_texts_that_agree_are_no_conflict(engine: Engine) -> None:
    answer = engine.ask("Kinh phí di dời sạp hàng ở Bến Gỗ là bao nhiêu?")
    assert "2,6 tỷ đồng" in answer.answer
    assert answer.note == ""


def test_the_day_of_a_meeting_on_a_paper_is_not_its_day_of_issue(engine: Engine) -> None:
    answer = engine.ask("Chỉ thị 30-CT/TU của Ba Trúc ban hành ngày nào?")
    assert answer.answer.startswith("ngày 04 tháng 3 năm 2021 [1]")
    assert "20/8/2022" not in answer.answer
    assert answer.note == ""


def test_two_papers_are_compared_on_what_is_asked(engine: Engine) -> None:
    answer = engine.ask(
        "Chỉ thị 30-CT/TU của Ba Trúc và của Hòa Mai khác nhau thế nào về người ký?"
    )
    assert [item.text for item in answer.items] == [
        "Người ký của Chỉ thị 30-CT/TU của Ba Trúc: Mạc Thị Hiên",
        "Người ký của Chỉ thị 30-CT/TU của Hòa Mai: Đàm Quang Thiều",
    ]


def test_what_a_paper_says_is_its_title_and_main_points(engine: Engine) -> None:
    answer = engine.ask("Chỉ thị 30-CT/TU của Hòa Mai quy định những nội dung gì?")
    assert [item.text.split()[0] for item in answer.items] == ["về", "Mỗi", "Ban"]


def test_a_bare_number_asks_for_its_title(engine: Engine) -> None:
    assert "Thực hiện" in engine.ask("77-KH/HU").answer.capitalize()


def test_a_reply_without_words_is_in_the_language_of_the_program(engine: Engine) -> None:
    assert engine.ask("?", language="en").answer == "The question is empty; please type one."
    assert engine.ask("?").answer == "Câu hỏi chưa có nội dung; xin nhập câu hỏi."


def test_documents_on_one_paper_leave_out_its_namesake(engine: Engine) -> None:
    answer = engine.ask("Những tài liệu nào nói về Chỉ thị 30-CT/TU của Ba Trúc?")
    assert _cited(answer) == {"ba-truc-30", "ben-go-77", "tin-cho-1", "tin-cho-2"}


_NAMED = "Chỉ thị số 07-CT/TU của Tỉnh ủy Lâm Hà"
_TURN = Turn("Ai ký Chỉ thị 7-CT/TU của Tỉnh ủy Lâm Hà?", (_NAMED,), ((6, 40),))


@pytest.mark.parametrize(
    ("question", "turn", "whole"),
    [
        ("Thế còn Vân Đồn?", _TURN, "Ai ký Chỉ thị 7-CT/TU của Vân Đồn?"),
        ("Thế còn Kế hoạch 9-KH/HU?", _TURN, "Ai ký Kế hoạch 9-KH/HU?"),
        ("nó ban hành ngày nào?", _TURN, f"{_NAMED} ban hành ngày nào?"),
        ("Ban hành ngày nào?", _TURN, f"Ban hành ngày nào? ({_NAMED})"),
        ("Chỉ thị 7-CT/TU có mấy nhiệm vụ?", _TURN, f"{_NAMED} có mấy nhiệm vụ?"),
        (
            "và năm 2024?",
            Turn("Năm 2023 xã Bàu Sen trồng bao nhiêu cây?", ()),
            "năm 2024 xã Bàu Sen trồng bao nhiêu cây?",
        ),
        (
            "Còn Sở Tài chính?",
            Turn("Sở Y tế phải báo cáo trước ngày nào?", ()),
            "Sở Tài chính phải báo cáo trước ngày nào?",
        ),
        (
            "trước ngày nào?",
            Turn("Sở Y tế phải làm gì?", ()),
            "Sở Y tế trước ngày nào?",
        ),
        (
            "Còn Chủ tịch UBND huyện?",
            Turn("Ai là Bí thư Huyện ủy An Lộc?", ()),
            "Ai là Chủ tịch UBND huyện An Lộc?",
        ),
        (
            "còn kinh phí?",
            Turn("Xã Bàu Sen trồng bao nhiêu cây?", ()),
            "Kinh phí là bao nhiêu? (Xã Bàu Sen)",
        ),
    ],
)
def test_a_follow_up_is_made_whole(question: str, turn: Turn, whole: str) -> None:
    assert follow(question, turn).question == whole


def test_a_choice_is_picked_by_its_place_its_issuer_or_its_year() -> None:
    papers = tuple(
        Reference("CT", "7", "TU", issuer=f"Tỉnh ủy {place}", said_year=year, party=True)
        for place, year in (("Lâm Hà", 2020), ("Vân An", 2022))
    )
    turn = Turn("Ai ký Chỉ thị 7-CT/TU?", (), ((6, 21),), choices=papers)
    wanted = "Ai ký Chỉ thị số 07-CT/TU của Tỉnh ủy Vân An?"
    for reply in ("2", "cái thứ hai", "của Vân An", "van an", "năm 2022"):
        assert follow(reply, turn).question == wanted
    assert follow("cái thứ ba", turn).question != wanted


def test_a_whole_question_is_not_bent_by_the_turn_before() -> None:
    turn = Turn("Ai ký Chỉ thị 7-CT/TU của Tỉnh ủy Lâm Hà?",
                ("Chỉ thị số 7-CT/TU của Tỉnh ủy Lâm Hà",), ((6, 40),))  # fmt: skip
    whole = "Mặt trận Tổ quốc quận An Lộc đã thực hiện bao nhiêu cuộc giám sát?"
    assert follow(whole, turn).question == whole
    assert is_whole("When was Directive 7-CT/TU issued?")
    assert not is_whole("Còn Sở Y tế thì sao?")
