"""What a question names, resolved against the documents held."""

from __future__ import annotations

import datetime as dt

import pytest

from index.asked import prepare
from index.model import Filters
from index.question import documents_within, read_scope
from index.schema import DocumentRow
from ingest.identity import parse_reference
from ingest.model import Fact, Header, Reference


def _row(doc_id: str, number: str, issuer: str, day: str, about: str = "") -> DocumentRow:
    paper = parse_reference(f"{number} của {issuer}") if number else None
    subject = parse_reference(about) if about else None
    header = Header(
        kind="directive" if number else "news",
        source="primary" if number else "secondary",
        identity=paper,
        issuer=Fact(issuer) if number else None,
        date=Fact(day),
        subjects=(subject,) if subject else (),
    )
    return DocumentRow(doc_id, f"{doc_id}.txt", "txt", "", header, 100, 1, "")


LAM_GIANG = "Chỉ thị số 31-CT/TU của Tỉnh ủy Lam Giang"
ROWS = [
    _row("tin", "", "", "2024-05-01", about=LAM_GIANG),
    _row("lam", "Chỉ thị số 31-CT/TU", "Tỉnh ủy Lam Giang", "2023-04-12"),
    _row("van", "Chỉ thị số 08-CT/TU", "Tỉnh ủy Vân Hải", "2022-10-03"),
    _row("lam8", "Chỉ thị số 08-CT/TU", "Tỉnh ủy Lam Giang", "2021-02-01"),
]
CITED = [Reference("NQ", "12", "TW", party=True)]


@pytest.mark.parametrize(
    ("question", "status", "documents"),
    [
        ("Chỉ thị 31-CT/TU nói về gì?", "found", ("lam", "tin")),
        ("chi thi 31 ct tu noi ve gi", "found", ("lam", "tin")),
        ("Chỉ thị 08-CT/TU nói về gì?", "ambiguous", ("van", "lam8")),
        ("Chỉ thị 08-CT/TU của Tỉnh ủy Vân Hải nói gì?", "found", ("van",)),
        ("Nghị quyết 12-NQ/TW nói gì?", "cited", ()),
        ("Chỉ thị 99-CT/TU nói gì?", "unknown", ()),
        ("Rừng phòng hộ do ai quản lý?", "open", ()),
        ("Các chỉ thị của Tỉnh ủy Vân Hải", "found", ("van",)),
        ("Chỉ thị ban hành năm 2021 nói gì?", "found", ("lam8",)),
        ("Chỉ thị ban hành tháng 10 năm 2022?", "found", ("van",)),
        ("Năm 2021 trồng được bao nhiêu rừng?", "open", ()),
        (
            "Hội nghị quán triệt Chỉ thị 31 của Huyện ủy Thanh Lâm họp ngày nào?",
            "found",
            ("lam", "tin"),
        ),
        ("Chỉ thị 31 của Huyện ủy Thanh Lâm nói gì?", "unknown", ()),
    ],
)
def test_scope(question: str, status: str, documents: tuple[str, ...]) -> None:
    scope = read_scope(question, ROWS, CITED)
    assert (scope.status, scope.doc_ids) == (status, documents)


def test_a_paper_named_again_more_exactly_is_one_paper() -> None:
    scope = read_scope(
        "Chỉ thị 08-CT/TU ban hành khi nào (08-CT/TU của Tỉnh ủy Vân Hải)?", ROWS, CITED
    )
    assert scope.status == "found"
    assert [paper.issuer for paper in scope.references] == ["Tỉnh ủy Vân Hải"]


def test_an_ambiguous_number_lists_its_papers() -> None:
    scope = read_scope("Chỉ thị 08-CT/TU nói về gì?", ROWS, CITED)
    assert {paper.issuer for paper in scope.choices} == {"Tỉnh ủy Vân Hải", "Tỉnh ủy Lam Giang"}


@pytest.mark.parametrize(
    ("filters", "documents"),
    [
        (Filters(), ["tin", "lam", "van", "lam8"]),
        (Filters(directive="08 ct tu"), ["van", "lam8"]),
        (Filters(directive="08-CT/TU", issuer="Lam Giang"), ["lam8"]),
        (Filters(kinds=("news",)), ["tin"]),
        (Filters(date_from=dt.date(2023, 1, 1)), ["tin", "lam"]),
        (Filters(date_to=dt.date(2022, 10, 3)), ["van", "lam8"]),
        (Filters(doc_ids=("lam", "nowhere")), ["lam"]),
    ],
)
def test_filters_keep_what_satisfies_them_all(filters: Filters, documents: list[str]) -> None:
    assert documents_within(filters, ROWS) == documents


def test_a_number_is_searched_in_both_forms() -> None:
    asked = prepare("Ba nhóm giải pháp và 4 mục tiêu của năm 2031")
    assert {"3_nhóm", "bốn_mục"} <= asked.terms.keys()
    assert {"3_nhom", "bon_muc"} <= asked.folded.keys()
    assert "5_2031" not in asked.terms
    assert asked.toned == "Ba nhóm giải pháp và 4 mục tiêu của năm 2031"


def test_another_day_given_to_a_held_paper_names_no_second_paper() -> None:
    paper = parse_reference("Chỉ thị số 31-CT/TU ngày 12/4/2023 của Tỉnh ủy Lam Giang")
    slip = parse_reference("Chỉ thị số 31-CT/TU ngày 01/02/1997 của Tỉnh ủy Lam Giang")
    held = Header(kind="directive", source="primary", identity=paper, issuer=Fact("Lam Giang"))
    news = Header(kind="news", source="secondary", subjects=(slip,) if slip else ())
    rows = [
        DocumentRow("lam", "lam.txt", "txt", "", held, 100, 1, ""),
        DocumentRow("tin", "tin.txt", "txt", "", news, 100, 1, ""),
    ]
    assert read_scope("Chỉ thị 31-CT/TU ban hành ngày nào?", rows, []).status == "found"


def test_a_slip_is_no_choice_beside_another_issuers_paper() -> None:
    told = (
        ("lam", "12/4/2023 của Tỉnh ủy Lam Giang", True),
        ("hai", "03/10/2022 của Tỉnh ủy Vân Hải", True),
        ("tin", "01/02/1997 của Tỉnh ủy Lam Giang", False),
    )
    rows = []
    for name, said, is_held in told:
        paper = parse_reference(f"Chỉ thị số 31-CT/TU ngày {said}")
        assert paper is not None
        header = (
            Header(kind="directive", source="primary", identity=paper)
            if is_held
            else Header(kind="news", source="secondary", subjects=(paper,))
        )
        rows.append(DocumentRow(name, f"{name}.txt", "txt", "", header, 100, 1, ""))
    scope = read_scope("Chỉ thị 31-CT/TU nói về gì?", rows, [])
    assert scope.status == "ambiguous"
    assert [choice.date.year for choice in scope.choices if choice.date] == [2023, 2022]
    found = read_scope("Chỉ thị 31-CT/TU của Tỉnh ủy Lam Giang nói về gì?", rows, [])
    assert (found.status, found.references[0].date) == ("found", dt.date(2023, 4, 12))
