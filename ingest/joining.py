"""Joins lines that were broken by a page's width into paragraphs, and keeps all others apart."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.letters import LOWER
from ingest.model import Box

_MARKER = re.compile(
    r"(?:Điều\s+\d+|Chương\s+[IVXLC\d]+|Mục\s+[IVXLC\d]+|Phần\s+(?:thứ|[IVXLC\d]+)|Phụ lục\s"
    r"|(?:ĐIỀU|CHƯƠNG|MỤC|PHẦN|PHỤ LỤC)\b"
    r"|[IVXLC]{1,6}\s?[.\-–)/]\s|\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)/]\s?(?=[^\W\d])"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\s|[a-zđ]\d?\s?[).]\s|[A-ZĐ][.)]\s|[-–—+•*▪●○◦]\s?(?=[^\W\d])"
    r"|\(\d{1,2}\)\s|Căn cứ\s|Theo đề nghị\s|Xét\s|Nơi nhận|Kính gửi|Số\s?:|Ngày\s?:"
    r"|TM\.|T/M|KT\.|TL\.|TUQ\.)"
)
_BARE_MARKER = re.compile(r"(?:[a-zđ]|\d{1,2}(?:\.\d{1,2})*|[IVXLC]{1,6})\s?[.)]$")
_GOES_ON = re.compile(rf"[{LOWER}]|(?:VÀ|CỦA|THUỘC|TỪ|TRONG|ĐỐI VỚI|CHO|GIAI ĐOẠN|ĐẾN|TRÊN) ")
_END = re.compile(r"[.;:!?…]['\"”’»)\]]*$")
_OPEN_END = re.compile(
    r"(?:[(“‘]|\b(?:và|của|về|cho|với|tại|theo|hoặc|các|những|do|để|từ|đến|trong|bởi|thuộc))$"
)
_KIND_ALONE = re.compile(
    r"(?:CHỈ THỊ|NGHỊ QUYẾT|QUYẾT ĐỊNH|KẾ HOẠCH|KẾT LUẬN|THÔNG BÁO|THÔNG TƯ|NGHỊ ĐỊNH|HƯỚNG DẪN"
    r"|CÔNG ĐIỆN|QUY ĐỊNH|QUY CHẾ|BÁO CÁO|TỜ TRÌNH|CHƯƠNG TRÌNH|LUẬT|PHÁP LỆNH)$"
)
# A signer's post stands on a line of its own under the body that it signs for.
_POST = re.compile(
    r"(?:PHÓ )?(?:CHỦ TỊCH|BÍ THƯ|CHỦ NHIỆM|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|HIỆU TRƯỞNG|CHÁNH VĂN PHÒNG|"
    r"(?:BỘ|THỨ|CỤC|VỤ|TRƯỞNG|CHI CỤC|VIỆN|TỔNG CỤC) TRƯỞNG|TRƯỞNG (?:BAN|PHÒNG)|THỦ TƯỚNG)"
    r"(?: THƯỜNG TRỰC)?$"
)
_CUT = re.compile(r"\w[-/]$")
_INDENT = 0.02  # of the page's width, or of the text's width where only letters are counted
_LOOSE = 0.1  # how far a line counted in letters may fall short of the margin and be full
_LONG_LINE = 30  # letters; shorter lines say nothing of the margins
_WIDEST_WRAP = 160
_MANY_BROKEN = 5
_WIDE_TITLE = 0.4  # shares of the page's width
_OFF_CENTRE = 0.03
_NARROW = 0.2  # share of the page's width that a one-sided block leaves free


@dataclass(frozen=True, slots=True)
class Line:
    """One line as read. `gap` tells that a blank line stood before it, `indent` how many spaces
    did; `alone` that it is a block by itself."""

    text: str
    page: int = 1
    box: Box | None = None
    gap: bool = False
    indent: int = 0
    alone: bool = False

    @property
    def left(self) -> float:
        return self.box.left if self.box else float(self.indent)

    @property
    def right(self) -> float:
        return self.box.right if self.box else float(self.indent + len(self.text))

    @property
    def letter(self) -> float:
        """The mean width of a letter."""
        return (self.right - self.left) / max(len(self.text), 1)


def join_lines(lines: Sequence[Line]) -> list[list[Line]]:
    """Groups of lines; each group is one paragraph, heading or item, in reading order."""
    if not lines:
        return []
    layout = _Layout(lines)
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        if layout.continues(before, line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


@dataclass(frozen=True, slots=True)
class _Margins:
    left: float
    right: float


class _Layout:
    """The margins of a text's pages, and the decision at each line end."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._boxed = all(line.box is not None for line in lines)
        self._whole = _margins(lines)
        self._pages = _page_margins(lines) if self._boxed else {}
        self._zones = _narrow_zones(lines, self._whole) if self._boxed else {}
        self._width = max(self._whole.right - self._whole.left, 1e-6)
        self._step = _INDENT if self._boxed else 1.5
        self._wrapped = self._boxed or _is_wrapped(lines, self._whole.right)
        self._leading = _leading(lines) if self._boxed else 0.0

    def continues(self, before: Line, line: Line) -> bool:
        """Whether `line` goes on where `before` was broken."""
        if before.alone or line.alone or not self._wrapped:
            return False
        if line.gap and before.page == line.page:
            return False
        if _KIND_ALONE.match(before.text) or _differs(before, line) or _POST.match(line.text):
            return False
        if before.text.isupper() and not line.text.isupper():
            return False
        if self._is_broken_title(before, line):
            return True
        if _BARE_MARKER.match(before.text):
            return not _MARKER.match(line.text)
        if _CUT.search(before.text) and self._is_full(before, line):
            return line.text[0].isalnum()
        starts_small = bool(_GOES_ON.match(line.text)) and not _MARKER.match(line.text)
        ended = bool(_END.search(before.text))
        is_open = starts_small or bool(_OPEN_END.search(before.text))
        if not self._is_full(before, line) or self._is_spaced(before, line):
            return is_open and not ended and not _MARKER.match(line.text)
        if _MARKER.match(line.text):
            return not ended and not self._is_indented(before, line) and self._goes_on(line)
        if starts_small:
            return True
        if self._is_indented(before, line) and (ended or not _MARKER.match(before.text)):
            return is_open and not ended
        return True

    def _is_broken_title(self, before: Line, line: Line) -> bool:
        """Whether two lines in capitals, both set in the middle of the page, are one title."""
        if before.box is None or line.box is None or before.page != line.page:
            return False
        close = 0 < line.box.top - before.box.top < 1.6 * self._leading
        wide = before.right - before.left > _WIDE_TITLE
        apart = _KIND_ALONE.match(line.text) or _MARKER.match(line.text) or _END.search(before.text)
        if not (close and wide and before.text.isupper() and line.text.isupper()) or apart:
            return False
        middle = (self._margin(before).left + self._margin(before).right) / 2
        return all(
            abs((each.left + each.right) / 2 - middle) < _OFF_CENTRE for each in (before, line)
        )

    def _margin(self, line: Line) -> _Margins:
        return self._zones.get(id(line)) or self._pages.get(line.page, self._whole)

    def _is_full(self, before: Line, line: Line) -> bool:
        """Whether the next line's first word had no room on this line."""
        # A line that ends a sentence is more likely to end a paragraph than to be a bit short.
        slack = 0.0 if self._boxed or _END.search(before.text) else _LOOSE * self._width
        word = len(line.text.split(" ", 1)[0]) + 1
        return before.right + word * line.letter > self._margin(before).right - slack

    def _is_indented(self, before: Line, line: Line) -> bool:
        from_margin = line.left - self._margin(line).left
        moved = from_margin - (before.left - self._margin(before).left)
        return from_margin > self._step and (moved > self._step or self._may_open(before))

    def _may_open(self, before: Line) -> bool:
        """Whether the line before could be a whole paragraph by itself: it is indented too."""
        return before.left - self._margin(before).left > self._step

    def _is_spaced(self, before: Line, line: Line) -> bool:
        if before.box is None or line.box is None or before.page != line.page:
            return False
        return line.box.top - before.box.top > 1.25 * self._leading > 0

    @staticmethod
    def _goes_on(line: Line) -> bool:
        """Whether what looks like a marker may be the rest of a sentence: a dash, "Điều 5"…"""
        return bool(re.match(r"(?:[-–]\s|Điều\s\d|Mục\s|Chương\s|Phụ lục\s|Phần\s|\d)", line.text))


