"""Posts and who holds them, both ways: the person of a post, the post of a person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from app.answering.draft import Context, Draft, Fact, Quote, quote_around
from app.answering.pick import Choice
from app.answering.post_words import (
    of_other_body,
    same_head,
    same_level,
    single_posts,
    with_short_forms,
)
from app.people import POST_START, Person, gained_post, second_post
from app.question import Asked
from app.reading import Reading
from app.tokens import UPPER, Token, tokenise, word_set
from ingest.folding import fold
from ingest.model import Span

_ENOUGH = 0.75
_IN_HEADING = 0.85
_NEARBY = 0.8
_OPENING = 2  # sentences that say of which place a text tells, as its title does
_IN_DOCUMENT = 0.6
_UNSAID = 0.35
FIRST_PRESIDENT = "ho chi minh"
_SHORT_POST = 3
_SHORT_NAME = 2
_DOUBT_OF_SEVERAL = 0.3  # holders of one post in several documents: of other places, or times
_AS_WELL_MET = 0.1
_MISSING = 0.12  # for each word of the office itself that the post lacks
_COMMITTEES = word_set("dang quan huyen tinh thanh thi")
_SMALL_AREAS = word_set("thon khom ap ban xom buon khoi to pho")
_AREAS = word_set("tinh thanh pho quan huyen phuong xa thon ap lang buon")
_POST_ENDS = re.compile(
    r"\b(?:phát biểu|cho biết|tại (?:hội nghị|buổi|cuộc|lễ)|là|đã|nói|khẳng định|nhấn mạnh|được|"
    r"dự|ký|chủ trì|tham dự|trong (?:hội nghị|buổi|cuộc|bài|văn bản|tin)|tên|có|hiện|theo|"
    r"nào|nao|phat bieu|cho biet|la|noi|khang dinh|nhan manh|duoc|du|ky|chu tri|ten|hien)\b|[?,;]"
)
# "Chủ tịch huyện đến thăm ai?": whoever the holder of the post did something to.
_OF_ANOTHER = re.compile(
    r"\b(?:tham|hoi|gap|tiep|tang|trao|giao|moi|mung|vien|bau|don|lam viec voi|thay|cho|voi) "
    r"(?:nhung )?ai\b"
)
_OFFICE = word_set("ban dang uy so hoi mat tran to quoc viet nam nhan dan bi thu chu tich pho")
_WORD = rf"[{UPPER}][^\W\d_]*(?:&[{UPPER}][^\W\d_]*)*"
_PROPER = re.compile(rf"{_WORD}(?: {_WORD})+")
_SMALL_AREAS = word_set("thon ap lang buon xa phuong")
_PLACE_OF_ONE = re.compile(rf"(?<![^\W_])(?:thôn|ấp|làng|buôn|xã|phường)\s(?P<name>{_WORD})")
_ASKS_POST = re.compile(
    r"(?:\b(?:ai|nguoi|nguoi nao|dong chi nao)\s+(?:(?:dang|hien|hien nay|hien dang)\s+)?"
    r"(?:la|lam|giu(?: chuc)?(?: vu)?|dam nhiem)?|"
    r"\b(?:ten|ho ten)(?: cua)?|\bhoi|\bong|\bba|\bdong chi)\s*$"
)


@dataclass(frozen=True, slots=True)
class AskedPost:
    """The post in a question: its words, which of them are names (folded), and the rest of the
    question, which says where it was met."""

    words: tuple[str, ...]
    names: frozenset[str]


def asked_post(asked: Asked) -> AskedPost | None:
    """The post that the question spells out, from its head to the verb behind it.

    None where no post is named.
    """
    lowered = asked.vietnamese
    if not lowered.startswith("Quyền "):  # "quyền" is no head of a post
        lowered = lowered[:1].lower() + lowered[1:]
    match = POST_START.search(lowered)
    if match is None or not _is_asked(lowered, match):
        return None
    if _OF_ANOTHER.search(asked.folded, match.end()):
        return None
    stop = _POST_ENDS.search(lowered, match.end())
    end = stop.start() if stop is not None else len(lowered)
    tokens = [token for token in asked.focus if match.start() <= token.start < end]
    if asked.language == "en":
        tokens = _of_some_level(tokens)
    if len(tokens) < 2:
        return None
    return AskedPost(tuple(token.folded for token in tokens), _names_in(asked, tokens))


def _of_some_level(tokens: Sequence[Token]) -> list[Token]:
    """A post's words without the level of its committee, where more than one is meant or none: a
    "party committee" in English is a committee of any level."""
    levels = [a for a, b in pairwise(tokens) if b.folded == "uy" and a.folded in _COMMITTEES]
    if not levels or (len(levels) == 1 and levels[0].folded != "dang"):
        return list(tokens)
    again = {token for at, token in enumerate(tokens) if token.folded == "uy" and at > 0
             and any(other.folded == "uy" for other in tokens[:at])}  # fmt: skip
    return [token for token in tokens if token not in levels and token not in again]


def _is_asked(question: str, head: re.Match[str]) -> bool:
    """Whether the post is what "who" asks about, not one met on the way ("báo cáo …")."""
    before = fold(question[: head.start()])
    after = fold(question[head.end() :])
    opens = not before.strip() or _ASKS_POST.search(before) is not None
    return opens or re.search(r"\bla ai\b|\bten (?:la )?gi\b|\bten\s*\??$", after) is not None


def _names_in(asked: Asked, tokens: Sequence[Token]) -> frozenset[str]:
    """Words of the post that belong to names: written with a capital and not of an office."""
    names: set[str] = set()
    head = POST_START.match(asked.vietnamese, tokens[0].start)
    begin, end = head.end() if head is not None else tokens[0].start, tokens[-1].end
    for match in _PROPER.finditer(asked.vietnamese, begin, end):
        names.update(token.folded for token in tokenise(asked.vietnamese, *match.span()))
    for match in _PLACE_OF_ONE.finditer(asked.vietnamese, begin, end):
        names.update(token.folded for token in tokenise(match["name"]))
    return frozenset(names)


def people_of(reading: Reading, context: Context) -> Iterator[tuple[int, Person]]:
    """All people of a document's candidate sentences, in order; one who comes to hold another post
    a second time, with that post."""
    reach = {e.sentence for e in context.pool.evidence if e.reading is reading}
    for sentence in sorted(reach):
        end = reading.sentences[sentence].end
        people = reading.people(sentence)
        for person, following in zip_longest(people, people[1:]):
            yield sentence, person
            for more in (
                gained_post(reading.text, person.name, end),
                second_post(reading.text, person, end, following.name if following else None),
            ):
                if more is not None and more != person.post:
                    yield sentence, Person(person.name, more)


def holder_of_post(context: Context, post: AskedPost) -> Draft | None:
    """The person whose post has the head and words asked for; several are all named."""
    choices = []
    for reading in context.pool.readings:
        for sentence, person in people_of(reading, context):
            if fold(reading.text[person.name.start : person.name.end]) == FIRST_PRESIDENT:
                continue  # "Chủ tịch Hồ Chí Minh" holds no other body's post
            score = _agreement(context, post, reading, sentence, person)
            if score >= _ENOUGH:
                quote = quote_around(reading, joined(person))
                choices.append(Choice(score, reading, person.name, quote))
        signer = _signer(post, reading)
        if signer is not None:
            choices.append(signer)
    if not choices:
        return None
    choices.sort(key=lambda choice: -choice.score)
    best = choices[0]
    tied = {fold(c.text): c for c in reversed(choices) if c.score >= best.score - 0.02}
    rivals = [c for c in choices if fold(c.text) not in tied]
    tied = _met_where_asked(context, post, tied) if len(tied) > 1 else tied
    facts = [Fact(choice.text, (choice.quote,)) for choice in tied.values()]
    margin = min(1.0, best.score - rivals[0].score) if rivals else 1.0
    several = len({choice.reading.document.doc_id for choice in tied.values()}) > 1
    return Draft("who", facts=tuple(facts), fit=min(1.0, best.score),
                 margin=margin if len(facts) == 1 else 0.2,
                 doubt=_DOUBT_OF_SEVERAL if several and len(facts) > 1 else 0.0)  # fmt: skip


def _met_where_asked(
    context: Context, post: AskedPost, tied: dict[str, Choice]
) -> dict[str, Choice]:
    """Of several who hold such a post, those met where the rest of the question is told: "Chủ tịch
    UBND huyện nào chủ trì cuộc họp ngày 10/3"; all where the question says no more."""
    if all(token.folded in post.words for token in context.asked.focus):
        return tied
    scores = {(e.reading.document.doc_id, e.sentence): e.score for e in context.pool.evidence}
    fits: dict[str, float] = {}
    for name, choice in tied.items():
        reading = choice.reading
        at = reading.sentence_at(choice.span.start)
        around = (scores.get((reading.document.doc_id, near), 0.0) for near in (at - 1, at, at + 1))
        fits[name] = max(around, default=0.0)
    best = max(fits.values())
    return {name: choice for name, choice in tied.items() if fits[name] >= best - _AS_WELL_MET}


