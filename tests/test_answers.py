"""Answers on invented papers: right facts from the right paper, honest refusals, no invention."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine import Engine
from app.model import Answer
from index.syllable_encoder import SyllableEncoder
from tests.forest_papers import write_forest_papers
from tests.holding import holding


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the forest papers, encoded without a model."""
    paths = write_forest_papers(tmp_path_factory.mktemp("rung"))
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


def _cited(answer: Answer) -> set[str]:
    return {citation.doc_id for citation in answer.citations}


@pytest.mark.parametrize(
    ("question", "said", "doc_id"),
    [
        ("Chỉ thị 17-CT/HU do ai ký?", "Lò Văn Thưởng", "chi-thi-17"),
        ("chi thi 17 ct hu do ai ky", "Lò Văn Thưởng", "chi-thi-17"),
        ("Who signed Directive 17-CT/HU?", "Lò Văn Thưởng", "chi-thi-17"),
        ("Kết luận 88-KL/TU ban hành ngày nào?", "ngày 02 tháng 8 năm 2024", "ket-luan-88"),
        ("When was Conclusion 88-KL/TU issued?", "ngày 02 tháng 8 năm 2024", "ket-luan-88"),
        ("Chỉ thị 17-CT/HU nói về vấn đề gì?", "bảo vệ rừng", "chi-thi-17"),
        ("Năm 2023 có bao nhiêu vụ cháy rừng?", "07 vụ cháy rừng", "chi-thi-17"),
        ("Năm 2023 huyện Nà Pheo xảy ra bao nhiêu vụ phá rừng?", "23 vụ phá rừng", "chi-thi-17"),
        ("Sáu tháng đầu năm 2024 toàn tỉnh xảy ra bao nhiêu vụ phá rừng?", "41 vụ", "ket-luan-88"),
        ("Thu nhập bình quân từ rừng đạt bao nhiêu?", "45 triệu đồng", "ket-luan-88"),
        ("Chỉ thị 17-CT/HU thay thế văn bản nào?", "05-CT/HU", "chi-thi-17"),
        ("Bí thư Đảng ủy xã Nậm Tin là ai?", "Lường Thị Inh", "bao-giu-rung"),
        ("Vì sao huyện tổ chức trực gác lửa 24/24 giờ?", "mùa khô đến sớm", "dai-pha-rung-giam"),
        ("Phòng Tài chính - Kế hoạch có nhiệm vụ gì?", "bố trí 3,2 tỷ đồng", "chi-thi-17"),
    ],
)
def test_a_fact_comes_from_the_right_paper(
    engine: Engine, question: str, said: str, doc_id: str
) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert said in answer.answer
    assert doc_id in _cited(answer)


@pytest.mark.parametrize(
    ("question", "items"),
    [
        (
            "What are the three groups of solutions of Conclusion 88-KL/TU?",
            ["Thứ nhất", "Thứ hai", "Thứ ba"],
        ),
        (
            "Phương châm 4 tại chỗ gồm những gì?",
            ["chỉ huy tại chỗ", "lực lượng tại chỗ", "phương tiện tại chỗ", "hậu cần tại chỗ"],
        ),
        ("Ba nhóm giải pháp của Kết luận 88-KL/TU là gì?", ["Thứ nhất", "Thứ hai", "Thứ ba"]),
    ],
)
def test_a_list_is_whole_and_in_order(engine: Engine, question: str, items: list[str]) -> None:
    answer = engine.ask(question)
    assert answer.kind == "list"
    assert answer.expected_items == len(items)
    assert len(answer.items) == len(items)
    assert all(item.text.startswith(start) for item, start in zip(answer.items, items, strict=True))
    assert all(item.citations for item in answer.items)


@pytest.mark.parametrize(
    "question",
    [
        "Chỉ thị 18-CT/HU nói về gì?",
        "Chỉ thị 17-CT/UBND của UBND tỉnh Lai Châu ban hành ngày nào?",
        "Chỉ thị 17-CT/HU của Huyện ủy Đồng Sậy nói gì?",
        "Kết luận 88-KL/TU của Tỉnh ủy Vân Hải ban hành ngày nào?",
        "Năm nhóm giải pháp của Kết luận 88-KL/TU là gì?",
        "Mức phạt khi phá rừng là bao nhiêu?",
        "Bí thư Tỉnh ủy Sơn Lam là ai?",
        "Giá vàng hôm nay bao nhiêu?",
        "Thủ đô của Lào là gì?",
    ],
)
def test_what_is_not_held_is_refused(engine: Engine, question: str) -> None:
    answer = engine.ask(question)
    assert answer.status == "not_found"
    assert not answer.citations
    assert answer.note


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("Xã Nậm Tin xảy ra bao nhiêu vụ cháy?", "Số vụ cháy: 3 [1]"),
        ("Mấy vụ cháy ở xã Pá Khoang?", "Số vụ cháy: 0 [1]"),
        ("Kinh phí của xã Bản Lạnh là bao nhiêu?", "Kinh phí (triệu đồng): 145 [1]"),
        ("kinh phi cua xa nam tin la bao nhieu", "Kinh phí (triệu đồng): 210 [1]"),
        ("Diện tích của xã Pá Khoang là bao nhiêu?", "Diện tích (ha): 1.875 [1]"),
    ],
)
def test_a_table_answers_with_the_cell_under_the_right_head(
    engine: Engine, question: str, cell: str
) -> None:
    assert engine.ask(question).answer == cell


def test_a_table_without_such_a_column_answers_nothing(engine: Engine) -> None:
    assert engine.ask("Dân số của xã Pá Khoang là bao nhiêu?").status == "not_found"


