"""What a news site leaves around its text: repeated captions, bylines, sources, related items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.letters import UPPER

_OFFICIAL = re.compile(
    r"CỘNG HÒA XÃ HỘI CHỦ NGHĨA|CỘNG HOÀ XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM$|Nơi nhận\s?:"
    rf"|(?:TM|KT|TL|TUQ)\s?\. [{UPPER}]{{2}}|T/M [{UPPER}]{{2}}|\(?(?:Đã ký|đã ký)\)?$|Số\s?: ?\d+"
)
_ARTICLE = re.compile(r"Điều \d+[a-zđ]?\b")
_ITEM = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]\s|[-–+*]\s")
_IMAGE_NUMBER = re.compile(r"\s*[-–—]\s*(?:Ảnh|Hình)(?: số)? \d{1,3}\.?$", re.IGNORECASE)
_CREDIT = re.compile(
    r"[.)”\"’]?\s*[\[(]?(?:Ảnh|ẢNH|Nguồn ảnh|Ảnh minh họa)\s?[:-]\s?[^.:;]{1,50}[\])]?\.?$"
)
_PREFIX = (
    r"(?:(?:Tin|Bài|Ảnh|Clip|Video|Tin bài|Bài viết)(?:\s?(?:,|và|-|/|&)\s?"
    r"(?:tin|bài|ảnh|clip|video|Ảnh|Bài))*|Tác giả(?: bài viết)?|Người viết|Thực hiện|Biên tập"
    r"|Phóng viên|PV|CTV|TIN|BÀI|ẢNH)"
)
_NAME = rf"(?:[{UPPER}][^\W\d_]*\.?)(?: [{UPPER}][^\W\d_]*\.?){{0,4}}"
_NAMES = rf"{_NAME}(?:\s?(?:[-–,;&/+]|và)\s?(?:{_PREFIX}\s?:\s?)?{_NAME}){{0,4}}"
_CREDITED = re.compile(rf"\(?{_PREFIX}\s?[:-]\s?{_NAMES}(?:\s?\([^()]{{1,60}}\))?\)?\.?$")
_NAMES_ONLY = re.compile(rf"{_NAMES}$")
_SOURCE = re.compile(
    r"\(?(?:Nguồn|NGUỒN)(?: tin| bài)?\s?:\s?[^.!?…]{2,60}\)?\.?$"
    rf"|\(?(?:Theo|Nguồn)(?: (?:báo|cổng|trang|tạp chí|[{UPPER}][^\s,.]*)){{1,7}}\)?$"
    r"|(?:Nguồn|NGUỒN)\s?:\s?[\w./:-]{4,80}$|.{0,40}https?://\S+$"
)
_FOOTER = re.compile(
    r"(?:©|Copyright|Bản quyền|Giấy phép (?:số|xuất bản|hoạt động)|Chịu trách nhiệm (?:chính|nội"
    r"|xuất)|Cơ quan chủ quản\s?:|Tổng biên tập|Trưởng Ban [Bb]iên tập|Thiết kế (?:và|bởi)"
    r"|Phát triển bởi|Ghi rõ nguồn|Điện thoại\s?:|ĐT\s?:|Fax\s?:|Email\s?:|E-mail\s?:|Địa chỉ\s?:"
    r"|Website\s?:|Hotline|Đường dây nóng\s?:|Tags?\s?:|Từ khóa\s?:|Từ khoá\s?:|Chủ đề\s?:"
    r"|Chuyên mục\s?:|Đánh giá\s?:|Bình chọn|Lượt (?:xem|đọc|truy cập)|Tổng số điểm của bài"
    r"|Click để đánh giá|Xếp hạng\s?:|(?:Họ (?:và )?tên|Nội dung|Gửi|Mã (?:xác nhận|bảo vệ)|Tiêu đề"
    r"|Nhập .{1,40}|Hủy|Lưu)\s?[:*]?$)",
    re.IGNORECASE,
)
_SEE_ALSO = re.compile(
    r"(?:>>|»|Xem thêm\s?:|Đọc thêm\s?:|Mời (?:quý vị |bạn )?(?:đọc|xem) (?:thêm|tiếp))"
)
_SECTION = re.compile(
    r"(?:trang chủ|tin tức|tin nổi bật|tin hoạt động|sự kiện|thời sự|chính trị|xã hội|kinh tế"
    r"|xây dựng đảng|tin trong nước|tin địa phương|tin trong huyện|tin trong tỉnh|chi tiết tin"
    r"|văn hóa|văn hoá|pháp luật|đời sống|hoạt động|giới thiệu)"
    r"(?:\s?[-–>»/|&,]\s?(?:trang chủ|tin tức|sự kiện|thời sự|chính trị|xã hội|kinh tế"
    r"|xây dựng đảng|chi tiết tin|tin hoạt động|văn hóa|văn hoá|pháp luật|đời sống)){0,4}$",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:ban|ủy|uỷ|đảng|phòng|sở|trung tâm|hội|đoàn|công an|văn phòng|ubnd|hđnd|bộ|cục|chi cục"
    r"|tỉnh|huyện|quận|phường|xã|thành phố|chỉ thị|nghị quyết|kế hoạch|thông báo|việt nam"
    r"|điều|chương|mục|phần|phụ lục|kết luận|nhiệm vụ|giải pháp)\b",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"(?:Tin|Bài|Các tin|Các bài|Bài viết|Tin tức|Tin bài|Xem thêm|Có thể bạn|Tin cùng|Cùng)"
    r"(?: viết| tin)? (?:liên quan|khác|mới(?: nhất)?|cũ hơn|cùng chuyên mục|chuyên mục"
    r"|quan tâm|đã đưa|nổi bật|đọc nhiều)(?: .{0,20})?:?$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:[IVXLC]+|\d+|[A-ZĐ])\s?[.)/]")
_AFFILIATION = re.compile(r"(?<=\w) \([^()]{2,50}\)$")
_WORDS_A_BYLINE = 14
_MOST_BYLINES = 2


def is_official_mark(text: str) -> bool:
    """Whether a line is one that only official papers have: the nation's name, a number, a
    signature."""
    return bool(_OFFICIAL.match(text))


def is_official(texts: Sequence[str]) -> bool:
    """Whether the lines bear the marks of an official paper, whose names are signers, or are
    mostly articles and items.

    >>> is_official(["Ra quân dọn vệ sinh", "Sáng 3/5, xã An Lạc phát động…", "Thu Hà"])
    False
    >>> is_official(["CHỈ THỊ", "Về phòng cháy", "Nơi nhận: - Các sở;", "Trần Văn An"])
    True
    """
    if any(_OFFICIAL.match(text) for text in texts):
        return True
    articles = sum(bool(_ARTICLE.match(text)) for text in texts)
    items = sum(bool(_ITEM.match(text)) for text in texts)
    return articles > 1 or (articles + items > 3 and 2 * (articles + items) > len(texts))


def find_furniture(texts: Sequence[str]) -> dict[int, str]:
    """Lines of a news text that are none of it: their index and the kind of furniture.

    >>> find_furniture(["Ra quân", "Cảnh lễ phát động.", "Cảnh lễ phát động.", "Dài.", "Thu Hà"])
    {2: 'caption', 4: 'byline'}
    """
    found = dict(_repeats(texts))
    found.update(_related(texts))
    found.update(_tail(texts, found))
    found.update((at, "site") for at, text in enumerate(texts) if _is_see_also(text))
    for index in range(min(6, len(texts))):
        if index in found or len(texts[index]) > 160:
            continue
        if index < 4 and _SECTION.match(texts[index]):
            found[index] = "site"
        elif index and (_CREDITED.match(texts[index]) or _is_head_byline(texts, index)):
            found[index] = "byline"
    return found


def _tail(texts: Sequence[str], found: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Footers and credits, from the last line up to the first line of text."""
    credits = 0
    for index in range(len(texts) - 1, 0, -1):
        if index in found:
            continue
        kind = "site" if _is_footer(texts[index]) else _credit_kind(texts[index])
        credits += kind == "byline"
        if kind is None or credits > _MOST_BYLINES:
            return
        yield index, kind


