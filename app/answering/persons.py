"""What a question supposes of a person it names: whether they hold a post, which one of a sort, and
their rank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.answering.draft import Context, Draft, Fact, Quote, quote_around
from app.answering.post_words import holds, same_head, single_posts
from app.answering.posts import AskedPost, elsewhere, holder_of_post, joined, people_of
from app.answering.posts_held import posts_of_named
from app.people import POST_START, RANK, find_people
from app.reading import Reading
from app.tokens import UPPER, tokenise, word_set
from app.wording import say, verdict
from ingest.model import Span

_NAME = (
    rf"(?:(?:[ÔôBb](?:ng|à)|[Đđ]ồng chí|[Đđ]/c) )?[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*){{1,4}}"
)
_WHICH = re.compile(
    rf"\W*{_NAME} (?:hiện |đang |nay )*(?:(?:là|làm|giữ chức(?: vụ)?) \D{{2,60}}? nào\b|"
    r"(?:công tác|làm việc) (?:ở|tại) (?:đâu|[^?]{1,40}? nào)|thuộc (?:cơ quan|đơn vị|sở|ban) nào)"
)
_RANK_ASKED = re.compile(r"\b(?:cap bac|cap ham|quan ham|ham gi|bac ham)\b")
_SUPPOSES = re.compile(r"\b(?:la|lam|giu chuc(?: vu)?|dam nhiem|giu|co phai)\b")
_POST_ENDS = re.compile(
    r"\s(?:là|có|do|không|phải|đúng|hiện|đang|tên|chứ|à|hay)(?![^\W\d_])|[?,;.]|$"
)
_IS_HE = re.compile(
    rf"\W*(?:Is|Was|Did|Does)\s(?:(?:Mr|Ms|Mrs)\.?\s)?"
    rf"(?P<name>[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*){{1,4}})\s(?:the|a|an|really|hold)\b"
)
_SMALL = word_set("cua tai o va")


def answer_which_post(context: Context) -> Draft | None:
    """The posts of a person asked about by one of their words: "ông A là bí thư huyện nào"; the
    rank where that is asked. None where the question has no such form."""
    if _RANK_ASKED.search(context.asked.folded):
        return _rank(context)
    if _WHICH.match(context.asked.vietnamese) is None or context.asked.kind == "when":
        return None
    return posts_of_named(context)


def _rank(context: Context) -> Draft | None:
    """The rank that stands before the name; nothing else answers for one."""
    own = [token.folded for token in tokenise(context.asked.vietnamese)]
    for reading in context.pool.readings:
        for _, person in people_of(reading, context):
            name = [t.folded for t in tokenise(reading.text, *person.name)]
            before = reading.text[max(0, person.name.start - 14) : person.name.start]
            rank = RANK.search(before)
            if holds(own, name) and rank is not None and not before[rank.end() :].strip(" ,"):
                quote = quote_around(reading, person.name)
                return Draft("who", facts=(Fact(rank.group(), (quote,)),))
    return Draft("who", note=say("not_said", context.asked.language))


def answer_is_post(context: Context) -> Draft | None:
    """Whether somebody holds a post: "ông A có phải là B không". None where that is not asked, or
    nothing is known of either."""
    asked = context.asked
    supposed = asked.language == "en" or _SUPPOSES.search(asked.folded) is not None
    if asked.kind != "yesno" or not supposed:
        return None
    called = _called(context)
    if called is None:
        return None
    name = [token.folded for token in tokenise(asked.vietnamese, *called)]
    post = _post(context, called)
    if post is None:
        return None
    held = list(_held(context, name))
    for reading, span, quote in held:
        if any(_is(post, piece) for piece in single_posts(reading.text[span.start : span.end])):
            return _verdict(context, "Có", quote)
    other = holder_of_post(context, post)
    if other is not None and any(_names(fact.text, name) for fact in other.facts):
        return _verdict(context, "Có", other.facts[0].quotes[0])
    shorter = [one for one in held if _is_shorter(post, one[0], one[1])]
    if shorter and not any(elsewhere(context, post, one[0], one[1]) for one in shorter):
        # "Chủ tịch UBND xã" of some commune: which one is not said.
        return Draft("yesno", note=say("not_said", asked.language))
    if held:
        return _verdict(context, "Không", (shorter or held)[0][2])
    if other is not None and len(other.facts) == 1:
        return _verdict(context, "Không", other.facts[0].quotes[0])
    return Draft("yesno", note=say("not_said", asked.language))


def _called(context: Context) -> Span | None:
    """Where a question names the one person that it asks about."""
    text = context.asked.vietnamese
    people = find_people(text)
    if not people and (opening := _IS_HE.match(context.asked.text)) is not None:
        begin = text.find(opening["name"])
        return Span(begin, begin + len(opening["name"])) if begin >= 0 else None
    return people[0].name if len(people) == 1 else None


def _post(context: Context, name: Span) -> AskedPost | None:
    """The post that a question supposes: from its head to a verb, or to the name."""
    text = context.asked.vietnamese
    lowered = text[:1].lower() + text[1:]
    for head in POST_START.finditer(lowered):
        if name.start <= head.start() < name.end:
            continue
        stop = _POST_ENDS.search(text, head.end())
        end = stop.start() if stop is not None else len(text)
        if head.end() <= name.start < end:
            end = name.start
        tokens = tokenise(text, head.start(), end)
        if len(tokens) > 1:
            return AskedPost(tuple(t.folded for t in tokens if t.folded not in _SMALL), frozenset())
    return None


def _held(context: Context, name: Sequence[str]) -> Iterator[tuple[Reading, Span, Quote]]:
    """Each post of somebody of that name, the fullest first."""
    found = [
        (reading, person.post, quote_around(reading, joined(person)))
        for reading in context.pool.readings
        for _, person in people_of(reading, context)
        if person.post is not None
        and [t.folded for t in tokenise(reading.text, *person.name)] == list(name)
    ]
    yield from sorted(found, key=lambda one: one[1].start - one[1].end)


def _is(post: AskedPost, piece: str) -> bool:
    """Whether a post held is the one supposed: all its words are said, or all of the other's."""
    words = [token.folded for token in tokenise(piece)]
    if not same_head(post.words, words):
        return False
    return set(post.words) <= set(words)


def _is_shorter(post: AskedPost, reading: Reading, span: Span) -> bool:
    """Whether a post held may be the one supposed, said in fewer words."""
    pieces = single_posts(reading.text[span.start : span.end])
    words = [[token.folded for token in tokenise(piece)] for piece in pieces]
    return any(same_head(post.words, held) and set(held) <= set(post.words) for held in words)


def _names(text: str, name: Sequence[str]) -> bool:
    return [token.folded for token in tokenise(text)] == list(name)


def _verdict(context: Context, word: str, quote: Quote) -> Draft:
    said = verdict(word, context.asked.language)
    return Draft("yesno", facts=(Fact(f"{said}. {quote.text}", (quote,)),), fit=0.9)
