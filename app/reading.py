"""A document as answering needs it: sentences, tokens, papers named, people, names; made lazily."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from threading import Lock
from typing import NamedTuple, Protocol

from app.people import Person, find_people
from app.tokens import UPPER, Line, Neighbours, Token, line_of_words, tokenise
from ingest.folding import fold, tone_key
from ingest.identity import same_paper
from ingest.mentions import named_papers
from ingest.model import Document, Passage, Reference, Span

_KEPT = 256
_COMPARED = re.compile(r"so với [^,;.]{0,24}?((?:19|20)\d\d)")
_OPENING = 4  # sentences among which the first full one opens a report
_FULL_CHARS = 60
# Before a paper's number: it was issued, or it opens the sentence as what is gone by.
_ISSUED = re.compile(
    r"(?:\b(?:ban hanh|(?:da|vua) (?:co|ra|ky|gui|thong qua|phe duyet)|ky ban hanh)|[\n.:] ?theo) $"
)
# The same anywhere: what holds none of it is quicker to see than the papers it names.
_MAY_BE_ISSUED = re.compile(
    r"\b(?:ban hanh|(?:da|vua) (?:co|ra|ky|gui|thong qua|phe duyet)) |[\n.:] ?theo "
)
NEAR = 4  # sentences that tell what the next is about
_WITHIN_WORD = re.compile(r"[^\W\d_]{2}|[\d.,:/%–-]{2}")
_STATION = re.compile(
    rf"(?:Đài|Báo|Trung tâm|TT|Cổng|Văn phòng|Phòng|Ban|UBND|Huyện ủy|Công an)(?:[\w–-]| )*?"
    rf"[{UPPER}][^\n)]*"
)
_AREAS = "xa|phuong|thi tran|huyen|quan|thi xa"
# It begins with a set of letters, so that the scan skips to the next of them.
_NAME = re.compile(rf"[{UPPER}](?<![^\W_].)[^\W\d_]*(?: [{UPPER}][^\W\d_]*)+")


class Documents(Protocol):
    """Where documents come from."""

    def document(self, doc_id: str) -> Document: ...


class Words(NamedTuple):
    """A sentence's words, folded and toned."""

    folded: frozenset[str]
    toned: frozenset[str]


