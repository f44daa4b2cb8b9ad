"""Which body: the unit of a duty, the one charged, or the subject of the likeliest sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from app.answering.assigned import own_part
from app.answering.doer_told import apposed, doer_of_verb, done_by, given_to, named_as, verb_asked
from app.answering.draft import Context, Draft, Fact, Quote, quote_around, sentence_quote
from app.answering.of_sort import is_of_sort, named_of_sort
from app.answering.post_words import holds
from app.answering.sentence import answer_sentence
from app.candidates import Evidence
from app.reading import Reading
from app.tokens import UPPER, tokenise, word_set
from index.schema import StoredDuty
from ingest.folding import has_tones, tone_key
from ingest.model import Span
from ingest.units import HEAD, keyed, read_subject

PERSONS = frozenset([
    "nguoi", "dong chi", "ong", "ba", "vi", "tac gia", "nha bao", "dai bieu", "thi sinh",
    "hoc sinh", "sinh vien", "giao vien", "chien si", "doan vien", "dang vien", "nghe nhan",
    "van dong vien",
])  # fmt: skip
_NEXT = 2  # sentences behind the one that names the event
# Words that ask who is charged: texts need not say them.
_CHARGES = frozenset(map(tone_key, word_set("giao phân công chịu trách nhiệm phụ yêu cầu chủ trì")))
_SPOKEN = re.compile(
    r"\b(?:ai|(?:\w+ ){1,2}nao) (?:da |cung )?(?:de nghi|yeu cau|giao|chi dao|phe binh|bieu duong|"
    r"kien nghi|nhac nho|phan cong|luu y)\b"
)
_FORCES = frozenset(["luc luong"])
_FORCE = re.compile(
    rf"(?<!\w)[Ll]ực lượng (?:[a-zđà-ỹ]+ ){{0,2}}?[{UPPER}][^\W\d_]*(?: [a-zà-ỹ]+)?"
)
_SAYS_LITTLE = keyed(
    r"(?:chủ trì|thực hiện|phụ trách|chịu|đảm|làm|lo|tham mưu|được|phải|có|tổ chức|triển khai|"
    r"giải quyết|xử lý|phối hợp|theo dõi|là|đứng|cần|sẽ|đã)(?![^\W\d_])"
)
_UNSAID_VERB = 0.4  # of the trust is lost where a duty does not say the verb asked with
_LEAST_HELD = 0.75
_BEHIND_VERB = 8  # words behind a verb that tell what is done
_TOGETHER = 0.4  # of the question's neighbouring words side by side in a duty, too
_BEST_BODIES = 3
_NEARLY = 0.85  # of the best sentence's score
_SUBJECT_END = re.compile(
    r"\s(?:đã|phải|có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp|tổ chức|ban hành|yêu cầu|giao|"
    r"chỉ đạo|thực hiện|triển khai|tham mưu|sẽ|được giao|là|xây dựng|kiểm tra|tiếp nhận|giám sát|"
    r"hướng dẫn|tổng hợp|thành lập|phát động|ký|báo cáo|thi hành|đề nghị|cần|khẳng định|cho biết)\s"
)
_ADVERBS = re.compile(r"(?:\s(?:sẽ|cũng|vừa|đang|luôn|cần|trực tiếp))+\Z")
# "b) Không để các trường ký …": an item's deed, nobody who does it.
_NOBODY = re.compile(r"\W*(?:(?:[a-zđ]|\d{1,2})[.)]\s*)?(?:không|chưa|tránh|để)\s", re.IGNORECASE)
_LABEL = re.compile(r"(?:Điều \d+\.|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-–+])\s+")
_LEADS = re.compile(r"\bchủ trì\b")
# "Nghị quyết này được …": a paper does nothing.
_PAPER = re.compile(
    r"(?:Nghị quyết|Quyết định|Chỉ thị|Kế hoạch(?! và)|Thông tư|Nghị định|(?:Bộ )?[Ll]uật|"
    r"Công (?:văn|điện)|Quy (?:định|chế)|Hướng dẫn|Thông báo|Chương trình|Đề án|Kết luận)(?!\w)"
)
_ASSIGNED = re.compile(
    r"(?:giao(?! thông| dịch)|phân công|do|chỉ đạo)\s+((?:[^\s,;.]+\s){0,3}?"
    rf"[{UPPER}][^,;.]{{2,70}}?)\s+(?:chủ trì|phối hợp|tham mưu|tổ chức|thực hiện|chịu|xây dựng)"
)


def body_or_sentence(context: Context) -> Draft | None:
    """The unit of a duty, the body charged with it, or the subject of the best sentence; else the
    sentence itself."""
    best = context.pool.best(1)
    by = apposed(context) or named_as(context) or done_by(context)
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
        span = doer_of_verb(context, evidence) or _charged(evidence)
        span = span or (_subject(evidence) if _says_verb(context, evidence) else None)
        if span is not None and not is_of_sort(context, evidence.reading.text[span.start :]):
            continue  # a company is asked for, and this is a commune
        if span is not None and _is_head_alone(evidence.reading.text[span.start : span.end]):
            continue  # "Đội" of "Đội thi công cầu"
        if span is None or _NOBODY.match(evidence.reading.text, *span):
            continue
        adverbs = _ADVERBS.search(evidence.reading.text, *span)
        span = Span(span.start, adverbs.start()) if adverbs is not None else span
        if not holds(own, [token.folded for token in tokenise(evidence.reading.text, *span)]):
            fact = Fact(evidence.reading.text[span.start : span.end], (sentence_quote(evidence),))
            return Draft("who", facts=(fact,), evidence=evidence, fit=0.7)
    sentence = named_of_sort(context) or answer_sentence(context)
    if sentence is None or sentence.fit == 1.0:
        return sentence
    if sentence.evidence is not None and not _says_verb(context, sentence.evidence):
        return None
    return replace(sentence, kind="who", fit=0.4)


def _says_verb(context: Context, evidence: Evidence) -> bool:
    """Whether a sentence says the verb that "ai" is asked with: who holds a session need not chair
    it. True where a body is asked for, or no verb."""
    verb = verb_asked(context).split()
    if not verb or context.asked.body or not has_tones(context.asked.vietnamese):
        return True
    return verb[0] in tone_key(evidence.quote).split()


def _is_head_alone(written: str) -> bool:
    """Whether only the sort of a body is left of its name."""
    alone = len(written.split()) == 1 and not written.isupper()
    return alone and HEAD.match(tone_key(written)) is not None


def answer_given(context: Context) -> Draft | None:
    """Who is given what the question says is given to somebody; None where it asks for none."""
    given = given_to(context)
    if given is None:
        return None
    fact = Fact(given[0].reading.text[given[1].start : given[1].end], (sentence_quote(given[0]),))
    return Draft("who", facts=(fact,), evidence=given[0], fit=0.9, by_form=True)


def _leading_people(context: Context, evidence: Evidence) -> Draft | None:
    """Those who lead what is asked of: the people named right before "chủ trì"."""
    if context.asked.body not in ("", *PERSONS) or "chu tri" not in context.asked.folded:
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
    label = _LABEL.match(text, start, end)
    start = label.end() if label is not None else start
    stop = _SUBJECT_END.search(text, start, end)
    if stop is None or text[start] in "“\"'" or _PAPER.match(text, start, end) is not None:
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


def _verb_said(context: Context, said: str) -> bool:
    """Whether a duty holds the verb asked with, and behind it something else of the question: what
    is done is done to what is asked after. True where the verb tells little or marks lack."""
    verb = tone_key(verb_asked(context)).split()
    if not verb or not has_tones(context.asked.vietnamese) or _SAYS_LITTLE.match(" ".join(verb)):
        return True
    rest = {t.toned for t in context.asked.focus} - set(verb)
    words = [token.toned for token in tokenise(said)]
    places = [at for at, word in enumerate(words) if word == verb[0]]
    return not rest or any(rest & set(words[at + 1 : at + 1 + _BEHIND_VERB]) for at in places)


def _pairs_asked(context: Context) -> set[tuple[str, str]]:
    """The words that stand side by side in the question and are both asked after."""
    starts = {token.start for token in context.asked.focus}
    tokens = tokenise(context.asked.vietnamese)
    return {
        (one.folded, two.folded)
        for one, two in pairwise(tokens)
        if one.start in starts and two.start in starts
    }


def _tells_of_others(context: Context, reading: Reading) -> bool:
    """Whether a document never says some word of the question, marks and all: "trường tư thục" is
    no matter of a text that holds "tư" and "thực" only."""
    if not has_tones(context.asked.vietnamese):
        return False
    own = {token.toned for token in tokenise(context.asked.vietnamese)}
    asked = [t.toned for t in context.asked.focus if t.toned in own and t.toned not in _CHARGES]
    held = {token.toned for token in tokenise(reading.text)}
    return any(word.isalpha() and word not in held for word in asked)


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
    pairs = _pairs_asked(context)
    best: tuple[float, Draft] | None = None
    for stored in context.duties():
        reading = inside.get(stored.doc_id)
        if reading is None:
            continue
        said = [token.folded for token in tokenise(own_part(stored))]
        words = set(said)
        held = sum(weight for word, weight in weights.items() if word in words) / total
        together = len(pairs & set(pairwise(said))) / len(pairs) if pairs else 1.0
        if held < _LEAST_HELD or together < _TOGETHER:
            continue  # "cấp", "lại" and "giấy" far from each other are no "cấp lại giấy"
        doubt = 0.0 if _verb_said(context, own_part(stored)) else _UNSAID_VERB
        score = held - doubt
        if best is None or score > best[0]:
            draft = _charged_with(context, reading, stored)
            best = (score, replace(draft, fit=held, doubt=doubt)) if draft is not None else best
    return best[1] if best else None


def _charged_with(context: Context, reading: Reading, stored: StoredDuty) -> Draft | None:
    """The unit of a duty, or what it calls by the sort of body asked for; None where the question
    names that unit itself, or speaks of what the document does not."""
    duty = stored.duty
    named = _of_body(context, reading, duty.start, duty.end)
    if named is not None:
        fact = Fact(reading.text[named.start : named.end], (quote_around(reading, named),))
        return Draft("who", facts=(fact,))
    own = [token.folded for token in context.asked.focus]
    if holds(own, [t.folded for t in tokenise(duty.unit)]) or _tells_of_others(context, reading):
        return None
    quotes = [Quote(reading, Span(duty.start, duty.end))]
    if not duty.start <= duty.unit_span.start < duty.end:
        quotes.append(quote_around(reading, duty.unit_span))
    # All whom one sentence charges together.
    units = [
        other.duty.unit
        for other in context.duties()
        if (other.doc_id, other.duty.start, other.duty.action)
        == (stored.doc_id, duty.start, duty.action)
    ]
    facts = tuple(Fact(unit, tuple(quotes)) for unit in dict.fromkeys(units))
    return Draft("who", facts=facts, is_list=len(facts) > 1)
