"""Generated sets: gold is what the text says, refusals are truly absent, reviews are kept."""

import argparse
from dataclasses import replace
from pathlib import Path

import pytest

from eval.cli_make import read_all, run_review
from eval.draw import drawn
from eval.make import keep_reviews, make_questions
from eval.make_heads import list_heads
from eval.make_stems import question_stem, said_elsewhere
from eval.questions import Question, QuestionSet
from eval.set_files import load_questions, save_questions
from ingest.document import load
from ingest.folding import fold
from ingest.model import Document, Page

PLAN = """HUYỆN ỦY ĐỒNG VẠN
*
Số 17-KH/HU\tĐồng Vạn, ngày 05 tháng 3 năm 2024

KẾ HOẠCH
về việc nâng cao chất lượng tiếp dân ở các xã, thị trấn

Thực hiện Chỉ thị số 12-CT/TU ngày 10/01/2024, Ban Thường vụ Huyện ủy ban hành kế hoạch:

I. NỘI DUNG
Các xã thực hiện 3 nhóm nhiệm vụ sau đây:
1. Công khai lịch tiếp dân tại trụ sở.
2. Trả lời đơn thư đúng hạn.
3. Tập huấn kỹ năng cho công chức.
Năm 2023, huyện Đồng Vạn đã tiếp 1.245 lượt công dân tại trụ sở.

II. TỔ CHỨC THỰC HIỆN
1. Ban Tổ chức Huyện ủy chủ trì xây dựng mẫu sổ theo dõi tiếp dân, hoàn thành trước ngày 30/4/2024.
2. Văn phòng Huyện ủy theo dõi việc thực hiện kế hoạch ở các xã, báo cáo hằng quý.

T/M BAN THƯỜNG VỤ
BÍ THƯ
Trần Bảo Lâm
"""
NEWS = """Bản Khe có cách tiếp dân mới

Xã Bản Khe thực hiện “3 sẵn sàng” gồm sẵn sàng người, sẵn sàng hồ sơ, sẵn sàng giải thích.
Trong quý I năm 2024, xã Bản Khe đã giải quyết 58 đơn thư của người dân, không còn đơn quá hạn.
"""


@pytest.fixture
def documents(tmp_path: Path) -> list[Document]:
    found = []
    for name, text in (("ke-hoach.txt", PLAN), ("tin.txt", NEWS)):
        (tmp_path / name).write_text(text, "utf-8")
        found.append(load(tmp_path / name, name, name))
    return found


@pytest.fixture
def made(documents: list[Document]) -> list[Question]:
    return make_questions(documents)


def by_text(made: list[Question], text: str) -> Question:
    return next(question for question in made if question.question == text)


def test_evidence_is_the_text_at_its_offsets(
    documents: list[Document], made: list[Question]
) -> None:
    texts = {document.path: document.text for document in documents}
    checked = 0
    for question in made:
        for evidence in question.evidence:
            assert texts[evidence.document][evidence.start : evidence.end] == evidence.text != ""
            checked += 1
    assert checked > 10


def test_gold_stands_in_the_evidence(made: list[Question]) -> None:
    judged = [q for q in made if q.kind in ("number", "list", "who") and q.must]
    assert {q.kind for q in judged} == {"number", "list", "who"}
    for question in judged:
        proof = " ".join(evidence.text for evidence in question.evidence)
        for group in question.must:
            assert any(fold(wanted) in fold(proof) for wanted in group), question


def test_header_lists_duties_and_figures_are_asked(made: list[Question]) -> None:
    paper = "Kế hoạch số 17-KH/HU của Huyện ủy Đồng Vạn"
    assert by_text(made, f"{paper} được ban hành vào ngày nào?").must[0][0] == "5/3/2024"
    assert by_text(made, f"Ai là người ký {paper}?").must == (("Trần Bảo Lâm",),)
    listed = by_text(made, f"3 nhóm nhiệm vụ được nêu trong {paper} là những gì?")
    assert listed.must == (
        ("Công khai lịch tiếp dân tại trụ sở",),
        ("Trả lời đơn thư đúng hạn",),
        ("Tập huấn kỹ năng cho công chức",),
    )
    lead = by_text(made, f"Theo {paper}, đơn vị nào phải xây dựng mẫu sổ theo dõi tiếp dân?")
    assert lead.must == (("Ban Tổ chức Huyện ủy",),)
    assert any(q.must == (("1.245",),) and "bao nhiêu lượt" in q.question for q in made)


