"""Roles that prose gives to a person: "đoàn kiểm tra của Sở A do bà B, Phó Giám đốc, làm trưởng
đoàn", "hội thi do ông C điều hành"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.answering.draft import Context, Draft, Fact, Quote
from app.answering.pick import Choice
from app.answering.post_words import holds
from app.people import POST_START
from app.reading import Reading
from app.tokens import Token, tokenise, word_set
from ingest.folding import fold
from ingest.model import Span

_ENOUGH = 0.75
_NEARBY, _IN_HEADING, _IN_DOCUMENT = 0.9, 0.85, 0.6
_TOLD_ELSEWHERE = 0.5
_BEFORE = 4  # sentences that may name the body, where a role is given without any
_TIED = 0.02
_NOUN = r"doan|ban|tieu ban|nhom|to"
_ROLE = re.compile(
    rf"\b(?P<deputy>pho )?(?:truong (?P<noun>{_NOUN})\b|(?P<body>to|doi|doan|nhom) truong\b|"
    r"chu tich (?=ban chi dao\b|hoi dong (?!nhan dan\b)))(?: thuong truc\b)?"
)
_VERB = re.compile(r"\bai (?:la nguoi |se |truc tiep )?(dan dau|phu trach|dieu hanh)\b")
_ASKED_BEFORE = re.compile(
    r"(?:^|\b(?:ai|nguoi nao|dong chi nao|ten|ho ten)(?: (?:la|lam|giu chuc|cua|nguoi|"
    r"dam nhiem|dam nhan|duoc (?:cu|giao|phan cong) lam))*)\s*$"
)
_GIVEN = re.compile(
    r"(?:\s*[,(–-][^.;:\n]{0,120}?)?[\s,)]+(?:trực tiếp\s+)?(?:"
    r"(?:(?:làm|là|giữ chức(?: vụ)?|giữ vai trò|đảm nhiệm|đảm nhận)\s+)"
    r"(?P<role>(?:[Pp]hó )?(?:[Tt]rưởng (?:[Đđ]oàn|[Tt]iểu ban|[Bb]an|[Nn]hóm|[Tt]ổ)|"
    r"(?:[Tt]ổ|[Đđ]ội|[Đđ]oàn|[Nn]hóm) trưởng|[Cc]hủ tịch(?= [Hh]ội đồng|[.;,\n]|$))"
    r"(?: [Tt]hường trực)?)|(?P<verb>dẫn đầu|phụ trách|điều hành))(?!\w)"
)
_BY = re.compile(r"(?:^|\s)do\s")
_ROLE_NAME = (
    r"(?P<role>(?:[Pp]hó )?(?:[Tt]rưởng (?:[Đđ]oàn|[Tt]iểu ban|[Bb]an|[Nn]hóm|[Tt]ổ)|"
    r"(?:[Tt]ổ|[Đđ]ội|[Đđ]oàn|[Nn]hóm) trưởng)(?: [Tt]hường trực)?)(?!\w)"
)
# "Ông A, Bí thư Huyện ủy, Trưởng ban Tổ chức hội thi, phát biểu"
_BESIDE = re.compile(rf"(?:\s*[,(–-][^.;:\n]{{0,120}}?)?\s*[,(–-]\s*{_ROLE_NAME}")
_TO_POST = re.compile(
    rf"(?: trực tiếp)? (?:làm|là|giữ chức|giữ vai trò|đảm nhiệm|đảm nhận) {_ROLE_NAME}"
)
_LABELLED = re.compile(
    rf"(?:(?:\d{{1,2}}(?:\.\d{{1,2}})*|[a-zđ])[.)]\s+|[-–+]\s*)?{_ROLE_NAME}(?P<body>[^:;.\n]{{0,90}}):"
    r"\s+(?P<who>[^;.\n]+)"
)
_POST_BEGINS = re.compile(
    r"(?:.*(?:\bdo |[.;:\n]\s))?(?:[\d.]+[-.)]\s*)?(?=(?:(?:một|1|01) )?(?P<post>\S.*))", re.DOTALL
)
_UNNAMED = frozenset(["", "doan", "to", "ban", "doi", "nhom"])  # bodies named the sentence before
_BEST, _LONG = 3, 14
_AFTER_ROLE = re.compile(r"[,.;\n]|\s(?:do|và|đã|sẽ|vừa|tiến hành|có)\s|$")
_BODIES = word_set("so phong cuc chi doan ban to doi tieu nhom hoi cong")
_MEETINGS = frozenset([("dai", "hoi"), ("le", "hoi")])
_AREAS = word_set("tinh huyen quan phuong xa thi thanh")
_JOINS = word_set("do la ai cua tai o va lam gi cac cung")
_CAPITAL = re.compile(r"\s+[^\W\d_a-zà-ỹ]")


@dataclass(frozen=True, slots=True)
class _Role:
    """The role asked: its rank and noun ("pho", "ban"), or its verb; the words of its body."""

    name: str
    words: tuple[str, ...]  # the question's, without the role
    focus: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class _Given:
    """A role that a sentence gives: to whom, and where the body and the rest are said."""

    holder: Span
    name: str
    body: str
    around: Span


def asks_head(context: Context) -> bool:
    """Whether a question asks who heads a body that it names ("do ai làm trưởng ban")."""
    return _ROLE.search(context.asked.folded) is not None and _asked_role(context) is not None


def holder_of_role(context: Context) -> Draft | None:
    """The person to whom prose gives the role asked; None where it is another body's."""
    role = _asked_role(context)
    if role is None:
        return None
    choices = []
    for reading in context.pool.readings:
        reach = {e.sentence for e in context.pool.evidence if e.reading is reading}
        for sentence in sorted(reach):
            for given in (*_given(reading, sentence), *_given_by_label(reading, sentence)):
                score = _share(context, role, reading, given)
                # "Trưởng Ban A báo cáo: 61 cơ sở …": a figure holds no post.
                if score >= _ENOUGH and not reading.text[given.holder.start].isdigit():
                    quote = Quote(reading, given.around)
                    choices.append(Choice(score, reading, given.holder, quote))
    choices = choices or list(_posts_in_role(context, role))
    if not choices:
        return None
    best = max(choice.score for choice in choices)
    tied = {fold(c.text): c for c in reversed(choices) if c.score >= best - _TIED}
    facts = tuple(Fact(choice.text, (choice.quote,)) for choice in tied.values())
    return Draft("who", facts=facts, fit=min(1.0, best), margin=1.0 if len(facts) == 1 else 0.2)


