"""Papers' numbers are read however people write them, and other numbers are left alone."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from pathlib import Path

import pytest

from eval.papers import spelling_row
from ingest.identity import parse_reference, parse_references, same_paper, year_of
from ingest.model import Reference

TABLE = Path(__file__).parent.parent / "eval" / "sets" / "identity.jsonl"


def canonical(text: str) -> list[str]:
    return [reference.canonical for reference, _ in parse_references(text)]


def test_a_place_with_other_tones_is_another_place() -> None:
    (found,) = parse_references("Chỉ thị số 6-CT/TU của Tỉnh ủy Hà Giàng")
    assert found[0].issuer == "Tỉnh ủy Hà Giàng"
    (found,) = parse_references("chi thi so 6-ct/tu cua tinh uy ha giang")
    assert found[0].issuer == "Tỉnh ủy Hà Giang"


def test_the_table_of_spellings_is_large_and_nearly_all_of_it_is_read_right() -> None:
    rows = TABLE.read_text(encoding="utf-8").splitlines()
    row = spelling_row(TABLE)
    assert len(rows) >= 200
    assert len(row.errors) <= 0.02 * len(rows), row.errors


@pytest.mark.parametrize(
    "written",
    [
        "17-CT/TU",
        "17 - CT/TU",
        "17–CT/TU",
        "17ct/tu",
        "17 ct tu",
        "CT/TU 17",
        "17-TU/CT",
        "17/TU-CT",
    ],
)
def test_one_paper_has_one_canonical_form(written: str) -> None:
    assert canonical(f"theo chỉ thị {written}") == ["17-CT/TU"]


def test_the_span_is_exactly_the_words_of_the_number() -> None:
    text = "Triển khai Chỉ thị số 17-CT/TU của Tỉnh ủy Lam Giang."
    ((_, span),) = parse_references(text)
    assert text[span.start : span.end] == "Chỉ thị số 17-CT/TU"


def test_party_and_state_numbers_are_told_apart() -> None:
    party, state = parse_reference("17-CT/TU"), parse_reference("17/CT-UBND")
    assert party == Reference("CT", "17", "TU", party=True)
    assert state == Reference("CT", "17", "UBND")


def test_a_letter_belongs_to_the_number() -> None:
    assert canonical("Nghị quyết số 09b-NQ/TW") == ["09b-NQ/TW"]


def test_issuer_and_date_are_taken_from_the_words_behind() -> None:
    found = parse_reference(
        "Chỉ thị số 17-CT/TU, ngày 05/3/2024 của Ban Thường vụ Tỉnh ủy Lam Giang"
    )
    assert found == Reference(
        "CT", "17", "TU", None, "Tỉnh ủy Lam Giang", dt.date(2024, 3, 5), party=True
    )


def test_issuer_and_date_are_taken_from_the_words_before() -> None:
    found = parse_reference(
        "Ngày 5/3/2024, Ban Thường vụ Tỉnh ủy Lam Giang ban hành Chỉ thị 17-CT/TU"
    )
    assert found is not None
    assert (found.issuer, found.date) == ("Tỉnh ủy Lam Giang", dt.date(2024, 3, 5))


def test_nothing_is_taken_from_the_next_line_or_sentence() -> None:
    found = parse_references("- Chỉ thị số 17-CT/TU.\n- 05/3/2024: Huyện ủy Phú Khê họp.")
    assert [(reference.issuer, reference.date) for reference, _ in found] == [(None, None)]


def test_an_issuer_that_the_suffix_forbids_is_not_taken() -> None:
    found = parse_reference("Chỉ thị số 17-CT/TU (Huyện ủy Phú Khê)")
    assert found is not None
    assert found.issuer is None


def test_a_year_said_beside_the_number_is_kept_apart_from_one_inside() -> None:
    said, inside = parse_reference("Chỉ thị 17 năm 2024"), parse_reference("Chỉ thị 17/2024/CT-TTg")
    assert said is not None
    assert inside is not None
    assert (said.year, said.said_year, year_of(said)) == (None, 2024, 2024)
    assert (inside.year, inside.said_year, year_of(inside)) == (2024, None, 2024)


def test_numbers_that_share_a_word_are_all_read() -> None:
    assert canonical("chỉ thị 17 và 18 khác nhau ở đâu") == ["17-CT", "18-CT"]


def test_no_paper_is_read_from_a_form_or_a_table_number() -> None:
    assert canonical("theo Mẫu số 02/TB-ABC kèm theo") == []


def test_nfd_text_is_read_as_well() -> None:
    assert canonical(unicodedata.normalize("NFD", "Chỉ thị số 17-CT/ĐUK")) == ["17-CT/ĐUK"]


@pytest.mark.parametrize(
    "hostile",
    ["chỉ thị " * 1250, "1 " * 5000, "1/" * 5000, "24-CT/" * 1666, "ct-" * 3333, "số " * 3333 + "1",
     "chỉ thị của " + "a " * 5000 + "số 1", " " * 10000, "-" * 10000, "24" + " " * 9990 + "ct/tu"],
)  # fmt: skip
def test_ten_thousand_hostile_characters_end(hostile: str) -> None:
    assert len(parse_references(hostile)) <= len(hostile)


def test_same_paper_asks_for_agreement_only_in_what_both_say() -> None:
    bare = Reference("CT", "17")
    full = Reference("CT", "17", "TU", issuer="Tỉnh ủy Lam Giang", party=True)
    assert same_paper(bare, full)
    assert not same_paper(full, Reference("CT", "17", "TU", issuer="Tỉnh ủy Vân Hải", party=True))
    assert not same_paper(full, Reference("KH", "17", "TU", party=True))
    assert not same_paper(full, Reference("CT", "18", "TU", party=True))


def test_a_misdated_mention_is_the_same_paper_only_with_the_same_issuer() -> None:
    issued = Reference("CT", "17", "TU", issuer="Tỉnh ủy Lam Giang", date=dt.date(2024, 3, 5))
    misdated = Reference("CT", "17", "TU", issuer="Tỉnh ủy Lam Giang", date=dt.date(2024, 3, 6))
    nameless = Reference("CT", "17", "TU", date=dt.date(2024, 3, 6))
    assert same_paper(issued, misdated)
    assert not same_paper(issued, nameless)


def test_every_row_of_the_table_has_its_own_id() -> None:
    ids = [json.loads(line)["id"] for line in TABLE.read_text(encoding="utf-8").splitlines()]
    assert len(set(ids)) == len(ids)


def test_a_full_stop_after_a_level_ends_the_issuer() -> None:
    found = parse_references("Theo Chỉ thị số 05/CT-UBND của UBND tỉnh. Hà Nội có mưa.")
    assert [reference.issuer for reference, _ in found] == ["UBND tỉnh"]
    found = parse_references("Theo Chỉ thị số 05/CT-UBND của UBND TP. Hà Nội.")
    assert [reference.issuer for reference, _ in found] == ["UBND thành phố Hà Nội"]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("kế hoạch số 61-kh/hu của huyện ủy đông lĩnh nói gì", "Huyện ủy Đông Lĩnh"),
        ("ke hoach so 61-kh/hu cua huyen uy dong linh noi gi", "Huyện ủy Dong Linh"),
        ("kế hoạch 61-kh/hu của huyện ủy chỉ đạo việc gì", "Huyện ủy"),
    ],
)
def test_places_are_read_in_questions_without_capitals(text: str, issuer: str) -> None:
    found = parse_reference(text)
    assert found is not None
    assert found.issuer == issuer
