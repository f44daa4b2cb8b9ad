"""Lists that the structure of a paper gives: units charged with duties, and who receives it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.assigned import own_part
from app.answering.binding import weighed
from app.answering.draft import Context, Draft, Fact, Quote, quote_around, sentence_quote
from app.answering.issuers import is_the_paper
from app.answering.post_words import holds
from app.question import asking
from app.reading import Reading
from app.tokens import tokenise, word_set
from app.wording import say
from ingest.folding import fold, tone_key
from ingest.model import Span
from ingest.unit_lists import split_units
from ingest.units import read_subject

_WITH = re.compile(r"phối hợp(?: chặt chẽ)?,? (?:với|cùng)(?: với)? ")
_SENTENCES = 6
_MOST_READ = 3_000  # characters in which a paper says to whom it is
_DEAR = re.compile(
    r"^Kính gửi\s*:(?:[ \t]*(?P<whom>[^\s\n][^\n]*)|[ \t]*\n(?P<below>(?:[-–+][^\n]*\n?)+))",
    re.MULTILINE,
)
_PIECE = re.compile(r"[^;\n]+")
_OPENING = 4  # characters before a paper that a question begins with
_LEAST_MATTER = 0.7
_OF_LEADER = 0.5  # of what is asked, where the sentence says it of the unit that the question names
_MOST_TOLD, _LEAST_ABOUT = 12, 0.9
# "Công điện gửi Bộ trưởng các Bộ: A, B; Chủ tịch UBND tỉnh C, nêu rõ …"
_SENT = re.compile(
    r"\b(?:[Cc]ông (?:điện|văn)|[Cc]hỉ thị|[Tt]hông báo|[Kk]ế hoạch|[Vv]ăn bản)"
    r"(?: này| (?:số )?\d\S*(?: ngày [\d/]+)?)?,? (?:được )?gửi(?: đến| tới| cho)? "
    r"(?P<whom>[^.]{6,600}?)"
    r"(?:,? (?:nêu rõ|yêu cầu|về việc|để |trong đó|với nội dung|chỉ đạo)|[.\n]|$)"
)
_WHOM = re.compile(r"[^;\s][^;]*")
_LEAST_NAMED = 0.3
_OF_WORK = word_set("chu tri phoi hop viec de thuc hien cung don vi co quan nhiem vu")
_UNITS = re.compile(
    r"\b(?:nhung|cac|bao nhieu)? ?(?:co quan|don vi|to chuc|so|bo|nganh|ban|so,? (?:ban,? )?nganh|"
    r"co quan,? don vi|ai|dia phuong|bo,? nganh) nao\b|\bcho (?:nhung )?ai\b"
)
_OF_A_SORT = re.compile(r"\b(so|bo|hoi|cong ty) nao\b")
_CHARGED = re.compile(r"\b(?:giao|phan cong|trach nhiem|nhiem vu)\b")
_RECEIVES = re.compile(
    r"\bnoi nhan\b|\bgui (?:(?:den|toi|cho) )?(?:nhung |cac )?"
    r"(?:dau|ai|noi|co quan|don vi|to chuc)(?: nao)?\W*$|"
    r"\bgui (?:den|toi|cho) (?:nhung |cac )?(?:dau|ai|noi|co quan|don vi|to chuc)\b"
)
_WITH_WHOM = re.compile(
    r"\bphoi hop voi (?:nhung |cac )?(?:co quan|don vi|to chuc|ai|nganh|so|ban)\b"
    r"(?: nao\b|$|\?| de\b)|\bphoi hop (?:cung )?(?:voi )?ai\b"
)
_WHO_WITH = re.compile(
    r"\b(?:co quan|don vi|to chuc|nganh|so|ban|ai)(?: nao)? (?:phai |se |cung |duoc giao )?"
    r"phoi hop voi\b"
)


def answer_units(context: Context) -> Draft | None:
    """Who receives a paper, or all units that it charges with duties; None when neither is asked
    or known."""
    folded = context.asked.folded
    if _WITH_WHOM.search(folded):
        told = _partners(context) or _told_partners(context)
        # Whoever works with somebody else is no answer.
        return told or Draft("list", note=say("not_said", context.asked.language))
    if _WHO_WITH.search(folded):
        return _partners(context)
    if _RECEIVES.search(folded):
        return recipients_of_paper(context)
    if _UNITS.search(folded) and _CHARGED.search(folded) and context.references:
        return _charged_units(context)
    return None


def _partners(context: Context) -> Draft | None:
    """Who works with whom: the partners of the unit that leads what is asked about, or the unit
    that leads where the question names a partner."""
    readings = {reading.document.doc_id: reading for reading in context.scope_readings}
    own = [token.folded for token in tokenise(context.asked.vietnamese)]
    leads = _WITH_WHOM.search(context.asked.folded) is not None
    units = [s.duty.unit for s in context.duties() if _named(own, s.duty.unit)]
    best: tuple[float, Draft] | None = None
    for stored in context.duties():
        reading, duty = readings.get(stored.doc_id), stored.duty
        if reading is None or not duty.partners:
            continue
        if leads:
            wanted = [unit for unit in duty.partners if not _named(own, unit)]
            fits = _named(own, duty.unit) or not units
        else:
            wanted = [duty.unit]
            fits = any(_named(own, unit) for unit in duty.partners)
        share = _share(context, duty.unit, own_part(stored))
        if not wanted or not fits or share < (_LEAST_NAMED if units else _LEAST_MATTER):
            continue
        quotes = [Quote(reading, Span(duty.start, duty.end))]
        if not duty.start <= duty.unit_span.start < duty.end:
            quotes.append(quote_around(reading, duty.unit_span))
        if best is None or share > best[0]:
            facts = tuple(Fact(unit, tuple(quotes)) for unit in wanted)
            best = (share, Draft("list", facts=facts, is_list=len(facts) > 1, fit=0.9))
    return best[1] if best is not None else None


def _told_partners(context: Context) -> Draft | None:
    """Whom a sentence that holds what is asked about names behind "phối hợp với"."""
    own = [token.folded for token in tokenise(context.asked.vietnamese)]
    for evidence in context.pool.best(_SENTENCES):
        text, (start, end) = evidence.reading.text, evidence.span
        key = tone_key(text)
        found = _WITH.search(key, start, end)
        subject = read_subject(key, found.end(), end) if found is not None else None
        if found is None or subject is None:
            continue
        leader = text[start : found.start()].rstrip().rsplit(", ", 1)[-1]
        least = _LEAST_MATTER if not leader or not _named(own, leader) else _OF_LEADER
        if _share(context, "", evidence.quote) < least:
            continue
        units = split_units(text[subject.start : subject.end])
        wanted = [unit for unit in units if not _named(own, unit)]
        if wanted:
            facts = tuple(Fact(unit, (sentence_quote(evidence),)) for unit in wanted)
            return Draft("list", facts=facts, is_list=len(facts) > 1, evidence=evidence, fit=0.9)
    return None


def _share(context: Context, unit: str, evidence: str) -> float:
    """The share of what a question says besides a unit, by rarity, that a duty holds."""
    charged = {token.folded for token in tokenise(unit)} | _OF_WORK
    words = {token.folded for token in tokenise(evidence)}
    weights = {w: v for w, v in weighed(context).items() if w not in charged}
    total = sum(weights.values())
    return sum(v for w, v in weights.items() if w in words) / total if total else 1.0


def _named(own: list[str], unit: str) -> bool:
    return holds(own, [token.folded for token in tokenise(unit)])


def answer_paper_sent(context: Context) -> Draft | None:
    """Who receives the paper that a question begins with: "Quyết định 5 gửi những nơi nào?"."""
    papers = context.asked.papers
    own = bool(papers) and papers[0][0] < _OPENING
    asks = own and _RECEIVES.search(context.asked.folded, papers[0][1])
    if not asks:
        return None
    unsaid = Draft("list", note=say("not_said", context.asked.language))
    return recipients_of_paper(context) or _told_sent(context) or unsaid


def _told_sent(context: Context) -> Draft | None:
    """To whom a sentence about a paper says that it was sent: "Công điện gửi Bộ A; Chủ tịch B"."""
    for evidence in context.pool.best(_MOST_TOLD):
        told = _SENT.search(evidence.quote)
        if told is None or evidence.about < _LEAST_ABOUT:
            continue
        begin = evidence.span.start + told.start("whom")
        quote = (sentence_quote(evidence),)
        pieces = _WHOM.finditer(evidence.reading.text, begin, begin + len(told["whom"]))
        facts = tuple(Fact(piece.group().strip(), quote) for piece in pieces)
        return Draft("list", facts=facts, is_list=len(facts) > 1, evidence=evidence, fit=0.9)
    return None


def recipients_of_paper(context: Context) -> Draft | None:
    """Who stands below "Nơi nhận:" of the paper meant; None where nobody does."""
    for reading in context.scope_readings:
        if context.references and not is_the_paper(reading, context.references):
            continue
        facts = [
            Fact(fact.value, (Quote(reading, fact.span),))
            for fact in reading.document.header.recipients
            if fact.span is not None
        ]
        facts = facts or list(_addressed(reading))
        if facts:
            return Draft("list", facts=tuple(facts), is_list=len(facts) > 1)
    return None


def _addressed(reading: Reading) -> Iterator[Fact]:
    """Whom a letter's "Kính gửi:" names, on its own line or those below."""
    text = reading.text
    match = _DEAR.search(text, 0, _MOST_READ)
    if match is None:
        return
    named = match["whom"] if match["whom"] is not None else match["below"]
    start = match.start("whom") if match["whom"] is not None else match.start("below")
    for piece in _PIECE.finditer(named):
        said = piece.group().strip(" -–+.,\n")
        if said:
            at = start + piece.start() + piece.group().index(said)
            yield Fact(said, (Quote(reading, Span(at, at + len(said))),))


