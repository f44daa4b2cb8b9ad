"""Whether what was found is about what was asked: the least that any draft must show."""

from __future__ import annotations

import re
from dataclasses import replace

from app.answering.counted import LEAST_FIT, counts
from app.answering.draft import Context, Draft
from app.answering.duty import charges_unit
from app.answering.fitting_list import lists_otherwise
from app.answering.posts import asked_post
from app.answering.sections import is_heading
from app.answering.sentence import answer_sentence
from app.answering.when import tells_time
from app.evidence import Evidence
from app.quantities import find_quantities
from app.question import Asked
from app.tokens import Token, word_set
from index.model import Scope, SearchResult
from ingest.folding import fold

_LEAST_NAMES = 0.4
_LEAST_ABOUT = 0.5
_LEAST_SAID = {"list": 0.0, "documents": 0.0, "who": 0.3, "why": 0.35, "compare": 0.0, "other": 0.5}
_LEAST_SAID_ELSE = 0.45
_OF_TRANSLATED = 0.55
_LEAST_TOGETHER = 0.3
# Of a sentence trusted far above all others less needs to be said in the question's own words.
_TRUSTED = 0.5
_OF_TRUSTED = 0.5
_LEAST_AROUND = 0.4
_OF_CITED, _OF_CITED_BEFORE, _LEAST_CITED = 0.8, 0.9, 0.9
_OF_EVENT = 0.4
_MADE_KNOWN = re.compile(
    r"\b(?:quan triet|hoc tap|pho bien|tuyen truyen|gioi thieu)(?: \w+){0,2} $"
)
_CONTENT_WORDS = word_set(
    "noi dung chinh muc dich tinh thanh pho chi thi cua uy quy dinh neu yeu cau"
)
_HAVE_SENTENCES = frozenset(["who", "when", "number", "list", "duties"])
_LEAST_FOCUS = 3
_SAYS_ALL = 0.8
_OWN_ALL = 0.7
_NAMES_ALL = 0.8
_PREFERRED, _HELD_OF_PREFERRED, _DOUBT_OF_PREFERRED = 0.8, 0.65, 0.4
_SORTS = 2
_AROUND = 0.1  # what names and figures may say of it, and what stands around
_SURELY = 0.6
_COUNTS = 0.5
_SAYS_HALF = 0.5
_OWN_SOME = 0.4
_FIT_OF_SENTENCE = 0.3
_CELL = " | "  # between the cells of a table's row
_YEAR = re.compile(r" (?:19|20)\d\d\b")  # behind "năm", which a day in figures leaves out
_NUMBER_WORDS = word_set("mot hai ba bon nam sau bay tam chin muoi")
# What is asked of any paper, in words that need not stand in it.
_ASKS_OF_PAPERS = word_set(
    "ky ban hanh noi dung viec van de nguoi ten thay the hieu luc can cu thuc hien trien khai so"
    " sanh tom tat quy dinh neu yeu cau thoi han tac gia con bi boi ra giao lam phai xay ty ti le"
    " bai viet bao tin dang nguon lay xong han gui nhan noi dau"
    " toi da thieu it nhat qua vuot"
    " trich tieu de chu loai chinh luoc ro khac giong nhau diem giu chuc danh vu cuong vi"
)
# What texts that only name a paper can tell of it.
_TOLD_OF_CITED = frozenset(["documents", "yesno"])


def stands(draft: Draft, language: str) -> bool:
    """Whether a draft says something, and its evidence is about whom the question names."""
    found = draft.evidence
    if not draft.facts or found is None:
        return bool(draft.facts)
    said = _LEAST_SAID.get(draft.kind, _LEAST_SAID_ELSE)
    # Words put into Vietnamese one by one are often not the text's own.
    said *= _OF_TRANSLATED if language == "en" else 1.0
    if draft.share >= _TRUSTED and found.coverage >= _LEAST_AROUND:
        said *= _OF_TRUSTED
    if language == "vi" and is_scattered(draft.kind, found):
        return False
    return found.names >= _LEAST_NAMES and found.about >= _LEAST_ABOUT and found.said >= said


def is_scattered(kind: str, found: Evidence) -> bool:
    """Whether a sentence told for what has no shorter answer says but a word here and there of what
    is asked."""
    return kind == "other" and found.own + found.pairs < _LEAST_TOGETHER


def in_a_sentence(context: Context, scope: Scope) -> Draft | None:
    """The sentence that says nearly all that is asked, where no shorter answer was found; None
    where no sentence does."""
    if context.asked.kind not in _HAVE_SENTENCES or scope.status == "cited":
        return None
    if context.asked.kind == "who" and asked_post(context.asked) is not None:
        return None  # a sentence on another post is no answer
    draft = answer_sentence(context) if context.pool.evidence else None
    found = draft.evidence if draft is not None else None
    if draft is None or found is None or len(context.asked.focus) < _LEAST_FOCUS:
        return None
    if is_heading(found) or lists_otherwise(context.asked, found):
        return None
    if context.asked.kind == "when" and not tells_time(context.asked, found):
        return None
    if context.asked.kind == "duties" and not charges_unit(context, found):
        return None
    if _is_preferred(draft, found, context.asked):
        return replace(draft, fit=_FIT_OF_SENTENCE, doubt=max(draft.doubt, _DOUBT_OF_PREFERRED))
    if found.names < _NAMES_ALL or found.about < _SAYS_ALL or _CELL in found.quote:
        return None
    if draft.fit <= _FIT_OF_SENTENCE or not counts_asked(context.asked, found):
        return None  # it holds nothing of the sort asked for
    tells = found.said >= _SAYS_ALL and found.own >= _OWN_ALL
    trusted = not scope.references and draft.share >= _SURELY
    if not tells and not (trusted and found.said >= _SAYS_HALF and found.own >= _OWN_SOME):
        return None
    return replace(draft, fit=_FIT_OF_SENTENCE)


