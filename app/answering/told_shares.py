"""Figures of a survey or a ranking: the one beside the answer, or the rank, that is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.answering.binding import weighed
from app.answering.draft import Context, Draft, sentence_quote
from app.answering.pick import Choice, pick
from app.candidates import Evidence
from app.tokens import tokenise, word_set
from ingest.folding import fold
from ingest.model import Span

_SENTENCES = 24
_ASKS = re.compile(r"\bbao nhieu\b|\bt[yi] le\b|\bphan tram\b")
_ASKS_SHARE = re.compile(r"\bphan tram\b|\bt[yi] le\b|%")
_SHARE = re.compile(r"\d+(?:[.,]\d+)?\s?%")
_COUNT = re.compile(r"(?<![\w.,/])\d+(?:[.,]\d+)*(?![\w/%]|\s?%)")
_QUOTED = re.compile(r"[“\"‘]([^“”\"‘’\n]{2,60})[”\"’]")
_LEAST_ALIKE = 0.75
_LEAST_TOPIC, _BEFORE = 0.6, 2
_CUT = re.compile(r"[,;](?!\d)|:\s|\s+và\s+")
_RANKS = (
    ("khong hoan thanh", "khong"), ("khong xep loai", "khong xep"), ("xuat sac", "xuat sac"),
    ("trung binh", "trung binh"), ("tot", "tot"), ("kha", "kha"), ("yeu", "yeu"), ("kem", "kem"),
    ("hoan thanh nhiem vu", "hoan thanh"),
)  # fmt: skip
_RANKS_BEGIN = word_set("xep hoan danh dat duoc phan loai")
_RANKED = re.compile(
    r"\bxep loai\b|\bdanh gia\b|\bhoan thanh (?:\w+ ){0,2}nhiem vu\b|\bphan loai\b"
)


def answer_told_share(context: Context) -> Draft | None:
    """The figure beside the quoted answer, or the rank, that the question says; None where it says
    none, or no sentence tells several."""
    if _ASKS.search(context.asked.folded) is None:
        return None
    return pick("number", [*_beside_quotes(context)]) or pick("number", [*_of_ranks(context)])


def _beside_quotes(context: Context) -> Iterator[Choice]:
    asked = [token.folded for token in tokenise(context.asked.vietnamese)]
    # The topic may be told sentences before: what is quoted tells where to look.
    for evidence in context.pool.evidence:
        pairs = list(_pairs(evidence))
        alike = [_share_in(asked, evidence, quoted) for quoted, _ in pairs]
        if len(pairs) < 2 or max(alike) < _LEAST_ALIKE or not _on_topic(context, evidence):
            continue
        for (quoted, figure), share in zip(pairs, alike, strict=True):
            if share == max(alike):
                score = evidence.score + 0.01 * (quoted.end - quoted.start)
                held = replace(evidence, said=max(evidence.said, share))
                yield Choice(score, evidence.reading, figure, sentence_quote(evidence), held)


def _on_topic(context: Context, evidence: Evidence) -> bool:
    """Whether a sentence, or those right before it, say most of what the question says besides."""
    reading, at = evidence.reading, evidence.sentence
    near = range(max(0, at - _BEFORE), at + 1)
    held = frozenset().union(*(reading.words(one).folded for one in near))
    weights = weighed(context)
    total = sum(weights.values())
    said = sum(weight for word, weight in weights.items() if word in held)
    return not total or said >= _LEAST_TOPIC * total


def _pairs(evidence: Evidence) -> Iterator[tuple[Span, Span]]:
    """Quoted answers with their figures: all figures before their quotes, or all behind."""
    text, span = evidence.reading.text, evidence.span
    quotes = [Span(*match.span(1)) for match in _QUOTED.finditer(text, *span)]
    figures = [Span(*match.span()) for match in _SHARE.finditer(text, *span)]
    if not quotes or not figures:
        return
    leads = figures[0].start < quotes[0].start
    for at, quoted in enumerate(quotes):
        low = quotes[at - 1].end if at else span.start
        high = quotes[at + 1].start if at + 1 < len(quotes) else span.end
        near = [f for f in figures if low <= f.start < quoted.start] if leads else [
            f for f in figures if quoted.end <= f.start < high
        ]  # fmt: skip
        if near:
            yield quoted, near[-1] if leads else near[0]


def _share_in(asked: list[str], evidence: Evidence, quoted: Span) -> float:
    """The share of a quoted answer's words that the question says in the same order."""
    words = [token.folded for token in tokenise(evidence.reading.text, *quoted)]
    at, kept = 0, 0
    for word in words:
        if word in asked[at:]:
            at += asked[at:].index(word) + 1
            kept += 1
    return kept / len(words) if words else 0.0


def _of_ranks(context: Context) -> Iterator[Choice]:
    folded = context.asked.folded
    wanted = _rank(folded)
    if not wanted or _RANKED.search(folded) is None:
        return
    figure = _SHARE if _ASKS_SHARE.search(folded) else _COUNT
    for evidence in context.pool.best(_SENTENCES):
        ranked = [(part, _rank(evidence.reading.folded[part.start : part.end]))
                  for part in _parts(evidence)]  # fmt: skip
        if len({rank for _, rank in ranked if rank}) < 2:
            continue
        for part, rank in ranked:
            found = figure.search(evidence.reading.text, *part)
            if rank == wanted and found is not None:
                span = Span(found.start(), _behind_unit(context, evidence, found.end()))
                quote = sentence_quote(evidence)
                yield Choice(evidence.score, evidence.reading, span, quote, evidence)


def _behind_unit(context: Context, evidence: Evidence, at: int) -> int:
    """Where the noun counted ends that the question asks for, behind a figure; else the figure."""
    end = at
    following = tokenise(evidence.reading.text, at, evidence.span.end)
    for token, word in zip(following, context.asked.unit, strict=False):
        if token.folded != word or word in _RANKS_BEGIN:
            break
        end = token.end
    return end


def _parts(evidence: Evidence) -> Iterator[Span]:
    """The parts of a sentence, each with a figure of its own."""
    text, (begin, end) = evidence.reading.text, evidence.span
    cuts = [match.start() for match in _CUT.finditer(text, begin, end)]
    for cut in [*cuts, end]:
        if re.compile(r"\d").search(text, begin, cut):
            yield Span(begin, cut)
            begin = cut


def _rank(folded: str) -> str:
    """The rank that a text says first of those that exclude each other.

    >>> _rank("hoan thanh tot nhiem vu"), _rank("khong hoan thanh nhiem vu"), _rank("hop to dan")
    ('tot', 'khong', '')
    """
    return next((rank for said, rank in _RANKS if re.search(rf"\b{said}\b", fold(folded))), "")
