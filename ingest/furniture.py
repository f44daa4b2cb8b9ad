"""Finds what stands around a text and is none of it: running heads, stamps, buttons, bylines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.model import RawBlock, RawDocument, RawPage
from ingest.page_marks import find_page_marks, find_stamps

_GAZETTE = re.compile(
    r"(?:\d{1,4}\s+)?CÔNG BÁO\s?/\s?Số [\d\s+/A-Z-]{1,40}/\s?Ngày [\d\s./-]{6,14}(?:\s+\d{1,4})?$"
)
_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s?)?(?:[Tt]rang\s|[Pp]age\s)?\d{1,4}(?:\s?/\s?\d{1,4})?(?:\s?[-–—])?$"
)
_STAMP = re.compile(
    r"(?:(?:Được )?[Kk]ý (?:số )?bởi\b|Digitally signed|Signature (?:Not )?[Vv]erified|DN:\s?C="
    r"|Signed [Bb]y\b|Date: \d{4}[.-]\d\d[.-]\d\d\b|Reason:|Location:)"
)
# On a page of a pdf these name who signed the file; in other texts they are a paper's own fields.
_PAGE_STAMP = re.compile(r"(?:Người ký|Thời gian ký|Ngày ký|Giờ ký|Email|Cơ quan)\s?:")
_SITE = re.compile(
    r"(?:chia sẻ(?: (?:zalo|facebook|twitter|bài viết|email|link))?|zalo|facebook|twitter|top"
    r"|về đầu trang|lên đầu trang|in trang|in bài(?: viết)?|bản in|gửi email|gửi bài viết|email"
    r"|copy link|sao chép liên kết|lưu bài(?: viết)?|nghe bài viết|đọc bài viết|theo dõi"
    r"|bình luận(?: \(\d+\))?|gửi bình luận|ý kiến bạn đọc|thích|like|share|tweet"
    r"|xem thêm:?|đọc thêm:?|quay lại|trang chủ|cỡ chữ.{0,20}|a[-+](?: a[-+]?)*|[aăâ] ?[+-]"
    r"|theo dõi .{1,60} trên google news|google news|đăng nhập|tìm kiếm|menu|advertisement"
    r"|quảng cáo|tải về|tải ứng dụng|\d+ lượt xem|lượt xem:? [\d.,]+|lượt truy cập:? [\d.,]+)$",
    re.IGNORECASE,
)
_BUTTONS = re.compile(
    r"(?:(?:facebook|zalo|twitter|x|email|in|chia sẻ|print|linkedin|telegram|messenger"
    r"|copy link|lưu|bình luận|google news|a[+-]?|\||\d+)(?:\s+|$)){2,}$",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:Nguồn|Theo|Link gốc|Xem bài gốc)\b.{0,80}?:?\s*https?://\S+$|https?://\S+$"
)
_DIGITS = re.compile(r"\d+")
_EDGE = 0.11  # share of a page's height that its margins take
_LONGEST_HEAD = 150
_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


def removable(line: str) -> str | None:
    """The kind of furniture that a whole line is by itself, anywhere; None for text.

    >>> removable("68 CÔNG BÁO/Số 577 + 578/Ngày 07-3-2023")
    'running head'
    >>> removable("Chia sẻ Zalo"), removable("."), removable("Ký bởi: Nguyễn Văn A")
    ('site', 'site', 'stamp')
    >>> removable("Chia sẻ kinh nghiệm với các đơn vị.") is None
    True
    """
    if not _LETTER_OR_DIGIT.search(line):
        return "site"
    if _GAZETTE.match(line):
        return "running head"
    if _STAMP.match(line):
        return "stamp"
    if len(line) < 90 and (_SITE.match(line) or _is_buttons(line)):
        return "site"
    if _SOURCE.match(line):
        return "source"
    return None


def _is_buttons(line: str) -> bool:
    return bool(_BUTTONS.match(line)) and any(map(str.isalpha, line.replace(" ", "")[:1]))


def is_page_number(line: str) -> bool:
    """Whether a line at a page's edge is its number.

    >>> [is_page_number(line) for line in ("12", "- 3 -", "Trang 2/10", "2. Giao Sở Y tế")]
    [True, True, True, False]
    """
    return bool(_PAGE_NUMBER.match(line))


class Furniture:
    """What a document's pages repeat at their edges, and the kind of any line of furniture.

    `lines` are the repaired lines of each page, empty ones kept.
    """

    def __init__(self, raw: RawDocument, lines: Sequence[Sequence[str]]) -> None:
        self._paged = raw.paged
        self._heads = _running_heads(raw.pages, lines) if raw.paged else frozenset[str]()
        self._marks = {
            page.number: dict.fromkeys(find_stamps(texts), "stamp")
            if raw.paged
            else find_page_marks(texts)
            for page, texts in zip(raw.pages, lines, strict=True)
        }

    def kind(self, text: str, page: RawPage, position: int) -> str | None:
        """The kind of furniture that a repaired line is; None for text."""
        kind = removable(text) or self._marks[page.number].get(position)
        if not self._paged:
            return kind
        if _PAGE_STAMP.match(text):
            return "stamp"
        if kind is None and _ends_scan(page, position) and text.isdigit():
            return "page number"
        if kind or not _is_edge(page.blocks, position):
            return kind
        if is_page_number(text):
            return "page number"
        return "running head" if _mask(text) in self._heads else None


def _running_heads(pages: Sequence[RawPage], texts: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines, numbers masked, that stand at the edge of at least half of the pages after the
    first, which often goes without, and of two at least."""
    counts: Counter[str] = Counter()
    for page, repaired in zip(pages, texts, strict=True):
        edge = (at for at in range(len(page.blocks)) if _is_edge(page.blocks, at))
        lines = {_mask(repaired[at]) for at in edge}
        counts.update(line for line in lines if 0 < len(line) <= _LONGEST_HEAD)
    least = max(2, (len(pages) - 1) / 2)
    return frozenset(line for line, count in counts.items() if count >= least)


def _is_edge(blocks: Sequence[RawBlock], position: int) -> bool:
    """Whether a line stands near the top or foot of its page, by place or else by order."""
    box = blocks[position].box
    if box is not None:
        return box.bottom < _EDGE or box.top > 1 - _EDGE
    return position < 3 or position >= len(blocks) - 3


def _ends_scan(page: RawPage, position: int) -> bool:
    """Whether a line is the last but for a scribble on a scanned page, which may be framed."""
    return page.ocr_confidence is not None and position >= len(page.blocks) - 2


def _mask(line: str) -> str:
    return _DIGITS.sub("#", line)