def test_several_wordings_share_one_gold(made: list[Question]) -> None:
    issued = [q for q in made if q.must and q.must[0][0] == "5/3/2024"]
    assert {q.style for q in issued} == {"", "short", "english", "no-diacritics"}


def test_refusals_are_absent_from_every_text(
    documents: list[Document], made: list[Question]
) -> None:
    everything = fold("\n".join(document.text for document in documents))
    refused = [q for q in made if q.expects == "refusal"]
    assert {"absent paper", "false premise", "absent attribute", "foreign place"} <= {
        q.style for q in refused
    }
    for question in refused:
        assert question.note
        if question.style == "foreign place":
            assert fold(question.note.removeprefix("kho không nhắc đến ")) not in everything
    paper = "Kế hoạch số 17-KH/HU của Huyện ủy Đồng Vạn"
    premise = by_text(made, f"“3 sẵn sàng” trong {paper} gồm những gì?")
    assert premise.expects == "refusal"
    counts = [q.question for q in refused if "nhóm nhiệm vụ trong" in q.question]
    assert counts
    assert not any(text.startswith(("2 ", "3 ")) for text in counts)  # groups that the plan has


def test_the_same_documents_and_seed_make_the_same_set(
    documents: list[Document], made: list[Question]
) -> None:
    assert make_questions(documents) == made
    assert len({question.id for question in made}) == len(made)
    assert all(question.generated for question in made)


def test_papers_of_two_issuers_need_a_clarification(tmp_path: Path) -> None:
    found = []
    for number, name in enumerate(("ĐỒNG VẠN", "TRÀ KHUÔNG")):
        path = tmp_path / f"{number}.txt"
        path.write_text(PLAN.replace("ĐỒNG VẠN", name).replace("Đồng Vạn", name.title()), "utf-8")
        found.append(load(path, str(number), path.name))
    asked = [q for q in make_questions(found) if q.expects == "clarification"]
    assert [q.question for q in asked] == ["Văn bản số 17-KH/HU được ban hành vào ngày nào?"]


def test_heads_are_whole_phrases_without_ties() -> None:
    items = [
        "- Trước hết là mở lớp dạy bơi cho trẻ em, học sinh trong dịp hè tại mọi xã ven sông;",
        "- Nhóm B – Phương thức làm việc: đổi mới cách họp.",
        "- Về công tác cán bộ, yêu cầu phải rà soát lại.",
        "- Cuối cùng là các thôn, bản, tổ dân phố thực hiện “2 sẵn sàng”: áo phao, dây cứu sinh.",
    ]
    assert list_heads(items) == (
        "mở lớp dạy bơi",
        "Phương thức làm việc",
        "công tác cán bộ",
        "các thôn, bản, tổ dân phố thực hiện “2 sẵn sàng”",
    )
    twins = "Cấp tỉnh bảo vệ cán bộ dám nói, dám làm, dám chịu trách nhiệm trước dân."
    assert list_heads([twins, "Khen thưởng."])[0] == twins.rstrip(".")
    assert list_heads(["a) Sửa đường;", "b) Sửa đường."]) == ()