class Reading:
    """What answering knows of one document. Sentences are numbered from 0 in reading order."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._tokens: dict[int, tuple[Token, ...]] = {}
        self._said: dict[int, Line] = {}
        self._people: dict[int, tuple[Person, ...]] = {}
        self._area_sorts: dict[str, str] = {}

    @property
    def text(self) -> str:
        return self.document.text

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        found = {span for passage in self.document.passages for span in passage.sentences}
        return tuple(sorted(found))

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    @cached_property
    def _lines(self) -> tuple[int, ...]:
        ends = [match.end() for match in re.finditer("\n", self.text)]
        return tuple(bisect_right(ends, span.start) for span in self.sentences)

    def line_of(self, sentence: int) -> int:
        """The number of the line (paragraph) that a sentence stands in."""
        return self._lines[sentence]

    def sentence_at(self, position: int) -> int:
        """The sentence that holds a character, or the last one before it; -1 before the first."""
        return bisect_right(self._starts, position) - 1

    def tokens(self, sentence: int) -> tuple[Token, ...]:
        if sentence not in self._tokens:
            span = self.sentences[sentence]
            self._tokens[sentence] = tuple(tokenise(self.text, span.start, span.end))
        return self._tokens[sentence]

    def words(self, sentence: int) -> Words:
        """The sentence's words as sets."""
        folded, toned = self.line(sentence)
        return Words(frozenset(folded.split()), frozenset(toned.split()))

    def line(self, sentence: int) -> Line:
        """The sentence's words in order, without the years that it only compares with: "giảm 2 vụ
        so với cùng kỳ năm 2023" says nothing of 2023."""
        if sentence not in self._said:
            self._said[sentence] = _said(self.text, *self.sentences[sentence])
        return self._said[sentence]

    def around(self, sentence: int) -> frozenset[str]:
        """Folded words of the headings above a sentence, and of the few before it in its
        paragraph."""
        before = range(max(0, sentence - NEAR), sentence)
        line = self.line_of(sentence)
        said = [self.line(one).folded for one in before if self.line_of(one) == line]
        passage = self.passage_at(self.sentences[sentence].start)
        section = fold(passage.section) if passage is not None else ""
        return frozenset(" ".join([*said, section]).split())

    @cached_property
    def _whole(self) -> str:
        """The folded words of the whole text, without years that it only compares with."""
        if _COMPARED.search(self.text) or not self._is_tiled:
            return _said(self.text, 0, len(self.text)).folded
        # The sentences are looked into one by one anyway, and there is nothing else.
        said = (self.line(sentence).folded for sentence in range(len(self.sentences)))
        return "".join(line for line in said if not line.isspace()).replace("  ", " ")

    @property
    def _is_tiled(self) -> bool:
        """Whether the text is its sentences, no word or number cut between two of them."""
        text, spans = self.text, self.sentences
        around = [(0, 0), *spans, (len(text), len(text))]
        return all(
            end <= start
            and not text[end:start].strip()
            and not _WITHIN_WORD.fullmatch(text, max(0, start - 1), start + 1)
            for (_, end), (start, _) in pairwise(around)
        )

    @cached_property
    def pairs(self) -> Neighbours:
        """Neighbouring folded words anywhere in the document, its own name included."""
        return Neighbours(self._whole, " ".join(self._name_words))

    def people(self, sentence: int) -> tuple[Person, ...]:
        if sentence not in self._people:
            span = self.sentences[sentence]
            found = find_people(self.text, span.start, span.end, places=self.names)
            self._people[sentence] = tuple(found)
        return self._people[sentence]

    @cached_property
    def names(self) -> frozenset[str]:
        """Runs of two and more capitalised syllables, folded, that stand alone in the text; lines
        all in capitals name nothing."""
        runs = (match for match in _NAME.finditer(self.text) if not match[0].isupper())
        return frozenset(self.folded[run.start() : run.end()] for run in runs)

    def area_sort(self, name: str) -> str:
        """The sort of area ("xa") that the text writes before a folded name, "" where none."""
        if name not in self._area_sorts:
            written = re.search(rf"\b({_AREAS}) {re.escape(name)}\b", self.folded)
            self._area_sorts[name] = written[1] if written is not None else ""
        return self._area_sorts[name]

    @cached_property
    def toned(self) -> str:
        """The text in lower case with one spelling for each tone, blanks kept."""
        return tone_key(self.text)

    @cached_property
    def folded(self) -> str:
        """The text in lower case without marks, of the same length."""
        return fold(self.text)

    @cached_property
    def mentions(self) -> tuple[tuple[Reference, Span], ...]:
        """Papers named in the text, in order, with the issuers that the text tells anywhere; a bare
        number that may be the document's own paper is that paper."""
        header = self.document.header
        own = [*((header.identity,) if header.identity else ()), *header.subjects]
        found = [(named.paper, span) for named in named_papers(self.text) for span in named.spans]
        return tuple(
            (next((paper for paper in own if same_paper(paper, one)), one), span)
            for one, span in sorted(found, key=lambda mention: mention[1])
        )

    def mentions_in(self, sentence: int) -> list[tuple[Reference, Span]]:
        span = self.sentences[sentence]
        first = bisect_left(self._mention_starts, span.start)
        return list(self.mentions[first : bisect_left(self._mention_starts, span.end)])

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [span.start for _, span in self.mentions]

    @cached_property
    def subjects(self) -> tuple[Reference, ...]:
        """The papers that the document is, or is mainly about."""
        header = self.document.header
        if header.identity is not None:
            return (header.identity,)
        new = [one for one in self.issued if not _is_among(one, header.subjects)]
        return (*header.subjects, *new) or tuple(reference for reference, _ in self.mentions[:1])

    @cached_property
    def issued(self) -> tuple[Reference, ...]:
        """The papers that a report tells in its first sentences were issued, or goes by: "UBND tỉnh
        vừa ban hành Quyết định số …"; it tells what stands in them."""
        if self.document.header.identity is not None:
            return ()
        end = self.sentences[min(_OPENING, len(self.sentences)) - 1].end if self.sentences else 0
        if _MAY_BE_ISSUED.search(self.folded, 0, end) is None:
            return ()
        told = [
            paper
            for paper, span in self.mentions
            if span.end <= end and _ISSUED.search(self.folded, max(0, span.start - 40), span.start)
        ]
        return tuple(one for at, one in enumerate(told) if not _is_among(one, told[:at]))

    @cached_property
    def _last_named(self) -> list[tuple[Reference, ...]]:
        """For each sentence, the papers that it names, or else those named last before it under the
        same heading; a new heading turns back to what the document is about."""
        current: tuple[Reference, ...] = self.subjects
        named: list[tuple[Reference, ...]] = []
        headings = {node.start for node in self.document.outline if node.kind == "heading"}
        for sentence, span in enumerate(self.sentences):
            if span.start in headings:
                current = self.subjects
            own = tuple(reference for reference, _ in self.mentions_in(sentence))
            current = own or current
            named.append(current)
        return named

    def about(self, sentence: int, reference: Reference) -> float:
        """How surely a sentence is about a paper: 1 where it names it, less where the paper was
        named last before it, 0 where another of its type was.

        In an official paper every sentence is about that paper itself.
        """
        identity = self.document.header.identity
        if identity is not None and same_paper(identity, reference):
            return 1.0
        own = [found for found, _ in self.mentions_in(sentence)]
        if any(same_paper(found, reference) for found in own):
            return 1.0
        if identity is not None:
            return 0.0
        last = self._last_named[sentence]
        if any(same_paper(found, reference) for found in last):
            return 0.9
        rivals = [found for found in last if found.type == reference.type]
        is_subject = any(same_paper(found, reference) for found in self.subjects)
        return 0.6 if is_subject and not rivals else 0.0

    def passage_at(self, position: int) -> Passage | None:
        """The passage that holds a character."""
        starts = self._passage_starts
        index = bisect_right(starts, position) - 1
        return self.document.passages[index] if index >= 0 else None

    @cached_property
    def _passage_starts(self) -> list[int]:
        return [passage.start for passage in self.document.passages]

    @cached_property
    def heading_tokens(self) -> frozenset[str]:
        """Folded words of the document's own name: title, number, issuer, place."""
        return frozenset(self._name_words)

    @cached_property
    def _name_words(self) -> list[str]:
        header = self.document.header
        facts = (header.title, header.number, header.issuer, header.place)
        issuers = [paper.issuer for paper in self.subjects if paper.issuer]
        own = [*(fact.value for fact in facts if fact is not None), *issuers, self._station]
        return [token.folded for token in tokenise(" ".join(own))]

    @property
    def _station(self) -> str:
        """The station or paper of the byline and the source, "" where none: it is of the place that
        the text tells of ("Lê An (Đài TT-TH huyện Hà Lâm)")."""
        header = self.document.header
        told = (fact.value for fact in (header.author, header.publisher) if fact is not None)
        stations = (_STATION.search(one) for one in told)
        return " ".join(found.group() for found in stations if found is not None)

    @cached_property
    def opening(self) -> range:
        """The sentences that open a report and tell what happened, of which all others tell more:
        headlines and the first full sentence; none of a paper or of a text without one."""
        if self.document.header.source == "primary":
            return range(0)
        text, first = self.text, self.sentences[:_OPENING]
        full = (
            at
            for at, span in enumerate(first)
            if text[span.start : span.end].endswith(".") and span.end - span.start >= _FULL_CHARS
        )
        return range(next(full, -1) + 1)

    def holds(self, word: str) -> bool:
        """Whether a folded word stands anywhere in the document or in its name: for a few words
        quicker than the set of all."""
        return word in self.heading_tokens or f" {word} " in self._whole

    @cached_property
    def all_tokens(self) -> frozenset[str]:
        """Folded words of the whole document."""
        return self.heading_tokens.union(self._whole.split())