def _signer(post: AskedPost, reading: Reading) -> Choice | None:
    """Who signed a paper under the post asked for: "CHỦ TỊCH" above the name is the issuer's."""
    header = reading.document.header
    if header.signer is None or header.signer.span is None or header.issuer is None:
        return None
    name = header.signer.span
    title = reading.text[: name.start].rstrip().rsplit("\n", 1)[-1]
    words = [token.folded for token in tokenise(title)]
    held = {*words, *(token.folded for token in tokenise(header.issuer.value))}
    if not same_head(post.words, words) or not set(post.words) <= held:
        return None
    begin = reading.text[: name.start].rstrip().rfind("\n") + 1
    return Choice(0.9, reading, name, Quote(reading, Span(begin, name.end)))


def joined(person: Person) -> Span:
    post = person.post or person.name
    return Span(min(post.start, person.name.start), max(post.end, person.name.end))


def _agreement(
    context: Context, post: AskedPost, reading: Reading, sentence: int, person: Person
) -> float:
    """How well one of a person's posts is the one asked for, 0 to 1. Words of the office must
    stand in the post itself; names of places may stand around it, unless it names another."""
    if person.post is None:
        return 0.0
    written = reading.text[person.post.start : person.post.end]
    whole = {token.folded for token in tokenise(written)}
    if not _place_known(context, post, reading):
        return 0.0
    if elsewhere(context, post, reading, person.post):
        return 0.0
    best = 0.0
    for piece in with_short_forms(single_posts(written)):
        words = [token.folded for token in tokenise(piece)]
        if not same_head(post.words, words) or _names_other(context, post, piece):
            continue
        if not same_level(post.words, words) or of_other_body(post.words, words):
            continue
        best = max(best, _share(context, post, reading, sentence, words, whole))
    return best


