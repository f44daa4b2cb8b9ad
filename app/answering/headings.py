"""A question in the very words of a heading: what stands below it."""

from __future__ import annotations

from collections.abc import Iterator

from app.answering.draft import Context, Draft
from app.answering.sections import KINDS, items_below, part_facts, readings_of_papers
from app.question_words import FUNCTION_WORDS
from app.reading import Reading
from app.tokens import tokenise, word_set

_ASKED = frozenset(["other", "list", "about", "duties"])
_MOST_READ = 12
_LEAST_SAME = 0.75  # of all words of both
_LEAST_WORDS = 3
_MOST_WORDS = 25
# What asks, and what headings say besides their matter.
_LOOSE = word_set(
    "dieu muc phan chuong viec noi dung truong hop quy dinh ve cac nhung mot so cu the nhu the nao"
    " gi liet ke neu trinh bay cho biet la gom bao duoc co"
)
_DENIES = "khong"


def answer_heading(context: Context) -> Draft | None:
    """The parts below the heading that says what is asked, and no more; None where none does."""
    if context.asked.kind not in _ASKED or context.asked.count is not None:
        return None
    wanted = _words(context.asked.vietnamese, context.asked.papers)
    if len(wanted) < _LEAST_WORDS:
        return None
    every = {token.folded for token in tokenise(context.asked.vietnamese)}
    best: tuple[tuple[float, float], Reading, int] | None = None
    for reading in readings_of_papers(context)[:_MOST_READ]:
        for same, at in _alike(reading, wanted):
            # "Cấp lại" and "cấp" differ only in a word that mostly tells nothing.
            node = reading.document.outline[at]
            said = {token.folded for token in tokenise(reading.text, *node.head)}
            key = (same, len(said & every) / len(said | every))
            if best is None or key > best[0]:
                best = (key, reading, at)
    if best is None:
        return None
    (same, _), reading, at = best
    return Draft(
        "list", facts=part_facts(reading, items_below(reading, at)), is_list=True, fit=same
    )


def _alike(reading: Reading, wanted: set[str]) -> Iterator[tuple[float, int]]:
    """Headings in nearly the words wanted, with something below, and where they stand."""
    for at, node in enumerate(reading.document.outline):
        if node.kind not in KINDS:
            continue
        said = _words(reading.text[node.head.start : node.head.end], ())
        if not said or len(said) > _MOST_WORDS or (_DENIES in said) != (_DENIES in wanted):
            continue
        same = len(said & wanted) / len(said | wanted)
        if same >= _LEAST_SAME and items_below(reading, at):
            yield same, at


def _words(text: str, aside: tuple[tuple[int, int], ...]) -> set[str]:
    """The words of a question or heading that tell its matter; "không" is one of them."""
    return {
        token.folded
        for token in tokenise(text)
        if (token.folded == _DENIES or token.toned not in FUNCTION_WORDS)
        and token.folded not in _LOOSE
        and not any(start <= token.start < end for start, end in aside)
    }
