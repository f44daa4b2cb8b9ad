"""Words typed without a question: the passages on that matter, or what is missing to be asked.

A search box gets "luân chuyển cán bộ", a place's name, a year. None of them asks anything, so no
single sentence answers: what is shown is what the documents say of the matter, trusted only so far.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.answering.placed import of_another_place
from app.answering.sections import is_heading
from app.answering.who import answer_who
from app.candidates import Evidence
from app.people import POST_START
from app.question import Asked
from app.tokens import tokenise, word_set
from app.wording import say
from ingest.folding import fold, has_tones, tone_key

_MOST_WORDS = 12
_ASKS = re.compile(
    r"(?<!\w)(?:gì|nào|ai|sao|đâu|mấy|bao|nhiêu|không|chưa|phải|hay|hãy|nêu|kể|liệt kê|"
    r"trình bày|cho biết|cho hỏi|xin|giải thích|tóm tắt|so sánh|số liệu|thế còn|còn|vậy|nhé|nếu|"
    r"tìm|trả lời|bỏ qua)(?!\w)"
)
_ASKS_BARE = re.compile(
    r"\b(?:gi|nao|sao|o dau|bao nhieu|khong|chua|phai|hay|liet ke|trinh bay|cho biet|cho hoi|"
    r"xin|giai thich|tom tat|tom luoc|khai quat|so sanh|so lieu|the con|con|vay|neu|"
    r"tra loi|bo qua|la ai|ai la|"
    r"ai (?:\w+ )?(?:ky|noi|chu tri|chi dao))\b|^ai\b|\b(?:ai|dau)$"
)
_ASKS_ENGLISH = re.compile(
    r"\?|\b(?:who|what|when|where|which|why|how|is|are|was|were|do|does|did|tell|list|show|give|"
    r"find|explain|compare|summari[sz]e|about|ignore|print)\b",
    re.IGNORECASE,
)
_NO_WORDS = re.compile(r"[<>{}=\\]|https?:|[.!;:]\s+\S")
_AREAS = word_set("phuong xa quan huyen tinh thi tran thanh pho thon khu ap")
_TIMES = word_set("nam thang ngay quy so tuan")
_MOST_SHOWN = 5
_MOST_OF_NAME = 3
_ALONE = 0.5  # what a syllable counts that stands there without its neighbours of the question
_LEAST_TOLD = 0.6
_NEAR_BEST = 0.8
_LEAST_NAMES = 0.4
_LEAST_ABOUT = 0.5
_DOUBT_OF_MATTER = 0.3
_DOUBT_OF_NAME = 0.5
_ONE_WORD = 2  # syllables
_DOUBT_OF_POST = 0.15
_FIT = 0.8


def asks_matter(asked: Asked) -> bool:
    """Whether a few words name a matter and ask nothing.

    >>> from app.question import read_question
    >>> [asks_matter(read_question(text)) for text in ("giữ rừng", "Ai giữ rừng?", "2019")]
    [True, False, True]
    """
    text = asked.vietnamese
    if asked.kinds != ("other",) or asked.quoted:
        return False
    if asked.language == "en":
        return len(asked.text.split()) <= _MOST_WORDS and not _ASKS_ENGLISH.search(asked.text)
    if len(text.split()) > _MOST_WORDS or _NO_WORDS.search(asked.text):
        return False
    if has_tones(text):
        return _ASKS.search(tone_key(text)) is None
    return _ASKS_BARE.search(fold(text)) is None


def answer_matter(context: Context) -> Draft | None:
    """The sentences that say most of the words typed, each with its quote; a post's holder where a
    post was typed; nothing for a number or a year alone."""
    asked = context.asked
    if all(_says_little(token.folded) for token in asked.focus):
        has_figure = any(token.folded[0].isdigit() for token in asked.focus)
        name = "only_number" if has_figure else "too_little"
        return Draft("matter", note=say(name, asked.language))
    if POST_START.match(asked.vietnamese):
        held = answer_who(replace(context, asked=replace(asked, kinds=("who",))))
        if held is not None and held.facts:
            return replace(held, doubt=max(held.doubt, _DOUBT_OF_POST), by_form=True)
    telling = list(_telling(context))
    found = [one for one in telling if not of_another_place(context, one)]
    if not found:
        # What is told of another area alone is not told of the one typed.
        untold = Draft("matter", note=say("not_said", asked.language), by_form=True, anywhere=True)
        return untold if telling else None
    named = _is_name(context)
    shown = found[: _MOST_OF_NAME if named else _MOST_SHOWN]
    return Draft(
        "matter",
        facts=tuple(Fact(one.quote, (sentence_quote(one),)) for one in shown),
        is_list=True,
        evidence=found[0],
        fit=_FIT,
        doubt=_DOUBT_OF_NAME if named or len(asked.focus) <= _ONE_WORD else _DOUBT_OF_MATTER,
        by_form=True,
        note=say("matter", asked.language),
    )


def _says_little(word: str) -> bool:
    """Whether a word alone asks for nothing: a figure, a letter, "năm" of a year."""
    return word[0].isdigit() or len(word) == 1 or word in _TIMES


def _is_name(context: Context) -> bool:
    """Whether only a name was typed, with the sort of place before it or without."""
    named = context.pool.named
    rest = [token.folded for at, token in enumerate(context.asked.focus) if at not in named]
    return bool(named) and all(word in _AREAS for word in rest)


def _telling(context: Context) -> Iterator[Evidence]:
    """The sentences on the matter, those that tell most of it first, none twice."""
    words = [token.folded for token in tokenise(context.asked.vietnamese)]
    plain = _plain(context)
    told = [
        (_told(one, words, plain), one)
        for one in context.pool.evidence
        if one.names >= _LEAST_NAMES and one.about >= _LEAST_ABOUT and not is_heading(one)
    ]
    best = max((share for share, _ in told), default=0.0)
    least = max(_LEAST_TOLD, _NEAR_BEST * best)
    seen: set[str] = set()
    for share, one in sorted(told, key=lambda pair: -round(pair[0] + pair[1].score, 9)):
        key = " ".join(fold(one.quote).split())
        if share >= least and key not in seen:
            seen.add(key)
            yield one


def _plain(context: Context) -> list[str]:
    """The words typed that are in no name, and no figures."""
    named = context.pool.named
    return [
        token.folded
        for at, token in enumerate(context.asked.focus)
        if at not in named and not token.folded.isdigit()
    ]


def _told(found: Evidence, words: Sequence[str], plain: Sequence[str]) -> float:
    """The share of the plain words that a sentence or its paragraph holds beside a neighbour that
    they have in what was typed: "dân" of "dân số" is not said by "người dân"."""
    if not plain:
        return 1.0
    reading, at = found.reading, found.sentence
    own, around = reading.line(at).folded, reading.around(at)
    joined = {word for pair in pairwise(words) if f" {' '.join(pair)} " in own for word in pair}
    near = {
        word
        for pair in pairwise(words)
        if pair in reading.pairs and around.issuperset(pair)
        for word in pair
    }
    known = joined | near
    if any(not {*pair} & known and {*pair} <= {*plain} for pair in pairwise(words)):
        return 0.0  # "địa chỉ": a word of two syllables that is never said
    kept = 0.0
    for word in plain:
        if word in joined or (len(plain) == 1 == len(words) and f" {word} " in own):
            kept += 1.0
        elif word in near:
            kept += _LEAST_TOLD
        elif f" {word} " in own:
            kept += _ALONE
    return kept / len(plain)