def _is_among(paper: Reference, papers: Sequence[Reference]) -> bool:
    return any(same_paper(paper, other) for other in papers)


def _said(text: str, start: int, end: int) -> Line:
    """The words of a piece of text, without years that it only compares with."""
    compared = [match.span(1) for match in _COMPARED.finditer(text, start, end)]
    if not compared:
        return line_of_words(text, start, end)
    starts = [first for first, _ in compared]

    def is_compared(at: int) -> bool:
        number = bisect_right(starts, at) - 1
        return number >= 0 and at < compared[number][1]

    kept = [token for token in tokenise(text, start, end) if not is_compared(token.start)]
    folded = " ".join(token.folded for token in kept)
    return Line(f" {folded} ", f" {' '.join(token.toned for token in kept)} ")


class Library:
    """Readings of a collection's documents, the most recently used ones kept."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._kept: OrderedDict[str, Reading] = OrderedDict()
        self._lock = Lock()

    def reading(self, doc_id: str) -> Reading:
        """The reading of a document in its live version."""
        document = self._documents.document(doc_id)
        with self._lock:
            kept = self._kept.get(doc_id)
            if kept is None or kept.document is not document:
                kept = Reading(document)
                self._kept[doc_id] = kept
            self._kept.move_to_end(doc_id)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
            return kept
