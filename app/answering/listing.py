"""Which items: an announced count with all that it announces, or the list that a sentence holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.answering.draft import Context, Draft, Fact, Quote, quote_around, sentence_quote
from app.answering.fitting_list import Fitting, fitting_lists
from app.answering.issuers import is_the_paper
from app.answering.led import answer_led
from app.answering.mottos import motto_agreement
from app.answering.people_rows import people_counted
from app.answering.quoted_names import answer_quoted
from app.answering.sections import answer_section, without_label
from app.answering.sentence_items import answer_areas, items_of_sentence
from app.answering.slogans import answer_slogan
from app.answering.units import answer_units
from app.candidates import Evidence
from app.question import Asked
from app.question_words import FUNCTION_WORDS
from app.reading import Reading
from app.tokens import tokenise
from ingest.folding import fold
from ingest.model import Enumeration, Span

_LEAST = 0.42
_LEAST_NOUN = 0.3
_LEAST_NAMES = 0.2
_ALL_NAMES = 0.9
_BY_VERB = 0.8
_ASKS_BY_VERB = re.compile(
    r"\b(kien nghi|de xuat|de nghi|yeu cau|cam ket|neu ra|chi ra|rut ra|dat ra)"
    r"(?: \w+){0,4}? (?:nhung |cac )?(?:gi|viec gi|van de gi|dieu gi|noi dung gi)\b"
)
_ITSELF = 0.25  # for a list of the named paper's own text
_TWO = 2
_PASSES = re.compile(r"thong qua\b|ban hanh\b|de ra\b|neu\b|dat ra\b|trien khai\b")
_MOST_SPELLED = 7  # words of what is counted, as a note says it
_SLOGAN = re.compile(r"(\d{1,2}) (\w+)")
_SORT_ASKED = re.compile(
    r"\b(?:chia|phan|xep|chon|gom|co|lay|tach)(?: \w+){0,3} (?:nhung|cac) (\w+)(?: \w+){0,3} nao\b"
)
_JOINED = re.compile(r"\b\d{1,2} [^\W\d_]+(?:(?:,| va|, va|) \d{1,2} [^\W\d_]+)+\b")
_NUMBERS = {
    "mot": "1", "hai": "2", "ba": "3", "bon": "4", "nam": "5", "sau": "6", "bay": "7",
    "tam": "8", "chin": "9", "muoi": "10",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Match:
    """An enumeration that may be meant, how well its noun or name agrees (0 to 1), and a score."""

    score: float
    noun: float
    reading: Reading
    enumeration: Enumeration
    evidence: Evidence


def answer_list(context: Context) -> Draft | None:
    """All items of the enumeration asked for; says so where the text shows fewer than it
    announces, or where the count that the question presumes belongs elsewhere."""
    context = _of_the_sort_asked(context)
    asked = context.asked
    by_structure = answer_units(context)
    if by_structure is not None:
        return by_structure
    matches = sorted(find_matches(context), key=lambda match: -match.score)
    joined = _joined(context)
    if joined is not None:
        return joined
    by_slogan = answer_slogan(context, [match for match in matches if match.noun == 1.0])
    if by_slogan is not None:
        return by_slogan
    if asked.count is not None:
        counted = _counted(context, matches)
        led = answer_led(context) if counted is None or not counted.facts else None
        return led or counted
    best = context.pool.best(1)
    good = [
        match
        for match in matches
        if match.score >= _LEAST
        and match.enumeration.items
        and match.evidence.names >= _LEAST_NAMES
        and match.noun >= _LEAST_NOUN
    ]
    announced = bool(good) and good[0].enumeration.count is not None
    section = None if announced else answer_section(context)
    if section is not None:
        return section
    led = answer_led(context)
    near = bool(good) and (not best or good[0].evidence.score >= 0.6 * best[0].score)
    if near and led is None:
        return _all_items(good)
    named = answer_areas(context) or answer_quoted(context)
    return named or led or items_of_sentence(context)


def _of_the_sort_asked(context: Context) -> Context:
    """The question without its count where that counts another thing than is asked for: "19 tiêu
    chí chia thành những nhóm nào"."""
    asked = context.asked
    sort = _SORT_ASKED.search(asked.folded)
    if asked.count is None or sort is None or sort[1] in asked.counted:
        return context
    return replace(context, asked=replace(asked, count=None, counted=()))


def _joined(context: Context) -> Draft | None:
    """The items of all slogans that the question joins ("3 dám, 3 hơn"), one after the other; None
    where it names one only, or one of them is not told."""
    asked, drafts = context.asked, list[Draft]()
    written = _JOINED.search(asked.folded)
    for count, noun in _SLOGAN.findall(written.group()) if written is not None else ():
        one = replace(asked, count=int(count), counted=(noun,))
        inside = replace(context, asked=one)
        own = [m for m in find_matches(inside) if fold(m.enumeration.noun).split()[:1] == [noun]]
        if not own or not max(own, key=lambda match: match.score).enumeration.items:
            return None
        drafts.append(_all_items(sorted(own, key=lambda match: -match.score)))
    if len(drafts) < _TWO:
        return None
    facts = tuple(fact for draft in drafts for fact in draft.facts)
    expected = sum(draft.expected or 0 for draft in drafts)
    return replace(drafts[0], facts=facts, expected=expected)