def _asked_role(context: Context) -> _Role | None:
    folded = context.asked.folded
    match = _ROLE.search(folded)
    if match is not None:
        after = folded[match.end() :]
        if not (_ASKED_BEFORE.search(folded[: match.start()]) or re.search(r"\bla ai\b", after)):
            return None
        span, name = match.span(), _named(match.group())
    else:
        match = _VERB.search(folded)
        if match is None:
            return None
        span, name = match.span(1), match[1]
    words = [t.folded for t in tokenise(folded) if not span[0] <= t.start < span[1]]
    noun = re.search(rf"truong ({_NOUN})(?= (?!la\b|cua\b|do\b))", folded[span[0] : span[1] + 3])
    if noun is not None and span[1] < len(folded):
        words = [noun[1].split()[-1], *(t.folded for t in tokenise(folded, span[1], len(folded)))]
    pairs = zip(context.asked.focus, context.pool.weights, strict=True)
    focus = [
        (t.folded, weight)
        for t, weight in pairs
        if not span[0] <= t.start < span[1] and t.folded not in _JOINS
    ]
    return _Role(name, tuple(words), tuple(focus)) if focus else None


def _named(written: str) -> str:
    """One name for a role however it is called.

    >>> _named("Phó Trưởng ban thường trực"), _named("tổ trưởng"), _named("dẫn đầu")
    ('pho truong ban thuong truc', 'truong to', 'truong doan')
    """
    folded = fold(written).strip()
    folded = re.sub(r"\b(to|doi|doan|nhom) truong\b", r"truong \1", folded)
    return {"dan dau": "truong doan"}.get(folded, folded)


def _same_role(asked: str, given: str) -> bool:
    if asked.startswith("chu tich") or given.startswith("chu tich"):
        return {asked, given} <= {"chu tich", "truong ban"}
    if {asked, given} == {"truong to", "truong doan"}:
        return True
    return _named(asked) == given


def _given(reading: Reading, sentence: int) -> Iterator[_Given]:
    text, span = reading.text, reading.sentences[sentence]
    begin = span.start
    carried = ""
    people = reading.people(sentence)
    for place, person in enumerate(people):
        until = people[place + 1].name.start if place + 1 < len(people) else span.end
        match = _GIVEN.match(text, person.name.end, until)
        match = match or _BESIDE.match(text, person.name.end, until)
        if match is None and person.post is not None and person.post.start > person.name.end:
            match = _GIVEN.match(text, person.post.end, until)
        if match is None:
            continue
        by = [m.start() for m in _BY.finditer(text, begin, person.name.start)]
        verb = match.groupdict().get("verb")
        if verb and not by:
            continue
        before = text[begin : by[-1] if by else begin]
        stop = _AFTER_ROLE.search(text, match.end(), span.end)
        after = text[match.end() : stop.start() if stop is not None else span.end]
        if fold(before).strip(" ;,") in _UNNAMED and not after.strip():
            before = carried or f"{_line_before(reading, sentence)} {before}"
        carried = before
        yield _Given(person.name, _named(match["role"] or verb or ""), f"{before} | {after}", span)
        begin = match.end()


