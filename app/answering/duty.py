"""Who must do what by when: from the duties found in the documents, else the best sentence."""

from __future__ import annotations

import re

from app.answering.assigned import names_unit, words_outside_papers
from app.answering.charged_heading import answer_below_unit
from app.answering.draft import Context, Draft, Fact, Quote, quote_around
from app.answering.sections import is_heading
from app.answering.sentence_items import items_of_sentence
from app.candidates import Evidence
from app.reading import Reading
from app.same_duties import same_duties
from app.tokens import tokenise, word_set
from index.schema import StoredDuty
from ingest.folding import fold
from ingest.model import Span

_MUST = re.compile(
    r"\b(?:phai|can|yeu cau|co trach nhiem|chiu trach nhiem|giao|chu tri|phoi hop|tham muu|"
    r"de nghi|trien khai|khong duoc)\b"
)
# "… yêu cầu các chủ đập kiểm tra …": the order stands before whom it is given to.
_ORDERED = re.compile(
    r"\b(?:yeu cau|de nghi|giao|phan cong|chi dao|trien khai|huy dong|bo tri)(?: cho)?"
    r"(?: cac| nhung)? $"
)
_OPENS_AT = 1  # the sentence behind the headline
_OF_BEST_TEXT, _SEVERAL_TEXTS = 0.75, 2
_MOST = 12
_ORDERING = frozenset(["directive", "plan", "decision", "resolution", "conclusion"])
_LABEL_CHARS = 5
_OF_ASKING = word_set("lam nhiem vu trach giao phan cong yeu cau viec")
_PARAGRAPH = 6  # sentences


def answer_duties(context: Context) -> Draft | None:
    """All duties of the unit that the question names; without any, the best sentence that binds."""
    found = [stored for stored in context.duties() if _is_asked(context, stored)]
    found = _of_likely_texts(context, _of_the_whole_name(_of_the_place(context, found)))
    if found:
        return _from_duties(context, found)
    return answer_below_unit(context) or _binding_sentence(context)


_UNIT_ASKED = re.compile(
    r"^(.{3,60}?)\s+(?:phai|can|co (?:trach nhiem|nhiem vu)|duoc (?:giao|phan cong|yeu cau))\b"
)
# "Kế hoạch 7 giao Công an tỉnh những nhiệm vụ gì".
_UNIT_CHARGED = re.compile(
    r"\b(?:giao|yeu cau|de nghi|phan cong|chi dao)(?: cho)? ((?:so|cong an|ubnd|phong|chi cuc|cuc|"
    r"hoi|doan|van phong|bo chi huy|thanh tra|dai|trung tam) .{2,50}?)"
    r"\s(?:nhung|cac|lam|thuc hien|phai|can|nhiem vu|chu tri)\b"
)
_WHEN_OR_WHERE = re.compile(
    r"\s(?:sau|trước|trong|khi|theo|tại|ở|vào|đến|từ|định kỳ)\b.*$", re.IGNORECASE
)
_OF_AN_AREA = re.compile(r"^(?:lanh dao )?(?:huyen|quan|xa|phuong|tinh|thanh pho|thi xa|thi tran) ")
# A person's post holds the name of a unit that is charged with nothing there.
_POST_BEFORE = re.compile(
    r"\b(?:giam doc|truong|chu tich|bi thu|lanh dao|dai dien|can bo|chanh van phong|chuyen vien|"
    r"thu truong|bo truong|doc)\s*$"
)


def _unit_asked(context: Context) -> str:
    """The unit that the question asks about, folded, its words one blank apart; "" where none."""
    folded = context.asked.folded
    match = _UNIT_CHARGED.search(folded) or _UNIT_ASKED.match(folded)
    if match is None:
        return ""
    said = _WHEN_OR_WHERE.sub("", context.asked.vietnamese[match.start(1) : match.end(1)])
    unit = " ".join(token.folded for token in tokenise(said))
    # "Huyện ủy An Lộc" and "UBND huyện An Lộc" speak for "huyện An Lộc".
    area = _OF_AN_AREA.sub("", unit)
    return area if " " in area else unit


