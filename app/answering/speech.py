"""What somebody said: "ông A cho biết gì", "Phó Giám đốc Sở B hứa gì", answered by the sentences in
which that person speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.candidates import Evidence
from app.tokens import tokenise, word_set

_PLAIN = r"noi|phat bieu|cho biet|thong tin|trao doi"
_VERBS = (
    rf"{_PLAIN}|khang dinh|nhan manh|de nghi|yeu cau|hua|cam ket|chia se|luu y|chi dao|ke|"
    r"kien nghi|danh gia|cho rang|bieu duong|bay to"
)
_ASKED = re.compile(
    rf"^\s*(?P<who>.+?) (?:da |con |se |cung )*(?P<verb>{_VERBS})(?: them| ro)? "
    r"(?:nhung |ve )?(?:gi|dieu gi|viec gi|nhung gi|nhu the nao|the nao|ra sao)\s*[?.]*\s*$"
)
_SPEAKS = re.compile(rf"\b(?:{_VERBS})\b")
_IS_PLAIN = re.compile(_PLAIN)
_TITLES = word_set("ong ba dong chi anh chi co thay")
_LEAST_NAME = 2  # syllables
_LEAST_POST = 3
_MOST_SENTENCES = 3
_NEAR = 160  # folded characters between a name and what it does


def answer_speech(context: Context) -> Draft | None:
    """Up to three sentences in which the person named, by name or by post, says so, in the order
    of the text; None where the question asks nothing of the kind, or it is not told."""
    asked = _ASKED.match(context.asked.folded)
    if asked is None:
        return None
    who = [token.folded for token in tokenise(context.asked.vietnamese[: asked.end("who")])]
    while who and who[0] in _TITLES:
        who.pop(0)
    name = _name(context, who)
    if not name:
        return None
    told = list(_told(context, name, asked["verb"]))
    if not told:
        return None
    first = told[0]
    same = [one for one in told if one.reading is first.reading][:_MOST_SENTENCES]
    same.sort(key=lambda one: one.sentence)
    facts = tuple(Fact(one.quote, (sentence_quote(one),)) for one in same)
    # Name and verb prove it; the question's own words need not stand in what was said.
    return Draft(context.asked.kind, facts, is_list=len(facts) > 1, fit=0.9)


def _name(context: Context, who: Sequence[str]) -> str:
    """The folded name of the person asked about: as the question gives it, or the one person whose
    post it gives; "" where nobody or several fit."""
    by_post: set[str] = set()
    for evidence in context.pool.evidence:
        for person in evidence.reading.people(evidence.sentence):
            text = evidence.reading.text
            name = [t.folded for t in tokenise(text, *person.name)]
            if len(name) >= _LEAST_NAME and list(who[-len(name) :]) == name:
                return " ".join(name)
            post = [t.folded for t in tokenise(text, *person.post)] if person.post else []
            if len(who) >= _LEAST_POST and set(who) <= set(post):
                by_post.add(" ".join(name))
    return by_post.pop() if len(by_post) == 1 else ""


def _told(context: Context, name: str, verb: str) -> Iterator[Evidence]:
    """Sentences in which the name is followed by a word of saying: by the very word asked with,
    unless that only asks what was said."""
    plain = _IS_PLAIN.fullmatch(verb) is not None
    for evidence in context.pool.evidence:
        said = " ".join(t.folded for t in evidence.reading.tokens(evidence.sentence))
        at = said.find(name)
        if at < 0:
            continue
        behind = said[at + len(name) : at + len(name) + _NEAR]
        if _SPEAKS.search(behind) if plain else re.search(rf"\b{verb}\b", behind):
            yield evidence