def _given_by_label(reading: Reading, sentence: int) -> Iterator[_Given]:
    """A member of a body as a list of them tells: "1. Trưởng ban Chỉ đạo: Phó Chủ tịch Lê A"."""
    text, span = reading.text, reading.sentences[sentence]
    match = _LABELLED.match(text, *span)
    if match is None:
        return
    named = [p.name for p in reading.people(sentence) if p.name.start >= match.start("who")]
    holder = named[0] if named else Span(*match.span("who"))
    yield _Given(holder, _named(match["role"]), match["body"], span)


def _posts_in_role(context: Context, role: _Role) -> Iterator[Choice]:
    """Posts that a rule gives the role to: "Trưởng ban do Chủ tịch UBND xã đảm nhiệm"."""
    for evidence in context.pool.best(_BEST):
        reading, span = evidence.reading, evidence.span
        text = reading.text
        for match in _TO_POST.finditer(text, *span):
            opening = _POST_BEGINS.match(text[span.start : match.start()])
            if opening is None:
                continue
            holder = Span(span.start + opening.end(), match.start())
            written = text[holder.start : holder.end]
            if POST_START.match(opening["post"]) is None or len(written.split()) > _LONG:
                continue
            stop = _AFTER_ROLE.search(text, match.end(), span.end)
            after = text[match.end() : stop.start() if stop is not None else span.end]
            said = f"{text[span.start : holder.start]} | {after}"
            given = _Given(holder, _named(match["role"]), said, span)
            score = _share(context, role, reading, given)
            if score >= _ENOUGH:
                yield Choice(score, reading, holder, Quote(reading, span))


def _line_before(reading: Reading, sentence: int) -> str:
    """The sentence before in the same paragraph: it names the body, the next one who heads it."""
    if sentence == 0 or reading.line_of(sentence - 1) != reading.line_of(sentence):
        return ""
    before = reading.sentences[sentence - 1]
    return reading.text[before.start : before.end]


def _share(context: Context, role: _Role, reading: Reading, given: _Given) -> float:
    """How much of the body asked is the one that a role is given in, 0 to 1."""
    if not _same_role(role.name, given.name) or _other_body(role.words, reading, given):
        return 0.0
    runs = context.names
    names = {word for run in runs for word in run}
    body = {token.folded for token in tokenise(given.body)}
    sentence = [token.folded for token in tokenise(reading.text, *given.around)]
    # The syllables of a name may stand there in another name.
    apart = {word for run in runs if not holds(sentence, run) for word in run}
    around = set(sentence) - apart
    # Where all names are said with a role, the rest of the document says what the body is for.
    told = _TOLD_ELSEWHERE if names and names <= around | reading.heading_tokens else 0.0
    kept = total = 0.0
    for word, weight in role.focus:
        total += weight
        if word in body and word not in apart:
            kept += weight
        elif word in around:
            kept += weight * _NEARBY
        elif word in reading.heading_tokens:
            kept += weight * _IN_HEADING
        elif word in names and word in reading.all_tokens:
            kept += weight * _IN_DOCUMENT
        elif word in names:
            return 0.0
        elif word in reading.all_tokens:
            kept += weight * told
    return kept / (total or 1.0)


def _other_body(words: Sequence[str], reading: Reading, given: _Given) -> bool:
    """Whether the body or the area said with a role is another than the one asked."""
    held = [token.folded for token in tokenise(given.body)]
    sentence = [token.folded for token in tokenise(reading.text, *given.around)]
    near = {*pairwise(sentence), *pairwise(t.folded for t in _title(reading))}
    if not set(held) & _BODIES:
        near |= _named_before(reading, given)
    for before, first, second in zip(("", *words), words, words[1:], strict=False):
        if second in _JOINS or second[0].isdigit() or (before, first) in _MEETINGS:
            continue
        if first in _BODIES and first in held and second not in held:
            return True
        unsaid = (first, second) not in near or " của " in given.body
        # "làm trưởng đoàn … về thẩm định": what the body headed does, told further on.
        unsaid = unsaid and not (before == "" and second in sentence)
        if first in _BODIES and first not in held and unsaid:
            return True
        sorts = _AREAS if first != "tinh" else {first}
        if first in _AREAS and second not in held and _names_area(sorts, given.body):
            return True
    return False


def _named_before(reading: Reading, given: _Given) -> set[tuple[str, str]]:
    """Pairs of words of the last sentence before a role that names a body of the sort headed."""
    noun = given.name.rsplit(" ", 1)[-1]
    last = reading.sentence_at(given.around.start)
    for sentence in range(last - 1, max(-1, last - 1 - _BEFORE), -1):
        words = [token.folded for token in reading.tokens(sentence)]
        if noun in words:
            return set(pairwise(words))
    return set()


def _title(reading: Reading) -> list[Token]:
    title = reading.document.header.title
    return tokenise(title.value) if title is not None else []


def _names_area(sorts: Collection[str], body: str) -> bool:
    return any(
        token.folded in sorts and _CAPITAL.match(body, token.end) is not None
        for token in tokenise(body)
    )
