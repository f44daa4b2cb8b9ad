"""All areas of one sort that are named: in the texts on a topic, or in the sentence that tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from app.answering.deeds import deed_asked, said_in
from app.answering.draft import Context, Draft, Fact, Quote, sentence_quote
from app.answering.figure_signs import opens_alike
from app.answering.rows import row_around
from app.answering.texts_meant import texts_meant
from app.reading import Reading
from app.tokens import UPPER, tokenise, word_set
from ingest.folding import fold
from ingest.model import Span

_SENTENCES = 8
_LEAST, _OF_BEST = 0.5, 0.8
_LEAST_SAID = 0.5
_LEAST_OPENED = 0.3  # where the sentence opens with what the question names
_LEAST_NAMES = 0.4  # as `app.standing` demands of any answer
_SORTS = {
    "phuong": "phường", "xa": "xã", "quan": "quận", "huyen": "huyện đảo|huyện", "tinh": "tỉnh",
    "thi xa": "thị xã|TX", "thi tran": "thị trấn|TT", "thanh pho": "thành phố|TP", "thon": "thôn",
    "ban": "bản", "khu pho": "khu phố", "to dan pho": "tổ dân phố", "ap": "ấp", "xom": "xóm",
    "khu": "khu",
}  # fmt: skip
_ANY = "phường|xã|quận|huyện đảo|huyện|tỉnh|thị xã|thị trấn|thành phố|TP|TX|TT"
_EACH_SORT = "|".join(sorted(_SORTS, key=len, reverse=True))
_EVERY_SORT = "|".join(sorted("|".join(_SORTS.values()).split("|"), key=len, reverse=True))
_SORT_ASKED = re.compile(
    rf"\b(?:nhung|cac) (?P<sorts>(?:dia phuong|dia ban|noi|{_EACH_SORT})"
    rf"(?:(?:,| va| hay| hoac) (?:{_EACH_SORT}))*) nao\b"
)
_NAMED = re.compile(
    r"\b(?:nhac|neu|de cap|ke|noi)(?: ten)?(?: den| toi| trong)?\b|\bxuat hien\b|\bco ten\b"
)
_NUMBER = r"\d{1,3}(?![\d/%]|[.,]\d)"
_NAME = rf"(?:[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)*(?: {_NUMBER}(?!\s[a-zđ]))?|{_NUMBER})"
# "10 tỉnh, thành phố, gồm: …"
_LEADS = rf"(?:,\s+(?i:{_ANY}))*(?:,?\s(?:bao )?gồm(?: có)?)?:?"
_OF_ASKING = word_set(
    "phuong xa quan huyen tinh thi tran thanh pho thon ban khu to dan ap xom dia nhac neu de cap ke"
    " ten den toi noi xuat hien bai viet bao tin trong van ban tai lieu"
)


def answer_areas_told(context: Context) -> Draft | None:
    """The areas of the sort asked for, each once with the sentence that names it; None where no
    sort is asked for, or fewer than two are named."""
    asked = _SORT_ASKED.search(context.asked.folded)
    if asked is None:
        return None
    sorts = [_SORTS[one] for one in re.split(r",? va |,? hay |,? hoac |, ", asked["sorts"])
             if one in _SORTS]  # fmt: skip
    pattern = "|".join(sorts) or _ANY
    if _NAMED.search(context.asked.folded[asked.end() :]):
        return _of_texts(context, pattern)
    return _of_sentence(context, pattern)


def _of_texts(context: Context, sorts: str) -> Draft | None:
    """All that the texts on the topic name."""
    ranked = texts_meant(context, context.scope_readings, _OF_ASKING)
    least = max(_LEAST, _OF_BEST * ranked[0][0]) if ranked else 1.0
    named = [
        (reading, sentence, span)
        for share, reading in ranked
        if share >= least
        for sentence in range(len(reading.sentences))
        for span in chain(*_areas(reading, sentence, sorts))
    ]
    facts: dict[str, Fact] = {}
    for reading, sentence, span in named:
        quote = Quote(reading, reading.sentences[sentence])
        said = reading.text[span.start : span.end]
        facts.setdefault(_key(said), Fact(said, (quote,)))
    return Draft("list", facts=tuple(facts.values()), is_list=True) if len(facts) > 1 else None


def _of_sentence(context: Context, sorts: str) -> Draft | None:
    """All that the best sentence tells it of, those apart that the question names itself."""
    own, deed = context.asked.folded, deed_asked(context)
    found: Draft | None = None
    for evidence in context.pool.best(_SENTENCES):
        if evidence.score < _OF_BEST * context.pool.best(1)[0].score:
            break
        reading = evidence.reading
        if evidence.names < _LEAST_NAMES:
            continue
        told = said_in(evidence, deed)
        facts: dict[str, Fact] = {}
        rows = list(_areas(reading, evidence.sentence, sorts))
        for span in _in_rows(rows) if sorts == _ANY else chain(*rows):
            said = reading.text[span.start : span.end]
            apart = told is not None and not told.piece.start <= span.start < told.piece.end
            if fold(said) not in own and not apart:
                facts.setdefault(_key(said), Fact(said, (sentence_quote(evidence),)))
        likely = found is not None or opens_alike(context.asked, evidence)
        least = _LEAST_OPENED if likely else _LEAST_SAID
        if len(facts) > 1 and evidence.said >= least:
            listed = tuple(facts.values())
            one = Draft("list", facts=listed, is_list=True, evidence=evidence, fit=0.9)
            found = one if found is None or _names_more(one, found) else found
    return found


def _names_more(draft: Draft, other: Draft) -> bool:
    """Whether a list names all areas of another, and some besides."""
    keys = [{_key(fact.text) for fact in one.facts} for one in (draft, other)]
    return keys[0] > keys[1]


def _in_rows(rows: Sequence[Sequence[Span]]) -> Iterator[Span]:
    """The areas that stand in rows, where any do: one alone may only be whose body acts."""
    kept = [row for row in rows if len(row) > 1]
    return chain(*(kept or rows))


def _areas(reading: Reading, sentence: int, sorts: str) -> Iterator[list[Span]]:
    """The rows of areas that a sentence names, in order."""
    sentence_span = reading.sentences[sentence]
    pattern = re.compile(rf"(?<![^\W_])(?i:{sorts})(?:{_LEADS}\s+|\.\s?)({_NAME})")
    people = reading.people(sentence)
    end = sentence_span.start
    for found in pattern.finditer(reading.text, *sentence_span):
        if found.start() < end:
            continue
        span = Span(*found.span())
        for person in people:
            if span.start < person.name.start < span.end:
                span = Span(span.start, person.name.start - 1)
        if span.end <= found.start(1):
            continue  # "Chủ tịch UBND tỉnh Trần An" names no area
        row = row_around(reading.text, span, sentence_span)
        yield [one for one in row if not _of_other_sort(reading, one, sorts)]
        end = row[-1].end


def _of_other_sort(reading: Reading, span: Span, sorts: str) -> bool:
    """Whether an area of a row says that it is of another sort: "các phường A và xã B". With a
    capital the word is part of a name: "Bản Cọ"."""
    said = reading.text[span.start : span.end]
    own = re.match(rf"(?:{_EVERY_SORT})(?=\s)", said)
    return own is not None and re.match(rf"(?i:{sorts})(?=\s)", said) is None


def _key(area: str) -> str:
    """An area's name without its sort, folded."""
    words = [token.folded for token in tokenise(area)]
    heads = {word for sort in _SORTS for word in sort.split()} | {"tx", "tt"}
    while len(words) > 1 and words[0] in heads:
        words = words[1:]
    return " ".join(words)
