"""Who and where: the person of a post, the post of a person, the body or place that did it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.answering.closeness import closeness
from app.answering.draft import Context, Draft, Fact, Quote, quote_around, sentence_quote
from app.answering.sentence import answer_sentence
from app.candidates import Evidence
from app.people import POST_START, Person, find_people
from app.question import Asked
from app.reading import Reading
from app.tokens import UPPER, Token, tokenise
from ingest.folding import fold
from ingest.identity import same_paper
from ingest.model import Fact as HeaderFact
from ingest.model import Reference, Span

_SENTENCES = 16
_SIGNS = re.compile(
    r"\b(?:ai|nguoi|ong|ba|dong chi)\b.*\bky\b|\bnguoi ky\b|\bdo ai ky\b|\bky ten\b"
)
_WRITES = re.compile(r"\btac gia\b|\bai viet\b|\bnha bao nao\b|\bphong vien nao\b|\bdo ai viet\b")
_ISSUES = re.compile(r"\bban hanh\b")
_POST_ASKED = re.compile(r"\bchuc (?:vu|danh)\b|\bgiu chuc\b|\bla ai\s*\??\s*$|\blam chuc gi\b")
_AREA_WORDS = {
    "phuong": "phường", "xa": "xã", "quan": "quận", "huyen": "huyện", "tinh": "tỉnh",
    "thi xa": "thị xã", "thi tran": "thị trấn", "thanh pho": "thành phố", "thon": "thôn",
}  # fmt: skip
_ANY_AREA = "phường|xã|quận|huyện|tỉnh|thị xã|thị trấn|thành phố|Thành phố|TP|thôn|bản|khu phố"
_PERSONS = frozenset(["nguoi", "dong chi", "ong", "ba", "vi", "tac gia", "nha bao", "dai bieu"])


@dataclass(frozen=True, slots=True)
class _Choice:
    score: float
    fit: float
    reading: Reading
    span: Span
    quote: Quote
    evidence: Evidence | None = None


def answer_who(context: Context) -> Draft | None:
    """The person, post, body or place asked for; None when the texts do not say."""
    folded = context.asked.folded
    if _WRITES.search(folded):
        return _from_header(context, "author")
    if context.references and _asks_signer(context.asked):
        return _from_header(context, "signer")
    if context.references and _ISSUES.search(folded) and not _names_post(context.asked):
        return _issuer(context)
    if _POST_ASKED.search(folded) and not _names_post(context.asked, before_name=True):
        posts = _post_of_named(context)
        if posts is not None:
            return posts
    if _asks_area(context.asked):
        return _best(context, list(_areas(context)))
    if _names_post(context.asked) and not _asks_body(context.asked):
        held = _holder_of_post(context)
        if held is not None:
            return held
    if _asks_body(context.asked):
        return _body_or_sentence(context)
    return _speaker(context)


def _asks_signer(asked: Asked) -> bool:
    return bool(_SIGNS.search(asked.folded)) and any(
        token.toned in ("ký", "ky") for token in tokenise(asked.vietnamese)
    )


def _from_header(context: Context, field: str) -> Draft | None:
    """A signer or an author, from the headers of the documents meant."""
    for reading in context.scope_readings:
        header = reading.document.header
        fact: HeaderFact | None = getattr(header, field)
        if fact is None or fact.span is None:
            continue
        if field == "signer" and not _is_the_paper(reading, context.references):
            continue
        if field == "author" and not _document_meant(context, reading):
            continue
        quote = quote_around(reading, fact.span)
        return Draft(kind="who", facts=(Fact(fact.value, (quote,)),), fit=1.0)
    return None


def _is_the_paper(reading: Reading, references: Sequence[Reference]) -> bool:
    identity = reading.document.header.identity
    return identity is not None and any(same_paper(identity, other) for other in references)


def _document_meant(context: Context, reading: Reading) -> bool:
    best = context.pool.best(1)
    return bool(best) and best[0].reading is reading


def _issuer(context: Context) -> Draft | None:
    """Who issued a named paper, from itself or from where it is named with its issuer."""
    for reading in context.pool.readings:
        header = reading.document.header
        if _is_the_paper(reading, context.references) and header.issuer and header.issuer.span:
            quote = quote_around(reading, header.issuer.span)
            return Draft(kind="who", facts=(Fact(header.issuer.value, (quote,)),), fit=1.0)
    named = [choice for choice in _issuers(context) if choice.score > 0]
    if not named:
        return None
    best = max(named, key=lambda choice: choice.score)
    text = best.reading.text[best.span.start : best.span.end]
    return Draft(kind="who", facts=(Fact(text, (best.quote,)),), fit=1.0)


_OF_ISSUER = re.compile(
    r"[\s,(]*(?:(?:ngày|ngay)?\s*[\d/.\-\s]*)?[\s,]*(?:của|do)\s+"
    r"((?:Ban |Bộ |Thường |Chủ tịch |Thủ tướng )?[^\s,.;:(“\"]+"
    r"(?:\s(?!về\b|ngày\b|đến\b|ban hành\b|với\b|"
    r"trong\b|là\b|và\b|cho\b|đã\b|được\b)[^\s,.;:(“\"]+){1,9})"
)


def _issuers(context: Context) -> Iterator[_Choice]:
    for reading in context.pool.readings:
        for reference, span in reading.mentions:
            if not any(same_paper(reference, other) for other in context.references):
                continue
            after = re.compile(r"\d[^\s,;.]*").search(reading.text, span.start)
            begin = after.end() if after else span.end
            match = _OF_ISSUER.match(reading.text, begin)
            if match is None or not match[1][0].isupper():
                continue
            found = Span(match.start(1), match.end(1))
            length = len(match[1].split())
            yield _Choice(length, 1.0, reading, found, quote_around(reading, found))


def _names_post(asked: Asked, *, before_name: bool = False) -> bool:
    """Whether the question spells out a post ("Chủ tịch UBND …")."""
    match = POST_START.search(_capital_free(asked.vietnamese))
    return match is not None and not before_name


def _capital_free(text: str) -> str:
    return text[:1].lower() + text[1:] if text else text


def _asks_area(asked: Asked) -> bool:
    return asked.body in _AREA_WORDS or asked.body in ("dia phuong", "noi") or bool(
        re.search(r"\bo dau\b|\btai dau\b", asked.folded)
    )  # fmt: skip


def _asks_body(asked: Asked) -> bool:
    return bool(asked.body) and asked.body not in _PERSONS


def _post_of_named(context: Context) -> Draft | None:
    """The post of the person whom the question names, longest first."""
    wanted = [token.folded for token in context.asked.focus]
    choices = []
    for reading in context.pool.readings:
        for sentence, person in _people_of(reading, context):
            name = [t.folded for t in tokenise(reading.text, *person.name)]
            if person.post is None or not _holds(wanted, name):
                continue
            quote = quote_around(reading, Span(*sorted((person.post.start, person.name.end))))
            length = person.post.end - person.post.start
            choices.append(_Choice(length, 1.0, reading, person.post, quote))
            del sentence
    if not choices:
        return None
    best = max(choices, key=lambda choice: choice.score)
    text = best.reading.text[best.span.start : best.span.end]
    return Draft(kind="who", facts=(Fact(text, (best.quote,)),), fit=1.0)


def _people_of(reading: Reading, context: Context) -> Iterator[tuple[int, Person]]:
    """All people of a document, or of the candidate sentences where it is long."""
    reach = {e.sentence for e in context.pool.evidence if e.reading is reading}
    for sentence in sorted(reach):
        for person in reading.people(sentence):
            yield sentence, person


def _holds(words: Sequence[str], run: Sequence[str]) -> bool:
    size = len(run)
    return any(list(words[at : at + size]) == list(run) for at in range(len(words) - size + 1))


def _holder_of_post(context: Context) -> Draft | None:
    """The person whose post holds all the words of the post asked for, in its head's rank."""
    asked = context.asked
    post = _asked_post(asked)
    choices = []
    for reading in context.pool.readings:
        for sentence, person in _people_of(reading, context):
            if person.post is None:
                continue
            score = _post_agreement(context, post, reading, sentence, person)
            if score > 0:
                quote = quote_around(reading, _joined(person))
                choices.append(_Choice(score, 1.0, reading, person.name, quote))
    if not choices:
        return None
    choices.sort(key=lambda choice: -choice.score)
    best = choices[0]
    name = best.reading.text[best.span.start : best.span.end]
    rivals = [c for c in choices if fold(c.reading.text[c.span.start : c.span.end]) != fold(name)]
    if rivals and rivals[0].score >= best.score - 0.02:
        return _several_holders(choices, best.score)
    margin = min(1.0, best.score - rivals[0].score) if rivals else 1.0
    return Draft(kind="who", facts=(Fact(name, (best.quote,)),), fit=min(1.0, best.score),
                 margin=margin)  # fmt: skip


