"""Facts on who holds which post, where a document puts a name and a post side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from app.people import find_people
from app.study.material import Material
from eval.make_fact import Fact
from ingest.folding import fold
from ingest.model import Span
from ingest.words import sentences

_FEWEST_POST_WORDS, _MOST_POST_WORDS = 3, 12


class _Held(NamedTuple):
    name: str
    post: str
    sentence: Span


def people_facts(material: Material) -> Iterator[Fact]:
    """Who holds a post, and which post a person holds: only where the document gives the post one
    holder and the person one post."""
    held = list(_held(material))
    for one in dict.fromkeys(held):
        names = {other.name for other in held if fold(other.post) == fold(one.post)}
        posts = {fold(other.post) for other in held if other.name == one.name}
        words = {"name": material.name, "who": one.name, "post": one.post}
        if len(names) == 1:
            gold = ((one.name,),)
            yield Fact("holder", "who", words, material.document, (one.sentence,), gold)
        if len(posts) == 1:
            gold = ((one.post,),)
            yield Fact("post", "who", words, material.document, (one.sentence,), gold)


def _held(material: Material) -> Iterator[_Held]:
    """Names with a single post, each pair once."""
    text = material.document.text
    seen: set[tuple[str, str]] = set()
    for start, end in sentences(text, material.body.start, material.body.end):
        for person in find_people(text, start, end):
            if person.post is None:
                continue
            name = text[person.name.start : person.name.end]
            post = " ".join(text[person.post.start : person.post.end].split())
            length = len(post.split())
            if (name, fold(post)) not in seen and "," not in post:
                seen.add((name, fold(post)))
                if _FEWEST_POST_WORDS <= length <= _MOST_POST_WORDS:
                    yield _Held(name, post, Span(start, end))
