"""Wrong options that are plausible and provably wrong.

Figures and times come from the same collection first, then from near values; names from the same
document, then from bodies of the same sort; longer texts only from documents that speak of the same
things. Nothing that the draft bans, and no name that stands in the proof, is offered.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.study.from_days import OFTEN_CHOICES
from app.study.from_figures import number_in
from app.study.items import Draft
from app.study.near_bodies import level_of_body, rival_posts, sister_bodies
from app.study.near_days import ROMAN, day_as_written, day_value, moved, shape_of_day, time_key
from app.study.near_figures import as_written, near_times, near_values, shape_of
from app.study.sectors import sector_words
from app.study.slogans import same_sense, slogan_parts
from app.study.wording import begins_with_verb, plain, word_pairs
from ingest.folding import fold

WANTED = 3
_NAMES = frozenset({"unit", "partner", "person", "receiver"})
_FAMILIAR = 0.5
_PARTLY = 0.3
_SIZES = 2.6
_LOOSE = 0.2
_MOSTLY = 0.6
_SAID = 0.75
# Two words that open every part of a slogan say nothing of any one part.
_CHANGES = re.compile(
    r"(?<!\w)(?:(?P<rises>tăng|nâng)|giảm|hạ|rút ngắn|cắt giảm)(?: [^\W\d]+){0,4}? từ "
    r"(?P<start>\d[\d.,]*)[^,;]{0,30}? (?:lên|xuống|còn)(?: còn)? $"
)
_POST = re.compile(r"(?:pho )?(?:bi thu|chu tich|giam doc|truong|chanh|bo truong|chu nhiem) ")
_SLOGAN_OPENING = re.compile(r"^san sang (?=\w)")
_GENERAL_OPENING = re.compile(r"^(?:tang cuong|nang cao|day manh|thuc hien|cong tac|tiep tuc|ve) ")


@dataclass(frozen=True, slots=True)
class Pools:
    """What the collection offers by sort: figures by unit, times by sort, names of bodies, people
    and papers' titles, each as written."""

    figures: dict[str, tuple[str, ...]] = field(default_factory=dict)
    times: dict[str, tuple[str, ...]] = field(default_factory=dict)
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    pairs: dict[str, frozenset[str]] = field(default_factory=dict)
    """Document → its folded neighbouring words, by which a text is seen to fit its subject."""
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    """Document → its folded words."""
    marks: dict[str, frozenset[str]] = field(default_factory=dict)
    """Part of a list → its neighbouring words that stand in the title of its own text: they tell
    that it comes from there."""
    kin: dict[str, frozenset[str]] = field(default_factory=dict)
    """Document → parts of lists in other texts about the same paper: its own in other words."""


def wrong_options(draft: Draft, pools: Pools, rng: random.Random) -> tuple[str, ...]:
    """Up to three wrong options, most plausible first."""
    taken = [draft.key, *draft.banned]
    quotes = " ".join(plain(proof.quote) for proof in draft.proofs)
    chosen: list[str] = []
    for candidate in _candidates(draft, pools, rng):
        if draft.fact == "number" and _is_backward(draft, candidate):
            continue
        if draft.fact == "paper" and plain(candidate) in plain(draft.stem):
            continue
        if draft.fact in _NAMES and plain(candidate) in quotes:
            continue
        if draft.fact == "member" and not _is_fair_part(candidate, draft, quotes):
            continue
        if all(differs(draft.fact, candidate, other) for other in (*taken, *chosen)):
            chosen.append(candidate)
        if len(chosen) == WANTED:
            break
    return tuple(chosen)


def _is_backward(draft: Draft, candidate: str) -> bool:
    """Whether a figure that something rose to lies below where it rose from, or the other way
    round."""
    match = _CHANGES.search(draft.statement[: max(0, draft.key_at)])
    start = number_in(match["start"]) if match else None
    end = number_in(candidate)
    if match is None or start is None or end is None:
        return False
    return end <= start if match["rises"] else end >= start


def _is_fair_part(candidate: str, draft: Draft, quotes: str) -> bool:
    """Whether a part of another list is wrong as a whole and looks like the key."""
    if said_in(candidate, quotes) or ("," in candidate) > ("," in draft.key):
        return False
    if begins_with_verb(candidate) != begins_with_verb(draft.key):
        return False
    size, wanted = len(candidate.split()), len(draft.key.split())
    if not wanted / _SIZES <= size <= wanted * _SIZES:
        return False
    # "rõ thẩm quyền, trách nhiệm" is half right where "rõ trách nhiệm" is a part
    own = [set(plain(part).split()[1:]) for part in draft.banned]
    return not any(part and part <= set(plain(candidate).split()[1:]) for part in own)


