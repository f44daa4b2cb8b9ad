"""What the answer cell of a spreadsheet says: gold in the words of people who write prose, lists,
titles and remarks around the fact itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eval.make_fact import other_forms
from ingest.folding import fold

Groups = tuple[tuple[str, ...], ...]

_LONG_WORDS = 12
_LIST_WORDS = 8  # an item of a list on one line
_BULLET = re.compile(r"^\s*(?:[-–•+*]|\(?\d{1,2}[.)](?!\d)|[a-hđ][.)])\s+")
_PART = re.compile(r"\s*(?:\n|;)\s*")
_INLINE = re.compile(r"(?:^|(?<=\s))(?:\((\d)\)|(\d)[.)])\s+")
_COMMA = re.compile(r",\s+|\s+và\s+")
_ALTERNATIVE = re.compile(r"\s*(?:\||\bhoặc\b)\s*")
_LEAD_IN = re.compile(
    r"(?:(?:bao )?gồm|có|là|đó là|các|những|cụ thể|\d+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\b"
    r"[^:;,.]{0,50}:\s*",
    re.IGNORECASE,
)
_REMARK = re.compile(r"\s*\(([^()]*)\)\s*")
_TITLE = re.compile(r"(?:đồng chí|đ/c|ông|bà|anh|chị)\s+(?=[A-ZĐÀ-Ỹ])", re.IGNORECASE)
_OPENING = re.compile(
    r"(?:(?:vào|từ|trước|đến|kể từ|hết|trong)\s+)?ngày\s+(?=\d)|(?:trước|vào)\s+(?=\d|tháng)"
    r"|(?:là|do|vì|bởi|về việc|về|gồm|bao gồm)\s+"
    r"|(?:có|ít nhất|tối thiểu|tối đa|khoảng|tổng cộng|tất cả)\s+(?=\d)",
    re.IGNORECASE,
)
_NAME_AND_POST = re.compile(r"((?:[A-ZĐÀ-Ỹ]\w*\s+){1,4}[A-ZĐÀ-Ỹ]\w*)\s*[,–(-]\s*\D")
_ASKS_WHO = re.compile(r"(?<!\w)(?:ai|nguoi nao|dong chi nao|who)(?!\w)")
_ASKS_LIST = re.compile(
    r"(?<!\w)(?:gom|nhung|cac|liet ke|ke ten|lan luot)(?!\w)"
    r"|^(?:\d+|hai|ba|bon|nam|sau|bay|tam|chin|muoi) "
)
_ASKS_WHETHER = re.compile(r"(?<!\w)co (?:.* )?khong\W*$|dung hay sai|phai khong\W*$")
_WORD = re.compile(r"\w[^\s,;:.!?()“”\"']*(?:[.,/:-][^\s,;:.!?()“”\"']+)*")
_SMALL = (
    *("la", "duoc", "vao", "ngay", "do", "cua", "co", "o", "tai", "theo", "thi", "da", "bi", "ky"),
    *("dong", "chi", "ong", "ba"),
)
_LEAST_ECHO = 5  # words of an answer that may repeat its question
_NEW_SHARE = 0.6
_WHOLE_NUMBER = re.compile(r"\d{4,}")
_DECIMAL = re.compile(r"(\d+)\.(\d{1,2}|\d{4,})(?=\s?%|$)")
_POLARITY = {"đúng": "có", "sai": "không"}
_NOT_THERE = re.compile(
    r"(khong (co|tim thay|tra loi duoc)( (trong|thong tin|cau tra loi|du lieu|dap an|van ban)\b.*)?"
    r"|chua co (thong tin|du lieu)|no answer|unanswerable|not found|none)"
)
_NOT_SAID = re.compile(
    r"((van ban|tai lieu|chi thi|bai viet|kho) )?(khong|chua) "
    r"(neu|de cap|quy dinh|nhac den|noi den|noi toi|thay neu|xac dinh|ro)\b.*"
)


def read_answer(cell: str, question: str = "") -> tuple[Groups, tuple[str, ...]]:
    """Required groups and whole answers of an answer cell: lines, ";" or numbers part what is
    required together, and commas the items of a list where one is asked for; "|" or "hoặc" part
    alternatives; a part of more than 12 words is a whole answer, to be matched by most of its
    words.

    >>> read_answer("- rõ người\\n- rõ việc | rõ công việc")
    ((('rõ người',), ('rõ việc', 'rõ công việc')), ())
    >>> read_answer("Gồm: rõ người, rõ việc, rõ hạn", "3 rõ gồm những gì?")[0]
    (('rõ người',), ('rõ việc',), ('rõ hạn',))
    """
    parts = _parts(cell, question)
    if any(len(part.split()) > _LONG_WORDS for part in parts):
        return (), (cell,)
    echoed = question if len(parts) == 1 else ""  # items of a list share words with the question
    groups = (_alternatives(part, echoed) for part in parts)
    return tuple(group for group in groups if group), ()


def written_forms(value: str) -> tuple[str, ...]:
    """A value as typed and as Vietnamese texts write it: numbers and days, which spreadsheets show
    in their own way; anything else only as typed.

    >>> written_forms("1274"), written_forms("96.2%"), written_forms("rõ việc")
    (('1274', '1.274'), ('96.2%', '96,2%'), ('rõ việc',))
    """
    if _WHOLE_NUMBER.fullmatch(value):
        return value, f"{int(value):,}".replace(",", ".")
    if _DECIMAL.match(value):
        return value, _DECIMAL.sub(r"\1,\2", value)
    return (value, *other_forms(value))


def is_refusal(cell: str, question: str = "") -> bool:
    """Whether an answer cell says that there is no answer. "Không quy định" answers a question that
    asks whether something is so.

    >>> is_refusal("(Không có trong văn bản)"), is_refusal("Không nêu", "Ai ký?")
    (True, True)
    >>> is_refusal("Không quy định", "Quy chế có quy định mức phạt không?")
    False
    """
    said = fold(cell).strip("().[] ")
    if _NOT_THERE.fullmatch(said):
        return True
    return _NOT_SAID.fullmatch(said) is not None and not _asks(_ASKS_WHETHER, question)


def _parts(cell: str, question: str) -> list[str]:
    parts = [part for part in _PART.split(cell) if part.strip(" .")]
    if len(parts) == 1:
        parts = _numbered(parts[0]) or parts
    if parts:
        parts[0] = _without_lead_in(parts[0], several=len(parts) > 1)
    parts = [_BULLET.sub("", part).strip(" .") for part in parts]
    parts = [part for part in parts if part]
    return _listed(parts[0], question) or parts if len(parts) == 1 else parts


def _numbered(part: str) -> list[str]:
    """The items of "1) a 2) b" on one line; none where the numbers do not count from 1."""
    marks = list(_INLINE.finditer(part))
    numbers = [int(mark[1] or mark[2]) for mark in marks]
    if len(marks) < 2 or numbers != list(range(1, len(marks) + 1)):
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(part)]
    items = [part[mark.end() : end].strip(" ,.") for mark, end in zip(marks, ends, strict=True)]
    return [item for item in items if item]


def _without_lead_in(part: str, *, several: bool) -> str:
    """The first part without the "Gồm ba phần:" that opens a list."""
    lead = _LEAD_IN.match(part)
    listed = lead is not None and (several or _COMMA.search(part, lead.end()))
    return part[lead.end() :] if lead is not None and listed else part


def _listed(part: str, question: str) -> list[str]:
    """The items of "rõ người, rõ việc và rõ hạn" where a list is asked for or they open alike."""
    items = [item.strip() for item in _COMMA.split(part)]
    alike = len({fold(item).split(" ")[0] for item in items}) == 1
    short = all(0 < len(item.split()) <= _LIST_WORDS for item in items)
    return items if len(items) > 2 and short and (alike or _asks(_ASKS_LIST, question)) else []


def _alternatives(part: str, question: str) -> tuple[str, ...]:
    found = [one for one in _ALTERNATIVE.split(part) if one]
    return tuple(dict.fromkeys(form for one in found for form in _forms(one, question)))


def _forms(value: str, question: str) -> Iterator[str]:
    """The value as typed, then without what stands around the fact."""
    for bare in dict.fromkeys((value, *_bare(value, question))):
        yield from written_forms(bare)
        if fold(bare) == fold(value) and value.casefold() in _POLARITY:
            yield _POLARITY[value.casefold()]


def _bare(value: str, question: str) -> Iterator[str]:
    remark = _REMARK.search(value)
    if remark is not None:
        yield from _openings(_REMARK.sub(" ", value).strip())
        if any(letter.isdigit() for letter in remark[1]):
            yield remark[1].strip()
    yield from _openings(value)
    named = _NAME_AND_POST.match(_TITLE.sub("", value))
    if named is not None and _asks(_ASKS_WHO, question):
        yield named[1]
    new = _new_words(value, question)
    if new:
        yield from _openings(new)


def _openings(value: str) -> Iterator[str]:
    """The value and what is left of it as titles and small words are taken off its beginning."""
    while value:
        yield value
        shorter = _TITLE.sub("", value, count=1) if _TITLE.match(value) else value
        shorter = _OPENING.sub("", shorter, count=1) if _OPENING.match(shorter) else shorter
        if shorter == value:
            return
        value = shorter


def _new_words(value: str, question: str) -> str:
    """What an answer that repeats its question adds to it; "" where it repeats little.

    >>> _new_words("Quy chế được ban hành ngày 5/4/2021", "Quy chế được ban hành ngày nào?")
    '5/4/2021'
    """
    words, asked = list(_WORD.finditer(value)), _WORD.findall(question)
    known = {fold(word) for word in asked}.union(_SMALL)
    new = [
        n
        for n, word in enumerate(words)
        # "Lâm" of a person is another word than "lâm" of "kiểm lâm".
        if fold(word[0]) not in known or (n and word[0][0].isupper() and word[0] not in asked)
    ]
    if len(words) < _LEAST_ECHO or not new:
        return ""
    first, last = new[0], new[-1]
    if last - first + 1 > _NEW_SHARE * len(words):
        return ""
    return value[words[first].start() : words[last].end()]


def _asks(pattern: re.Pattern[str], question: str) -> bool:
    return pattern.search(fold(question).strip()) is not None
