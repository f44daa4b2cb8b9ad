"""Questions on who holds which post."""

from __future__ import annotations

from collections.abc import Iterator

from app.people import find_people
from app.study.items import Draft
from app.study.material import Material
from app.study.near_bodies import rival_posts
from ingest.words import sentences

_FEWEST_POST_WORDS = 3


def drafts_from_people(material: Material) -> Iterator[Draft]:
    """A draft for each person whose post stands beside the name: what post it is where others of
    the place are known, else who holds it."""
    text = material.document.text
    seen: set[str] = set()
    for start, end in sentences(text, material.body.start, material.body.end):
        for person in find_people(text, start, end):
            if person.post is None:
                continue
            name = text[person.name.start : person.name.end]
            post = text[person.post.start : person.post.end]
            if name in seen or len(post.split()) < _FEWEST_POST_WORDS or len(post) > 110:
                continue
            seen.add(name)
            yield from _drafts(material, name, post, start=start, end=end)


def people_of(material: Material) -> Iterator[str]:
    """Names of people who hold a post in a document."""
    text = material.document.text
    for person in find_people(text):
        if person.post is not None:
            yield text[person.name.start : person.name.end]


def _drafts(material: Material, name: str, post: str, *, start: int, end: int) -> Iterator[Draft]:
    proof = (material.proof(start, end),)
    shown = post[0].upper() + post[1:]
    if rival_posts(shown):
        yield Draft(
            "post",
            f"{material.frame}, {name} giữ chức vụ gì?",
            shown,
            proof,
            pool="post",
        )
        return
    yield Draft(
        "person",
        f"{material.frame}, ai là {shown}?",
        name,
        proof,
        statement=f"{material.frame}, {name} là {shown}",
        key_at=len(material.frame) + 2,
        pool="person name",
    )
