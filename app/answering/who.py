"""Who: the person, the post, the body or the place that the question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.answering.assigned import own_part
from app.answering.binding import bound, weighed
from app.answering.closeness import closeness
from app.answering.doer_told import doer_of_verb, done_by, named_as
from app.answering.draft import Context, Draft, Fact, Quote, quote_around, sentence_quote
from app.answering.issuers import issuer_of, signer_of
from app.answering.pick import Choice, pick
from app.answering.places import answer_place, asks_place
from app.answering.posts import (
    AskedPost,
    asked_post,
    holder_of_post,
    holds,
    named_fully,
)
from app.answering.posts_held import posts_of_named
from app.answering.roles import asks_head, holder_of_role
from app.answering.sentence import answer_sentence
from app.answering.units import answer_units
from app.answering.where import answer_where, asks_where
from app.candidates import Evidence
from app.people import POST_START
from app.question import Asked
from app.reading import Reading
from app.tokens import UPPER, tokenise
from ingest.folding import tone_key
from ingest.model import Span
from ingest.units import read_subject

_SENTENCES = 16
_SURE = 0.6
_NEXT = 2  # sentences behind the one that names the event
_SPOKEN = re.compile(
    r"\b(?:ai|(?:\w+ ){1,2}nao) (?:da |cung )?(?:de nghi|yeu cau|giao|chi dao|phe binh|bieu duong|"
    r"kien nghi|nhac nho|phan cong|luu y)\b"
)
_FORCES = frozenset(["luc luong"])
_FORCE = re.compile(
    rf"(?<!\w)[Ll]ực lượng (?:[a-zđà-ỹ]+ ){{0,2}}?[{UPPER}][^\W\d_]*(?: [a-zà-ỹ]+)?"
)
_BOUND = 0.4
_BEST_BODIES = 3
_NEARLY = 0.85  # of the best sentence's score
_SIGNS = re.compile(
    r"\b(?:ai|nguoi|ong|ba|dong chi)\b.*\bky\b|\bky ten\b|\bky\b.*\b(?:ai|nguoi nao)\b"
)
_ISSUES = re.compile(r"\bban hanh\b|\bra chi thi\b")
# "Chỉ thị … ngày 3/4/2025 là của ai?"
_WHOSE = re.compile(
    r"[\s,(]*(?:ngay [\d/.-]+)?[\s,)]*(?:la )?(?:(?:van ban|chi thi) )?(?:cua|do)"
    r" (?:ai|(?:co quan|cap|don vi|to chuc|cap uy|noi) nao)(?: ra| ban hanh)?\W*"
)
_POST_ASKED = re.compile(r"\bchuc (?:vu|danh)\b|\bgiu chuc\b|\bla ai\s*\??\s*$|\blam chuc gi\b")
_NAMED_PERSON = re.compile(
    rf"\W*(?:(?:[ÔôBb](?:ng|à)|[Đđ]ồng chí) )?"
    rf"(?P<name>[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*){{1,4}})"
    r"(?: hiện| đang| nay)* (?:là ai|giữ|làm gì|làm chức|đảm nhiệm)"
)
_CHARGED = re.compile(
    r"\b(?:do ai|ai) (?:phai |duoc giao |co nhiem vu |se )?(?:thuc hien|chu tri|"
    r"phu trach|dam nhiem|"
    r"chiu trach nhiem|co trach nhiem|phoi hop|tham muu|theo doi|to chuc)\b"
)
_PLURAL = re.compile(r"\b(?:nhung|cac)\b|\bphoi hop voi\b|\bnoi nhan\b|\bgui (?:den|toi|cho)\b")
_SEVERAL_ENGLISH = re.compile(
    r"\b(?:which|what) (?:\w+ )?(?:units|departments|ministries|bodies)\b", re.I
)
_PERSONS = frozenset(["nguoi", "dong chi", "ong", "ba", "vi", "tac gia", "nha bao", "dai bieu"])
_SHORT_NAME = re.compile(
    rf"(?:[ôÔ]ng|[bB]à|đồng chí|anh|chị)\s+([{UPPER}][^\W\d_]*)(?!\s[{UPPER}])"
)


def answer_who(context: Context) -> Draft | None:
    """The person, post, body or place asked for; None when the texts do not say."""
    asked = context.asked
    several = _PLURAL.search(asked.folded) or _SEVERAL_ENGLISH.search(asked.text)
    by_structure = answer_units(context) if several else None
    if by_structure is not None:
        return by_structure
    if context.references and _asks_signer(asked):
        return signer_of(context)
    if asks_where(asked):
        return answer_where(context)
    if asks_place(asked):
        return (_issued_by_place(context) if context.references else None) or answer_place(context)
    post = asked_post(asked)
    role = holder_of_role(context)
    if role is not None or (post is None and asks_head(context)):
        return role
    if post is None and _POST_ASKED.search(asked.folded):
        held = posts_of_named(context)
        if held is not None or _NAMED_PERSON.match(asked.vietnamese):
            return held or _told_of(context)
    if context.references and _asks_issuer(asked) and post is None:
        return issuer_of(context)
    if post is not None and (not asked.body or asked.body in _PERSONS):
        return holder_of_post(context, post) or _post_by_rule(context, post)
    if _CHARGED.search(asked.folded) or (asked.body and asked.body not in _PERSONS):
        return _body_or_sentence(context)
    return _speaker(context)


def _told_of(context: Context) -> Draft | None:
    """A sentence that names the person whom the question names; nobody else stands for them."""
    found = _NAMED_PERSON.match(context.asked.vietnamese)
    run = [token.folded for token in tokenise(found["name"])] if found is not None else []
    sentence = answer_sentence(context)
    if sentence is None or sentence.evidence is None:
        return None
    told = [token.folded for token in tokenise(sentence.evidence.quote)]
    return replace(sentence, kind="who", fit=0.4) if holds(told, run) else None


def _asks_signer(asked: Asked) -> bool:
    toned = {token.toned for token in tokenise(asked.vietnamese)}
    return bool(_SIGNS.search(asked.folded)) and bool(toned & {"ký", "ky"})


def _asks_issuer(asked: Asked) -> bool:
    """Whether the named paper itself is what was issued: it stands right behind the verb."""
    if not asked.papers:
        return False
    start, end = asked.papers[0]
    if _WHOSE.fullmatch(asked.folded, end):
        return True
    match = _ISSUES.search(asked.folded)
    if match is None:
        return False
    between = asked.folded[end : match.start()] if end <= match.start() else ","
    return 0 <= start - match.end() <= 4 or _ONLY_JOINS.fullmatch(between) is not None


_ONLY_JOINS = re.compile(
    r"\s*(?:(?:duoc|da|do|vua|la|co quan nao|don vi nao|ai|cap nao|to chuc nao)\s*)*"
)


def _issued_by_place(context: Context) -> Draft | None:
    """ "Huyện nào ban hành Kế hoạch …": the issuer, where it is named with its place."""
    if not _asks_issuer(context.asked):
        return None
    draft = issuer_of(context)
    named = draft is not None and re.search(rf"[{UPPER}]\w+ [{UPPER}]\w+$", draft.facts[0].text)
    return draft if named else None


_BY_RULE = re.compile(
    r"\s(?:do|là)\s+((?:một |1 |01 )?[^,;.]{4,90}?)(?:\s+(?:đảm nhiệm|làm|phụ trách|giữ))?[,;.]"
)


def _post_by_rule(context: Context, post: AskedPost) -> Draft | None:
    """A post given to another post: "Trưởng ban do Phó Chủ tịch … đảm nhiệm"."""
    best = context.pool.best(1)
    if not best or best[0].coverage < _SURE or not re.search(r"\bai\b", context.asked.folded):
        return None
    evidence = best[0]
    match = _BY_RULE.search(evidence.reading.text, *evidence.span)
    if match is None or POST_START.search(match[1]) is None:
        return None
    before = [t.folded for t in tokenise(evidence.reading.text, evidence.span.start, match.start())]
    if not holds(before, post.words[:2]):
        return None
    fact = Fact(match[1], (sentence_quote(evidence),))
    return Draft("who", facts=(fact,), evidence=evidence, fit=0.8)


def _speaker(context: Context) -> Draft | None:
    """The person in the best sentences who stands nearest to what was said or done."""
    top = context.pool.best(1)
    draft = pick("who", _speakers(context))
    if draft is None or draft.evidence is None or draft.evidence.score < 0.7 * top[0].score:
        return _body_or_sentence(context)
    return draft


def _speakers(context: Context) -> Iterator[Choice]:
    own = [token.folded for token in context.asked.focus]
    weights = weighed(context)
    for evidence in context.pool.best(_SENTENCES):
        reading = evidence.reading
        people = [
            person
            for person in reading.people(evidence.sentence)
            if not holds(own, [t.folded for t in tokenise(reading.text, *person.name)])
        ]
        spans = [person.name for person in people]
        for person in people:
            rivals = [span for span in spans if span != person.name]
            near = closeness(context.asked, context.pool, evidence, person.name, rivals)
            post = 0.08 if person.post is not None else 0.0
            tied = bound(weights, reading.text, evidence.span, person.name, rivals)
            yield Choice(
                evidence.score + 0.15 * near + _BOUND * tied + post, reading, person.name,
                sentence_quote(evidence), evidence,
            )  # fmt: skip
        yield from _short_names(context, evidence)
        yield from _quoted_speaker(context, evidence)


def _short_names(context: Context, evidence: Evidence) -> Iterator[Choice]:
    """ "ông An nhấn mạnh": the full name stands earlier in the document, and is quoted too."""
    reading = evidence.reading
    for match in _SHORT_NAME.finditer(reading.text, *evidence.span):
        word = tokenise(match[1])[0].toned
        full = named_fully(reading, word, context)
        if full is not None:
            score = evidence.score + 0.1
            quote = sentence_quote(evidence)
            yield Choice(score, reading, full[0], quote, evidence, more=(full[1],))


def _quoted_speaker(context: Context, evidence: Evidence) -> Iterator[Choice]:
    """Who said a sentence that stands in quotation marks: named right after them, or before."""
    reading, text = evidence.reading, evidence.reading.text
    line_start = text.rfind("\n", 0, evidence.span.start) + 1
    line_end = text.find("\n", evidence.span.start)
    line_end = len(text) if line_end < 0 else line_end
    opening = max(text.rfind(mark, line_start, evidence.span.start + 1) for mark in '“"')
    closing = _next_mark(text, evidence.span.start + 1, line_end)
    if opening < 0 or closing < 0:
        return
    for begin, end in ((closing, min(line_end, closing + 120)), (line_start, opening)):
        tail = Span(begin, end)
        at = max(0, reading.sentence_at(max(begin, end - 1)))
        for person in reading.people(at):
            if tail.start <= person.name.start < tail.end:
                yield Choice(evidence.score + 0.2, reading, person.name,
                             Quote(reading, Span(line_start, line_end)), evidence)  # fmt: skip
                return
        short = _SHORT_NAME.search(text, begin, end)
        full = named_fully(reading, tokenise(short[1])[0].toned, context) if short else None
        if full is not None:
            quote = Quote(reading, Span(line_start, line_end))
            yield Choice(evidence.score + 0.2, reading, full[0], quote, evidence, more=(full[1],))
            return


def _next_mark(text: str, begin: int, end: int) -> int:
    found = [at for mark in '”"' if (at := text.find(mark, begin, end)) >= 0]
    return min(found, default=-1)


_SUBJECT_END = re.compile(
    r"\s(?:đã|phải|có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp|tổ chức|ban hành|yêu cầu|giao|"
    r"chỉ đạo|thực hiện|triển khai|tham mưu|sẽ|được giao|là|xây dựng|kiểm tra|tiếp nhận|giám sát|"
    r"hướng dẫn|tổng hợp|thành lập|phát động|ký|báo cáo|thi hành|đề nghị|cần|khẳng định|cho biết)\s"
)
_LEADS = re.compile(r"\bchủ trì\b")
_ASSIGNED = re.compile(
    r"(?:giao(?! thông| dịch)|phân công|do|chỉ đạo)\s+((?:[^\s,;.]+\s){0,3}?"
    rf"[{UPPER}][^,;.]{{2,70}}?)\s+(?:chủ trì|phối hợp|tham mưu|tổ chức|thực hiện|chịu|xây dựng)"
)


def _body_or_sentence(context: Context) -> Draft | None:
    """The unit of a duty, the body charged with it, or the subject of the best sentence; else the
    sentence itself."""
    best = context.pool.best(1)
    by = named_as(context) or done_by(context)
    if by is not None:
        written = by[0].reading.text[by[1].start : by[1].end]
        fact = Fact(written, (sentence_quote(by[0]),))
        return Draft("who", facts=(fact,), evidence=by[0], fit=0.9, by_form=True)
    if best and _SPOKEN.search(context.asked.folded):
        # Who asks others is no unit that is asked.
        speaker = doer_of_verb(context, best[0])
        if speaker is not None:
            fact = Fact(best[0].reading.text[speaker.start : speaker.end],
                        (sentence_quote(best[0]),))  # fmt: skip
            return Draft("who", facts=(fact,), evidence=best[0], fit=0.8)
    people = _leading_people(context, best[0]) if best else None
    if people is not None:
        return people
    duty = _leading_unit(context)
    if duty is not None:
        return duty
    if not best:
        return None
    own = [token.folded for token in tokenise(context.asked.vietnamese)]
    for evidence in context.pool.best(_BEST_BODIES):
        if evidence.score < _NEARLY * best[0].score:
            break
        span = doer_of_verb(context, evidence) or _charged(evidence) or _subject(evidence)
        if span is not None and not holds(
            own, [token.folded for token in tokenise(evidence.reading.text, *span)]
        ):
            fact = Fact(evidence.reading.text[span.start : span.end], (sentence_quote(evidence),))
            return Draft("who", facts=(fact,), evidence=evidence, fit=0.7)
    sentence = answer_sentence(context)
    return replace(sentence, kind="who", fit=0.4) if sentence else None


def _leading_people(context: Context, evidence: Evidence) -> Draft | None:
    """Those who lead what is asked of: the people named right before "chủ trì"."""
    if context.asked.body not in ("", *_PERSONS) or "chu tri" not in context.asked.folded:
        return None
    reading = evidence.reading
    last = min(evidence.sentence + _NEXT, len(reading.sentences) - 1)
    for sentence in range(evidence.sentence, last + 1):
        span = reading.sentences[sentence]
        verb = _LEADS.search(reading.text, *span)
        named = [p for p in reading.people(sentence) if verb and p.name.end <= verb.start()]
        if (
            verb is None
            or not named
            or reading.line_of(sentence) != reading.line_of(evidence.sentence)
        ):
            continue
        quotes = [sentence_quote(evidence), Quote(reading, span)]
        facts = tuple(
            Fact(reading.text[p.name.start : p.name.end], tuple(dict.fromkeys(quotes[::-1])))
            for p in named
        )
        return Draft("who", facts=facts, evidence=evidence, fit=0.9)
    return None


def _charged(evidence: Evidence) -> Span | None:
    match = _ASSIGNED.search(evidence.reading.text, *evidence.span)
    return Span(match.start(1), match.end(1)) if match is not None else None


def _subject(evidence: Evidence) -> Span | None:
    text, (start, end) = evidence.reading.text, evidence.span
    stop = _SUBJECT_END.search(text, start, end)
    if stop is None or text[start] in "“\"'":
        return None
    for person in evidence.reading.people(evidence.sentence):
        beside = text[person.name.end : stop.start()]
        if beside.startswith(",") and beside.endswith(",") and not re.search(r"[.;:]", beside):
            return person.name  # "Ông A, chủ quán B, là …"
    named = read_subject(tone_key(text[start:end]), 0, end - start)
    if named is not None and text[start].isupper() and named.verb == stop.start() + 1 - start:
        return Span(start, start + named.end)
    commas = [m.end() for m in re.compile(r",\s+").finditer(text, start, stop.start())]
    begin = commas[-1] if commas and stop.start() - commas[-1] > 4 else start
    written = text[begin : stop.start()]
    if written.endswith((" được", " bị", " nhưng", " và", " mà")):
        return None  # what was done, not who did it, or the subject of another verb
    if not 1 < len(written.split()) <= 14 or not re.search(rf"[{UPPER}]|đơn vị|cơ quan", written):
        return None
    return Span(begin, stop.start())


def _of_body(context: Context, reading: Reading, start: int, end: int) -> Span | None:
    """What a duty calls by the sort of body asked for: "lực lượng nào" is "lực lượng Biên phòng",
    not the ministry that directs it."""
    if context.asked.body not in _FORCES:
        return None
    found = _FORCE.search(reading.text, start, end)
    return Span(*found.span()) if found is not None else None


def _leading_unit(context: Context) -> Draft | None:
    """The unit of the duty whose evidence holds what is asked ("cơ quan nào chủ trì …")."""
    inside = {reading.document.doc_id: reading for reading in context.scope_readings}
    weights = {t.folded: w for t, w in zip(context.asked.focus, context.pool.weights, strict=True)}
    total = sum(weights.values()) or 1.0
    own = [token.folded for token in context.asked.focus]
    best: tuple[float, Draft] | None = None
    for stored in context.duties():
        reading = inside.get(stored.doc_id)
        if reading is None:
            continue
        words = {token.folded for token in tokenise(own_part(stored))}
        held = sum(weight for word, weight in weights.items() if word in words) / total
        named = _of_body(context, reading, stored.duty.start, stored.duty.end)
        if named is not None and held >= 0.75:
            fact = Fact(reading.text[named.start : named.end], (quote_around(reading, named),))
            if best is None or held > best[0]:
                best = (held, Draft("who", facts=(fact,), fit=held))
            continue
        if held < 0.75 or holds(own, [t.folded for t in tokenise(stored.duty.unit)]):
            continue
        if best is None or held > best[0]:
            duty = stored.duty
            quotes = [Quote(reading, Span(duty.start, duty.end))]
            if not duty.start <= duty.unit_span.start < duty.end:
                quotes.append(quote_around(reading, duty.unit_span))
            best = (held, Draft("who", facts=(Fact(duty.unit, tuple(quotes)),), fit=held))
    return best[1] if best else None