def joined(before: str, line: str) -> str:
    """Two parts of a broken line as one.

    >>> joined("Kế hoạch số 12-", "KH/TU"), joined("Bộ Lao động -", "Thương binh")
    ('Kế hoạch số 12-KH/TU', 'Bộ Lao động - Thương binh')
    """
    return before + line if _CUT.search(before) else f"{before} {line}"


def _margins(lines: Sequence[Line]) -> _Margins:
    long = [line for line in lines if len(line.text) > _LONG_LINE] or list(lines)
    lefts = sorted(line.left for line in long)
    rights = sorted(line.right for line in long)
    return _Margins(lefts[len(lefts) // 10], rights[int(0.98 * (len(rights) - 1))])


def _page_margins(lines: Sequence[Line]) -> dict[int, _Margins]:
    """Margins of the pages that have lines enough to show them."""
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if len(line.text) > _LONG_LINE:
            pages[line.page].append(line)
    return {page: _margins(found) for page, found in pages.items() if len(found) >= 8}


def _narrow_zones(lines: Sequence[Line], whole: _Margins) -> dict[int, _Margins]:
    """Margins of runs in another letter size that keep to one side, such as the recipients; by
    the line's `id`."""
    zones: dict[int, _Margins] = {}
    run: list[Line] = []
    for line in (*lines, Line("", page=-1)):
        if run and (line.page != run[-1].page or _differs(run[-1], line)):
            right = max(each.right for each in run)
            if len(run) >= 4 and right < whole.right - _NARROW:
                margins = _Margins(min(each.left for each in run), right)
                zones.update((id(each), margins) for each in run)
            run = []
        run.append(line)
    return zones


def _differs(before: Line, line: Line) -> bool:
    """Whether two lines are set in letters of another size."""
    if before.box is None or line.box is None or not (before.box.size and line.box.size):
        return False
    return abs(before.box.size - line.box.size) > 0.04 * before.box.size


def _leading(lines: Sequence[Line]) -> float:
    """The usual distance from one line to the next, as a share of the page's height."""
    steps = sorted(
        line.box.top - before.box.top
        for before, line in pairwise(lines)
        if before.box and line.box and before.page == line.page and line.box.top > before.box.top
    )
    return steps[len(steps) // 3] if steps else 0.0


def are_lines(paragraphs: Sequence[Line]) -> bool:
    """Whether the paragraphs of a format that knows paragraphs are mere lines all the same, as
    converters from pdf make them."""
    return _is_wrapped(paragraphs, _margins(paragraphs).right, least=_MANY_BROKEN, share=0.4)


def _is_wrapped(lines: Sequence[Line], full: float, least: int = 2, share: float = 0.2) -> bool:
    """Whether line ends come from a page's width: many fall inside a sentence."""
    if full > _WIDEST_WRAP:
        return False
    ends = [
        (before, line)
        for before, line in pairwise(lines)
        if len(before.text) > _LONG_LINE and not line.gap
    ]
    broken = sum(
        1
        for before, line in ends
        if line.text[0].islower() and not _END.search(before.text) and not _MARKER.match(line.text)
    )
    return broken >= least and broken >= share * len(ends)
