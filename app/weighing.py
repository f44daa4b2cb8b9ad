"""How well sentences fit a question: its words, names, figures and papers in and around them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.evidence import Evidence
from app.levels import IN_OPENING, AskedWords, Held, Levels
from app.names_held import NamesHeld
from app.question import Asked
from app.reading import Reading
from app.telling import Telling
from app.tokens import word_set
from ingest.identity import same_paper
from ingest.model import Reference

_LEAST_OWN = 0.6
_ROMAN = re.compile(r"[IVX]{1,6}")
_ALONE = 0.5
# Words of questions that say nothing of their matter.
_GENERIC = word_set("quy dinh neu quy trong tai nay")
# Of the words right before "gì" ("làm gì", "chức vụ gì") less than half stand in the sentences that
# answer, of all others more than four in five: they name the sort of what is asked for.
_ASKS_WHAT = re.compile(r" gi\b")
_IS_THE_PAPER = 0.08
_ELSEWHERE = 0.2
_LETTERHEAD = 0.6  # of its score is left to a line above the title of an official paper
_OF_NAME = 1.6  # times what its syllables count: one far off is as good as known


class Scorer:
    """Weighs sentences for one question. `hits` are the passages found in each document, with
    retrieval's score relative to the best."""

    def __init__(
        self,
        asked: Asked,
        weights: tuple[float, ...],
        names: tuple[tuple[int, int], ...],
        references: tuple[Reference, ...],
        hits: Mapping[str, Sequence[tuple[int, int, float]]],
    ) -> None:
        self.asked = asked
        self.words = AskedWords(asked)
        self.weights = weights
        self.total = sum(weights) or 1.0
        self.names = names
        self.references = references
        self.hits = hits
        named = {at for first, last in names for at in range(first, last + 1)}
        self.plain = [
            at
            for at, word in enumerate(self.words.folded)
            if at not in named
            and not word[0].isdigit()
            and word not in _GENERIC
            and not _ASKS_WHAT.match(asked.folded, asked.focus[at].end)
        ]
        self.numbers = [
            at
            for at, word in enumerate(self.words.folded)
            if (word[0].isdigit() and word != str(asked.count)) or _is_roman(asked, at)
        ]

    def weigh(self, reading: Reading, sentences: Sequence[int]) -> list[Evidence]:
        """The sentences of a document as evidence, in the order given."""
        weighed = _Weighed(self, reading)
        return [weighed.evidence(sentence) for sentence in sentences]


