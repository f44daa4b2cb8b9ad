"""Units before verbs that no list holds: "UBND xã An Bình nạo vét kênh". The tagger knows verbs;
it is asked only where the list finds none, or finds one far behind the name."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.folding import tone_key
from ingest.units import HEAD, Subject, keyed, read_subject
from ingest.words import tag

_MOST = 200  # characters that hold a unit's name with its verb
_FEW_WORDS = 5  # a name so short holds no verb
_CLAUSE_ENDS = re.compile(r"[;:.(“\"](?=\s|$)|\n|[(“\"]")
_AREAS = frozenset(
    tone_key(word)
    for word in ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn",
                 "đặc khu", "thôn", "bản")
)  # fmt: skip
# Verbs that go on with a name, and those that tell what a unit is or has.
_OF_NAMES = keyed(
    r"(?:trực thuộc|thuộc|liên quan|có|là|gồm|bao gồm|theo|trước|sau|đến|về|do|tại|ở|đóng|được|bị|"
    r"đã|đang|chưa|vừa|sẽ|không|chủ quản|chuyên môn|sự nghiệp|hành chính|các|như|nói|cho biết|"
    r"cho hay|nêu|phát biểu|nhấn mạnh|khẳng định|diễn ra|còn|đạt|bầu cử|chủ chốt|phụ trách|"
    r"quản lý|sử dụng|thường trực|ngang|kiêm|đặt|nằm|làm việc|đại biểu)(?![^\W\d_])"
)


def read_acting(text: str, key: str, start: int, end: int) -> Subject | None:
    """The unit whose name begins at `start` up to the verb of its duty, by the list of verbs or by
    the tagger, whichever ends the name first; None where neither finds one.

    >>> said = "UBND xã An Bình nạo vét kênh."
    >>> read_acting(said, tone_key(said), 0, len(said))
    Subject(start=0, end=15, verb=16)
    """
    listed = read_subject(key, start, end)
    if listed is not None and len(text[start : listed.end].split()) <= _FEW_WORDS:
        return listed
    head = HEAD.match(key, start, end)
    if head is None or not text[start].isupper():
        return listed
    stop = _CLAUSE_ENDS.search(text, start, min(end, start + _MOST))
    last = stop.start() if stop is not None else min(end, start + _MOST)
    last = last if listed is None else min(last, listed.verb)
    verb = _first_verb(text[start:last], head.end() - start)
    if verb is None:
        return listed
    name = text[start : start + verb].rstrip(" ,-–")
    return Subject(start, start + len(name), start + verb)


@lru_cache(maxsize=4096)
def _first_verb(clause: str, begin: int) -> int | None:
    """Where the first verb stands right behind a proper name or the name of a sort of area."""
    before, begun, ended = "", 0, 0
    for span, kind in tag(clause):
        word = clause[span.start : span.end]
        beside = span.start > begin and clause[ended : span.start].isspace()
        if kind == "V" and beside and begun and word[0].islower():
            named = before[:1].isupper() or tone_key(before) in _AREAS
            if named and _OF_NAMES.match(tone_key(word)) is None:
                return span.start
        before, begun, ended = word, span.start, span.end
    return None