_AREA_NAMED = re.compile(
    rf"(?P<sort>xã|phường|huyện|quận|tỉnh|thị xã|thị trấn|thành phố|huyện đảo)\s+"
    rf"(?P<name>[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)*)"
)


def elsewhere(context: Context, post: AskedPost, reading: Reading, held: Span) -> bool:
    """Whether the last area of the sort asked that is named before a post, in its paragraph, is
    another, and the post itself names none: "Tại huyện A, Chủ tịch UBND huyện …"."""
    wanted = _place_words(context, post)
    if not wanted or wanted & {t.folded for t in tokenise(reading.text, *held)} - _AREAS:
        return False
    begin = reading.text.rfind("\n", 0, held.start) + 1
    named = [
        area
        for match in _AREA_NAMED.finditer(reading.text, begin, held.start)
        if set(fold(match["sort"]).split()) <= set(post.words)
        and (area := _before_person(reading, Span(*match.span("name"))))
    ]
    if not named:
        return False
    return not {t.folded for t in tokenise(named[-1])} <= set(post.words)


def _before_person(reading: Reading, area: Span) -> str:
    """The name of an area up to where a person's begins, "" where that is all: "Chủ tịch HĐND tỉnh
    Trần Văn An" names no area."""
    people = reading.people(reading.sentence_at(area.start))
    persons = [one.name.start for one in people if area.start <= one.name.start < area.end]
    return reading.text[area.start : min([area.end, *persons])].strip()


def _place_known(context: Context, post: AskedPost, reading: Reading) -> bool:
    """Whether a document names every place of the post anywhere, its own heading included."""
    for first, last in context.pool.names:
        run = [token.folded for token in context.asked.focus[first : last + 1]]
        if not set(run) <= set(post.words):
            continue
        while len(run) > _SHORT_NAME and run[0] in _AREAS:
            run = run[1:]  # "Huyện ủy Cồn Sẻ" tells of "huyện Cồn Sẻ", too
        if not all(pair in reading.pairs for pair in pairwise(run)):
            return False
    return all(pair in reading.pairs for pair in _places_of_one(post))


