"""How many, how much, how long: the quantity that stands with the question's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.answering.above import above_of
from app.answering.assigned import Assigned, duties_of_asked
from app.answering.binding import bound, spoken
from app.answering.cells import cell_span
from app.answering.closeness import closeness
from app.answering.counted import LEAST_FIT, asked_unit, counts
from app.answering.draft import Context, Draft, Fact, Quote, sentence_quote
from app.answering.figure_areas import areas_asked, of_another_area
from app.answering.figure_shown import with_asked_unit, with_whole_word
from app.answering.figure_signs import (
    led_alike,
    meant_alone,
    opens_alike,
    signs_of,
    starts_change,
)
from app.answering.issuers import is_the_paper
from app.answering.noun_told import noun_doubt, noun_share
from app.answering.qualifiers import aim_words, is_aim, says_itself, unsaid
from app.answering.rounded import rounds
from app.answering.told_aside import affirms_denied, only_compares
from app.answering.unheard import is_unheard
from app.candidates import Evidence
from app.quantities import Quantity, find_quantities
from app.question import Asked
from app.tokens import tokenise, word_set
from app.wording import say
from ingest.folding import fold
from ingest.identity import same_paper
from ingest.model import Reference, Span

_SENTENCES = 24
_LIKELIEST = 3
_FAR = 0.75
_SURE = 0.85
_OF_SHARES = word_set("ty ti le")
_ASKS_SHARE = re.compile(r"\bt[yi] le\b")
_AGREED = 0.15
_PRIMARY = 0.06
_ORDERED = 0.4  # for what a paper itself orders, where that is asked
_ASKS_ORDER = re.compile(r"\b(?:phai|can|yeu cau|quy dinh|chi tieu|muc tieu|phan dau)\b")
_SAID_ALIKE = 0.6
_RIVAL = 0.12
_BOUND = 0.9
_ELIDED = 0.8
_ALIKE = 0.35  # figures whose fit is less than the best by more are no rivals
_NARROWED = 0.3  # lost by a figure beside one whose own clause says what narrows it down
_DOER = 0.15
_LEFT = 0.5  # for the one figure that can be meant by what leads to it
_UNSAID = 0.3
_WHOLE_NOUN = 0.4  # for a figure whose noun is told as fully as it is asked
_SAYS_MOST, _BARER = 0.7, 0.5
_MUCH = 0.5
_LEAST_NAMES = 0.4  # as `app.standing` demands of any answer
_UNNAMED = 0.5  # lost where the evidence is not about whom the question names
_ALL_FIGURES = re.compile(r"\bso lieu\b")
_LASTS = word_set("keo dai dien ra thoi gian han")
_HOW_LONG = re.compile(
    r"\b(?:keo dai|dien ra|trong)\b.*\b(?:bao lau|(?:may|bao nhieu) (?:ngay|tuan|thang|gio|buoi))\b"
)
_LASTING = re.compile(r"\b(?:[Tt]rong(?: thời gian| vòng)?|[Kk]éo dài|[Ss]uốt)\s(?:hơn |gần )?$")
_IN_BRACKETS = re.compile(r"[^,;.:()\d]{0,40}\((?:đạt|chiếm|bằng|tỷ lệ)? ?")
_SLOGAN = re.compile(r'[“"‘]([^“”"‘’]{3,24})[”"’]')


@dataclass(frozen=True, slots=True)
class _Choice:
    score: float
    fit: float
    span: Span
    evidence: Evidence
    doubt: float = 0.0
    says: int = 0  # words that narrow the question down, said in the figure's own clause


def answer_number(context: Context) -> Draft | None:
    """The best quantity of the best sentences; None when none is of the sort asked for, or when no
    text speaks of the measure at all."""
    if is_unheard(context):
        return Draft("number", note=say("not_said", context.asked.language))
    otherwise: list[Evidence] = []
    choices = _narrowed_first(_with_agreement(list(_choices(context, otherwise))))
    likeliest = context.pool.best(_LIKELIEST)
    aside = [found for found in likeliest if found in otherwise]
    far = not choices or choices[0].evidence.score < _FAR * aside[0].score if aside else False
    event = _event_lasting(context.asked, choices[0], likeliest[0]) if choices else None
    if far and event is None:
        # The figures there are of others than those asked for: no sentence says it either.
        return Draft("number", note=say("not_said", context.asked.language))
    if not choices:
        return None
    best, *others = _exact_first(choices)
    shown = with_whole_word(best.evidence.reading.text, best.span, best.evidence.span.end)
    best = replace(best, span=shown)
    # "Số liệu kiểm tra" asks for all figures that are told together.
    text = best.evidence.quote if _ALL_FIGURES.search(context.asked.folded) else _text_of(best)
    rest = [c for c in others if not _same(c, best)]
    facts = [Fact(text, _quotes(best.evidence, event))]
    best = replace(best, evidence=event or best.evidence)
    other = _other_document(best, rest)
    if other is not None:
        facts.append(Fact(_text_of(other), (sentence_quote(other.evidence),)))
    margin = 1.0 if not rest else min(1.0, max(0.0, best.score - rest[0].score) * 2)
    charged = _charged(context, best)
    if charged is not None and other is None:
        # The unit asked about stands in the heading above: the duty as a whole is the evidence.
        return Draft("number", facts=(Fact(text, charged.quotes),), fit=charged.share)
    return Draft(
        kind="number",
        facts=tuple(facts),
        evidence=_with_noun_said(context, best),
        fit=best.fit,
        margin=margin,
        doubt=best.doubt,
        by_form=_alone_narrowed(best, rest),
    )


def _exact_first(choices: list[_Choice]) -> list[_Choice]:
    """Choices with the exact figure in the place of the best, where its own text rounds it."""
    best = choices[0]
    for other in choices[1:]:
        told = other.evidence.reading is best.evidence.reading and other.fit >= best.fit - _ALIKE
        if told and rounds(_text_of(best), _text_of(other)):
            return [
                replace(other, score=best.score),
                *(one for one in choices if one not in (best, other)),
            ]
    return choices


def _alone_narrowed(best: _Choice, rest: Sequence[_Choice]) -> bool:
    """Whether a figure says in its own clause what the question narrows it down by, and the next
    best says it nowhere near."""
    surely = best.says > 0 and best.doubt == 0.0 and best.fit >= _ELIDED
    return surely and bool(rest) and rest[0].doubt > 0.0


def _quotes(evidence: Evidence, event: Evidence | None) -> tuple[Quote, ...]:
    """The sentence of a figure, and the one before it that names the event it tells of."""
    own = sentence_quote(evidence)
    return (own,) if event is None else (own, sentence_quote(event))


def _event_lasting(asked: Asked, choice: _Choice, likeliest: Evidence) -> Evidence | None:
    """The sentence that names an event, where how long it lasts is asked, and told further on in
    the same report; None where not."""
    apart = choice.evidence.reading is likeliest.reading and choice.evidence != likeliest
    surely = choice.fit >= _SURE and _HOW_LONG.search(asked.folded) is not None
    return likeliest if apart and surely else None


def _with_noun_said(context: Context, best: _Choice) -> Evidence:
    """The evidence of the best figure; where it surely counts what is asked by another word for it
    ("trường hợp", "đồng"), the noun asked for is as good as said."""
    evidence = best.evidence
    own = evidence.reading.words(evidence.sentence).folded
    share = _OF_SHARES if _text_of(best).endswith("%") else frozenset()
    unit = {*asked_unit(context.asked), *share} - own
    if _LASTING.search(evidence.reading.text[: best.span.start]) is not None:
        unit |= _LASTS - own  # "trong thời gian 12 ngày" says how long it lasts
    aim = aim_words(context.asked.vietnamese)
    if aim and is_aim(evidence.reading.text, best.span, evidence.span, above_of(evidence)):
        # A heading says of all below it that it is aimed at.
        unit |= {fold(word) for word in aim}
    if best.fit < _SURE or not unit:
        return evidence
    pairs = zip(context.asked.focus, context.pool.weights, strict=True)
    plain = [
        (token.folded, weight)
        for at, (token, weight) in enumerate(pairs)
        if at not in context.pool.named and not token.folded[0].isdigit()
    ]
    total = sum(weight for _, weight in plain)
    gained = sum(weight for word, weight in plain if word in unit) / total if total else 0.0
    return replace(evidence, said=min(1.0, evidence.said + gained))


def _charged(context: Context, best: _Choice) -> Assigned | None:
    """The duty of the unit asked about that holds the best figure, where the figure surely counts
    what is asked."""
    if best.fit < _SURE:
        return None
    return next(
        (
            assigned
            for assigned in duties_of_asked(context)
            if assigned.reading is best.evidence.reading
            and assigned.span.start <= best.span.start < assigned.span.end
        ),
        None,
    )


def _with_agreement(choices: list[_Choice]) -> list[_Choice]:
    """Choices, best first; what several documents say alike gains."""
    places: dict[str, set[str]] = {}
    for choice in choices:
        if choice.evidence.said >= _SAID_ALIKE:
            places.setdefault(_said(choice), set()).add(choice.evidence.reading.document.doc_id)
    agreed = [
        replace(choice, score=choice.score + _AGREED * (len(places.get(_said(choice), ())) > 1))
        for choice in choices
    ]
    return sorted(agreed, key=lambda choice: -choice.score)


def _narrowed_first(choices: list[_Choice]) -> list[_Choice]:
    """Choices with the one ahead whose own clause says what narrows the question down ("khai trừ"),
    where the best figure of the same text does not."""
    best = choices[0] if choices else None
    if best is None or best.says:
        return choices
    if best.doubt >= _MUCH:
        sure = [one for one in choices if _narrows_as_well(one, best)]
        return [*sure, *(one for one in choices if one not in sure)]
    said = [
        choice
        for choice in choices
        if choice.says
        and choice.fit >= _ELIDED
        and choice.evidence.reading is best.evidence.reading
        and choice.evidence.names >= _LEAST_NAMES
    ]
    return [*said, *(choice for choice in choices if choice not in said)]


def _narrows_as_well(choice: _Choice, best: _Choice) -> bool:
    """Whether a choice of the same text counts what is asked and says what narrows the question
    down, which the best one does not."""
    same = choice.evidence.reading is best.evidence.reading
    named = choice.evidence.names >= _LEAST_NAMES
    return same and named and choice.doubt == 0.0 and choice.fit >= _ELIDED


def _text_of(choice: _Choice) -> str:
    return choice.evidence.reading.text[choice.span.start : choice.span.end]


def _said(choice: _Choice) -> str:
    return fold(_text_of(choice))


def _other_document(best: _Choice, rest: list[_Choice]) -> _Choice | None:
    """Another document's figure of the same sort that fits as well: both are shown."""
    if not rest or rest[0].evidence.reading is best.evidence.reading:
        return None
    close = best.score - rest[0].score <= _RIVAL and rest[0].evidence.said >= _SAID_ALIKE
    return rest[0] if close and rest[0].fit >= 0.9 and best.fit >= 0.9 else None