def charges_only_one(context: Context) -> bool:
    """Whether a question asks what one unit is charged with."""
    return bool(_unit_asked(context))


def charges_unit(context: Context, evidence: Evidence) -> bool:
    """Whether a sentence binds the unit asked about, if one is: it says that something must be
    done, behind the unit's name or in a paragraph that has named it before, where that name is not
    part of somebody's post; or the heading above it names the unit."""
    unit = _unit_asked(context)
    if not unit:
        return True
    reading, sentence = evidence.reading, evidence.sentence
    unit = _as_called_in(context, reading, unit)
    passage = reading.passage_at(evidence.span.start)
    if passage is not None and unit in " ".join(t.folded for t in tokenise(passage.section)):
        return True
    said = _words(reading, sentence)
    named = _named(said, unit)
    if named is not None:
        # In a paper that gives orders an item that opens with the unit is one.
        opens = reading.document.header.kind in _ORDERING and named <= _LABEL_CHARS
        ordered = _ORDERED.search(said, 0, named) is not None
        return opens or ordered or _MUST.search(said, named) is not None
    if unit in said or _MUST.search(said) is None:
        return False
    line = reading.line_of(sentence)
    before = range(max(0, sentence - _PARAGRAPH), sentence)
    return any(
        reading.line_of(one) == line and _named(_words(reading, one), unit) is not None
        for one in before
    )


def _as_called_in(context: Context, reading: Reading, unit: str) -> str:
    """A unit as a text calls it: one that tells of Lâm Hà calls "Công an tỉnh Lâm Hà" only "Công an
    tỉnh"."""
    if any(_named(_words(reading, one), unit) is not None for one in range(len(reading.sentences))):
        return unit
    for place in context.names:
        short = unit.removesuffix(f" {' '.join(place)}")
        if short != unit and " " in short and all(reading.holds(word) for word in place):
            return short
    return unit


def _words(reading: Reading, sentence: int) -> str:
    return " ".join(token.folded for token in reading.tokens(sentence))


def _named(said: str, unit: str) -> int | None:
    """Where a sentence names a unit first, not as part of somebody's post."""
    return next(
        (
            found.start()
            for found in re.finditer(rf"\b{re.escape(unit)}\b", said)
            if _POST_BEFORE.search(said, 0, found.start()) is None
        ),
        None,
    )


def _is_asked(context: Context, stored: StoredDuty) -> bool:
    """Whether the question names the duty's unit, inside its scope."""
    inside = {reading.document.doc_id for reading in context.scope_readings}
    if stored.doc_id not in inside:
        return False
    return names_unit(words_outside_papers(context), stored.duty.unit) > 0


def _of_the_whole_name(found: list[StoredDuty]) -> list[StoredDuty]:
    """The duties without those of a unit whose name is only a part of another's that is named too:
    "Hội đồng nhân dân tỉnh" in "Thường trực Hội đồng nhân dân tỉnh"."""
    names = {fold(stored.duty.unit) for stored in found}
    parts = {one for one in names for other in names if one != other and f" {one}" in other}
    return [stored for stored in found if fold(stored.duty.unit) not in parts]


def _of_the_place(context: Context, found: list[StoredDuty]) -> list[StoredDuty]:
    """The duties out of documents that are of the places the question names, where some are: what
    one province charges its council with is not asked of another's."""
    names = context.names
    of_place = {
        reading.document.doc_id
        for reading in context.scope_readings
        if all(word in reading.heading_tokens for name in names for word in name)
    }
    if of_place:
        return [stored for stored in found if stored.doc_id in of_place]
    strange = {
        reading.document.doc_id
        for reading in context.scope_readings
        if not context.references
        and not all(reading.holds(word) for name in names for word in name)
    }
    return [stored for stored in found if stored.doc_id not in strange]


