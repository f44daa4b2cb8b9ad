"""Duties and hits as spreadsheets to take away, for the page and the command line alike."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from app.held import DutyRow
from app.languages import Language
from index.model import Hit
from ingest.workbook import Sheet

_DUTIES = {
    "vi": ("Thời hạn", "Đến hạn ngày", "Đơn vị", "Phối hợp", "Việc phải làm", "Văn bản", "Số hiệu",
           "Nguyên văn", "Tệp"),
    "en": ("Deadline", "Due on", "Unit", "With", "What", "Document", "Number", "Word for word",
           "File"),
}  # fmt: skip
_HITS = {
    "vi": ("Văn bản", "Số hiệu", "Ngày", "Mục", "Trang", "Trích nguyên văn", "Tệp"),
    "en": ("Document", "Number", "Date", "Section", "Page", "Word for word", "File"),
}
_NAMES = {"vi": ("Nhiệm vụ", "Kết quả tìm kiếm"), "en": ("Duties", "Search results")}
_DUE_ON, _ISSUED_ON = 1, 2


def duty_sheet(duties: Iterable[DutyRow], language: Language = "vi") -> Sheet:
    """Duties as a sheet, the days when they are due as dates, the earliest first."""
    rows = [
        (
            row.duty.deadline.text if row.duty.deadline else "",
            _iso(row.duty.deadline.date if row.duty.deadline else None),
            row.duty.unit,
            ", ".join(row.duty.partners),
            row.action,
            row.title,
            row.directive or "",
            "\n".join((row.evidence, *(other.evidence for other in row.also))),
            Path(row.path).name,
        )
        for row in sorted(duties, key=_due)
    ]
    return Sheet(_NAMES[language][0], (_DUTIES[language], *rows), days=(_DUE_ON,))


def hit_sheet(hits: Iterable[Hit], language: Language = "vi") -> Sheet:
    """Passages found as a sheet, the days of their documents as dates."""
    rows = [
        (
            hit.title,
            hit.directive or "",
            hit.date or "",
            hit.section,
            str(hit.page or ""),
            hit.text,
            Path(hit.path).name,
        )
        for hit in hits
    ]
    return Sheet(_NAMES[language][1], (_HITS[language], *rows), days=(_ISSUED_ON,))


def _due(row: DutyRow) -> dt.date:
    """When a duty is due; those without a day come last, in their order."""
    deadline = row.duty.deadline
    return deadline.date if deadline is not None and deadline.date is not None else dt.date.max


def _iso(date: dt.date | None) -> str:
    return date.isoformat() if date is not None else ""