def _same(first: _Choice, second: _Choice) -> bool:
    return _said(first) == _said(second)


def _choices(context: Context, otherwise: list[Evidence]) -> Iterator[_Choice]:
    """Figures that may be meant; `otherwise` takes the sentences whose figures are narrowed down
    otherwise than the question is."""
    asked, weights = context.asked, spoken(context)
    if _ASKS_SHARE.search(asked.folded):
        # A share says by its sign that it is one.
        weights = {word: weight for word, weight in weights.items() if fold(word) not in _OF_SHARES}
    unit = asked_unit(asked) if asked.language == "vi" else []
    references = context.references
    places = areas_asked(context)
    asks_order = _ASKS_ORDER.search(asked.folded) is not None
    for evidence in context.pool.best(_SENTENCES):
        text, span = evidence.reading.text, evidence.span
        if only_compares(asked, text[span.start : span.end]):
            continue
        if affirms_denied(asked, text[span.start : span.end]):
            continue
        papers = [paper for _, paper in evidence.reading.mentions_in(evidence.sentence)]
        quantities = [
            quantity
            for quantity in find_quantities(text, span.start, span.end)
            if not any(p.start <= quantity.number.start < p.end for p in papers)
            and not _is_slogan(asked, text, quantity)
        ]
        above = above_of(evidence)
        doer = _DOER if opens_alike(asked, evidence) else 0.0
        doubt = unsaid(asked.vietnamese, text, span, above)
        if doubt == 1.0:
            otherwise.append(evidence)
            continue
        fits = {q.span: counts(asked, text, q, span, above=above) for q in quantities}
        fits |= dict(_of_the_noun_before(asked, text, quantities, fits))
        alone = meant_alone(asked, text, span, quantities, _naming(context, evidence))
        if alone:
            fits = {s: max(fit, _ELIDED) if s in alone else 0.0 for s, fit in fits.items()}
        if fits and not any(fits.values()):
            otherwise.append(evidence)
        alike = [s for s, fit in fits.items() if fit >= max(fits.values()) - _ALIKE]
        said_here = {s: says_itself(asked.vietnamese, text, s, span) for s in alike}
        for begun, ended in pairwise(quantities):
            if ended.span in said_here and starts_change(asked, text, span, begun):
                # "Giảm từ 74 xuống còn 52": what is said of the one is said of both.
                said_here[ended.span] = max(said_here[ended.span], said_here.get(begun.span, 0))
        nouns = {q.span: noun_share(unit, text, q, span.end) for q in quantities if q.span in alike}
        for quantity in quantities:
            fit = fits[quantity.span]
            if fit < LEAST_FIT or _is_premise(asked, text, quantity):
                continue
            if places and of_another_area(places, text, span, quantity.number):
                continue
            held = _held_by(text, quantity, quantities)
            others = [rival for rival in fits if rival.end <= held.start or held.end <= rival.start]
            near = closeness(asked, context.pool, evidence, quantity.span, others)
            if held != quantity.span:
                first = Span(held.start, held.start + 1)
                near = max(near, closeness(asked, context.pool, evidence, first, others))
            rivals = [
                rival for rival in alike if rival.end <= held.start or held.end <= rival.start
            ]
            own = bound(weights, text, span, held, rivals)
            cell = cell_span(text, quantity.number.start)
            shown = cell or with_asked_unit(asked, text, quantity, span.end)
            signs = signs_of(asked, text, span, quantity, above)
            signs -= _NARROWED * (max(said_here.values()) - said_here.get(quantity.span, 0))
            score = evidence.score + 0.45 * near + 0.5 * fit + signs + 0.2 * evidence.said
            score += _LEFT * (quantity.span in alone)
            score -= _WHOLE_NOUN * (max(nouns.values()) - nouns.get(quantity.span, 0.0))
            score += _BOUND * own + doer - (_UNNAMED if evidence.names < _LEAST_NAMES else 0.0)
            score += _PRIMARY if evidence.reading.document.header.source == "primary" else 0.0
            score += _ORDERED if asks_order and _orders(evidence, references) else 0.0
            barer = noun_doubt(evidence, unit, quantity, above)
            if barer == 1.0 and evidence.said < _SAYS_MOST:
                otherwise.append(evidence)
                continue
            less = max(doubt, min(barer, _BARER))
            says = said_here.get(quantity.span, 0)
            yield _Choice(score - less * _UNSAID, fit, shown, evidence, less, says)