def differs(fact: str, first: str, second: str) -> bool:
    """Whether two options are surely not the same answer in other words.

    >>> differs("number", "5 ngày", "05 ngày"), differs("day", "7/8/2023", "07/8/2023")
    (False, False)
    >>> differs("unit", "Sở Nội vụ", "Sở Tài chính")
    True
    """
    if fact == "number":
        return number_in(first) != number_in(second)
    if fact == "day":
        return day_value(first) != day_value(second)
    a, b = plain(first), plain(second)
    if a == b:
        return False
    if _POST.match(a) and _POST.match(b):
        return _bare_post(a) != _bare_post(b)
    if fact in ("number_of_paper", "paper", "roles"):
        return True
    if fact in ("month", "quarter", "year", "often"):
        return True
    if fact == "member":
        return not (_about_one_thing(a, b) or same_sense(first, second))
    return not _contains(a, b)


def sorted_options(fact: str, options: Iterable[str], rng: random.Random) -> list[str]:
    """Figures and times in their own order, anything else shuffled."""
    listed = list(options)
    if fact in ("number", "count"):
        return sorted(listed, key=lambda text: number_in(text) or 0.0)
    if fact in ("day", "month", "quarter", "year", "issued"):
        return sorted(listed, key=time_key)
    if fact == "cell" and all(day_value(text) for text in listed):
        return sorted(listed, key=time_key)
    rng.shuffle(listed)
    return listed


def _bare_post(post: str) -> str:
    """A folded post with its abbreviations written one way."""
    short = post.replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")
    return short.replace("thuong truc ", "")


def _contains(first: str, second: str) -> bool:
    """Whether one text is the other with a few words more, or nearly the same words."""
    a, b = set(first.split()), set(second.split())
    shared = len(a & b)
    return (shared >= 0.8 * min(len(a), len(b)) and shared >= 2) or shared >= 0.75 * len(a | b)


def _about_one_thing(first: str, second: str) -> bool:
    """Whether two items of lists share so many words that one could be defended as the other."""
    first, second = (_SLOGAN_OPENING.sub("", text) for text in (first, second))
    tails = [text.split()[-2:] for text in (first, second)]
    if tails[0] == tails[1] and min(len(first.split()), len(second.split())) > len(tails[0]):
        # "chỉ huy tại chỗ", "thông tin tại chỗ": what all parts end with tells none of them
        first, second = (" ".join(text.split()[:-2]) for text in (first, second))
    heads = [_GENERAL_OPENING.sub("", text).split()[:2] for text in (first, second)]
    a, b = set(first.split()), set(second.split())
    shared = len(a & b)
    same_head = heads[0] == heads[1] and min(len(a), len(b)) > 2
    return same_head or (shared >= 2 and shared >= 0.5 * min(len(a), len(b)))


def _candidates(draft: Draft, pools: Pools, rng: random.Random) -> Iterator[str]:
    if draft.fact in ("unit", "partner", "receiver"):
        yield from _bodies(draft, pools, rng)
        return
    yield from draft.rivals
    if draft.fact in ("number", "count"):
        yield from _figures(draft, pools, rng)
    elif draft.fact in ("day", "issued"):
        yield from _days(draft, pools, rng)
    elif draft.fact == "month":
        number = int(draft.key.split()[-1])
        yield from (f"tháng {(number - 1 + step) % 12 + 1}" for step in _steps(rng, (1, 2, 3)))
    elif draft.fact == "quarter":
        head = draft.key.rsplit(" ", 1)[0]
        style = ROMAN if draft.key[-1] in "IV" else ("1", "2", "3", "4")
        yield from (f"{head} {quarter}" for quarter in style)
    elif draft.fact == "year":
        year = int(draft.key[-4:])
        steps = (-1, -2, -3, 1, 2) if draft.pool == "past" else _steps(rng, (1, 2, 3))
        yield from (f"năm {year + step}" for step in steps)
    elif draft.fact == "often":
        old = "hàng" in draft.key
        yield from (text.replace("hằng", "hàng") if old else text for text in OFTEN_CHOICES)
    elif draft.fact in ("number_of_paper", "paper"):
        yield from _papers(draft, pools, rng)
    else:
        kin = pools.kin.get(draft.proofs[0].doc_id, frozenset())
        listed = [text for text in pools.texts.get(draft.pool, ()) if text not in kin]
        rng.shuffle(listed)
        if draft.fact in ("task", "member"):
            doc_id = draft.proofs[0].doc_id
            near = [text for text in listed if fits(text, doc_id, pools)]
            yield from sorted(near, key=lambda text: _distance(text, draft.key))
            loosely = draft.fact == "member"
            listed = [
                text for text in listed if loosely and fits(text, doc_id, pools, loosely=True)
            ]
        yield from sorted(listed, key=lambda text: _distance(text, draft.key))
        usual = _mixed(slogan_parts(draft.pool), rng)
        yield from sorted(usual, key=lambda text: _distance(text, draft.key))


def fits(text: str, doc_id: str, pools: Pools, *, loosely: bool = False) -> bool:
    """Whether a text speaks of what a document speaks of, so that nobody sees at once that it
    comes from elsewhere; a text of one or two words always does. `loosely` is for parts of lists,
    which are general everywhere."""
    pairs = word_pairs(text)
    known = pools.pairs.get(doc_id, frozenset())
    if not pools.marks.get(text, frozenset()) <= known:
        return False
    shared = len(pairs & known)
    if len(pairs) < 3 or shared >= _FAMILIAR * len(pairs):
        return True
    words = set(plain(text).split())
    said = len(words & pools.words.get(doc_id, frozenset()))
    partly, share = (_LOOSE, _MOSTLY) if loosely else (_PARTLY, _SAID)
    return shared >= partly * len(pairs) and said >= share * len(words)


