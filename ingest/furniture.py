"""Finds what stands around a text and is none of it: running heads, stamps, buttons, bylines."""

from __future__ import annotations

import re

_GAZETTE = re.compile(
    r"(?:\d{1,4}\s+)?CÔNG BÁO\s?/\s?Số [\d\s+/A-Z-]{1,40}/\s?Ngày [\d\s./-]{6,14}(?:\s+\d{1,4})?$"
)
_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s?)?(?:[Tt]rang\s|[Pp]age\s)?\d{1,4}(?:\s?/\s?\d{1,4})?(?:\s?[-–—])?$"
)
_STAMP = re.compile(
    r"(?:(?:Được )?[Kk]ý (?:số )?bởi|Người ký|Thời gian ký|Ngày ký|Giờ ký|Digitally signed|"
    r"Signature (?:Not )?[Vv]erified|DN:\s?C=|Signed [Bb]y|Date: \d{4}[.-]\d\d[.-]\d\d)\b"
)
_SITE = re.compile(
    r"(?:chia sẻ(?: (?:zalo|facebook|twitter|bài viết|email|link))?|zalo|facebook|twitter|top"
    r"|về đầu trang|lên đầu trang|in trang|in bài(?: viết)?|bản in|gửi email|gửi bài viết|email"
    r"|copy link|sao chép liên kết|lưu bài(?: viết)?|nghe bài viết|đọc bài viết|theo dõi"
    r"|bình luận(?: \(\d+\))?|gửi bình luận|ý kiến bạn đọc|thích|like|share|tweet"
    r"|tin liên quan|tin khác|bài liên quan|tin cùng chuyên mục|cùng chuyên mục|xem thêm:?"
    r"|đọc thêm:?|quay lại|trang chủ|cỡ chữ.{0,20}|a[-+](?: a[-+]?)*|[aăâ] ?[+-]"
    r"|theo dõi .{1,60} trên google news|google news|đăng nhập|tìm kiếm|menu|advertisement"
    r"|quảng cáo|tải về|tải ứng dụng|\d+ lượt xem|lượt xem:? [\d.,]+|lượt truy cập:? [\d.,]+)$",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:Nguồn|Theo|Link gốc|Xem bài gốc)\b.{0,80}?:?\s*https?://\S+$|https?://\S+$"
)
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
    if len(line) < 90 and _SITE.match(line):
        return "site"
    if _SOURCE.match(line):
        return "source"
    return None


def is_page_number(line: str) -> bool:
    """Whether a line at a page's edge is its number.

    >>> [is_page_number(line) for line in ("12", "- 3 -", "Trang 2/10", "2. Giao Sở Y tế")]
    [True, True, True, False]
    """
    return bool(_PAGE_NUMBER.match(line))
