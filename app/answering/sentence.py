"""The best sentence: for how, and whatever has no shorter answer."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.candidates import Evidence
from app.choosing import Chosen, choose, load_weights, stands
from app.question import Asked
from app.tokens import tokenise, word_set

_FIRST = 6  # sentences weighed again
_SLIGHT = 2e-3  # trust that any sentence has
_MARKS = ' ")”'
_ENDS = tuple(".;:!?…")
_APART = 20.0
_BEHIND = 8  # words behind what is asked for, from which it is surely said
# The words that name the sort of what is asked for: "vi phạm gì", "những phần thi nào".
_SORT_ASKED = re.compile(
    r"(?P<sort>(?:\w+ ){1,2})(?:nhung |cac )?(?:gi|nao|(?:dieu|viec) gi|(?:nhu )?the nao|ra sao)\b"
)
_WHAT_OF = re.compile(r"(.+?) (?:cua|o|tai|trong|theo|ve|khi|doi voi) ")  # "Chủ đề của … là gì"
_NO_SORT = word_set("nhung cac la lam nhu viec dieu da duoc ve")
_JOINING = word_set("bang de vao o tai tu voi cho theo trong boi")  # "bằng gì"
_OF_OTHER_SORT = 0.3  # fit of a sentence that holds nothing of the sort asked for


def answer_sentence(context: Context) -> Draft | None:
    """The sentence that answers best by the fitted choice; where hits say nothing of their
    sentences, the one that holds most of what is asked."""
    chosen = choose(context.asked, context.pool, context.result.hits)
    if chosen:
        best = likeliest(chosen, context.asked)[0]
        # What a headline is trusted for is told by a sentence of its text.
        below = not is_full(chosen[0].evidence) and (
            best.evidence.reading is chosen[0].evidence.reading
        )
        first = replace(best, share=chosen[0].share) if below else best
        second = max((o.share for o in chosen if o.evidence is not best.evidence), default=0.0)
        draft = _draft(context.asked.kind, first.evidence, first.share - second)
        return replace(
            draft, share=first.share, fit=draft.fit if first.traits.sort >= 0 else _OF_OTHER_SORT
        )
    best_two = context.pool.best(2)
    if not best_two:
        return None
    return _draft(context.asked.kind, best_two[0], _margin(best_two))


def likeliest(chosen: Sequence[Chosen], asked: Asked) -> tuple[Chosen, float]:
    """Which of the first sentences likeliest answers, and its share (0 to 1) of what speaks for all
    of them."""
    scores = _scores(chosen, asked)
    at = max(range(len(scores)), key=lambda place: scores[place])
    total = sum(math.exp(score - scores[at]) for score in scores)
    return chosen[at], round(1 / total, 9)


def next_likeliest(
    chosen: Sequence[Chosen], asked: Asked, beside: Evidence
) -> tuple[Evidence | None, float]:
    """Which of the first sentences likeliest answers besides one, and its share (0 to 1) of what
    speaks for all of them; None where there is no other that may answer."""
    scores = _scores(chosen, asked)
    total = sum(math.exp(score - max(scores)) for score in scores)
    place = (beside.reading, beside.sentence)
    others = [
        (score, one.evidence)
        for score, one in zip(scores, chosen, strict=False)
        if (one.evidence.reading, one.evidence.sentence) != place and stands(one.evidence)
    ]
    if not others:
        return None, 0.0
    score, evidence = max(others, key=lambda other: other[0])
    return evidence, round(math.exp(score - max(scores)) / total, 9)


def signs_of(chosen: Sequence[Chosen], asked: Asked) -> list[dict[str, float]]:
    """What speaks for each of the first sentences out of papers and reports: the fitted choice's
    trust, how much of the question's plain words it says and how many side by side, whether it says
    the sort of what is asked for with more behind it, and whether it is a full sentence rather than
    a headline or a caption."""
    sort = _sort_asked(asked)
    return [
        {
            "trust": math.log(one.share + _SLIGHT),
            "said": one.evidence.said,
            "pairs": one.evidence.pairs,
            "asked": _says_sort(one.evidence, sort),
            "full": float(is_full(one.evidence)),
        }
        for one in chosen[:_FIRST]
    ]


def _scores(chosen: Sequence[Chosen], asked: Asked) -> list[float]:
    """The sums of what speaks for the first sentences, by fitted weights; those about another
    paper, or without the question's names, come behind all others."""
    given = load_weights(kind="papers")
    apart = [0.0 if stands(one.evidence) else _APART for one in chosen]
    return [
        sum(given[name] * value for name, value in signs.items()) - behind
        for signs, behind in zip(signs_of(chosen, asked), apart, strict=False)
    ]


def _sort_asked(asked: Asked) -> str:
    """The folded words that name the sort of what is asked for, one blank around each: those before
    "gì", or what "… của buổi họp là gì" opens with; "" where the question names none."""
    question = " ".join(token.folded for token in tokenise(asked.vietnamese))
    found = _SORT_ASKED.search(question)
    said = [] if found is None else found["sort"].split()
    if said and said[-1] == "la":
        head = _WHAT_OF.match(question)
        said = head[1].split() if head is not None else []
    elif said and said[-1] in _JOINING:
        said = []
    words = [word for word in said if word not in _NO_SORT]
    return f" {' '.join(words[:2])} " if words else ""


def _says_sort(found: Evidence, sort: str) -> float:
    """Whether a sentence says the sort of what is asked for, and how much stands behind it, up to
    1."""
    if not sort:
        return 0.0
    behind = found.reading.line(found.sentence).folded.partition(sort)[2]
    return min(1.0, len(behind.split()) / _BEHIND)


def is_full(found: Evidence) -> bool:
    """Whether a sentence ends as one does, which headlines and captions do not."""
    return found.quote.rstrip(_MARKS).endswith(_ENDS)


def _margin(ranked: tuple[Evidence, ...] | list[Evidence]) -> float:
    return ranked[0].score - ranked[1].score if len(ranked) > 1 else 1.0


def _draft(kind: str, evidence: Evidence, margin: float, *, fit: float = 0.8) -> Draft:
    fact = Fact(evidence.quote, (sentence_quote(evidence),))
    return Draft(kind=kind, facts=(fact,), evidence=evidence, fit=fit, margin=max(0.0, margin))
