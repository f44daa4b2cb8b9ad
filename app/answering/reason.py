"""Why and what for: the sentence that gives the cause or the purpose of what is asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.answering.binding import weighed
from app.answering.draft import Context, Draft, Fact, Quote, sentence_quote
from app.answering.explained import absent_share, answer_explained, claim, is_contrary
from app.answering.sections import is_heading
from app.answering.sentence import is_full
from app.candidates import Evidence
from app.tokens import tokenise, word_set
from app.wording import say
from ingest.folding import fold
from ingest.model import Span

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
# Words that a cause follows, as written: "do" gives none where it names who acts ("do ông A làm").
_GIVES_CAUSE = re.compile(
    r"(?<!tự )(?<![^\W_])(?:do(?! (?:ông|bà|đồng chí|đ/c)\b)(?! \S+(?: \S+){0,5} (?:chủ trì|"
    r"tổ chức|ban hành|phụ trách|quản lý|đảm nhiệm|cấp|ký|làm)\b)|(?<!bởi )vì(?! (?:vậy|thế|sự)\b)|"
    r"bởi(?: vì)?(?! (?:vậy|thế)\b)|nguyên nhân|lý do|xuất phát từ|bắt nguồn từ|tại vì|là nhờ|nhờ)"
    r"(?![^\W_])", re.IGNORECASE,
)  # fmt: skip
_PURPOSE_WRITTEN = re.compile(
    r"\b(?:mục đích|mục tiêu|nhằm|để|giúp|tránh|hướng tới|khắc phục|qua đó|trước tình hình|căn cứ|"
    r"theo|khiến|dẫn đến|nên|vì vậy|vì thế)\b", re.IGNORECASE,
)  # fmt: skip
_ASKS_WHAT_FOR = re.compile(r"\b(?:de lam gi|nham (?:muc dich )?gi)\b")
_ASKS_WHY = re.compile(r"\b(?:vi|tai) sao\b|\bnho dau\b")
# What names a cause as one.
_NAMES_CAUSE = re.compile(
    r"(?<!\w)(?:nguyên nhân|lý do|xuất phát từ|bắt nguồn từ)(?!\w)", re.IGNORECASE
)
_BELOW = 0.8  # fit of a cause told below the headline that says what it is of
_MANY = word_set("nhieu phan lon da so hau het")
_GOES_ON = re.compile(
    r"(?:Nguyên nhân|Lý do|Đó là (?:do|vì)|Đây là do|Điều (?:này|đó) (?:là )?do)\b"
)
_THEREFORE = re.compile(
    r"(?:(?:Chính vì|Vì|Do|Bởi) (?:vậy|thế|đó|lẽ đó)|Từ (?:đó|thực tế (?:đó|trên|này))|"
    r"Trước (?:thực tế|tình hình|thực trạng) (?:đó|trên|này))\b"
)
# A reason or a purpose by any word for it; "để xảy ra" gives none.
_MARKED = re.compile(
    r"(?<!không )(?<![^\W_])(?:để(?! xảy| lại| mất| lộ| cho )|nhằm|giúp|góp phần|tránh|qua đó|nên|"
    r"khiến|dẫn đến|mục đích|mục tiêu|vì (?:vậy|thế)|do (?:vậy|đó)|từ đó|trước (?:thực tế|"
    r"tình hình|thực trạng)|căn cứ|hướng tới|khắc phục)(?![^\W_])", re.IGNORECASE,
)  # fmt: skip
_UNMARKED = 0.75  # doubt of a sentence that gives no reason by any word, or denies what is asked
_MUCH = 0.25
_ELSEWHERE = 0.3  # doubt of a reason that stands beside no sentence holding what is asked
_HOLDS, _HOLDS_MOST = 0.7, 0.5
_CAUSED = 0.5
_OPENS = 0.5
_SAYS = 0.3
_GIVES = 0.25


def answer_why(context: Context) -> Draft | None:
    """The best sentence that gives a cause or a purpose; one that opens with the question's own
    word for it ("Nguyên nhân là …", "Mục đích: …") comes first, a bare heading gives way to what
    stands below it."""
    asks_why = _asks_claim(context)
    what_for = _ASKS_WHAT_FOR.search(context.asked.folded) is not None
    explained = answer_explained(context) if asks_why or what_for else None
    if explained is not None:
        return explained
    found = {
        (one.reading.document.doc_id, one.sentence): one
        for one in (*context.pool.best(_SENTENCES), *_explaining(context))
    }
    ranked = sorted(found.values(), key=lambda one: -_worth(context, one))
    ranked = [found for found in ranked if not is_heading(found)] or ranked
    below = _below_headline(context, ranked)
    if below is not None:
        fact = Fact(below.quote, (sentence_quote(below),))
        return Draft(
            "why",
            (fact,),
            evidence=below,
            fit=_BELOW,
            doubt=_ELSEWHERE,
            by_form=True,
            anywhere=True,
        )
    if ranked and _only_repeats(context, ranked[0]):
        ranked = list(_causes_of(context, ranked))
        if not ranked:
            # A sentence that says it again is no reason, however likely it looks.
            return Draft("why", by_form=True, note=say("not_said", context.asked.language))
    if not ranked:
        return None
    best = ranked[0]
    margin = _worth(context, best) - _worth(context, ranked[1]) if len(ranked) > 1 else 1.0
    fact = _with_cause_before(best)
    fit = 0.6 + 0.4 * _gives(context, best)
    doubt = (_ELSEWHERE if gives_reason(fact.text) else _UNMARKED) if asks_why else 0.0
    asked = claim(context)
    unknown = asks_why and absent_share(asked, best.reading) >= _MUCH
    if unknown or is_contrary(context, asked, fact.text):
        doubt = _UNMARKED
    return Draft("why", facts=(fact,), evidence=best, fit=fit, margin=max(0.0, margin), doubt=doubt)


def gives_reason(text: str) -> bool:
    """Whether a sentence gives a reason or a purpose by any word.

    >>> gives_reason("Bến đóng cửa do nước lên."), gives_reason("Bến đóng cửa từ tháng 8.")
    (True, False)
    """
    return _GIVES_CAUSE.search(text) is not None or _MARKED.search(text) is not None


def _asks_claim(context: Context) -> bool:
    return _ASKS_WHY.search(context.asked.folded) is not None


def _with_cause_before(found: Evidence) -> Fact:
    """A sentence as a fact; one that opens with "Vì vậy" goes with the sentence before it."""
    reading, at = found.reading, found.sentence
    joined = at > 0 and reading.line_of(at - 1) == reading.line_of(at)
    if not joined or not _THEREFORE.match(found.quote):
        return Fact(found.quote, (sentence_quote(found),))
    span = Span(reading.sentences[at - 1].start, found.span.end)
    return Fact(reading.text[span.start : span.end], (Quote(reading, span),))


def _below_headline(context: Context, ranked: list[Evidence]) -> Evidence | None:
    """Where a headline or a caption is the likeliest, the first full sentence of its text that
    names a cause of what the question's plain words say."""
    if not ranked or is_full(ranked[0]) or not _ASKS_CAUSE.search(context.asked.folded):
        return None
    named = context.pool.named
    plain = {
        token.folded
        for at, token in enumerate(context.asked.focus)
        if at not in named and token.folded[0].isalpha() and token.folded not in _MANY
    }
    told = [
        one
        for one in sorted(context.pool.evidence, key=lambda one: one.sentence)
        if one.reading is ranked[0].reading and is_full(one) and _NAMES_CAUSE.search(one.quote)
    ]
    held = [one for one in told if plain & one.reading.words(one.sentence).folded]
    return next(iter(held or told), None)