def _several_holders(choices: Sequence[_Choice], top: float) -> Draft:
    """Posts that several people hold: each is named."""
    facts: dict[str, Fact] = {}
    for choice in choices:
        if choice.score < top - 0.02:
            continue
        name = choice.reading.text[choice.span.start : choice.span.end]
        facts.setdefault(fold(name), Fact(name, (choice.quote,)))
    return Draft(kind="who", facts=tuple(facts.values()), fit=min(1.0, top), margin=0.3)


def _joined(person: Person) -> Span:
    post = person.post or person.name
    return Span(min(post.start, person.name.start), max(post.end, person.name.end))


def _asked_post(asked: Asked) -> list[Token]:
    """The words of the post in the question, from its head on, question words left out."""
    lowered = _capital_free(asked.vietnamese)
    match = POST_START.search(lowered)
    begin = match.start() if match else 0
    return [token for token in asked.focus if token.start >= begin]


_HEAD_ENDS = re.compile(r"\s*[,;]\s*|\s+[-–]\s+|\s+kiêm\s+")


def _post_agreement(
    context: Context, wanted: list[Token], reading: Reading, sentence: int, person: Person
) -> float:
    """1 where one of the person's posts has the head and all words asked for; words that stand
    only around the sentence count less; a deputy is not the head."""
    if person.post is None or not wanted:
        return 0.0
    written = reading.text[person.post.start : person.post.end]
    pieces = _posts(written)
    own = [token.folded for token in wanted]
    around = _around(reading, sentence)
    whole = {token.folded for token in tokenise(written)}
    weights = [context.pool.weight_of(word) for word in own]
    best = 0.0
    for piece in pieces:
        words = [token.folded for token in tokenise(piece)]
        if not _same_head(own, words):
            continue
        total = sum(weights) or 1.0
        kept = 0.0
        for word, weight in zip(own, weights, strict=True):
            level = 1.0 if word in words else 0.9 if word in whole else around.get(word, 0.0)
            kept += weight * level
        extra = sum(word not in own for word in words) / max(1, len(words))
        best = max(best, kept / total - 0.08 * extra)
    return best if best >= 0.62 else 0.0


