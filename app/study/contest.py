"""A "Rung chuông vàng" contest: rounds of rising difficulty, rescue, spare and tie-break items."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.study.items import CHOICE, RIGHT, SHORT, WRONG, Bank, Item
from app.study.wording import plain
from ingest.errors import BadInput
from ingest.folding import fold

ROUND_NAMES = ("Khởi động", "Tăng tốc", "Về đích")
SECONDS = (10, 15, 20)
_SHARES = (0.4, 0.35, 0.25)
_FEWEST = 6
_ON_LISTS = frozenset({"member", "intruder", "missing"})
_APART = 2  # questions between two on one sentence, since its quote is shown with the first
_LONG_TO_READ = 420  # characters of a question with its options


@dataclass(frozen=True, slots=True)
class Round:
    """One round: its name, the seconds given for an answer, its items and one spare for every
    five."""

    name: str
    seconds: int
    items: tuple[Item, ...]
    spare: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Contest:
    """A whole contest; the same bank, seed and size give the same one. `note` says what the bank
    could not provide, "" when nothing."""

    title: str
    seed: int
    rounds: tuple[Round, ...]
    rescue: tuple[Item, ...]
    tie_breaks: tuple[Item, ...]
    note: str = ""


def make_contest(bank: Bank, *, title: str, seed: int = 1, size: int = 30) -> Contest:
    """A contest of about `size` questions in three rounds.

    Raises:
        BadInput: the bank holds too few single-choice items for any contest.
    """
    rng = random.Random(seed)
    choices = [item for item in bank.items if _can_be_read_out(item)]
    if len(choices) < _FEWEST:
        raise BadInput(
            f"chỉ có {len(choices)} câu trắc nghiệm, cần ít nhất {_FEWEST} câu để tổ chức thi; "
            "hãy chọn thêm văn bản"
        )
    ordered = _spread(choices, rng)
    reserve = max(2, size // 5)
    played = min(size, max(_FEWEST, len(ordered) - reserve))
    main = untold(ordered, played)
    rest = [item for item in ordered if item not in main]
    played = len(main)
    rounds = _rounds(main, rest[: played // 5])
    rescue = tuple(rest[played // 5 : played // 5 + 3])
    used = {fold(item.proofs[0].quote) for item in main}
    ties = [item for item in bank.items if item.kind == SHORT and item.fact == "number"]
    rng.shuffle(ties)
    ties.sort(key=lambda item: fold(item.proofs[0].quote) in used)
    note = "" if played == size else f"chỉ đủ {played} câu chính thay vì {size} câu được yêu cầu"
    return Contest(title, seed, rounds, rescue, tuple(ties[:3]), note)


def varied(items: Sequence[Item], seed: int = 1) -> list[Item]:
    """The items in an order whose beginning asks of as many sentences and sorts of facts as there
    are; the same for the same seed."""
    return _spread(items, random.Random(seed))


def all_items(contest: Contest) -> list[tuple[str, Item]]:
    """Every item with the name of the part it belongs to, in the order of play."""
    listed = [(part.name, item) for part in contest.rounds for item in part.items]
    listed += [(f"Dự phòng {part.name}", item) for part in contest.rounds for item in part.spare]
    listed += [("Cứu trợ", item) for item in contest.rescue]
    return listed + [("Câu hỏi phụ", item) for item in contest.tie_breaks]


def _rounds(main: Sequence[Item], spare: Sequence[Item]) -> tuple[Round, ...]:
    rounds = []
    start = 0
    for number, (name, seconds) in enumerate(zip(ROUND_NAMES, SECONDS, strict=True)):
        last = number == len(ROUND_NAMES) - 1
        end = len(main) if last else start + round(_SHARES[number] * len(main))
        own = tuple(spare[number :: len(ROUND_NAMES)])
        rounds.append(Round(name, seconds, tuple(main[start:end]), own))
        start = end
    return tuple(rounds)


def untold(items: Sequence[Item], most: int) -> list[Item]:
    """At most so many of the items, easy ones first, none of which is answered by what an earlier
    one asks, nor by the quote that an answer just before it shows. Items of sentences of their own
    come in first."""
    chosen: list[Item] = []
    for free in (True, False):
        for item in items:
            if len(chosen) == most:
                break
            if item in chosen:
                continue
            if free and any(_same_sentence(item, other) for other in chosen):
                continue
            played = sorted([*chosen, item], key=lambda each: each.level)
            place = played.index(item)
            told = any(_tells(earlier, item) for earlier in played[:place])
            near = played[max(0, place - _APART) : place + _APART + 1]
            shown = any(other is not item and _same_sentence(item, other) for other in near)
            tells = any(_tells(item, later) for later in played[place + 1 :])
            if not (told or shown or tells):
                chosen = played
    return chosen


def _tells(item: Item, other: Item) -> bool:
    """Whether a question says what another on the same sentence asks for; two questions on the
    parts of one list always do."""
    same = _same_sentence(item, other)
    if same and item.fact in _ON_LISTS and other.fact in _ON_LISTS:
        return True
    return same and f" {plain(other.answer)} " in f" {plain(item.stem)} "


def _same_sentence(item: Item, other: Item) -> bool:
    mine, theirs = item.proofs[0], other.proofs[0]
    return mine.doc_id == theirs.doc_id and mine.start < theirs.end and theirs.start < mine.end


def _spread(items: Sequence[Item], rng: random.Random) -> list[Item]:
    """The items with those first that ask of other sentences, can be read aloud in a breath, and
    ask of other sorts of facts, so that the contest is not all figures."""
    waiting = list(items)
    rng.shuffle(waiting)
    quotes: Counter[str] = Counter()
    facts: Counter[str] = Counter()
    ordered: list[Item] = []
    quoted = {item.id: fold(item.proofs[0].quote) for item in items}
    while waiting:
        chosen = min(
            waiting,
            key=lambda item: (quotes[quoted[item.id]], _is_long(item), facts[item.fact] // 2),
        )
        waiting.remove(chosen)
        quotes[quoted[chosen.id]] += 1
        facts[chosen.fact] += 1
        ordered.append(chosen)
    return ordered


def _can_be_read_out(item: Item) -> bool:
    """Whether a choice can be asked in a hall: four whole statements are too much to hear, and
    would tell the answers of other questions."""
    return item.kind == CHOICE and item.fact not in (RIGHT, WRONG)


def _is_long(item: Item) -> bool:
    return len(item.stem) + sum(map(len, item.options)) > _LONG_TO_READ