def _naming(context: Context, evidence: Evidence) -> list[Span]:
    """Where a sentence names the papers asked of."""
    named = evidence.reading.mentions_in(evidence.sentence)
    return [s for found, s in named if any(same_paper(found, one) for one in context.references)]


def _orders(evidence: Evidence, references: Sequence[Reference]) -> bool:
    """Whether a sentence stands in the paper that is named, or in any paper where none is."""
    if references:
        return is_the_paper(evidence.reading, references)
    return evidence.reading.document.header.kind == "directive"


def _held_by(text: str, quantity: Quantity, quantities: Sequence[Quantity]) -> Span:
    """A figure, with the one before it where it only says the same in brackets: "cấp 90/100 thẻ
    (đạt 90%)" tells both of the same."""
    before = [one for one in quantities if one.span.end <= quantity.span.start]
    between = text[before[-1].span.end : quantity.span.start] if before else ""
    return (
        Span(before[-1].span.start, quantity.span.end)
        if _IN_BRACKETS.fullmatch(between)
        else quantity.span
    )


def _of_the_noun_before(
    asked: Asked, text: str, quantities: Sequence[Quantity], fits: Mapping[Span, float]
) -> Iterator[tuple[Span, float]]:
    """Bare figures that leave out the noun of the figure before them, where the verb that the
    question gives leads to them: "nhận 90 ý kiến, đã trả lời 75"."""
    for before, quantity in pairwise(quantities):
        if quantity.unit or fits[quantity.span] >= _ELIDED or fits[before.span] < _ELIDED:
            continue
        if led_alike(asked, text, quantity) and text[quantity.number.end - 1] != "%":
            yield quantity.span, _ELIDED


def _is_slogan(asked: Asked, text: str, quantity: Quantity) -> bool:
    """Whether a number only opens a name in quotes, “một cửa”, that the question does not say."""
    named = _SLOGAN.match(text, max(0, quantity.number.start - 1))
    return named is not None and fold(named[1]) not in asked.folded


def _is_premise(asked: Asked, text: str, quantity: Quantity) -> bool:
    """Whether the question itself already holds this very quantity ("trong 7 tháng")."""
    number = fold(text[quantity.number.start : quantity.number.end]).lstrip("0")
    if number.endswith("%"):
        return number in {token.folded for token in tokenise(asked.vietnamese)}
    if asked.count is not None and number == str(asked.count):
        return True
    own = [token.folded for token in tokenise(asked.vietnamese)]
    unit = quantity.unit[:1]
    if not unit and len(number) > 1 and number in own:
        return True  # "Hệ thống 751 đã ghi nhận bao nhiêu …"
    return any(own[at] == number and tuple(own[at + 1 : at + 2]) == unit for at in range(len(own)))