def _posts(written: str) -> list[str]:
    """The single posts of a list: "Phó Bí thư Quận ủy, Chủ tịch UBND quận" are two."""
    pieces: list[str] = []
    for piece in _HEAD_ENDS.split(written):
        if POST_START.match(piece) or not pieces:
            pieces.append(piece)
        else:
            pieces[-1] += ", " + piece
    return pieces


def _same_head(wanted: Sequence[str], words: Sequence[str]) -> bool:
    """Whether both posts begin alike: "phó" on both or on neither, and the same first words."""
    if not words or not wanted:
        return False
    if (wanted[0] == "pho") != (words[0] == "pho") or (wanted[0] == "quyen") != (
        words[0] == "quyen"
    ):
        return False
    return list(wanted[:2]) == list(words[:2]) or wanted[0] == words[0] == "truong"


def _around(reading: Reading, sentence: int) -> dict[str, float]:
    levels = dict.fromkeys(reading.all_tokens, 0.15)
    levels.update(dict.fromkeys(reading.heading_tokens, 0.7))
    for other in range(max(0, sentence - 3), sentence + 1):
        levels.update({token.folded: 0.6 for token in reading.tokens(other)})
    return levels


def _areas(context: Context) -> Iterator[_Choice]:
    """Named areas of the kind asked for, in the best sentences."""
    kind = _AREA_WORDS.get(context.asked.body, _ANY_AREA)
    pattern = re.compile(rf"(?<![^\W_])(?:{kind})\s+(?=[{UPPER}])")
    own = {token.folded for token in tokenise(context.asked.vietnamese)}
    for evidence in context.pool.best(_SENTENCES):
        reading, text = evidence.reading, evidence.reading.text
        spans = [
            span
            for match in pattern.finditer(text, *evidence.span)
            if (span := _area_span(reading, match, evidence)) is not None
        ]
        for span in spans:
            words = [token.folded for token in tokenise(text, *span)]
            if all(word in own for word in words[1:]):
                continue
            rivals = [rival for rival in spans if rival != span]
            near = closeness(context.asked, context.pool, evidence, span, rivals)
            lead = 0.1 if span.start - evidence.span.start < 60 else 0.0
            yield _Choice(
                evidence.score + 0.25 * near + lead, 1.0, reading, span,
                sentence_quote(evidence), evidence,
            )  # fmt: skip


def _area_span(reading: Reading, match: re.Match[str], evidence: Evidence) -> Span | None:
    run = re.compile(rf"[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)*").match(
        reading.text, match.end(), evidence.span.end
    )
    if run is None:
        return None
    end = run.end()
    for person in reading.people(evidence.sentence):
        if match.end() < person.name.start < end:
            end = person.name.start
    while end > match.end() and reading.text[end - 1] == " ":
        end -= 1
    return Span(match.start(), end)