def test_a_false_count_is_set_right(engine: Engine) -> None:
    note = engine.ask("Sáu việc của Kết luận 88-KL/TU là gì?").note
    assert "6 việc của 88-KL/TU" in note


def test_a_missing_paper_is_named(engine: Engine) -> None:
    assert "18-CT/HU" in engine.ask("Chỉ thị 18-CT/HU nói về gì?").note


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Chỉ thị 17-CT/HU có nói về phòng cháy, chữa cháy rừng không?", "Có."),
        ("Chỉ thị 17-CT/HU có thay thế Chỉ thị 05-CT/HU không?", "Có."),
        ("Does Directive 17-CT/HU replace 05-CT/HU?", "Yes: “"),
        ("Ủy ban Kiểm tra Huyện ủy có để kéo dài việc kiểm tra quá 60 ngày không?", "Không."),
    ],
)
def test_yes_or_no(engine: Engine, question: str, verdict: str) -> None:
    answer = engine.ask(question)
    assert answer.answer.startswith(verdict)
    assert answer.citations


@pytest.mark.parametrize(
    ("question", "papers"),
    [
        ("Chỉ thị nào đã bị thay thế?", ["05-CT/HU"]),
        ("Which directives have been replaced?", ["05-CT/HU"]),
        ("Chỉ thị nào thay thế chỉ thị khác?", ["17-CT/HU"]),
    ],
)
def test_papers_replaced_are_told_without_a_number(
    engine: Engine, question: str, papers: list[str]
) -> None:
    answer = engine.ask(question)
    told = [item.text for item in answer.items] or [answer.answer]
    assert [one.split()[0] for one in told] == papers


def test_a_matter_asked_with_it_is_not_passed_over(engine: Engine) -> None:
    assert "05-CT/HU" in engine.ask("Chỉ thị nào về bảo vệ rừng đã bị thay thế?").answer
    assert engine.ask("Chỉ thị nào về buôn lậu thuốc lá đã bị thay thế?").status == "not_found"


def test_papers_of_which_none_was_repealed_are_not_told(engine: Engine) -> None:
    assert engine.ask("Thông tư nào đã bị bãi bỏ?").status == "not_found"


def test_papers_that_disagree_are_both_shown(engine: Engine) -> None:
    answer = engine.ask("Xã Nậm Tin thành lập bao nhiêu tổ bảo vệ rừng cộng đồng?")
    assert "12 tổ" in answer.answer
    assert "14 tổ" in answer.answer
    assert _cited(answer) == {"bao-giu-rung", "dai-pha-rung-giam"}
    assert answer.note


def test_a_comparison_quotes_both_sides(engine: Engine) -> None:
    answer = engine.ask("So sánh Chỉ thị 17-CT/HU và Kết luận 88-KL/TU")
    assert answer.kind == "compare"
    assert {"chi-thi-17", "ket-luan-88"} <= _cited(answer)


def test_all_papers_on_a_directive_are_listed(engine: Engine) -> None:
    answer = engine.ask("Những tài liệu nào nói về Chỉ thị 17-CT/HU?")
    assert {"chi-thi-17", "bao-giu-rung", "dai-pha-rung-giam"} <= _cited(answer)


def test_a_follow_up_keeps_the_paper_and_takes_a_new_one(engine: Engine) -> None:
    assert "14 tháng 3" in engine.ask("Chỉ thị 17-CT/HU ban hành ngày nào?", "a").answer
    assert "Lò Văn Thưởng" in engine.ask("ai ký?", "a").answer
    assert "05-CT/HU" in engine.ask("nó thay thế văn bản nào?", "a").answer
    assert "Nguyễn Đình Quế" in engine.ask("Kết luận 88-KL/TU do ai ký?", "a").answer
    assert "02 tháng 8" in engine.ask("ban hành ngày nào?", "a").answer


def test_conversations_do_not_mix(engine: Engine) -> None:
    engine.ask("Chỉ thị 17-CT/HU ban hành ngày nào?", "mot")
    engine.ask("Kết luận 88-KL/TU ban hành ngày nào?", "hai")
    assert "Lò Văn Thưởng" in engine.ask("ai ký?", "mot").answer
    assert "Nguyễn Đình Quế" in engine.ask("ai ký?", "hai").answer


def test_an_issue_day_is_not_quoted_from_another_paper_when_its_own_is_held(tmp_path: Path) -> None:
    """Another official paper that only names this one proves nothing that it does not say."""
    own, plan = tmp_path / "chi-thi-9.txt", tmp_path / "ke-hoach-3.txt"
    own.write_text(
        "HUYỆN ỦY NÀ PHEO\nSố 09-CT/HU\nNà Pheo, ngày 05 tháng 6 năm 2024\nCHỈ THỊ\n"
        "về giữ sạch nguồn nước bản\nCác chi bộ vận động nhân dân giữ sạch nguồn nước.\n",
        encoding="utf-8",
    )
    plan.write_text(
        "ỦY BAN NHÂN DÂN\nHUYỆN NÀ PHEO\nSố: 03/KH-UBND\nNà Pheo, ngày 20 tháng 6 năm 2024\n"
        "KẾ HOẠCH\nThực hiện Chỉ thị số 09-CT/HU\n"
        "Thực hiện Chỉ thị số 09-CT/HU ngày 05/6/2024 của Huyện ủy Nà Pheo, Ủy ban nhân dân huyện "
        "ban hành kế hoạch này.\n",
        encoding="utf-8",
    )
    made = Engine.open(tmp_path / "chi-muc", encoder=SyllableEncoder())
    made.ingest([own, plan], processes=0)
    answer = made.ask("Chỉ thị 09-CT/HU ban hành ngày nào?")
    made.close()
    assert "05 tháng 6 năm 2024" in answer.answer
    assert _cited(answer) == {"chi-thi-9"}
