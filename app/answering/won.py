"""Which team, unit or place won or was given something: "đội nào đạt giải nhất"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from app.answering.deeds import Deed, Said, deed_asked, said_in
from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.answering.pick import Choice, pick
from app.tokens import UPPER, tokenise
from app.wording import say
from ingest.model import Span

_SENTENCES = 12
_AREAS = "xã|phường|thị trấn|quận|huyện|tỉnh|thành phố|thôn|ấp|bản|khu phố|tổ dân phố|làng"
_WON = re.compile(
    r"(?:^|\s)(?:những |các )?(?P<sort>đội(?: thi| tuyển)?|đoàn|đơn vị|tập thể|nhóm|lớp|chi bộ"
    rf"|chi hội|đảng bộ|chi đoàn|trường|câu lạc bộ|{_AREAS}) nào"
    r"(?=\s(?:(?:đã|vừa|được|bị|cùng|đồng)\s)*"
    r"(?:đạt|giành|đoạt|nhận|trao|tặng|thắng|vô địch|giải)\b|\W*$)",
    re.IGNORECASE,
)
_PRIZES = frozenset(["khen", "cup"])
_RANKS = frozenset(["nhat", "nhi", "ba", "tu", "khuyen", "dac", "xuat", "thuong", "vang", "bac"])
_GIVEN = re.compile(
    r"(?:^|\s)(?:thuộc(?: về)?|cho|về tay)\s+(?P<who>(?:(?:TP|TX|TT)\.|[^;.:()])+?)"
    r"(?=,?\s(?:vì|với|tại|do|để|trong|theo|nhân dịp|ngoài ra)\s|[;:()…]|(?<!TP)(?<!TX)(?<!TT)\.|$)"
)
_RANK = "nhất|nhì|ba|tư|khuyến khích|đặc biệt|phụ|vàng|bạc|đồng|[ABC]"
_PRIZE = re.compile(
    rf"(?:(?:,|\bvà)\s+)?(?:(?:\d{{1,2}}|một|hai|ba) )?(?:giải|huy chương|cúp)\s(?:{_RANK})\b",
    re.IGNORECASE,
)
_FIELD = re.compile(r"\b(?:mon|noi dung|phan thi|the loai|hang muc) (?:thi )?(\w+) (\w+)")
# What opens a clause before its subject: "… các đội:", "Kết quả,".
_LEAD = re.compile(rf"^(?:.*[:“”\"]\s*|\W+)?(?:[{UPPER}]?[^,{UPPER}]*,\s+)*", re.DOTALL)
_VERBS = re.compile(
    r"(?:\s(?:đã|vừa|xuất sắc|được|vinh dự|cùng|đồng|lần lượt|giành|đạt|đoạt|nhận|trao|tặng))+\s*$"
)
_NAMED_BEHIND = re.compile(
    rf"\s+(?P<who>(?:(?:đội(?: thi)?|đơn vị|{_AREAS})\s+){{1,2}}[{UPPER}][^,;.:()]*?)"
    r"(?=\s*(?:và\s*)?(?:[,;.:()]|$))",
    re.IGNORECASE,
)
_RESULT = re.compile(r"Kết quả(?: chung cuộc| chung kết| cuối cùng| hội thi)?[:,]?\s+")
_ORGANISERS = re.compile(r"[Bb]an [Tt]ổ chức|[Bb]an [Gg]iám khảo|BTC|[Kk]ết thúc")
_AND = re.compile(r",?\svà\s|,\s")  # joins several winners
# A name behind these may be a person's, who did not win: "Trường THPT Nguyễn Thiện Lương".
_OF_ORGANISATION = re.compile(r"(?:các |hai )?(?:đội|đoàn|trường|đơn vị|chi)\s", re.IGNORECASE)
_TEAMS = re.compile(r"^(?:các|hai|ba|2|3) (?=đội|đoàn|đơn vị|xã|phường|huyện|trường|thôn|chi)")
_LONG = 12  # words of each
_DEED = 0.5


def answer_won(context: Context) -> Draft | None:
    """The team or place that won or was given what is asked, or that no sentence tells who did;
    None where another thing is asked, or a person who is told."""
    text = context.asked.vietnamese
    asked = _WON.search(text[:1].lower() + text[1:])
    deed = deed_asked(context)
    if deed is None or not _is_prize(deed):
        return None
    if not any(said_in(evidence, deed) for evidence in context.pool.best(_SENTENCES)):
        return Draft("who", note=say("not_said", context.asked.language))
    field = _FIELD.search(context.asked.folded)
    if field is not None and not any(
        (field[1], field[2]) in one.reading.pairs for one in context.pool.best(_SENTENCES)
    ):
        return Draft("who", note=say("not_said", context.asked.language))
    if asked is None:
        return None
    found = pick("who", _winners(context, deed, asked["sort"].lower()))
    if found is None or not found.facts:
        return found
    facts = _each(found.facts[0])
    return (
        replace(found, facts=facts, is_list=len(facts) > 1) if facts or not deed.several else None
    )


def _each(winners: Fact) -> tuple[Fact, ...]:
    """Each of several winners: "các đội An Phú, Bình Hoà và Cẩm Lý"."""
    parts = [_TEAMS.sub("", part).strip() for part in _AND.split(winners.text)]
    named = [part for part in parts if re.search(rf"[{UPPER}]|\d", part)]
    return tuple(Fact(part, winners.quotes) for part in named) or (winners,)


def _is_prize(deed: Deed) -> bool:
    """Whether a deed is to win a prize: "giải quyết" wins none."""
    pairs = list(pairwise(deed.words))
    ranked = any(first == "giai" and rank in _RANKS for first, rank in pairs)
    ranked = ranked or ("vo", "dich") in pairs
    return ranked or not _PRIZES.isdisjoint(deed.words)


def _winners(context: Context, deed: Deed, sort: str) -> Iterator[Choice]:
    for evidence in context.pool.best(_SENTENCES):
        said = said_in(evidence, deed)
        if said is None:
            continue
        text = evidence.reading.text
        if not _says_rank(text, said, deed):
            continue
        said = _between_prizes(text, said)
        for span in (_given(text, said), _named_behind(text, said), _subject(text, said)):
            found = _named(text, span, sort) if span is not None else None
            people = evidence.reading.people(evidence.sentence)
            if found is not None and not any(
                found.start <= p.name.start < found.end
                and _OF_ORGANISATION.match(text, *found) is None
                for p in people
            ):
                score = evidence.score + _DEED * said.share
                yield Choice(score, evidence.reading, found, sentence_quote(evidence), evidence)
                break


def _says_rank(text: str, said: Said, deed: Deed) -> bool:
    """Whether the words said are of the prize asked for, not of another one."""
    ranks = [rank for first, rank in pairwise(deed.words) if first == "giai"]
    words = [token.folded for token in tokenise(text, *said.words)]
    return all(rank in words for rank in ranks)


def _between_prizes(text: str, said: Said) -> Said:
    """The same with its piece between the prizes told before and behind it."""
    begin, end = said.piece
    for prize in _PRIZE.finditer(text, *said.piece):
        if prize.end() <= said.words.start:
            begin = prize.end()
        elif prize.start() >= said.words.end:
            end = prize.start()
            break
    return replace(said, piece=Span(begin, end))


def _given(text: str, said: Said) -> Span | None:
    """Who stands behind "thuộc về" or "cho", further on in the piece of the deed."""
    match = _GIVEN.search(text, said.words.end, said.piece.end)
    return Span(*match.span("who")) if match is not None else None


def _named_behind(text: str, said: Said) -> Span | None:
    """Whose name follows the prize at once: "giải nhì thôn Đông, giải ba thôn Đoài"."""
    behind = _NAMED_BEHIND.match(text, said.words.end, said.piece.end)
    return Span(*behind.span("who")) if behind is not None else None


def _subject(text: str, said: Said) -> Span | None:
    """Who stands before the verb in the piece of the deed."""
    begin = said.piece.start
    lead = _LEAD.match(text[begin : said.words.start])
    begin += lead.end() if lead is not None else 0
    result = _RESULT.match(text, begin, said.words.start)
    begin = result.end() if result is not None else begin
    verbs = _VERBS.search(text, begin, said.words.start)
    end = verbs.start() if verbs is not None else len(text[: said.words.start].rstrip())
    opens = text[said.words.start : said.words.start + len("giải")].lower() == "giải"
    if (verbs is None and opens) or _ORGANISERS.search(text, begin, end):
        return None  # who stands there won the prize told before, or gave them all
    parts = _AND.split(text[begin:end])
    short = bool(parts) and max(len(part.split()) for part in parts) <= _LONG
    return Span(begin, end) if short and begin < end else None


def _named(text: str, span: Span, sort: str) -> Span | None:
    """The area of the sort asked for inside a phrase, or the phrase itself where it has a name."""
    if re.fullmatch(_AREAS, sort):
        name = rf"[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)*(?: \d{{1,2}}(?!\d))?"
        area = re.compile(rf"(?<![^\W_])(?i:{sort})\s+{name}").search(text, *span)
        return Span(area.start(), span.end) if area is not None else None
    written = text[span.start : span.end]
    return span if re.search(rf"\s[{UPPER}]|\d", f" {written}") else None