def _best(context: Context, choices: list[_Choice]) -> Draft | None:
    if not choices:
        return answer_sentence(context)
    choices.sort(key=lambda choice: -choice.score)
    best = choices[0]
    text = best.reading.text[best.span.start : best.span.end]
    rest = [c for c in choices[1:] if fold(c.reading.text[c.span.start : c.span.end]) != fold(text)]
    margin = min(1.0, (best.score - rest[0].score) * 2) if rest else 1.0
    return Draft(kind="who", facts=(Fact(text, (best.quote,)),), evidence=best.evidence,
                 fit=best.fit, margin=margin)  # fmt: skip


def _speaker(context: Context) -> Draft | None:
    """The person in the best sentences who stands nearest to what was said or done."""
    choices = []
    for evidence in context.pool.best(_SENTENCES):
        people = [*evidence.reading.people(evidence.sentence)]
        own = [token.folded for token in context.asked.focus]
        people = [
            person
            for person in people
            if not _holds(own, [t.folded for t in tokenise(evidence.reading.text, *person.name)])
        ]
        spans = [person.name for person in people]
        for person in people:
            rivals = [span for span in spans if span != person.name]
            near = closeness(context.asked, context.pool, evidence, person.name, rivals)
            post = 0.08 if person.post is not None else 0.0
            choices.append(
                _Choice(
                    evidence.score + 0.3 * near + post, 1.0, evidence.reading, person.name,
                    sentence_quote(evidence), evidence,
                )
            )  # fmt: skip
    top = context.pool.best(1)
    if choices:
        best = max(choices, key=lambda choice: choice.score)
        if top and best.evidence is not None and best.evidence.score >= 0.7 * top[0].score:
            return _best(context, choices)
    return _body_or_sentence(context)


_SUBJECT_END = re.compile(
    r"\s(?:đã|phải|có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp|tổ chức|ban hành|yêu cầu|giao|"
    r"chỉ đạo|thực hiện|triển khai|tham mưu|sẽ|được giao|là|xây dựng|kiểm tra|tiếp nhận|giám sát|"
    r"hướng dẫn|tổng hợp|thành lập|phát động|ký|báo cáo|thi hành|đề nghị|cần|khẳng định|cho biết)\s"
)


def _body_or_sentence(context: Context) -> Draft | None:
    """The subject of the best sentence when it names a body, else the whole sentence."""
    duty = _leading_unit(context)
    if duty is not None:
        return duty
    for evidence in context.pool.best(3):
        subject = _subject(evidence)
        if subject is not None:
            text = evidence.reading.text[subject.start : subject.end]
            fact = Fact(text, (sentence_quote(evidence),))
            return Draft(kind="who", facts=(fact,), evidence=evidence, fit=0.7)
        break
    sentence = answer_sentence(context)
    return replace(sentence, kind="who", fit=0.5) if sentence else None


def _subject(evidence: Evidence) -> Span | None:
    text, (start, end) = evidence.reading.text, evidence.span
    begin = start
    opening = re.compile(r"^[^,]{0,120},\s+").match(text[start:end])
    stop = _SUBJECT_END.search(text, begin, end)
    if stop is not None and opening is not None and start + opening.end() < stop.start():
        begin = start + opening.end()
    if stop is None:
        return None
    written = text[begin : stop.start()].strip()
    if not 2 <= len(written.split()) <= 14 or not re.search(rf"[{UPPER}]|đơn vị|cơ quan", written):
        return None
    at = text.index(written, begin)
    return Span(at, at + len(written))


def _leading_unit(context: Context) -> Draft | None:
    """The unit of a duty whose action holds what is asked ("cơ quan nào chủ trì …")."""
    inside = {reading.document.doc_id: reading for reading in context.scope_readings}
    best: tuple[float, Draft] | None = None
    weights = {t.folded: w for t, w in zip(context.asked.focus, context.pool.weights, strict=True)}
    total = sum(weights.values()) or 1.0
    for stored in context.duties():
        reading = inside.get(stored.doc_id)
        if reading is None:
            continue
        words = {token.folded for token in tokenise(stored.evidence)}
        held = sum(weight for word, weight in weights.items() if word in words) / total
        own = [token.folded for token in tokenise(stored.duty.unit)]
        if held < 0.7 or _holds([t.folded for t in context.asked.focus], own):
            continue
        if best is None or held > best[0]:
            quote = Quote(reading, Span(stored.duty.start, stored.duty.end))
            unit_quote = quote_around(reading, stored.duty.unit_span)
            quotes = (quote,) if _inside(stored.duty.unit_span, quote.span) else (quote, unit_quote)
            best = (held, Draft(kind="who", facts=(Fact(stored.duty.unit, quotes),), fit=held))
    return best[1] if best else None


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def named_people(text: str) -> list[Person]:
    """People that a question names."""
    return find_people(text)
