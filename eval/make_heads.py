"""The words by which an item of a list is known again in an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.study.vocabulary import CONNECTIVES
from app.study.wording import strip_label
from ingest.folding import fold

_COUNTED_LABEL = re.compile(
    r"^(?:(?:Nhóm|Bước|Phần|Mục|Nhiệm vụ)\s(?:thứ\s)?(?:\w{1,4}|nhất|hai|ba)\s*[–:.,-]\s*"
    r"|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là,?\s+"
    r"|Thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười),?\s+(?:là\s+)?)",
    re.IGNORECASE,
)
_TIES = re.compile(
    rf"^(?:{CONNECTIVES}|Tiếp theo|Tiếp đó|Tiếp đến|Sau đó|Thêm vào đó|Trước tiên|Đầu tiên|Và)"
    r"(?:\s*,|\s+là|\s+thì|\s+phải|\s+cần)*\s+",
    re.IGNORECASE,
)
_ORDERED = re.compile(r"^(?:Yêu cầu|Đề nghị)\s[^.;:]{3,60}?\s(?:phải|cần)\s+", re.IGNORECASE)
_TOPIC = re.compile(r"^Về (?:việc )?([^,.;:]{4,60})(?=,|:)", re.IGNORECASE)
_ABOUT = re.compile(r"^Về (?:việc )?", re.IGNORECASE)
_END = re.compile(r"[.:;(|]|\s[-–—]\s")
# Where a phrase may end: before a comma, or before a word that only adds to what was said.
_BORDER = re.compile(
    r",|(?<!dành)(?<!gắn)(?<!liên quan)\s(?=(?:để|nhằm|trong|tại|ở|vào|trên|theo|cho|từ|khi|bằng|"
    r"đối với|gắn với)\s)"
)
_TWIN = re.compile(r"(?<!\w)(\w+) \w+, (?=\1 )")  # "dám nghĩ, dám làm" stays together
_INNER_BORDER = re.compile(r"\s(?=(?:của|và|với)\s)")  # for what would be too long otherwise
_WHOLE_WORDS = 8  # an item this short is asked for as a whole
_FEWEST_WORDS = 4
_MOST_WORDS = 16


def list_heads(items: Sequence[str]) -> tuple[str, ...]:
    """For each item the shortest opening phrase that no other item has, as written; () when some
    item has none.

    >>> list_heads(["1. Trước hết là mở lớp đọc, viết cho người già trong mọi thôn của xã;",
    ...             "2. Bên cạnh đó, sửa đường."])
    ('mở lớp đọc', 'sửa đường')
    """
    whole = [item_phrase(item) for item in items]
    heads = []
    for number, phrase in enumerate(whole):
        others = [fold(other) for place, other in enumerate(whole) if place != number]
        distinct = (head for head in _openings(phrase) if not _in_any(head, others))
        heads.append(next(distinct, ""))
    return tuple(heads) if all(heads) else ()


def item_phrase(text: str) -> str:
    """An item's first phrase, without its label and the words that tie it to the one before.

    >>> item_phrase("- Nhóm B – Phương thức làm việc: đổi mới"), item_phrase("Đồng thời phải đọc.")
    ('Phương thức làm việc', 'đọc')
    >>> item_phrase("Về công tác cán bộ, yêu cầu phải rà soát lại.")
    'công tác cán bộ'
    """
    bare = _COUNTED_LABEL.sub("", strip_label(text.split("\n")[0].strip()))
    bare = _TIES.sub("", bare)
    topic = _TOPIC.match(bare)
    if topic is not None:
        return topic[1].strip()
    bare = _ORDERED.sub("", _ABOUT.sub("", bare))
    mark = _END.search(bare)
    return (bare[: mark.start()] if mark else bare).strip(" ,")


def _openings(phrase: str) -> Iterator[str]:
    """Ways to cut a phrase at its borders, shortest first, then the whole if it is not too long. A
    phrase that ends in a slogan is never cut before it."""
    short = len(phrase.split()) <= _WHOLE_WORDS or phrase.endswith(("”", '"'))
    if not short:
        yield from _cut(phrase, _BORDER)
    if len(phrase.split()) <= _MOST_WORDS:
        yield phrase
    yield from _cut(phrase, _INNER_BORDER)


def _cut(phrase: str, borders: re.Pattern[str]) -> Iterator[str]:
    twins = [match.span() for match in _TWIN.finditer(phrase)]
    for border in borders.finditer(phrase):
        if any(start < border.start() < end for start, end in twins):
            continue
        opening = phrase[: border.start()].strip(" ,")
        quoted = opening.count('"') % 2 or opening.count("“") != opening.count("”")
        words = len(opening.split())
        if not quoted and (words >= _FEWEST_WORDS or (words > 2 and border[0] == ",")):
            yield opening


def _in_any(head: str, others: Sequence[str]) -> bool:
    return any(fold(head) in other for other in others)