def _is_see_also(text: str) -> bool:
    return len(text) < 250 and bool(_SEE_ALSO.match(text)) and not text.endswith((".", ";", ":"))


def _is_footer(text: str) -> bool:
    return len(text) < 200 and bool(_FOOTER.match(text))


def find_captions(texts: Sequence[str], furniture: dict[int, str]) -> set[int]:
    """Lines that stay in the text as captions: set twice, credited, or under a picture's name.

    >>> find_captions(["Ra quân", "Lễ phát động.", "Lễ phát động.", "Dài."], {2: "caption"})
    {1}
    """
    found = {index for index, text in enumerate(texts) if index and is_caption(text)}
    for index, kind in furniture.items():
        if kind == "caption":
            found.add(index - 1)
        elif kind == "picture" and index + 1 < len(texts) and len(texts[index + 1]) < 250:
            found.add(index + 1)
    return found - set(furniture)


def is_caption(text: str) -> bool:
    """Whether a line ends in a photo credit.

    >>> is_caption("Đoàn viên trồng cây tại xã An Lạc. Ảnh: Thu Hà")
    True
    >>> is_caption("Hội nghị được truyền hình trực tiếp.")
    False
    """
    return bool(_CREDIT.search(text) or _IMAGE_NUMBER.search(text)) and len(text) < 400


def _repeats(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Copies of an earlier line: a caption set twice, or a headline as a picture's name."""
    seen: set[str] = set()
    last = ""
    for index, text in enumerate(texts):
        stem = _IMAGE_NUMBER.sub("", text)
        key = stem.rstrip(" .").casefold()
        if key in seen:
            if stem != text:
                yield index, "picture"
            elif key == last:
                yield index, "caption"
            elif len(text) >= 40 and not text.endswith((";", ":")) and not _ITEM.match(text):
                yield index, "repeat"
        seen.add(key)
        last = key


def _related(texts: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The list of other headlines that follows its heading to the end of the page."""
    for index, text in enumerate(texts):
        if 2 * index > len(texts) and _RELATED.match(text):
            following = texts[index + 1 :]
            if all(_is_headline(line) or _is_footer(line) for line in following):
                yield from ((at, "site") for at in range(index, len(texts)))
            return


def _is_headline(text: str) -> bool:
    return len(text) < 200 and not text.endswith((".", ";", ":"))


def _credit_kind(text: str) -> str | None:
    if len(text) > 160 or len(text.split()) > _WORDS_A_BYLINE:
        return "source" if re.search(r"https?://\S+$", text) and len(text) < 400 else None
    if _CREDITED.match(text) or _is_names(text):
        return "byline"
    return "source" if _SOURCE.match(text) else None


def _is_names(text: str) -> bool:
    bare = _AFFILIATION.sub("", text).strip("()* ")
    if not _NAMES_ONLY.match(bare) or _ORGANISATION.search(bare) or _LABEL.match(bare):
        return False
    return len(bare.split()) >= 2 or bare.isupper()


def _is_head_byline(texts: Sequence[str], index: int) -> bool:
    """Under a headline a name alone counts only when a longer paragraph has not begun."""
    text, before = texts[index], texts[1:index]
    # Capitals alone may as well be a heading there.
    return _is_names(text) and not text.isupper() and all(len(line) < 300 for line in before)