def _of_likely_texts(context: Context, found: list[StoredDuty]) -> list[StoredDuty]:
    """The duties out of the texts that hold most of what is asked, where no paper is named: what
    another city's office does at another feast is not asked."""
    best: dict[str, float] = {}
    for evidence in context.pool.evidence:
        doc_id = evidence.reading.document.doc_id
        best[doc_id] = max(best.get(doc_id, 0.0), evidence.said)
    told = {stored.doc_id for stored in found}
    least = _OF_BEST_TEXT * max((best.get(doc_id, 0.0) for doc_id in told), default=0.0)
    if context.references or len(told) < _SEVERAL_TEXTS:
        return found
    return [stored for stored in found if best.get(stored.doc_id, 0.0) >= least]


def _from_duties(context: Context, found: list[StoredDuty]) -> Draft:
    readings = {reading.document.doc_id: reading for reading in context.scope_readings}
    ranked = _narrowed(context, found)
    facts = []
    for stored, *others in same_duties(ranked)[:_MOST]:
        reading = readings[stored.doc_id]
        duty = stored.duty
        quotes = [Quote(reading, Span(duty.start, duty.end))]
        quotes += [Quote(reading, Span(other.duty.start, other.duty.end)) for other in others]
        if not duty.start <= duty.unit_span.start < duty.end:
            quotes.append(quote_around(reading, duty.unit_span))
        deadline = duty.deadline
        text = stored.action
        if deadline is not None and deadline.text not in text:
            text = f"{text} ({deadline.text})"
        facts.append(Fact(text, tuple(quotes)))
    return Draft(kind="duties", facts=tuple(facts), is_list=len(facts) > 1)


def _narrowed(context: Context, found: list[StoredDuty]) -> list[StoredDuty]:
    """Duties that hold what else the question names ("về tuyên truyền", "trước ngày nào"), or all
    when it names nothing else."""
    unit = {token.folded for stored in found for token in tokenise(stored.duty.unit)}
    unit |= _places(context)  # "Công an tỉnh A" is asked of a paper of tỉnh A
    weights = {
        token.folded: weight
        for token, weight in zip(context.asked.focus, context.pool.weights, strict=True)
        if token.folded not in unit and token.folded not in _OF_ASKING
    }
    titles = {
        word
        for reading in context.scope_readings
        if any(stored.doc_id == reading.document.doc_id for stored in found)
        for word in reading.heading_tokens | _opening(reading)
    }
    # "về" what the whole paper is about narrows nothing.
    weights = {word: weight for word, weight in weights.items() if word not in titles}
    total = sum(weights.values())
    if not total:
        return found
    scored = []
    for stored in found:
        words = {token.folded for token in tokenise(stored.evidence)}
        scored.append((sum(w for word, w in weights.items() if word in words) / total, stored))
    top = max(score for score, _ in scored)
    kept = [s for score, s in scored if score >= max(0.5, top - 0.15)] if top >= 0.5 else found
    # Where most of a unit's one list is meant, all of it is.
    lists = {(s.doc_id, s.duty.unit_span) for s in found}
    return found if len(lists) == 1 and 2 * len(kept) > len(found) else kept


def _opening(reading: Reading) -> frozenset[str]:
    """The words of the first sentence below a report's headline, which says what it is about."""
    if reading.document.header.identity is not None or len(reading.sentences) < _OPENS_AT + 1:
        return frozenset()
    return reading.words(_OPENS_AT).folded


def _places(context: Context) -> set[str]:
    """Words of the issuers and places of the papers meant."""
    heads = [reading.document.header for reading in context.scope_readings]
    facts = [fact for head in heads for fact in (head.issuer, head.place) if fact is not None]
    return {token.folded for fact in facts for token in tokenise(fact.value)}


def _binding_sentence(context: Context) -> Draft | None:
    binding = [found for found in context.pool.best(10) if charges_unit(context, found)]
    ranked = sorted(binding, key=lambda found: -(found.score + _binds(found)))
    if not ranked:
        return None
    if is_heading(ranked[0]):
        return items_of_sentence(context)
    fact = Fact(ranked[0].quote, (Quote(ranked[0].reading, ranked[0].span),))
    return Draft(kind="duties", facts=(fact,), evidence=ranked[0], fit=0.7, margin=0.2)


def _binds(evidence: Evidence) -> float:
    return 0.1 if _MUST.search(fold(evidence.quote)) else 0.0
