"""Dates are read in all common forms, and numbers that only look like dates are not."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.dates import PartialDate, complete, find_dates


@pytest.mark.parametrize(
    "written",
    ["07/8/2023", "7-8-2023", "7.8.2023", "07 / 8 / 2023", "ngày 7 tháng 8 năm 2023",
     "7 tháng 8 năm 2023", "2023-08-07", "August 7, 2023", "7 August 2023",
     "ngay 7 thang 8 nam 2023"],
)  # fmt: skip
def test_one_day_is_read_in_every_form(written: str) -> None:
    assert [found for _, found in find_dates(f"họp {written}.")] == [dt.date(2023, 8, 7)]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("tháng 9-2023", PartialDate(2023, 9)),
        ("tháng 9 năm 2023", PartialDate(2023, 9)),
        ("sáng 16/8", PartialDate(month=8, day=16)),
        ("quý IV/2023", PartialDate(2023, quarter=4)),
        ("quý 3 năm 2023", PartialDate(2023, quarter=3)),
        ("năm 2023", PartialDate(2023)),
    ],
)
def test_parts_of_dates_keep_what_is_said(written: str, found: PartialDate) -> None:
    assert [value for _, value in find_dates(written)] == [found]


def test_the_span_is_the_date_as_written() -> None:
    text = "Hạn cuối là ngày 30 tháng 9 năm 2024 cho các xã."
    ((span, _),) = find_dates(text)
    assert text[span.start : span.end] == "ngày 30 tháng 9 năm 2024"


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2023",
        "trực 24/7",
        "12,5%",
        "Nghị định 38/2022/NĐ-CP",
        "tỷ lệ 24/30",
        "quy định",
        "1.155 tỷ",
    ],
)
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_dates(text) == []


def test_a_part_is_completed_to_its_last_day() -> None:
    assert complete(PartialDate(2024, 2), None) == dt.date(2024, 2, 29)
    assert complete(PartialDate(2023, quarter=3), None) == dt.date(2023, 9, 30)
    assert complete(PartialDate(month=8, day=16), dt.date(2023, 8, 1)) == dt.date(2023, 8, 16)
    assert complete(PartialDate(month=8, day=16), None) is None


def test_dates_come_in_reading_order_without_overlaps() -> None:
    found = find_dates("từ 01/3/2025 đến ngày 15 tháng 4 năm 2025, quý II/2025")
    assert [value for _, value in found] == [
        dt.date(2025, 3, 1),
        dt.date(2025, 4, 15),
        PartialDate(2025, quarter=2),
    ]
