"""Escaped HTML of text with spans or words marked; nothing from a document is ever markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence

from ingest.folding import fold
from ingest.model import Span

_WORD = re.compile(r"\w+")


def escape(text: str) -> str:
    """Text as HTML text, safe inside attributes too.

    >>> escape('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return html.escape(text, quote=True)


def mark_spans(
    text: str, spans: Sequence[Span], *, offset: int = 0, target: Span | None = None
) -> str:
    """`text`, which starts at `offset` of its document, with the given spans in <mark>.

    Spans may overlap or lie outside the text; what they cover inside it is marked once. The mark
    that holds the beginning of `target` gets the class "target".

    >>> mark_spans("a < b", [Span(2, 3)])
    'a <mark>&lt;</mark> b'
    """
    pieces: list[str] = []
    position = 0
    for start, end in _merged(spans, offset, len(text)):
        pieces.append(escape(text[position:start]))
        aimed = target is not None and start <= target.start - offset < end
        opening = '<mark class="target">' if aimed else "<mark>"
        pieces.append(f"{opening}{escape(text[start:end])}</mark>")
        position = end
    pieces.append(escape(text[position:]))
    return "".join(pieces)


def _merged(spans: Iterable[Span], offset: int, length: int) -> list[tuple[int, int]]:
    inside = sorted(
        (max(0, span.start - offset), min(length, span.end - offset))
        for span in spans
        if span.start - offset < length and span.end - offset > 0
    )
    merged: list[tuple[int, int]] = []
    for start, end in inside:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def word_spans(text: str, question: str) -> list[Span]:
    """Spans of the words of `text` that the question contains, tones aside, one-letter words
    and the commonest function words left out.

    >>> [("Nhiệm vụ mới"[a:b]) for a, b in word_spans("Nhiệm vụ mới", "nhiem vu")]
    ['Nhiệm', 'vụ']
    """
    wanted = {
        word for word in _WORD.findall(fold(question)) if len(word) > 1 and word not in _COMMON
    }
    return [
        Span(match.start(), match.end())
        for match in _WORD.finditer(text)
        if fold(match.group()) in wanted
    ]


_COMMON = frozenset(
    {
        "la",
        "gi",
        "cua",
        "va",
        "cac",
        "nhung",
        "cho",
        "trong",
        "ve",
        "duoc",
        "tai",
        "theo",
        "voi",
        "khi",
        "den",
        "tu",
        "co",
        "nao",
        "ai",
        "bao",
        "nhieu",
        "the",
        "an",
        "of",
        "in",
        "is",
        "are",
        "what",
        "who",
        "when",
        "which",
    }
)
