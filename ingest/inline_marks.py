"""Gazette heads and signature stamps that a converter left in the middle of a line."""

from __future__ import annotations

import re

_SPACES = re.compile(" {2,}")
_SIGNED = re.compile(
    r"(?:Người ký|(?:Được )?[Kk]ý (?:số )?bởi)\s?: .{1,200}?(?:Thời gian ký|Ngày ký|Giờ ký)\s?: "
    r"[\dT:.,/ -]{8,30}(?:\s?\+\d\d:?\d\d|Z)?"
)
# A gazette's page number stands before the head on even pages and behind it on odd ones; newer
# issues always put it behind. What follows a number that is the text's own is punctuation.
_GAZETTE = re.compile(
    r"(?:(?<!\S)(?P<before>\d{1,4}) )?CÔNG BÁO\s?/\s?Số [\d\s+&/A-Z-]{1,40}/\s?"
    r"Ngày \d{1,2}-\d{1,2}-\d{4}(?: (?P<after>\d{1,4})(?![\w.,:;)/%°-]))?(?: (?P=after)(?!\S))?"
)


def cut_inline_marks(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The text without page marks inside it, and what was cut with its kind.

    >>> cut_inline_marks("cơ quan thuộc CÔNG BÁO/Số 85 + 86/Ngày 01-7-2025 13 bộ, ngành")
    ('cơ quan thuộc bộ, ngành', [('running head', 'CÔNG BÁO/Số 85 + 86/Ngày 01-7-2025 13')])
    >>> cut_inline_marks("trong 6 CÔNG BÁO/Số 15/Ngày 29-12-2024 việc này")[0]
    'trong việc này'
    >>> cut_inline_marks("ngày 17 tháng 10 CÔNG BÁO/Số 15/Ngày 29-12-2024 79 năm 2018")[0]
    'ngày 17 tháng 10 năm 2018'
    """
    cut: list[tuple[str, str]] = []
    if "ký" in text:
        text = _SIGNED.sub(lambda match: _noted(cut, "stamp", match[0]), text)
    if "CÔNG BÁO" in text:
        text = _GAZETTE.sub(lambda match: _without_head(cut, match), text)
    return (_SPACES.sub(" ", text).strip() if cut else text), cut


def _without_head(cut: list[tuple[str, str]], match: re.Match[str]) -> str:
    """What stays in the place of a gazette's head: a number beside it that is the text's."""
    before, after = match["before"], match["after"]
    if before is None or after is None or before == after:
        return _noted(cut, "running head", match[0])
    if int(after) % 2:
        return before + _noted(cut, "running head", match[0][len(before) + 1 :])
    return _noted(cut, "running head", match[0][: match.start("after") - match.start() - 1]) + after


def _noted(cut: list[tuple[str, str]], kind: str, text: str) -> str:
    cut.append((kind, text))
    return ""