def _is_preferred(draft: Draft, found: Evidence, asked: Asked) -> bool:
    """Whether the fitted choice prefers a sentence to all others and it holds most of what is
    asked: then it tells of it, though in words that no shorter answer is known by."""
    if draft.share < _PREFERRED or min(found.coverage, found.said + _AROUND) < _HELD_OF_PREFERRED:
        return False
    if found.names < _NAMES_ALL or found.about < _SAYS_ALL or _CELL in found.quote:
        return False
    if asked.kind != "number":
        return True
    told = find_quantities(found.reading.text, *found.span)
    # "40 xe tải và 12 xuồng" tells of vehicles by their sorts.
    return len(told) >= _SORTS or (bool(told) and counts_asked(asked, found))


def counts_asked(asked: Asked, found: Evidence) -> bool:
    """Whether a sentence has a figure of the noun that "how many" asks for, where it names one, and
    any at all where it names none."""
    if asked.kind != "number":
        return True
    text, span = found.reading.text, found.span
    fits = [counts(asked, text, one, span) for one in find_quantities(text, span.start, span.end)]
    least = _COUNTS if asked.unit else LEAST_FIT
    return any(fit >= least for fit in fits)


def about_cited(draft: Draft, context: Context) -> bool:
    """Whether a draft tells of a paper that is only named in the texts, not held: its title, day
    or issuer as they give it, or a sentence that names it and holds what is asked. A sentence that
    merely names it says nothing of what stands in it."""
    found = draft.evidence
    if found is None or draft.kind in _TOLD_OF_CITED:
        # Whom a paper charges with what stands in the paper itself.
        return bool(draft.facts) and draft.kind != "duties"
    matter = [t for t in context.asked.focus if t.folded not in _CONTENT_WORDS]
    # Who made a paper known, and when, is told by those who name it.
    event = any(_MADE_KNOWN.search(context.asked.folded, 0, at) for at, _ in context.asked.papers)
    least = _OF_EVENT if event and found.names >= _NAMES_ALL else _OF_CITED
    if found.about < 1.0:  # named in a sentence before it
        least = max(least, _OF_CITED_BEFORE)
    named = found.about >= _LEAST_CITED and (found.about == 1.0 or found.own >= _OWN_ALL)
    return len(matter) > 1 and named and found.said >= least


def known_share(draft: Draft, context: Context) -> float:
    """The share of the question's words, by rarity, that the documents quoted hold at all: a fact
    of a paper's head answers a question on other matters just as readily."""
    readings = [quote.reading for fact in draft.facts for quote in fact.quotes]
    held = frozenset().union(*(reading.all_tokens for reading in dict.fromkeys(readings)))
    # What a list counts is proven where its count and noun agree, in whatever words it is asked.
    agrees = draft.expected == len(draft.facts) and draft.fit >= 1.0
    counted = context.asked.counted if agrees and context.asked.language == "en" else ()
    weighed = [
        (token, weight)
        for token, weight in zip(context.asked.focus, context.pool.weights, strict=True)
        if token.folded not in _ASKS_OF_PAPERS | draft.supposed
        and token.folded not in counted
        and not _counts(token, context.asked)
        and not (draft.bounded and token.folded[0].isdigit())
        and not (token.folded == "nam" and _YEAR.match(context.asked.folded, token.end))
    ]
    total = sum(weight for _, weight in weighed)
    found = sum(weight for token, weight in weighed if _is_held(token.folded, held))
    share = found / total if total else 1.0
    # Words put into Vietnamese one by one are often not the text's own.
    return share if context.asked.language == "vi" else (1.0 + share) / 2


def _is_held(word: str, held: frozenset[str]) -> bool:
    """Whether documents hold a word, a day that is asked for without its year, or a year as part of
    a day."""
    if word in held:
        return True
    if _YEAR.match(f" {word}"):
        return any(one.endswith((f"/{word}", f"-{word}", f".{word}")) for one in held)
    return "/" in word and any(one.startswith(f"{word}/") for one in held)


def _counts(token: Token, asked: Asked) -> bool:
    """Whether a word is the number that the question presumes, which texts spell either way."""
    return asked.count is not None and (token.folded.isdigit() or token.folded in _NUMBER_WORDS)


# What is counted or measured: asked of a side, its figure.
_MEASURED = re.compile(
    r"(?:t[yi] le|so luong|dien tich|san luong|tong so|kinh phi|"
    r"so (?!sanh|voi|lieu|ky|hieu|y\b|noi\b|tai\b|cong\b|giao\b|xay\b|nong\b|van\b|thong\b|"
    r"khoa\b|tu\b|lao\b|ke\b|ngoai\b|\d)\w+)\b"
)


def kind_of_side(asked: Asked, result: SearchResult) -> str:
    """What to ask of one side: its list where a count is named, its figure where a measure is, its
    title where a paper is."""
    if asked.count is not None:
        return "list"
    references = result.scope.references
    if not references and _MEASURED.match(asked.folded):
        return "number"
    names = set(fold(references[0].issuer or "").split()) if references else set()
    rest = [t.folded for t in asked.focus if t.folded not in names | _CONTENT_WORDS]
    return "about" if references and len(rest) <= 1 else "sentence"
