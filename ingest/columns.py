"""Lines that stand side by side in one: the two columns of an official paper's head and foot."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.folding import fold
from ingest.letters import LOWER, UPPER
from ingest.model import Box

_NATION = (
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM"
    r"|Độc lập\s?[-–]\s?Tự do\s?[-–]\s?Hạnh phúc"
)
_SIGNED_FOR = rf"(?:TM|KT|TL|TUQ|Q)\s?\.\s?[{UPPER}]{{2}}|T/M\s[{UPPER}]{{2}}"
_PLACE_DATE = rf"[{UPPER}][^\d\t,;:]{{2,40}},\s*ngày\s*[\d….]{{1,5}}\s*tháng"
_RIGHT = re.compile(rf"(?:{_NATION}|{_SIGNED_FOR}|{_PLACE_DATE})")
_JOINED_NATION = re.compile(rf"^([{UPPER}][^{LOWER}\t]{{3,60}}?) (?=(?:{_NATION})$)")
_JOINED_DATE = re.compile(rf"^(Số\s?:\s?\S{{2,30}}) (?={_PLACE_DATE})")
# OCR often gets a mark or two of the nation's name wrong.
_MISREAD_NATION = re.compile(
    r"[cđd]ong hoa xa hoi chu|[dđ]ang cong san viet|[dđ]oc lap\s?[-–] tu do"
)
_RECIPIENTS = re.compile(r"Nơi nhận\s?:?$")
_MIDDLE = 0.5  # of the page's width
_MARKER = re.compile(r"(?:[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3})*|[a-zđ])?[.)\-–+•*]+$")


def is_two_column(text: str) -> bool:
    """Whether a line with tabs lays out a paper's head or foot rather than a table's row.

    >>> is_two_column("SỞ Y TẾ\\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    True
    >>> is_two_column("Vùng I\\t4.680.000"), is_two_column("Nơi nhận:\\tTM. ỦY BAN NHÂN DÂN")
    (False, True)
    """
    parts = text.split("\t")
    if len(parts) != 2:
        return False
    right = parts[1].strip()
    if _RECIPIENTS.match(parts[0].strip()):
        return True
    return bool(_RIGHT.match(right) or _MISREAD_NATION.match(fold(right)))


def goes_on_beside(text: str) -> bool:
    """Whether a line under two columns has two as well, or is one more recipient on the left.

    >>> goes_on_beside("- Các sở, ngành;\tCHỦ TỊCH"), goes_on_beside("- Lưu: VT.")
    (True, True)
    """
    return text.count("\t") == 1 or ("\t" not in text and text.startswith(("- ", "+ ")))


def part_columns(text: str) -> str:
    """The line with a tab between two columns that were run together.

    >>> part_columns("SỞ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    'SỞ Y TẾ\\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
    >>> part_columns("Số: 5/KH-SYT An Lạc, ngày 3 tháng 5 năm 2024")
    'Số: 5/KH-SYT\\tAn Lạc, ngày 3 tháng 5 năm 2024'
    """
    if "\t" in text:
        return text
    return _JOINED_DATE.sub(r"\1\t", _JOINED_NATION.sub(r"\1\t", text))


def in_column(text: str, box: Box | None) -> str:
    """A line between lines of two columns with a tab behind or before it, where it stands in one
    half of the page alone.

    >>> in_column("TỈNH ỦY", Box(0.2, 0.1, 0.4, 0.12)), in_column("Phó Bí thư", Box(0.6, 0, 0.8, 0))
    ('TỈNH ỦY\\t', '\\tPhó Bí thư')
    """
    if box is None or box.left < _MIDDLE < box.right:
        return text
    return f"{text}\t" if box.right <= _MIDDLE else f"\t{text}"


def column_major(lines: Sequence[str]) -> list[str]:
    """Lines of two columns, the left column's first.

    >>> column_major(["SỞ Y TẾ\\tCỘNG HÒA", "Số: 5\\tNgày 3"])
    ['SỞ Y TẾ', 'Số: 5', 'CỘNG HÒA', 'Ngày 3']
    """
    parts = [line.split("\t") for line in lines]
    most = max(len(part) for part in parts)
    return [part[column] for column in range(most) for part in parts if column < len(part)]


def join_cells(text: str, *, measured: bool) -> str:
    """A line with tabs as one piece: a row of cells, or text that a tab only indents.

    >>> join_cells("1.\\tRà soát", measured=False), join_cells("A\\t1\\t2", measured=True)
    ('1. Rà soát', 'A | 1 | 2')
    """
    if "\t" not in text:
        return text
    parts = [part for part in text.split("\t") if part]
    if len(parts) > 1 and _MARKER.match(parts[0]):
        parts[:2] = [f"{parts[0]} {parts[1]}"]
    return (" | " if measured or len(parts) > 2 else " ").join(parts)