class _Weighed:
    """What one question's scorer makes of one document."""

    def __init__(self, scorer: Scorer, reading: Reading) -> None:
        self._scorer = scorer
        self._reading = reading
        words, names = scorer.words, scorer.names
        self._levels = Levels(words, reading)
        self._names = NamesHeld(words, names, scorer.numbers, reading)
        self._telling = Telling(scorer.asked, words.folded, names, reading)
        self._hits = scorer.hits.get(reading.document.doc_id, ())
        self._primary = _IS_THE_PAPER if self._is_the_paper() else 0.0
        self._title = _title_start(reading)
        self._shares: dict[Held, tuple[float, float]] = {}

    def evidence(self, sentence: int) -> Evidence:
        held = self._levels.held(sentence)
        own, coverage = self._shared(held)
        said = self._said(sentence, held)
        pairs = self._pairs(sentence)
        names = self._names_found(sentence, held)
        about = self._about(sentence)
        start = self._reading.sentences[sentence].start
        retrieval = max(
            (score for first, last, score in self._hits if first <= start < last), default=0.0
        )
        above = _LETTERHEAD if start < self._title else 1.0
        score = self._primary + above * (
            0.4 * coverage + 0.2 * own + 0.2 * said + 0.2 * pairs + 0.2 * retrieval + 0.25 * names
        ) * (0.25 + 0.75 * about)  # fmt: skip
        return Evidence(
            self._reading, sentence, own, said, coverage, pairs, names, retrieval, about,
            round(score, 9),
        )  # fmt: skip

    def _is_the_paper(self) -> bool:
        """Whether a document is a named paper itself, or is mainly about one."""
        subjects = self._reading.subjects[:1]
        return any(same_paper(one, other) for one in subjects for other in self._scorer.references)

    def _shared(self, held: Held) -> tuple[float, float]:
        """The shares of the question's weight that a sentence holds itself, and with what is around
        it; many sentences of a document hold the same."""
        if held not in self._shares:
            own = [value if value > _LEAST_OWN else 0.0 for value in held.anchored]
            self._shares[held] = (self._share(own), self._share(held.anchored))
        return self._shares[held]

    def _share(self, held: Sequence[float]) -> float:
        weighed = zip(held, self._scorer.weights, strict=True)
        return sum(value * weight for value, weight in weighed) / self._scorer.total

    def _said(self, sentence: int, held: Held) -> float:
        """The share of the question's plain words said in the sentence or, less, around it; a
        syllable whose neighbour in the question is not beside it counts half."""
        scorer, levels = self._scorer, held.levels
        if not scorer.plain:
            return 1.0
        line = self._reading.line(sentence).folded
        kept = total = 0.0
        for at in scorer.plain:
            weight, level = scorer.weights[at], levels[at]
            total += weight
            if level < IN_OPENING:
                continue
            apart = level >= 1.0 and scorer.words.apart(at, line)
            kept += weight * level * (_ALONE if apart else 1.0)
        return kept / total if total else 1.0

    def _pairs(self, sentence: int) -> float:
        """The share of neighbouring focus words that the sentence keeps side by side."""
        words, weights = self._scorer.words, self._scorer.weights
        line = self._reading.line(sentence).folded
        if len(words.folded) < 2:
            return float(bool(words.folded) and words.bare[0] in line)
        kept = total = 0.0
        for at, pair in enumerate(words.side_by_side):
            weight = weights[at] + weights[at + 1]
            total += weight
            kept += weight if pair in line else 0.0
        return kept / total if total else 0.0

    def _names_found(self, sentence: int, held: Held) -> float:
        """How well the worst placed of the question's names and numbers is found: 1 where it is in
        the sentence or near it, 0 where the document lacks it."""
        levels, names = held.levels, self._names
        shares = [1.0]
        for (first, last), found, most in zip(
            self._scorer.names, names.anywhere, names.most, strict=True
        ):
            shares.append(min(most, max(min(levels[first : last + 1]) * _OF_NAME, found)))
        for at, (counts, least) in zip(self._scorer.numbers, names.numbers, strict=True):
            shares.append(min(1.0, max(levels[at] * counts, least) * _OF_NAME))
        worst = min(shares)
        return min(worst, _ELSEWHERE) if worst > _ELSEWHERE and self._elsewhere(sentence) else worst

    def _elsewhere(self, sentence: int) -> bool:
        """Whether a sentence tells of another area than one of the names, or of a part only."""
        telling = self._telling
        names = range(len(self._scorer.names))
        return (
            any(telling.of_another(name, sentence) for name in names)
            or telling.of_part(sentence)
            or self._of_another_label(sentence)
        )

    def _of_another_label(self, sentence: int) -> bool:
        """Whether a sentence tells only of others with the label of one that the question numbers:
        "đoàn số 4" where "đoàn số 3" is asked."""
        line = self._reading.line(sentence).folded
        words = self._scorer.words
        for at in self._scorer.numbers:
            label = words.labels.get(at)
            said = set(re.findall(rf" {label} (\d+|[ivx]+)(?= )", line)) if label else set()
            if said and words.folded[at] not in said:
                return True
        return False

    def _about(self, sentence: int) -> float:
        references = self._scorer.references
        if not references:
            return 1.0
        return max(self._reading.about(sentence, reference) for reference in references)


def _is_roman(asked: Asked, at: int) -> bool:
    """Whether a word is a number in capitals: "khu vực II"."""
    token = asked.focus[at]
    written = asked.vietnamese[token.start : token.end]
    return _ROMAN.fullmatch(written) is not None


def _title_start(reading: Reading) -> int:
    """Where the title of an official paper begins: what stands above it is its letterhead, which
    tells nothing. 0 where there is none."""
    header = reading.document.header
    if header.identity is None or header.title is None or header.title.span is None:
        return 0
    return header.title.span.start