def said_in(text: str, folded: str) -> bool:
    """Whether folded words say most of what a text of three words or more says, so that it could be
    defended as one of the things that they list."""
    words = set(plain(text).split())
    return len(words) > 2 and len(words & set(folded.split())) >= _SAID * len(words)


def _bodies(draft: Draft, pools: Pools, rng: random.Random) -> Iterator[str]:
    """The document's other bodies on the key's level, its sisters, the document's others, and at
    last the collection's of the same sort on that level."""
    level = level_of_body(draft.key)
    # Bodies of the field that is asked for come first: they could be meant.
    near = [body for body in draft.rivals if level_of_body(body) == level]
    sisters = _mixed(sister_bodies(draft.key), rng)
    if draft.fact == "receiver":
        if all(body.split()[0] == draft.key.split()[0] for body in sisters):
            yield from (body for body in near if body.split()[0] == draft.key.split()[0])
        yield from sisters  # whom something goes to stands above who sends it
    yield from (body for body in near if sector_words(body, draft.stem, draft.topic))
    yield from (body for body in sisters if sector_words(body, draft.stem, draft.topic))
    yield from near
    yield from sisters
    yield from _mixed(rival_posts(draft.key), rng)
    yield from (body for body in draft.rivals if body not in near)
    head = draft.key.split()[0]
    listed = [
        body
        for body in pools.texts.get(draft.pool, ())
        if level_of_body(body) == level and body.split()[0] == head
    ]
    rng.shuffle(listed)
    yield from sorted(listed, key=lambda text: _distance(text, draft.key))


def _mixed(texts: Iterable[str], rng: random.Random) -> list[str]:
    mixed = list(texts)
    rng.shuffle(mixed)
    return mixed


def _distance(text: str, key: str) -> tuple[int, int]:
    """Less for names that begin like the key and are about as long."""
    same_head = fold(text.split(" ")[0]) == fold(key.split(" ")[0])
    words, wanted = len(text.split()), len(key.split())
    return (0 if same_head else 1, abs(words - wanted) // (1 if wanted < 6 else 4))


def _steps(rng: random.Random, sizes: Iterable[int]) -> list[int]:
    steps = [step for size in sizes for step in (size, -size)]
    head, tail = steps[:4], steps[4:]
    rng.shuffle(head)
    return head + tail


def _figures(draft: Draft, pools: Pools, rng: random.Random) -> Iterator[str]:
    value = number_in(draft.key)
    if value is None:
        return
    match = re.match(r"[\d.,]+%?|[^\W\d_]+", draft.key)
    tail = draft.key[match.end() :] if match else ""
    usual = near_times(value, draft.key)
    if usual:
        least = 2 if draft.key[0].isalpha() else 1
        yield from (as_written(other, draft.key) + tail for other in usual if other >= least)
        return
    near = [
        text
        for text in pools.figures.get(fold(draft.pool), ())
        if (other := number_in(text)) is not None and 0.6 * value <= other <= 1.7 * value
    ]
    rng.shuffle(near)
    near = [text for text in near if shape_of(text) == shape_of(draft.key)]
    yield from (_alike(text, draft.key, tail) for text in near[:1])
    for other in near_values(value, draft.key, rng):
        yield as_written(other, draft.key) + tail


def _alike(text: str, key: str, tail: str) -> str:
    """A figure of the collection written as the key is."""
    value = number_in(text)
    return text if value is None else as_written(value, key) + tail


def _papers(draft: Draft, pools: Pools, rng: random.Random) -> Iterator[str]:
    """Papers of the same issuer, told by the ending of their numbers; then neighbouring numbers."""
    match = re.search(r"\d+", draft.key)
    if match is None:
        return
    ending = re.sub(r"\d+", "", draft.key)
    listed = pools.texts.get(draft.pool, ())
    yield from _mixed((text for text in listed if re.sub(r"\d+", "", text) == ending), rng)
    for step in _steps(rng, (2, 3, 5)):
        number = int(match[0]) + step
        if number > 0:
            width = len(match[0])
            yield f"{draft.key[: match.start()]}{number:0{width}}{draft.key[match.end() :]}"


def _days(draft: Draft, pools: Pools, rng: random.Random) -> Iterator[str]:
    key = day_value(draft.key)
    if key is None:
        return
    shape = shape_of_day(draft.key)
    others = [text for text in pools.times.get("day", ()) if shape_of_day(text) == shape]
    others = [text for text in others if (day := day_value(text)) and abs((day - key).days) <= 120]
    rng.shuffle(others)
    yield from (day_as_written(day, draft.key) for text in others[:2] if (day := day_value(text)))
    for step in _steps(rng, (10, 15, 30, 60)):
        yield day_as_written(moved(key, step), draft.key)
