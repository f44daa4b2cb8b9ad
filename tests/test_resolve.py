"""A reference is found, ambiguous, only cited, or unknown."""

from __future__ import annotations

import datetime as dt

from ingest.issuers import issuers_agree
from ingest.model import Reference
from ingest.resolve import distinct_papers, group, resolve

LAM_GIANG = Reference("CT", "8", "TU", None, "Tỉnh ủy Lam Giang", dt.date(2023, 4, 12), party=True)
VAN_HAI = Reference("CT", "8", "TU", None, "Tỉnh ủy Vân Hải", dt.date(2022, 10, 3), party=True)
STATE = Reference("CT", "16", "TTg", 2021, "Thủ tướng Chính phủ")


def test_a_number_alone_is_enough_when_one_issuer_fits() -> None:
    resolution = resolve(Reference("CT", "8"), [LAM_GIANG, STATE], [])
    assert (resolution.status, resolution.reference) == ("found", LAM_GIANG)


def test_a_number_of_two_issuers_asks_which() -> None:
    resolution = resolve(Reference("CT", "8", "TU", party=True), [LAM_GIANG, VAN_HAI], [])
    assert (resolution.status, resolution.reference) == ("ambiguous", None)
    assert set(resolution.choices) == {LAM_GIANG, VAN_HAI}


def test_issuer_year_or_day_decides_between_two() -> None:
    held = [LAM_GIANG, VAN_HAI]
    assert resolve(Reference("CT", "8", issuer="Vân Hải"), held, []).reference == VAN_HAI
    assert resolve(Reference("CT", "8", said_year=2023), held, []).reference == LAM_GIANG
    assert resolve(Reference("CT", "8", date=dt.date(2022, 10, 3)), held, []).reference == VAN_HAI


def test_a_paper_only_named_in_texts_is_cited() -> None:
    resolution = resolve(Reference("CT", "16"), [LAM_GIANG], [STATE])
    assert (resolution.status, resolution.reference) == ("cited", STATE)


def test_a_held_paper_comes_before_a_cited_one_of_the_same_number() -> None:
    assert resolve(Reference("CT", "8"), [LAM_GIANG], [VAN_HAI]).reference == LAM_GIANG


def test_nothing_fits_a_number_never_seen() -> None:
    assert resolve(Reference("CT", "99"), [LAM_GIANG, VAN_HAI], [STATE]).status == "unknown"
    assert resolve(Reference("CT", "8", issuer="Huế"), [LAM_GIANG], []).status == "unknown"
    assert resolve(Reference("CT", "8"), [], []).status == "unknown"


def test_one_body_has_many_names() -> None:
    names = ("Thành ủy Hà Nội", "Ban Thường vụ Thành ủy Hà Nội", "TU Hà Nội", "BTV Thành uỷ Hà Nội")
    assert all(issuers_agree(names[0], name) for name in names)
    assert issuers_agree("tỉnh Bắc Giang", "Tỉnh ủy Bắc Giang")
    assert issuers_agree("UBND tỉnh Lam Giang", "Chủ tịch Ủy ban nhân dân tỉnh Lam Giang")


def test_bodies_of_one_place_are_not_one_body() -> None:
    assert not issuers_agree("UBND tỉnh Lam Giang", "Tỉnh ủy Lam Giang")
    assert not issuers_agree("Huyện ủy Phú Khê", "Tỉnh ủy Phú Khê")


def test_mentions_of_one_paper_give_one_paper_with_all_that_they_say() -> None:
    mentions = [
        Reference("CT", "8"),
        Reference("CT", "8", "TU", party=True, issuer="Tỉnh ủy"),
        Reference("CT", "8", "TU", party=True, date=dt.date(2023, 4, 12)),
        Reference("CT", "8", issuer="Tỉnh ủy Lam Giang"),
    ]
    assert distinct_papers(mentions) == [LAM_GIANG]


def test_a_poor_mention_joins_the_paper_named_most() -> None:
    papers, paper_of = group([VAN_HAI, LAM_GIANG, LAM_GIANG, Reference("CT", "8")])
    assert papers[paper_of[3]] == LAM_GIANG
    assert papers[paper_of[0]] == VAN_HAI