@pytest.mark.parametrize(
    ("stem", "asked"),
    [
        (  # a second fact is not told
            "năm 2021, xã Yên Lạng trồng bao nhiêu ha chè, sản lượng tăng 12%?",
            "năm 2021, xã Yên Lạng trồng bao nhiêu ha chè",
        ),
        (
            "Phòng Y tế khám cho bao nhiêu người cao tuổi, hoàn thành trước ngày 4/5/2021?",
            "Phòng Y tế khám cho bao nhiêu người cao tuổi",
        ),
        (  # nor the answer
            "huyện mở bao nhiêu lớp dạy nghề là lớp mộc, lớp may và lớp hàn?",
            "huyện mở bao nhiêu lớp dạy nghề",
        ),
        (
            "hội thảo thu hút hơn bao nhiêu hộ nuôi ong trong huyện tham gia?",
            "hội thảo thu hút bao nhiêu hộ nuôi ong trong huyện tham gia",
        ),
        (
            "đến hết ngày nào, toàn bộ hộ nghèo được cấp thẻ bảo hiểm?",
            "đến hết ngày nào thì toàn bộ hộ nghèo được cấp thẻ bảo hiểm",
        ),
        (
            "kế hoạch số 12/KH-UBND được ban hành ngày nào?",
            "Kế hoạch số 12/KH-UBND được ban hành ngày nào",
        ),
        ("vì năm 2021 toàn xã có bao nhiêu hộ nghèo?", None),
        ("phê bình trường Tiểu học Bản Khe để bao nhiêu học sinh nghỉ học?", None),
        ("mới có 11 trên bao nhiêu trường đạt chuẩn trong toàn huyện?", None),
        ("đơn vị nào có trên bao nhiêu phần trăm đơn quá hạn thì giải trình?", None),
        ("có bao nhiêu phần trăm cho rằng đường vào bản còn khó đi?", None),
        ("qua kiểm tra tại bao nhiêu cơ sở, đoàn lập 3 biên bản vi phạm?", None),
        ("năm 2021, đã kiểm tra bao nhiêu lượt tại các chợ đầu mối?", None),
        ("phải giao Sở Y tế trình đề án trạm y tế trước ngày nào?", None),
        ("tổ chức 2 hội thi: hội thi nấu ăn vào ngày nào và hội thi may ngày 4/5/2021?", None),
    ],
)
def test_stems_ask_one_thing_or_nothing(stem: str, asked: str | None) -> None:
    assert question_stem(stem, "") == asked


def test_a_later_clause_keeps_the_period_and_needs_its_place() -> None:
    quote = "Năm 2021, toàn tỉnh có 40 trạm bơm; 12 trạm phải sửa chữa lớn sau mùa mưa lũ."
    stem = question_stem("bao nhiêu trạm phải sửa chữa lớn sau mùa mưa lũ?", quote)
    assert stem == "năm 2021, bao nhiêu trạm phải sửa chữa lớn sau mùa mưa lũ"
    quote = "Huyện Trà Khuông có 40 trạm bơm; hệ thống kênh dài 12 km đã xuống cấp."
    assert question_stem("hệ thống kênh dài bao nhiêu km đã xuống cấp?", quote) is None


def test_a_short_clause_that_goes_on_from_another_is_not_asked() -> None:
    quote = "Sở Y tế sửa lịch trực ở 12 trạm; thông báo lịch mới trước ngày 4/5/2021."
    assert question_stem("Sở Y tế phải thông báo lịch mới trước ngày nào?", quote) is None
    quote = "Sở Y tế sửa lịch trực; mở phòng khám cho người cao tuổi ở 12 xã ven sông Lô."
    stem = question_stem("Sở Y tế mở phòng khám cho người cao tuổi ở bao nhiêu xã ven sông?", quote)
    assert stem == "Sở Y tế mở phòng khám cho người cao tuổi ở bao nhiêu xã ven sông"


def test_what_is_said_of_another_time_is_not_asked() -> None:
    stem = "Hạt Kiểm lâm huyện kiểm tra bao nhiêu cơ sở chế biến gỗ"
    assert said_elsewhere(stem, ["Quý II, Hạt Kiểm lâm huyện kiểm tra 9 cơ sở chế biến gỗ."])
    assert not said_elsewhere(stem, ["Hạt Kiểm lâm huyện trồng 9 ha rừng."])


def test_scanned_pages_give_no_gold(documents: list[Document]) -> None:
    plan, news = documents
    scanned = replace(plan, pages=(Page(1, 0, len(plan.text), 0.95),))
    made = make_questions([scanned, news])
    assert {q.documents for q in made if q.evidence} == {("tin.txt",)}
    assert not any("Đồng Vạn" in q.question for q in made if q.style == "absent attribute")