def _charged_units(context: Context) -> Draft | None:
    readings = {
        reading.document.doc_id: reading
        for reading in context.pool.readings
        if is_the_paper(reading, context.references)
    }
    facts: dict[str, Fact] = {}
    sort = _OF_A_SORT.search(asking(context.asked.vietnamese))
    for stored in context.duties():
        reading = readings.get(stored.doc_id)
        if reading is None or not _matters(context, stored.evidence):
            continue
        duty = stored.duty
        if sort is not None and not fold(duty.unit).startswith((f"{sort[1]} ", f"cac {sort[1]}")):
            continue
        quote = quote_around(reading, duty.unit_span)
        if duty.start <= duty.unit_span.start < duty.end:
            quote = Quote(reading, Span(duty.start, duty.end))
        facts.setdefault(fold(duty.unit), Fact(duty.unit, (quote,)))
    if not facts:
        return None
    return Draft("list", facts=tuple(facts.values()), is_list=len(facts) > 1)


def _matters(context: Context, evidence: str) -> bool:
    """Whether a duty is of the matter that narrows the question, if any does."""
    matter = [t.folded for t in context.asked.focus if t.folded not in _OF_THE_QUESTION]
    words = {token.folded for token in tokenise(evidence)}
    return not matter or sum(word in words for word in matter) >= 0.6 * len(matter)


_OF_THE_QUESTION = frozenset(
    ["giao", "nhiem", "vu", "phan", "cong", "trach", "co", "quan", "don", "vi", "to", "chuc",
     "cu", "the", "cho", "so", "bo", "nganh", "ban", "dia", "phuong"]
)  # fmt: skip
