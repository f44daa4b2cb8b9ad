"""Whether what was found is about what was asked: the least that any draft must show."""

from __future__ import annotations

from app.answering.draft import Context, Draft
from app.question import Asked
from app.tokens import word_set
from index.model import SearchResult
from ingest.folding import fold

_LEAST_NAMES = 0.4
_LEAST_ABOUT = 0.5
_LEAST_SAID = {"list": 0.0, "documents": 0.0, "who": 0.3, "compare": 0.0, "other": 0.5}
_LEAST_SAID_ELSE = 0.45
_OF_TRANSLATED = 0.6
_OF_CITED = 0.8
_CONTENT_WORDS = word_set(
    "noi dung chinh muc dich tinh thanh pho chi thi cua uy quy dinh neu yeu cau"
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
    return found.names >= _LEAST_NAMES and found.about >= _LEAST_ABOUT and found.said >= said


def about_cited(draft: Draft, context: Context) -> bool:
    """Whether a draft tells of a paper that is only named in the texts, not held: its title, day
    or issuer as they give it, or a sentence that names it and holds what is asked. A sentence that
    merely names it says nothing of what stands in it."""
    found = draft.evidence
    if found is None or draft.kind in _TOLD_OF_CITED:
        return bool(draft.facts)
    matter = [t for t in context.asked.focus if t.folded not in _CONTENT_WORDS]
    return len(matter) > 1 and found.about >= 1.0 and found.said >= _OF_CITED


def kind_of_side(asked: Asked, result: SearchResult) -> str:
    """What to ask of one side: its list where a count is named, its title where a paper is."""
    if asked.count is not None:
        return "list"
    references = result.scope.references
    names = set(fold(references[0].issuer or "").split()) if references else set()
    rest = [t.folded for t in asked.focus if t.folded not in names | _CONTENT_WORDS]
    return "about" if references and len(rest) <= 1 else "other"