def test_one_list_said_in_two_counts_is_not_counted(tmp_path: Path) -> None:
    path = tmp_path / "hai.txt"
    path.write_text(
        PLAN.replace("Năm 2023,", "Thị trấn tự đặt 7 nhóm nhiệm vụ. Năm 2023,"), "utf-8"
    )
    made = make_questions([load(path, "hai", "hai.txt")])
    assert any(q.kind == "list" for q in made)
    assert not any(q.question.startswith("Có bao nhiêu nhóm nhiệm vụ") for q in made)


def test_drawn_questions_bring_their_evidence(
    documents: list[Document], made: list[Question]
) -> None:
    held = {document.path: document for document in documents}
    first = list(drawn(made, held, count=12, seed=3))
    assert first == list(drawn(made, held, count=12, seed=3))
    assert len({entry["id"] for entry in first}) == 12
    for entry in first:
        for evidence, around in zip(entry["evidence"], entry["around"], strict=True):  # type: ignore[call-overload]
            assert evidence in around


def test_review_in_a_spreadsheet_comes_back(made: list[Question], tmp_path: Path) -> None:
    source, sheet = tmp_path / "q.jsonl", tmp_path / "q.xlsx"
    save_questions(source, QuestionSet("q", "jsonl", tuple(made)))
    first, second = made[0], made[1]
    edited = [
        replace(first, review="x", question=first.question + " Nêu rõ."),
        replace(second, review="Loại"),
        *made[2:],
    ]
    save_questions(sheet, QuestionSet("q", "xlsx", tuple(edited)))
    run_review(argparse.Namespace(sheet=sheet, into=source), tmp_path)
    kept = {question.id: question for question in read_all(source).questions}
    assert kept[first.id].question.endswith("Nêu rõ.")
    assert kept[first.id].review == "đúng"
    assert kept[first.id].evidence == first.evidence
    asked = load_questions(source)
    assert second.id not in {question.id for question in asked.questions}
    assert "1 câu đã bị loại khi duyệt nên không hỏi" in asked.notes
    again = {question.id: question for question in keep_reviews(made, kept)}
    assert again[first.id].question.endswith("Nêu rõ.")
    assert again[second.id].review == "sai"


def test_a_reviewed_spreadsheet_begins_a_set(made: list[Question], tmp_path: Path) -> None:
    into, sheet = tmp_path / "new.jsonl", tmp_path / "q.xlsx"
    save_questions(sheet, QuestionSet("q", "xlsx", (replace(made[0], review="sai"), *made[1:3])))
    run_review(argparse.Namespace(sheet=sheet, into=into), tmp_path)
    kept = {question.id: question.review for question in read_all(into).questions}
    assert kept == {made[0].id: "sai", made[1].id: "", made[2].id: ""}


def test_posts_are_asked_where_one_person_holds_them(tmp_path: Path) -> None:
    text = (
        "Bản Khe đón khách\n\n"
        "Đồng chí Giàng Thị Mỷ, Chủ tịch UBND xã Bản Khe, cho biết chợ phiên đã đông trở lại.\n"
        "Đồng chí Lò Văn Páo, Phó Chủ tịch UBND huyện Đồng Vạn, đề nghị xã mở thêm bãi xe.\n"
        "Đồng chí Hà Thị Son, Phó Chủ tịch UBND huyện Đồng Vạn, tặng quà các hộ bán hàng.\n"
    )
    (tmp_path / "tin.txt").write_text(text, "utf-8")
    found = make_questions([load(tmp_path / "tin.txt", "tin.txt", "tin.txt")])
    asked = {question.question: question.must for question in found if question.kind == "who"}
    name = "tài liệu “Bản Khe đón khách”"
    assert asked[f"Theo {name}, ai là Chủ tịch UBND xã Bản Khe?"] == (("Giàng Thị Mỷ",),)
    assert asked[f"Theo {name}, Lò Văn Páo giữ chức vụ gì?"] == (
        ("Phó Chủ tịch UBND huyện Đồng Vạn",),
    )
    assert not any("ai là Phó Chủ tịch" in text for text in asked)  # two hold it
