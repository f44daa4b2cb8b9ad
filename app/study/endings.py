"""Where a long order can be cut so that what is left is still whole."""

from __future__ import annotations

import re

from app.study.vocabulary import BODY, VERBS

_SOFT_END = re.compile(
    r",? (?:nhằm|để|đặc biệt|nhất là|bảo đảm|đảm bảo|góp phần|trong đó|theo quy định|"
    r"theo hướng)(?!\w)"
)
# Words after which a sentence cannot stop: what was cut off is missed.
_OPEN_END = re.compile(
    r"(?<!\w)(?:các|những|mọi|một|theo|về|của|cho|với|và|hoặc|trong|trên|tại|từ|đến|bằng|phải|là|"
    r"nguyên tắc|quy đ[iị]nh|(?:các|những) (?:biện pháp|giải pháp|nhiệm vụ|hoạt động|nội dung|"
    r"vấn đề|yêu cầu|quy đ[iị]nh|nguồn lực)|cụ thể|sau|như|kiên quyết|không|đã|sẽ|nhất là|"
    r"yêu cầu)$",
    re.IGNORECASE,
)
_NEXT_ORDER = re.compile(rf", (?!tổ chức|thông báo|quy định)(?=(?:{VERBS})(?!\w))")
_ADVERBIAL = re.compile(
    r"(?:trong|qua|với|tại|sau|từ|đến|tính đến|khi|để|do|nhờ|theo|ở|trước|cuối|đầu)(?!\w)", re.I
)
# A comma before another figure parts deeds only where a deed or its figure follows at once; else it
# may stand in the middle of a list of names.
_NEXT_FACT = re.compile(
    r"; |, (?:nếu|quá (?:thời )?hạn|trừ)(?!\w)|"
    r",? (?:đó là|cụ thể|bao gồm|gồm|trong đó có|trong đó)(?!\w)|"
    r"(?:,| và|, và) (?=(?:[^\W\d]+ ){0,3}?\d)|"
    rf"(?:,| và|, và) (?=(?:{VERBS}|mỗi|tổng|tỷ lệ|với|có|đạt|giảm|tăng|chiếm|thiệt hại|dự kiến)"
    r"(?!\w) (?:[^\W\d]+ ){0,8}?\d)"
)
_VERB = re.compile(rf"(?<=\s)(?:{VERBS})(?!\w)")
_BARE_VERB = re.compile(rf"(?:^|\s)(?:{VERBS}|thông tin|giáo dục|chỉ đạo|thanh)$")
# Who is directed or allowed, and not yet to do what.
_DIRECTS = re.compile(
    rf"(?:chỉ đạo|yêu cầu|giao|đôn đốc) (?:hệ thống|các|lực lượng|những|{BODY.pattern}) ", re.I
)
_LETS = re.compile(r"không để (?:các |những )?(?:cơ sở|tổ chức|cá nhân|đơn vị)(?: [^\s,;]+){0,6}$")
_WITH = re.compile(r"(?:phối hợp(?: chặt chẽ)?|cùng) (?:với|cùng|các) ")


def cut_whole(act: str, most_words: int) -> str:
    """An act that is short enough to be asked, cut where it begins to say what for, or at its next
    order; "" where no cut leaves it whole."""
    if len(act.split()) <= most_words:
        return act if is_whole(act) else ""
    for mark, start in ((_SOFT_END, 40), (_NEXT_ORDER, 60)):
        for match in mark.finditer(act, start):
            cut = act[: match.start()]
            if is_whole(cut) and len(cut.split()) <= most_words:
                return cut
    return ""


def is_whole(act: str) -> bool:
    """Whether an act can stop where it stops.

    >>> is_whole("tổ chức thực hiện các biện pháp"), is_whole("mở lớp cho cán bộ xã")
    (False, True)
    """
    return not ends_open(act) and ends_whole(act)


def up_to_next_fact(head: str, tail: str) -> str:
    """What follows the asked words of a question, up to where the sentence goes on to tell another
    figure, day or deed, which would only hang on; `head` is what stands before the asked words.

    >>> up_to_next_fact("huyện sửa ", " chợ nông thôn, dời 48 sạp hàng lấn đường")
    ' chợ nông thôn'
    >>> up_to_next_fact("mở ", " lớp cho cán bộ xã; báo cáo trước ngày 5/6")
    ' lớp cho cán bộ xã'
    >>> up_to_next_fact("qua kiểm tra tại ", " chợ, huyện xử lý 5 vụ")
    ' chợ, huyện xử lý 5 vụ'
    """
    if _ADVERBIAL.match(head) and ", " not in head:
        return tail.split("; ", maxsplit=1)[0]  # the deed itself is yet to come
    return _NEXT_FACT.split(tail, maxsplit=1)[0]


def ends_open(text: str) -> bool:
    """Whether a text stops at a word that wants another behind it.

    >>> ends_open("yêu cầu phải kiên quyết"), ends_open("kiểm tra, giám sát")
    (True, False)
    """
    return _OPEN_END.search(text) is not None


def ends_whole(act: str) -> bool:
    """Whether an act does not stop at a verb that still wants its object, nor at those with whom
    something is to be done.

    >>> ends_whole("phối hợp với Sở Y tế kiểm tra"), ends_whole("phối hợp với Sở Y tế")
    (False, False)
    >>> ends_whole("phối hợp với Sở Y tế mở lớp tập huấn cho cán bộ xã")
    True
    """
    if _BARE_VERB.search(act) or _LETS.search(act):
        return False
    if (directs := _DIRECTS.match(act)) and not _VERB.search(act, directs.end()):
        return False
    partner = None
    for match in _WITH.finditer(act):
        partner = match
    return partner is None or bool(_VERB.search(act, partner.end()))
