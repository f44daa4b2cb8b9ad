"""Why and what for: the sentence that gives the cause or the purpose of what is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.answering.binding import weighed
from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.answering.sections import is_heading
from app.candidates import Evidence
from app.tokens import word_set
from ingest.folding import fold

_SENTENCES = 24
_BEFORE = 4  # sentences
_CAUSES = r"nguyen nhan|ly do|vi|do|boi|xuat phat|truoc tinh hinh|tai"
_PURPOSES = r"muc dich|muc tieu|nham|de|giup|tranh|huong toi|khac phuc|qua do|nho"
_CAUSE = re.compile(rf"\b(?:{_CAUSES})\b")
_PURPOSE = re.compile(rf"\b(?:{_PURPOSES})\b")
_NAMED = ("nguyen nhan", "ly do", "muc dich", "muc tieu")
_ASKS_CAUSE = re.compile(r"\b(?:vi sao|tai sao|nguyen nhan|ly do|do dau)\b")
_ASKS_PURPOSE = re.compile(r"\b(?:muc dich|muc tieu|de lam gi|nham)\b")
# What a reason is asked for, in other words than the text's.
_FAULTS = word_set(
    "han che ton tai khuyet diem yeu kem bat cap thieu sot neu trong viec nhung ket qua"
)
_OPENS = 0.5
_SAYS = 0.3
_GIVES = 0.25


def answer_why(context: Context) -> Draft | None:
    """The best sentence that gives a cause or a purpose; one that opens with the question's own
    word for it ("Nguyên nhân là …", "Mục đích: …") comes first, a bare heading gives way to what
    stands below it."""
    found = {
        (one.reading.document.doc_id, one.sentence): one
        for one in (*context.pool.best(_SENTENCES), *_explaining(context))
    }
    ranked = sorted(found.values(), key=lambda one: -_worth(context, one))
    ranked = [found for found in ranked if not is_heading(found)] or ranked
    if not ranked:
        return None
    best = ranked[0]
    margin = _worth(context, best) - _worth(context, ranked[1]) if len(ranked) > 1 else 1.0
    fact = Fact(best.quote, (sentence_quote(best),))
    fit = 0.6 + 0.4 * _gives(context, best)
    return Draft("why", facts=(fact,), evidence=best, fit=fit, margin=max(0.0, margin))


def _explaining(context: Context) -> Iterator[Evidence]:
    """Sentences that open with the question's own word for a reason, weighed as what stands right
    before them in their paragraph: "… còn thấp. Nguyên nhân là …"."""
    asked = [word for word in _NAMED if word in context.asked.folded]
    if not asked:
        return
    opening = re.compile(rf"(?:\W|\d|[a-z]\))*(?:{'|'.join(asked)})\b")
    weights = {w: value for w, value in weighed(context).items() if w not in _FAULTS}
    total = sum(weights.values()) or 1.0
    placed = {(e.reading.document.doc_id, e.sentence): e for e in context.pool.evidence}
    for evidence in context.pool.evidence:
        if not opening.match(fold(evidence.quote)):
            continue
        reading, line = evidence.reading, evidence.reading.line_of(evidence.sentence)
        before = [
            placed[reading.document.doc_id, at]
            for at in range(max(0, evidence.sentence - _BEFORE), evidence.sentence)
            if (reading.document.doc_id, at) in placed and reading.line_of(at) == line
        ]
        around = [evidence, *before]
        score = max(one.score for one in around)
        words = frozenset().union(*(reading.words(one.sentence).folded for one in around))
        words |= reading.heading_tokens
        said = sum(weight for word, weight in weights.items() if word in words) / total
        said = said if weights else 1.0
        yield replace(evidence, score=score, said=max(evidence.said, said))


def _worth(context: Context, found: Evidence) -> float:
    folded = fold(found.quote)
    asked = [word for word in _NAMED if word in context.asked.folded]
    opens = any(re.match(rf"(?:\W|\d|[a-z]\))*{word}\b", folded) for word in asked)
    says = any(word in folded for word in asked)
    return found.score + _GIVES * _gives(context, found) + _OPENS * opens + _SAYS * says


def _gives(context: Context, found: Evidence) -> float:
    """Up to 1 for words of the sort asked for: of cause where a cause is asked, of purpose where
    a purpose is; "để khắc phục hạn chế" explains no hạn chế."""
    folded = fold(found.quote)
    wanted = []
    if _ASKS_CAUSE.search(context.asked.folded):
        wanted.append(_CAUSE)
    if _ASKS_PURPOSE.search(context.asked.folded) or not wanted:
        wanted.append(_PURPOSE)
    words = [word for pattern in wanted for word in pattern.findall(folded)]
    if not words and re.search(r"\b(?:vi|tai) sao\b", context.asked.folded):
        return 0.3 if _PURPOSE.search(folded) else 0.0
    said = any(word in _NAMED for word in words)
    return min(1.0, len(words) / 4 + 0.6 * said)