def _causes_of(context: Context, ranked: list[Evidence]) -> Iterator[Evidence]:
    """What gives the cause of what the first sentence only repeats: the next sentence of its
    paragraph ("Nguyên nhân là …"), or another that holds most of what is asked."""
    first = ranked[0]
    for one in context.pool.evidence:
        if one.reading is first.reading and one.sentence == first.sentence + 1:
            same = first.reading.line_of(one.sentence) == first.reading.line_of(first.sentence)
            if same and _GOES_ON.match(one.quote):
                yield replace(one, score=first.score, said=max(one.said, first.said))
    yield from (one for one in ranked if _caused(context, one) >= _HOLDS_MOST)


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
    caused = _CAUSED * (_ASKS_WHY.search(context.asked.folded) is not None and
                        _caused(context, found) >= _HOLDS)  # fmt: skip
    return found.score + _GIVES * _gives(context, found) + _OPENS * opens + _SAYS * says + caused


def _caused(context: Context, found: Evidence) -> float:
    """How much of what is asked stands in a sentence outside the cause that it gives, 0 to 1;
    0 without a cause."""
    best = 0.0
    for mark in _GIVES_CAUSE.finditer(found.quote):
        before, after = found.quote[: mark.start()], found.quote[mark.end() :]
        main = before if len(before.split()) > 1 else after.partition(",")[2] or after
        best = max(best, _held(context, main))
    return best


def _held(context: Context, text: str) -> float:
    held = {token.folded for token in tokenise(text)}
    weights = {word: w for word, w in weighed(context).items() if word not in _MANY}
    total = sum(weights.values()) or 1.0
    return sum(weight for word, weight in weights.items() if word in held) / total


def _only_repeats(context: Context, found: Evidence) -> bool:
    """Whether a sentence says what is asked of again, and neither why nor what for."""
    if not _ASKS_WHY.search(context.asked.folded) or _GIVES_CAUSE.search(found.quote):
        return False
    return _PURPOSE_WRITTEN.search(found.quote) is None and _held(context, found.quote) >= _HOLDS


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
