"""Review and the desk: decisions are remembered, edits checked, documents chosen by number."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from app.study.bank import make_bank
from app.study.cli import study_command
from app.study.desk import StudyDesk
from app.study.items import CHOICE, Bank, Item
from app.study.repeats import asked_words
from app.study.review import ACCEPTED, EDITED, REJECTED, ReviewStore, decide
from app.study.review_sheet import read_review, read_rows, write_review
from ingest.document import load
from ingest.errors import BadInput
from ingest.model import Document
from ingest.workbook import Sheet, read_sheets, write_sheets

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
NAMES = ("lam-giang-17-ct-ubnd.txt", "van-hai-08-ct-tu.pdf", "lam-giang-08-ct-tu.pdf",
         "tin-van-hai-bao-ve-rung.txt")  # fmt: skip


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return [load(CORPUS / name, f"id-{name}", f"corpus/{name}") for name in NAMES]


@pytest.fixture(scope="module")
def bank(documents: list[Document]) -> Bank:
    return make_bank(documents[:1])


@pytest.fixture
def desk(documents: list[Document], tmp_path: Path) -> StudyDesk:
    rows = [SimpleNamespace(doc_id=d.doc_id, path=d.path, header=d.header) for d in documents]
    held = {document.doc_id: document for document in documents}
    engine = SimpleNamespace(
        directory=tmp_path, documents=lambda: rows, document=lambda doc_id: held[doc_id]
    )
    return StudyDesk(engine)  # type: ignore[arg-type]  # the three things that a desk asks for


def _choice(bank: Bank) -> Item:
    return next(item for item in bank.items if item.kind == CHOICE and item.fact == "number")


def test_a_rejected_item_is_gone_for_good(desk: StudyDesk) -> None:
    ids = [f"id-{NAMES[0]}"]
    item = desk.bank(ids).items[3]
    desk.reviews.add([decide(item, REJECTED)])
    assert item.id not in {each.id for each in desk.bank(ids).items}
    desk.reviews.add([decide(item, ACCEPTED)])
    assert item.id in {each.id for each in desk.bank(ids).items}


def test_an_edit_takes_its_items_place(tmp_path: Path, bank: Bank) -> None:
    item = _choice(bank)
    store = ReviewStore(tmp_path)
    store.add([decide(item, EDITED, stem="Tỷ lệ ấy là bao nhiêu?")])
    edited = next(each for each in ReviewStore(tmp_path).apply(bank).items if each.id == item.id)
    assert edited.stem == "Tỷ lệ ấy là bao nhiêu?"
    assert edited.options == item.options
    assert edited.edited


def test_an_edit_that_leaves_its_quote_is_flagged(bank: Bank) -> None:
    item = _choice(bank)
    options = ("999.999", *(option for option in item.options if option != item.answer))
    decision = decide(item, EDITED, options=options, answer="999.999")
    assert decision.broken == "đáp án đã sửa không có trong trích dẫn"
    assert decide(item, EDITED, stem="Con số được hỏi là bao nhiêu?").broken == ""


def test_an_edited_question_that_says_what_no_quote_says_is_flagged(bank: Bank) -> None:
    item = _choice(bank)
    changed = decide(item, EDITED, stem="Năm 1931, con số được hỏi là bao nhiêu?")
    assert changed.broken == "câu hỏi đã sửa nêu “1931” mà trích dẫn không có"
    telling = decide(item, EDITED, stem=f"Con số {item.answer} được hỏi là bao nhiêu?")
    assert telling.broken == "câu hỏi đã sửa để lộ đáp án"


def test_what_is_no_question_any_more_is_refused_in_its_row(bank: Bank) -> None:
    items = [item for item in bank.items if item.kind == CHOICE][:3]
    rows = [
        (item.id, "sửa", "", "", stem, *item.options, item.answer, "", "")
        for item, stem in zip(
            items, ("abc", "Theo đoạn trên, có bao nhiêu hồ sơ?", "Con số này là bao nhiêu (?"),
            strict=True,
        )
    ]  # fmt: skip
    decisions, problems = read_rows(rows, items)
    assert decisions == []
    assert [problem.split(":")[0] for problem in problems] == ["dòng 1", "dòng 2", "dòng 3"]
    assert all(item.id in problem for item, problem in zip(items, problems, strict=True))


def test_a_rejected_question_does_not_come_back_in_other_words(documents: list[Document]) -> None:
    made = make_bank(documents[:1])
    words = {item.id: asked_words(item) for item in made.items if item.kind == CHOICE}
    for item in made.items:
        if item.kind != CHOICE or item.fact != "unit":
            continue
        after = make_bank(documents[:1], refused={item.id})
        new = [each for each in after.items if each.id not in {i.id for i in made.items}]
        for each in new:
            same = each.answer == item.answer and each.kind == CHOICE
            assert not (same and asked_words(each) <= words[item.id]), each.stem


def test_an_edit_into_nonsense_is_refused(bank: Bank) -> None:
    item = _choice(bank)
    with pytest.raises(BadInput, match="không nằm trong các phương án"):
        decide(item, EDITED, answer="không có ở đâu")
    with pytest.raises(BadInput, match="trùng nhau"):
        decide(item, EDITED, options=(item.answer, "x", "x", "y"))
    with pytest.raises(BadInput, match="lựa chọn duyệt"):
        decide(item, "có lẽ")


def test_a_marked_sheet_comes_back_as_decisions(tmp_path: Path, bank: Bank) -> None:
    path = tmp_path / "bank.xlsx"
    write_review(bank, path)
    rows = [list(row) for row in read_sheets(path)[0].rows]
    item = _choice(bank)
    at = next(n for n, row in enumerate(rows) if row[0] == item.id)
    other = rows[1 if at != 1 else 2]
    other[1] = "bỏ"
    rows[at][1], rows[at][4] = "sửa", "Câu hỏi đã sửa là bao nhiêu?"
    broken = next(row for row in rows[1:] if row[0] not in (item.id, other[0]))
    broken[1] = "tùy"
    write_sheets(path, [Sheet("Câu hỏi", tuple(tuple(row) for row in rows))])
    decisions, problems = read_review(path, bank.items)
    assert {(each.item_id, each.verdict) for each in decisions} == {
        (other[0], REJECTED),
        (item.id, EDITED),
    }
    edit = next(each for each in decisions if each.verdict == EDITED)
    assert (edit.stem, edit.answer, edit.broken) == (rows[at][4], item.answer, "")
    assert problems == [f"dòng {rows.index(broken) + 1}: “tùy” không phải: nhận, sửa, bỏ"]


def test_another_workbook_is_no_bank(tmp_path: Path, bank: Bank) -> None:
    write_sheets(tmp_path / "x.xlsx", [Sheet("Lương", (("A",), ("1",)))])
    with pytest.raises(BadInput, match="không phải bảng duyệt"):
        read_review(tmp_path / "x.xlsx", bank.items)


def test_documents_are_chosen_by_id_path_name_and_number(desk: StudyDesk) -> None:
    expected = [f"id-{NAMES[0]}"]
    for selector in (expected[0], f"corpus/{NAMES[0]}", NAMES[0], "17/CT-UBND", "chi thi 17"):
        assert desk.choose(selector) == expected


def test_a_number_of_two_issuers_must_be_told_apart(desk: StudyDesk) -> None:
    with pytest.raises(BadInput, match=r"Lam Giang.*Vân Hải|Vân Hải.*Lam Giang"):
        desk.choose("08-CT/TU")
    assert desk.choose("Chỉ thị 08-CT/TU của Tỉnh ủy Vân Hải") == [f"id-{NAMES[1]}"]


def test_what_is_not_held_is_said(desk: StudyDesk) -> None:
    with pytest.raises(BadInput, match="không có và không nhắc đến"):
        desk.choose("99-CT/TU")
    with pytest.raises(BadInput, match="không có tài liệu nào"):
        desk.choose("tài liệu gì đó")


def test_each_suffix_makes_what_suits_it(desk: StudyDesk, tmp_path: Path) -> None:
    ids = [f"id-{NAMES[0]}"]
    assert desk.write(ids, tmp_path / "a.md").startswith("đã ghi tài liệu học tập")
    assert desk.write(ids, tmp_path / "a.pptx", size=12).startswith("đã ghi cuộc thi 12 câu")
    assert desk.write(ids, tmp_path / "a.jsonl", size=9).startswith("đã ghi 9 trên 9 câu hỏi")
    with pytest.raises(BadInput, match="từ 1 đến 1000, không phải 0"):
        desk.write(ids, tmp_path / "b.gift", size=0)
    with pytest.raises(BadInput, match="không phải: pack, bank, contest"):
        desk.write(ids, tmp_path / "b.md", product="lễ hội")


def test_the_command_refuses_an_unknown_suffix_before_any_work() -> None:
    with pytest.raises(BadInput, match="không biết ghi"):
        study_command(None, "17/CT-UBND", Path("x.odt"))  # type: ignore[arg-type]  # not reached