def find_matches(context: Context, *, any_count: bool = False) -> Iterator[Match]:
    """Enumerations in the documents read that fit what is counted and named."""
    placed = {(e.reading.document.doc_id, e.sentence): e for e in context.pool.evidence}
    for reading in context.pool.readings:
        for enumeration in reading.document.enumerations:
            at = max(0, reading.sentence_at(enumeration.start))
            evidence = placed.get((reading.document.doc_id, at))
            if evidence is None or (context.references and evidence.about == 0.0):
                continue
            asked = context.asked
            if asked.count is not None and _leads_with_count(asked, reading, enumeration):
                enumeration = replace(enumeration, count=asked.count, noun=_spelled(asked))
            if not any_count and asked.count is not None and asked.count != enumeration.count:
                continue
            noun = _noun_agreement(asked, enumeration)
            noun = max(noun, motto_agreement(asked, context.pool.readings, enumeration))
            noun = max(noun, _led_by_verb(asked, reading, enumeration))
            if asked.count is not None and noun == 0.0:
                continue
            shown = 0.15 if enumeration.items else -0.2
            score = evidence.score * _names_kept(evidence) + 0.3 * noun + shown
            score += _ITSELF if is_the_paper(reading, context.references) else 0.0
            yield Match(score, noun, reading, enumeration, evidence)


def _leads_with_count(asked: Asked, reading: Reading, enumeration: Enumeration) -> bool:
    """Whether a list of its own count and noun is led to by what the question counts: "thông qua
    12 nghị quyết về các đề án gồm: …"."""
    if enumeration.count is not None or not enumeration.items or len(asked.counted) < _TWO:
        return False
    begin = reading.sentences[max(0, reading.sentence_at(enumeration.start))].start
    lead = tokenise(reading.text, begin, enumeration.items[0].start)
    words = _as_digits([token.folded for token in lead])
    return _holds(words, [str(asked.count), *asked.counted[:_TWO]])


def _led_by_verb(asked: Asked, reading: Reading, enumeration: Enumeration) -> float:
    """How well a list without a noun in the question is led to by its verb: "kiến nghị những gì",
    told by "kiến nghị ba vấn đề: …"."""
    asks = _ASKS_BY_VERB.search(asked.folded)
    if asks is None or not enumeration.items:
        return 0.0
    lead = reading.text[reading.sentences[reading.sentence_at(enumeration.start)].start :
                        enumeration.items[0].start]  # fmt: skip
    told = re.search(
        rf"\b{asks[1]}\b(?: \S+){{0,2}} (?:\S+ ){{0,3}}?[^:]{{0,40}}:?\s*$", fold(lead)
    )
    return _BY_VERB if told is not None else 0.0


def _names_kept(evidence: Evidence) -> float:
    return 0.3 + 0.7 * evidence.names


def _noun_agreement(asked: Asked, enumeration: Enumeration) -> float:
    """How well what is counted agrees with the question, by its noun or its quoted name."""
    words = [token.folded for token in tokenise(asked.vietnamese)]
    named = _as_digits([token.folded for token in tokenise(enumeration.name)])
    if len(named) > 1 and _holds(_as_digits(words), named):
        return 1.0
    noun = [token.folded for token in tokenise(enumeration.noun)]
    if not noun:
        return 0.0
    if asked.counted:
        wanted = list(asked.counted)
        agreeing = _agreeing(wanted, noun)
        if agreeing:
            return 0.5 + 0.5 * agreeing / len(noun)
        # "6 nhiệm vụ" is said of "6 nhóm nhiệm vụ", and the other way round.
        return 0.45 if wanted[0] in noun[:3] or noun[0] in wanted[:3] else 0.0
    held = sum(word in words for word in noun) / len(noun)
    return held if _holds(words, noun[:2]) else 0.3 * held


def _agreeing(first: Sequence[str], second: Sequence[str]) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count


def _as_digits(words: Sequence[str]) -> list[str]:
    return [_NUMBERS.get(word, word) for word in words]


def _holds(words: Sequence[str], run: Sequence[str]) -> bool:
    size = len(run)
    return size > 0 and any(
        list(words[at : at + size]) == list(run) for at in range(len(words) - size + 1)
    )


def _counted(context: Context, matches: list[Match]) -> Draft | None:
    """The list of the presumed count, or why there is none."""
    asked = context.asked
    least = 0.5 if context.pool.names else 0.0
    good = [match for match in matches if match.evidence.names >= least]
    shown = [match for match in good if match.enumeration.items]
    if shown:
        return _all_items(shown)
    told = people_counted(context) or _told_in_sentence(context)
    if told is not None:
        return told
    what = f"{asked.count} {_spelled(asked)}"
    if good:
        note = f"Văn bản nêu “{what}” nhưng không liệt kê từng mục"
        return Draft(kind="list", note=note, evidence=good[0].evidence, by_form=True)
    note, surely = _other_place(context, what)
    return Draft(kind="list", note=note, by_form=surely)


