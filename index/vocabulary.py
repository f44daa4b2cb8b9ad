"""Which syllables a collection holds and how often, with a word list behind it for the rest."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import chain, pairwise
from pathlib import Path

from index.tokens import syllables
from ingest.dictionary import dictionary_words
from ingest.folding import fold, tone_key

_LISTED = 0.1  # what an entry of the word list counts for, against 1 a passage of the collection
# Official texts hardly ever ask; so that the words of questions are known, they are given here.
_ASKING = """bao nhiêu, có bao nhiêu, được bao nhiêu, là bao nhiêu, gồm bao nhiêu, cho bao nhiêu,
là gì, những gì, gồm những gì, cái gì, việc gì, vấn đề gì, nội dung gì,
làm gì,
như thế nào, thế nào, nào, ngày nào, năm nào, khi nào, lúc nào, bao giờ, bao lâu, mấy, có mấy,
ai là, là ai, ai ký, ở đâu, đâu là, tại sao, vì sao, có phải, hay không, phải không, đúng không,
cho biết, hãy nêu, hãy cho biết, kể tên, so sánh, đơn vị nào, cơ quan nào,
văn bản nào, tài liệu nào,
nói về, quy định gì, yêu cầu gì, ban hành ngày nào, do ai, của ai, trước ngày nào, đến khi nào"""
# Questions count what texts announce, often in figures there and in words here.
_NUMBERS = "hai ba bốn năm sáu bảy tám chín mười"
_COUNTED = (
    "nhóm, nhiệm vụ, giải pháp, nội dung, yêu cầu, mục tiêu, nguyên tắc, việc, đơn vị, rõ, không"
)
_ASKED = 20.0  # what a phrase of these counts for
_LIKELIEST = 8  # spellings of one folded syllable that are worth trying
_MOST_KNOWN_PAIRS = 200_000
_PARTS = re.compile(r"[^\W_]+")
_BREAKS = re.compile(r"[^\w\n]|_")

PairCount = Callable[[str, str], float]


class Vocabulary:
    """Counts of syllables with their tones. `pairs` tells how many passages hold two syllables
    side by side. The word list adds a little to every count, so that small collections know
    common words too."""

    def __init__(self, counts: Counter[str] | None = None, pairs: PairCount | None = None) -> None:
        self._counts: Counter[str] = Counter() if counts is None else counts
        self._pairs = pairs
        self._listed, self._listed_pairs = _word_list()
        self._by_folded: dict[str, set[str]] = {}
        for syllable in (*self._listed, *self._counts):
            self._by_folded.setdefault(fold(syllable), set()).add(syllable)
        self._by_letter: dict[str, list[str]] = {}
        self._likeliest: dict[str, tuple[str, ...]] = {}
        self._known_pairs: dict[tuple[str, str], float] = {}
        self.total = sum(self._counts.values()) + sum(self._listed.values())

    def count(self, syllable: str) -> float:
        """How often a syllable is used, tones and all."""
        return self._counts[syllable] + self._listed.get(syllable, 0.0)

    def pair(self, first: str, second: str) -> float:
        """How often two syllables stand side by side."""
        if self._pairs is None or first not in self._counts or second not in self._counts:
            return self._listed_pairs.get((first, second), 0.0)
        found = self._known_pairs.get((first, second))
        if found is None:
            found = self._listed_pairs.get((first, second), 0.0) + self._pairs(first, second)
            self._keep(first, second, found)
        return found

    def _keep(self, first: str, second: str, count: float) -> None:
        """Remembers a count that the index was asked for; forgets all when there are too many."""
        if len(self._known_pairs) >= _MOST_KNOWN_PAIRS:
            self._known_pairs.clear()
        self._known_pairs[first, second] = count

    def toned(self, folded: str) -> frozenset[str]:
        """All syllables that differ from a folded one only by diacritics.

        >>> sorted(Vocabulary(Counter({"chỉ": 2, "chi": 1})).toned("chi") & {"chi", "chỉ"})
        ['chi', 'chỉ']
        """
        return frozenset(self._by_folded.get(folded, ()))

    def likeliest(self, folded: str) -> tuple[str, ...]:
        """The most used few of `toned`, most used first."""
        found = self._likeliest.get(folded)
        if found is None:
            ordered = sorted(self.toned(folded), key=lambda toned: (-self.count(toned), toned))
            found = self._likeliest[folded] = tuple(ordered[:_LIKELIEST])
        return found

    def beginning(self, letter: str) -> list[str]:
        """All folded syllables that begin with a letter."""
        if not self._by_letter:
            by_letter: dict[str, list[str]] = {}
            for folded in self._by_folded:
                by_letter.setdefault(folded[:1], []).append(folded)
            self._by_letter = by_letter  # whole at once: other threads may ask meanwhile
        return self._by_letter.get(letter, [])

    def save(self, file: Path) -> None:
        """Writes the collection's counts; the file appears whole or not at all."""
        draft = file.with_suffix(".draft")
        draft.write_text(json.dumps(self._counts, ensure_ascii=False), encoding="utf-8")
        draft.replace(file)

    @classmethod
    def load(cls, file: Path, pairs: PairCount | None = None) -> Vocabulary:
        """Counts from a file that `save` wrote."""
        return cls(Counter(json.loads(file.read_text(encoding="utf-8"))), pairs)

    def with_texts(self, texts: Iterable[str]) -> Vocabulary:
        """A vocabulary that has also counted these passages, once a syllable and passage."""
        counts = Counter(self._counts)
        for text in texts:
            counts.update(set(syllables(text)))
        return Vocabulary(counts, self._pairs)


@lru_cache(maxsize=1)
def _word_list() -> tuple[dict[str, float], dict[tuple[str, str], float]]:
    # One text for all entries: cleaning them one by one takes several times as long.
    text = _BREAKS.sub(" ", tone_key("\n".join(dictionary_words())))
    entries = [entry.split() for entry in text.splitlines()]
    uses = Counter(chain.from_iterable(entries))
    single = {syllable: _LISTED * count for syllable, count in uses.items()}
    pairs = dict.fromkeys(chain.from_iterable(map(pairwise, entries)), _LISTED)
    counted = [f"{n} {noun}" for n in _NUMBERS.split() for noun in _COUNTED.split(",")]
    for phrase in tone_key(",".join([_ASKING, *counted])).split(","):
        parts = _PARTS.findall(phrase)
        for syllable in parts:
            single[syllable] = single.get(syllable, 0.0) + _ASKED
        for pair in pairwise(parts):
            pairs[pair] = pairs.get(pair, 0.0) + _ASKED
    return single, pairs