def _places_of_one(post: AskedPost) -> Iterator[tuple[str, str]]:
    """Places of one syllable with the word for their sort, which alone tells them from others:
    "làng Krông"."""
    for at, (sort, name) in enumerate(pairwise(post.words)):
        following = post.words[at + 2 : at + 3]
        if sort in _SMALL_AREAS and name in post.names and not post.names & set(following):
            yield sort, name


def _share(
    context: Context,
    post: AskedPost,
    reading: Reading,
    sentence: int,
    words: Sequence[str],
    whole: set[str],
) -> float:
    names = _place_words(context, post)
    together = set(pairwise(words))
    kept = total = 0.0
    missing = 0
    for before, word in pairwise(("", *post.words)):
        weight = context.pool.weight_of(word)
        total += weight
        # "quận ủy" is not in "cơ quan … Đảng ủy": words of an office stand side by side.
        if before and not {before, word} & names and (before, word) not in together:
            missing += before in words and word in words
        if word in words:
            kept += weight
        elif word in whole:
            kept += weight * 0.95
        elif word in names:
            kept += weight * _around(reading, sentence, word)
        elif len(words) <= _SHORT_POST and _just_before(reading, sentence, before, word):
            kept += weight * _NEARBY
        else:
            missing += 1
    extra = sum(word not in post.words for word in words) / len(words)
    return kept / (total or 1.0) - 0.05 * extra - _MISSING * missing


def _place_words(context: Context, post: AskedPost) -> frozenset[str]:
    """Words of the post that only say where: names, and the kind of area before them."""
    runs = [
        {context.asked.focus[index].folded for index in range(first, last + 1)}
        for first, last in context.pool.names
    ]
    known = set().union(*runs)
    # "Nam" is a word of offices, "Hà Nam" is none.
    areas_named = set().union(*(run for run in runs if len(run) == _SHORT_NAME and run - _OFFICE))
    areas = {
        word
        for word, following in pairwise(post.words)
        if word in _AREAS
        and following != "uy"
        and (following in known or following in post.names or word == "thanh")
    }
    numbered = {
        one
        for word, following in pairwise(post.words)
        if word in _SMALL_AREAS and following.isdigit()
        for one in (word, following)
    }  # "thôn 3", "khóm 1": named by a number
    return frozenset((known | post.names) - _OFFICE | areas | areas_named | numbered)


def _just_before(reading: Reading, sentence: int, before: str, word: str) -> bool:
    """Whether the body that a short post ("Trưởng phòng") leaves out stands right before it."""
    others = range(max(0, sentence - 2), sentence + 1)
    # Function words between the two ("Tài nguyên và Môi trường") are not among those asked.
    return any({before, word} <= reading.words(other).folded for other in others)


def _around(reading: Reading, sentence: int, word: str) -> float:
    opening = range(min(_OPENING, len(reading.sentences)))
    if word in reading.heading_tokens or any(word in reading.words(o).folded for o in opening):
        return _IN_HEADING
    for other in range(max(0, sentence - 3), sentence + 1):
        if any(token.folded == word for token in reading.tokens(other)):
            return _NEARBY
    return _IN_DOCUMENT if word in reading.all_tokens else _UNSAID


def _names_other(context: Context, post: AskedPost, piece: str) -> bool:
    """Whether the post names another place than the question: "quận Hà Lâm" for "quận An Lộc"."""
    wanted = _place_words(context, post)
    if not wanted or wanted <= {token.folded for token in tokenise(piece)}:
        return False
    runs = [match.group() for match in _PROPER.finditer(piece)]
    places = [
        {token.folded for token in tokenise(run)} - _OFFICE
        for run in runs
        if not POST_START.match(run)
    ]
    return any(place and not place <= set(post.words) for place in places)


def named_fully(reading: Reading, last_name: str, context: Context) -> tuple[Span, Quote] | None:
    """The full name, elsewhere in a document, of "ông An": the last before that ends so."""
    for sentence, person in people_of(reading, context):
        del sentence
        words = tokenise(reading.text, *person.name)
        if words and words[-1].toned == last_name:
            return person.name, quote_around(reading, joined(person))
    return None