def _told_in_sentence(context: Context) -> Draft | None:
    """The items of the best sentence where it counts them itself: "chọn 3 xã … là A, B và C"."""
    best = context.pool.best(1)
    if not best or best[0].said < 0.6 or best[0].names < 0.5 or best[0].about < 0.5:
        return None
    evidence, asked = best[0], context.asked
    words = _as_digits([t.folded for t in evidence.reading.tokens(evidence.sentence)])
    if not _holds(words, [str(asked.count), *asked.counted[:1]]):
        return None
    opening = re.search(r"\s(?:là|gồm)\s+(?=[^,;.]+(?:,| và ))", evidence.quote)
    if opening is None:
        return None
    begin = evidence.span.start + opening.end()
    text = evidence.reading.text
    spans = [
        Span(begin + piece.start(), begin + piece.end())
        for piece in re.finditer(
            r"(?!và\s)[^,;.\s](?:(?!\svà\s)[^,;.])*", text[begin : evidence.span.end]
        )
    ]
    if len(spans) != asked.count:
        return None
    quote = (sentence_quote(evidence),)
    facts = tuple(Fact(text[span.start : span.end].strip(), quote) for span in spans)
    return Draft("list", facts=facts, is_list=True, expected=asked.count, evidence=evidence)


def _spelled(asked: Asked) -> str:
    """What is counted, as the question writes it."""
    at = asked.folded.find(" ".join(asked.counted))
    if at < 0:
        return " ".join(asked.counted[:2])
    words: list[str] = []
    for token in tokenise(asked.vietnamese, at):
        begun = token.toned in FUNCTION_WORDS or _PASSES.match(asked.folded, token.start)
        if words and (begun or len(words) == _MOST_SPELLED):
            break
        word = asked.vietnamese[token.start : token.end]
        if word not in words[-1:]:  # an abbreviation stands for several words
            words.append(word)
    return " ".join(words) or "mục"


def _other_place(context: Context, what: str) -> tuple[str, bool]:
    """A false premise said: the count belongs to another paper, or the text has another count; and
    whether one of the two is surely so."""
    asked = context.asked
    named = ", ".join(reference.canonical for reference in context.references)
    subject = named or "tài liệu được hỏi"
    others = list(find_matches(context, any_count=True))
    counts = sorted(
        {m.enumeration.count for m in others if m.noun >= 0.75 and m.enumeration.count is not None}
    )
    if counts and (context.references or _is_likely(others)):
        listed = ", ".join(str(count) for count in counts)
        return f"Không thấy {what} của {subject}; văn bản nêu {listed} {_spelled(asked)}", True
    told = [one.told.count for one in fitting_lists(context) if _is_other_count(one)]
    if told:
        return f"Không thấy {what} của {subject}; văn bản nêu {told[0]} {_spelled(asked)}", True
    for reading in context.pool.readings:
        for enumeration in reading.document.enumerations:
            if enumeration.count == asked.count and _noun_agreement(asked, enumeration) >= 0.6:
                owner = _owner(reading, enumeration)
                if owner and owner not in named:
                    return f"Không thấy {what} của {subject}; {what} được nêu ở {owner}", True
    return f"Không thấy {what} của {subject} trong kho văn bản", False


def _is_other_count(found: Fitting) -> bool:
    """Whether a told list surely is of what is asked for, and its text counts another number."""
    counted = found.told.count is not None and not found.is_of_count
    return counted and found.noun == 1.0 and found.held >= _ALL_NAMES


def _is_likely(others: Sequence[Match]) -> bool:
    """Whether the best list of another count is surely the one that is meant."""
    best = max(others, key=lambda match: match.score)
    return best.noun >= 1.0 and best.evidence.names >= _ALL_NAMES and best.score >= _LEAST


def _owner(reading: Reading, enumeration: Enumeration) -> str:
    at = max(0, reading.sentence_at(enumeration.start))
    own = [reference for reference, _ in reading.mentions_in(at)] or list(reading.subjects)
    return own[0].canonical if own else ""


def _all_items(matches: list[Match]) -> Draft:
    """The items of the best enumeration; the same list elsewhere proves it too."""
    best = matches[0]
    reading, enumeration = best.reading, best.enumeration
    announced = quote_around(reading, Span(enumeration.start, enumeration.end))
    facts = [
        Fact(
            without_label(reading.text[span.start : span.end]).rstrip(" ;,"),
            (_item_quote(reading, span, announced),),
        )
        for span in enumeration.items
    ]
    rest = [match.score for match in matches[1:] if match.enumeration.count != enumeration.count]
    margin = best.score - max(rest, default=0.0)
    return Draft(
        kind="list",
        facts=tuple(facts),
        is_list=True,
        expected=enumeration.count,
        evidence=best.evidence,
        fit=best.noun,
        margin=max(0.0, min(1.0, margin)),
    )


def _item_quote(reading: Reading, span: Span, announced: Quote) -> Quote:
    """The item itself, or the announcing sentence where the item is a phrase inside it."""
    if announced.span.start <= span.start and span.end <= announced.span.end:
        return announced
    return Quote(reading, span)
