"""How papers stand to one another, each relation with the words that prove it."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.model import Header
from ingest.relations import find_relations
from tests.official_papers import NEWS, PARTY_DIRECTIVE, STATE_DIRECTIVE, relations_of


def kinds(text: str) -> list[tuple[str, str]]:
    return [
        (relation.type, relation.target.canonical)
        for relation in find_relations(text, Header(), ())
    ]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Căn cứ Nghị định số 14/2017/NĐ-CP của Chính phủ;", "based_on"),
        ("Để thực hiện Nghị định số 14/2017/NĐ-CP, các xã họp.", "implements"),
        ("Quyết định này thay thế Nghị định số 14/2017/NĐ-CP.", "replaces"),
        ("Bãi bỏ Nghị định số 14/2017/NĐ-CP của Chính phủ.", "repeals"),
        ("Nghị định số 14/2017/NĐ-CP hết hiệu lực từ ngày ký.", "repeals"),
        ("Sửa đổi, bổ sung một số điều của Nghị định số 14/2017/NĐ-CP.", "amends"),
        ("Thông tư hướng dẫn Nghị định số 14/2017/NĐ-CP.", "guides"),
        ("Đại biểu nhắc tới Nghị định số 14/2017/NĐ-CP.", "mentions"),
    ],
)
def test_the_words_before_a_number_say_the_relation(sentence: str, kind: str) -> None:
    assert kinds(sentence) == [(kind, "14/2017/NĐ-CP")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bãi bỏ Nghị định số 14/2017/NĐ-CP của Chính phủ; Nghị định số 20/2019/NĐ-CP ngày "
            "05 tháng 3 năm 2019 của Chính phủ sửa đổi một số điều Nghị định số 19/2015/NĐ-CP.",
            [
                ("repeals", "14/2017/NĐ-CP"),
                ("repeals", "20/2019/NĐ-CP"),
                ("mentions", "19/2015/NĐ-CP"),
            ],
        ),
        (
            "Bãi bỏ Nghị định số 14/2017/NĐ-CP; Điều 2 và khoản 3 Điều 6 Nghị định số "
            "20/2019/NĐ-CP; Điều 1 Nghị định số 31/2021/NĐ-CP.",
            [
                ("repeals", "14/2017/NĐ-CP"),
                ("repeals", "20/2019/NĐ-CP"),
                ("repeals", "31/2021/NĐ-CP"),
            ],
        ),
        (
            "Hồ sơ thực hiện theo quy định tại Nghị định số 14/2017/NĐ-CP được sửa đổi, bổ sung "
            "tại Nghị định số 20/2019/NĐ-CP.",
            [("mentions", "14/2017/NĐ-CP"), ("mentions", "20/2019/NĐ-CP")],
        ),
    ],
)
def test_a_paper_in_the_title_of_another_or_only_pointed_at_is_mentioned(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert kinds(text) == expected


def test_a_word_does_not_reach_over_another_paper() -> None:
    text = "Thực hiện Chỉ thị số 17-CT/TU, huyện đã ra Kế hoạch số 45-KH/HU."
    assert kinds(text) == [("implements", "17-CT/TU"), ("mentions", "45-KH/HU")]


def test_papers_of_one_kind_that_are_joined_share_the_relation() -> None:
    text = "Thực hiện Chỉ thị số 17-CT/TU và Chỉ thị số 18-CT/TU, huyện họp."
    assert kinds(text) == [("implements", "17-CT/TU"), ("implements", "18-CT/TU")]


def test_the_target_has_the_issuer_and_date_that_the_text_tells_elsewhere() -> None:
    text, relations = relations_of(NEWS)
    first = relations[0]
    assert (first.type, first.target.issuer, first.target.date) == (
        "implements",
        "Tỉnh ủy Lam Giang",
        dt.date(2024, 5, 14),
    )
    assert text[first.start : first.end] == "quán triệt Chỉ thị số 31-CT/TU"


def test_a_directive_replaces_an_older_one_and_never_cites_itself() -> None:
    text, relations = relations_of(PARTY_DIRECTIVE)
    told = [(relation.type, relation.target.canonical) for relation in relations]
    assert told == [("implements", "18-NQ/TW"), ("replaces", "12-CT/TU")]
    assert text[relations[1].start : relations[1].end] == "thay thế Chỉ thị số 12-CT/TU"


def test_the_preamble_names_what_is_carried_out() -> None:
    _, relations = relations_of(STATE_DIRECTIVE)
    assert [(r.type, r.target.canonical, r.target.issuer) for r in relations] == [
        ("implements", "40-CT/TW", "Ban Bí thư")
    ]


def test_a_text_without_numbers_has_no_relations() -> None:
    assert kinds("Các chi bộ họp bàn việc làng.") == []
