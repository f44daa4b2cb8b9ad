"""Whether what a reader returned is text: a ruined page is refused rather than indexed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from ingest.errors import EmptyFile, RuinedText
from ingest.model import RawDocument, RawPage
from ingest.syllables import is_syllable, is_toneless_syllable

_WORD = re.compile(r"[^\W\d_]+")
_ALNUM = re.compile(r"[^\W_]+")
_BROKEN = re.compile("[\ufffd\x01-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff]")
_MARK = re.compile("[\u0300-\u036f]")  # marks of letters that are split into letter and mark
_MOST_BROKEN = 0.05  # of all characters
_FEWEST_ACCENTED = 30  # words; fewer say nothing of a page's spelling
_LEAST_POSSIBLE = 0.5  # of the accented words
_MUCH_ACCENTED = 0.25  # of the words; other languages have fewer
_LEAST_LETTERS = 0.2  # of the characters that are no space
_LEADERS = frozenset(" .…_-–—=*|")  # lines to fill in on a form
_LEAST_CONFIDENCE = 0.6  # of OCR; pages of other scripts come below 0.5, poor scans above 0.8
_SAMPLE = 8_000  # characters, about fifteen hundred words
_PIECES = 4


@dataclass(frozen=True, slots=True)
class Quality:
    """What a text looks like, all as shares from 0 to 1.

    `possible` is the share of accented words that Vietnamese spelling allows (of all words where
    none has an accent: typed without marks),
    `accented` the share of words with an accent, `broken` the share of characters that no text
    holds, `letters` the share of letters and digits among what is neither
    space nor leader.
    """

    possible: float
    accented: float
    broken: float
    letters: float
    words: int
    accented_words: int

    @property
    def ruined(self) -> bool:
        """Whether the text is not worth indexing."""
        if self.broken > _MOST_BROKEN or self.letters < _LEAST_LETTERS:
            return True
        vietnamese = self.accented_words >= _FEWEST_ACCENTED and self.accented > _MUCH_ACCENTED
        return vietnamese and self.possible < _LEAST_POSSIBLE

    @property
    def lost_tones(self) -> bool:
        """Whether this is Vietnamese typed without tones: nothing but plain letters, all of them
        syllables."""
        return self.words >= 20 and self.accented < 0.02 and self.possible >= 0.8


@lru_cache(maxsize=8)  # the only page of a text is judged by itself and as the whole
def measure(text: str) -> Quality:
    """The quality of a text, judged on pieces from all over it when it is long.

    >>> measure("Ủy ban nhân dân xã báo cáo").possible
    1.0
    >>> measure("ChØ thÞ").possible
    0.0
    >>> measure("Chi thi ve viec tang cuong ky luat " * 4).lost_tones
    True
    """
    sample = " ".join(_sampled(text).split())
    runs = Counter(_ALNUM.findall(sample))
    words: Counter[str] = Counter()
    for run, count in runs.items():
        for word in (run,) if run.isalpha() else _WORD.findall(run):
            words[word] += count
    accented = Counter({word: count for word, count in words.items() if not word.isascii()})
    judged = accented or words
    fits = is_syllable if accented else _is_plain_syllable
    solid = len(sample) - sum(map(sample.count, _LEADERS)) or 1
    letters = sum(len(run) * count for run, count in runs.items()) + len(_MARK.findall(sample))
    possible = sum(count for word, count in judged.items() if fits(word))
    return Quality(
        possible / judged.total() if judged else 1.0,
        accented.total() / words.total() if words else 0.0,
        _broken(sample) / max(len(sample), 1),
        letters / solid,
        words.total(),
        accented.total(),
    )


def _sampled(text: str) -> str:
    if len(text) <= _SAMPLE:
        return text
    size = _SAMPLE // _PIECES
    step = (len(text) - size) // (_PIECES - 1)
    return " ".join(text[at : at + size] for at in range(0, step * _PIECES, step))


def _broken(sample: str) -> int:
    if sample.isprintable() and "\ufffd" not in sample:
        return 0
    return len(_BROKEN.findall(sample))


def _is_plain_syllable(word: str) -> bool:
    return is_toneless_syllable(word.lower())


def refuse_ruined(path: Path, raw: RawDocument) -> RawDocument:
    """The document with the blocks of unreadable pages marked "ruined"; cleaning takes them out.

    Raises: EmptyFile when it has no letter or digit, RuinedText when no page, or too little of
        the text, is Vietnamese, English or another readable text.
    """
    texts = [" ".join(block.text for block in page.blocks) for page in raw.pages]
    if not any(letter.isalnum() for text in texts for letter in text):
        raise EmptyFile(f"{path}: tệp không có chữ nào")
    ruined = {
        page.number
        for page, text in zip(raw.pages, texts, strict=True)
        if _is_bad(text) or _is_guessed(page)
    }
    if len(ruined) == len(raw.pages) or (raw.format != "pdf" and measure(" ".join(texts)).ruined):
        whole = measure(" ".join(texts))
        raise RuinedText(f"{path}: nội dung đọc được không phải chữ ({_reason(whole)}); {_ADVICE}")
    if not ruined:
        return raw
    pages = tuple(
        replace(page, blocks=tuple(replace(block, kind="ruined") for block in page.blocks))
        if page.number in ruined
        else page
        for page in raw.pages
    )
    numbers = ", ".join(str(number) for number in sorted(ruined))
    return replace(raw, pages=pages, metadata=raw.metadata | {"ruined_pages": numbers})


_ADVICE = "hãy lưu lại dạng UTF-8, docx hoặc pdf có chữ"


def _is_guessed(page: RawPage) -> bool:
    """Whether OCR made the page's words up, from another script or a picture, say."""
    return page.ocr_confidence is not None and page.ocr_confidence < _LEAST_CONFIDENCE


def _is_bad(text: str) -> bool:
    return len(text) >= 200 and measure(text).ruined


def _reason(quality: Quality) -> str:
    if quality.broken > _MOST_BROKEN:
        return f"{quality.broken:.0%} ký tự hỏng"
    if quality.letters < _LEAST_LETTERS:
        return "hầu như không có chữ cái"
    return f"chỉ {quality.possible:.0%} từ có dấu là tiếng Việt"
