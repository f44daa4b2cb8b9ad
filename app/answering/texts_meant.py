"""Which texts a question means by what they are about: "bài viết về …", "trong tin về …"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from app.answering.draft import Context
from app.question_words import FUNCTION_WORDS
from app.reading import Reading
from app.tokens import tokenise

_IN_TITLE, _IN_TEXT = 0.7, 0.3
_ITS_PAPER = 0.1


def texts_meant(
    context: Context, readings: Sequence[Reading], leaving_out: Collection[str]
) -> list[tuple[float, Reading]]:
    """Each text with the share (0 to 1) of what the question says it is about that its headline and
    its words hold, best first; the folded words of asking itself are left out. All have 1 where
    nothing else is said."""
    wanted = [
        token.folded
        for token in tokenise(context.asked.vietnamese)
        if token.toned not in FUNCTION_WORDS and token.folded not in leaving_out
    ]
    shares = [_share(context, reading, wanted) if wanted else 1.0 for reading in readings]
    order = sorted(range(len(readings)), key=lambda at: (-shares[at], at))
    return [(shares[at], readings[at]) for at in order]


def _share(context: Context, reading: Reading, wanted: Sequence[str]) -> float:
    pairs = [(word, context.pool.weight_of(word)) for word in wanted]
    total = sum(weight for _, weight in pairs) or 1.0
    titled = sum(weight for word, weight in pairs if word in reading.heading_tokens) / total
    told = sum(weight for word, weight in pairs if word in reading.all_tokens) / total
    paper = any(reading.about(0, reference) >= 1.0 for reference in context.references)
    return _IN_TITLE * titled + _IN_TEXT * told + _ITS_PAPER * paper
