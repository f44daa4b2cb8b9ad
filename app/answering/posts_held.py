"""All the posts that the texts tell of the person whom a question names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.answering.draft import Context, Draft, Fact, quote_around
from app.answering.pick import Choice
from app.answering.post_words import holds, same_head, single_posts
from app.answering.posts import joined, people_of
from app.answering.signers import post_above
from app.tokens import tokenise

_ASKS_GAINED = re.compile(
    r"\bduoc (?:bau|bo nhiem|giao|phan cong|chi dinh|dieu dong|luan chuyen|cu|tin nhiem)\b"
)
_GIVEN = re.compile(r"\s(?:giữ|làm|là|vào|đảm nhiệm|nhận)(?: chức(?: vụ| danh)?| cương vị)?:?\s+\Z")
_GIVEN_REACH = 24


def posts_of_named(context: Context) -> Draft | None:
    """The posts of the person whom the question names: the fullest telling of them, then each other
    one that adds a post; None where nobody is named."""
    wanted = [token.folded for token in tokenise(context.asked.vietnamese)]
    choices = []
    for reading in context.pool.readings:
        for _, person in people_of(reading, context):
            name = [token.folded for token in tokenise(reading.text, *person.name)]
            if person.post is not None and holds(wanted, name):
                length = float(person.post.end - person.post.start)
                quote = quote_around(reading, joined(person))
                choices.append(Choice(length, reading, person.post, quote))
    if _ASKS_GAINED.search(context.asked.folded):
        choices = [choice for choice in choices if _is_gained(choice)] or choices
    choices.sort(key=lambda choice: -choice.score)
    told: list[list[str]] = []
    facts = []
    for choice in choices:
        posts = [[t.folded for t in tokenise(piece)] for piece in single_posts(choice.text)]
        if any(not _is_told(post, told) for post in posts):
            facts.append(Fact(choice.text, (choice.quote,)))
        told += posts
    facts = facts or list(_signed_as(context, wanted))
    return Draft("who", facts=tuple(facts)) if facts else None


def _is_gained(choice: Choice) -> bool:
    """Whether a post is one that somebody is given, not the one held before."""
    start = choice.span.start
    return _GIVEN.search(choice.reading.text, max(0, start - _GIVEN_REACH), start) is not None


def _signed_as(context: Context, wanted: Sequence[str]) -> Iterator[Fact]:
    """The post above the name of the one who signed a paper."""
    for reading in context.pool.readings:
        signer = reading.document.header.signer
        if signer is None or signer.span is None:
            continue
        post = post_above(reading, signer.span)
        if post is not None and holds(wanted, [t.folded for t in tokenise(signer.value)]):
            yield post
            return


def _is_told(post: Sequence[str], told: Sequence[Sequence[str]]) -> bool:
    """Whether a post was told of before, perhaps more fully: "Bí thư" after "Bí thư Quận ủy"."""
    return any(same_head(post, other) and _one_in_other(post, other) for other in told)


def _one_in_other(post: Sequence[str], other: Sequence[str]) -> bool:
    return set(post) <= set(other) or set(other) <= set(post)
