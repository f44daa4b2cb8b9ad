"""Wrong options that are plausible and provably wrong.

Figures and times come from the same collection first, then from near values; names and list items
only from the collection. Nothing that stands in the proof, or that the draft bans, is offered.
"""

from __future__ import annotations

import calendar
import datetime as dt
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.study.from_days import OFTEN_CHOICES
from app.study.from_figures import NUMBER_WORDS, number_in
from app.study.items import Draft
from app.study.wording import plain
from ingest.folding import fold

WANTED = 3
_DATE = re.compile(r"(\d{1,2})(\s?[/.-]\s?)(\d{1,2})(?:(\s?[/.-]\s?)(\d{4}))?$")
_LONG_DATE = re.compile(r"(\d{1,2}) tháng (\d{1,2})(?:(,? năm )(\d{4}))?$")
_ROMAN = ("I", "II", "III", "IV")


@dataclass(frozen=True, slots=True)
class Pools:
    """What the collection offers by sort: figures by unit, times by sort, names of bodies, people
    and papers' titles, each as written."""

    figures: dict[str, tuple[str, ...]] = field(default_factory=dict)
    times: dict[str, tuple[str, ...]] = field(default_factory=dict)
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)


def wrong_options(draft: Draft, pools: Pools, rng: random.Random) -> tuple[str, ...]:
    """Up to three wrong options, most plausible first."""
    taken = [draft.key, *draft.banned]
    chosen: list[str] = []
    for candidate in _candidates(draft, pools, rng):
        if all(differs(draft.fact, candidate, other) for other in (*taken, *chosen)):
            chosen.append(candidate)
        if len(chosen) == WANTED:
            break
    return tuple(chosen)


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
        return _day_key(first) != _day_key(second)
    a, b = plain(first), plain(second)
    if a == b:
        return False
    if fact in ("month", "quarter", "year", "often"):
        return True
    return not _contains(a, b)


def sorted_options(fact: str, options: Iterable[str], rng: random.Random) -> list[str]:
    """Figures and times in their own order, anything else shuffled."""
    listed = list(options)
    if fact in ("number", "count"):
        return sorted(listed, key=lambda text: number_in(text) or 0.0)
    if fact in ("day", "month", "quarter", "year", "issued"):
        return sorted(listed, key=_time_key)
    rng.shuffle(listed)
    return listed


def _contains(first: str, second: str) -> bool:
    """Whether one text is the other with a few words more, or nearly the same words."""
    a, b = set(first.split()), set(second.split())
    shared = len(a & b)
    return (shared >= 0.8 * min(len(a), len(b)) and shared >= 2) or shared >= 0.75 * len(a | b)


def _candidates(draft: Draft, pools: Pools, rng: random.Random) -> Iterator[str]:
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
        style = _ROMAN if draft.key[-1] in "IV" else ("1", "2", "3", "4")
        yield from (f"{head} {quarter}" for quarter in style)
    elif draft.fact == "year":
        year = int(draft.key[-4:])
        yield from (f"năm {year + step}" for step in _steps(rng, (1, 2, 3)))
    elif draft.fact == "often":
        yield from OFTEN_CHOICES
    else:
        listed = list(pools.texts.get(draft.pool, ()))
        rng.shuffle(listed)
        yield from sorted(listed, key=lambda text: _distance(text, draft.key))


def _distance(text: str, key: str) -> tuple[int, int]:
    """Less for names that begin like the key and are about as long."""
    same_head = fold(text.split(" ")[0]) == fold(key.split(" ")[0])
    return (0 if same_head else 1, abs(len(text) - len(key)) // 20)


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
    near = [
        text
        for text in pools.figures.get(fold(draft.pool), ())
        if (other := number_in(text)) is not None and 0.6 * value <= other <= 1.7 * value
    ]
    rng.shuffle(near)
    near = [text for text in near if _shape_of_figure(text) == _shape_of_figure(draft.key)]
    yield from (_alike(text, draft.key, tail) for text in near[:1])
    for other in _near_values(value, draft.key, rng):
        yield _written(other, draft.key) + tail


def _alike(text: str, key: str, tail: str) -> str:
    """A figure of the collection written as the key is."""
    value = number_in(text)
    return text if value is None else _written(value, key) + tail


def _shape_of_figure(text: str) -> tuple[bool, int]:
    """Whether a figure is a share, and how many decimals it has."""
    match = re.match(r"[\d.]*(?:,(\d+))?(%?)", text)
    return (match[2] == "%", len(match[1] or "")) if match else (False, 0)


def _near_values(value: float, key: str, rng: random.Random) -> list[float]:
    top = 100.0 if key.endswith("%") else float("inf")
    decimals = (
        len(key.split(",")[1].rstrip("%").split(" ")[0]) if re.match(r"[\d.]+,\d", key) else 0
    )
    if decimals:
        steps = (
            [0.3, -0.4, 0.7, -0.9, 1.2, -1.5, 2.1] if value < 10 else [1.3, -1.7, 2.4, -3.1, 4.2]
        )
        unit = 10.0**-decimals
        near = [round(value + step + rng.choice((-1, 0, 1)) * unit, decimals) for step in steps]
    elif value <= 12:
        least = 2 if key[0].isalpha() else 1
        near = [value + step for step in (1, -1, 2, -2, 3, 4) if value + step >= least]
    elif value % 10 == 0 and value <= 100:
        near = [value + step for step in (10, -10, 5, -5, 20, -20)]
    elif value % 5 == 0 and value <= 100:
        near = [value + step for step in (5, -5, 10, -10, 15)]
    else:
        near = [_shifted(value, share) for share in (0.1, -0.1, 0.2, -0.15, 0.3, -0.25)]
    usable = [other for other in near if 0 < other <= top and other != value]
    head = usable[:4]
    rng.shuffle(head)
    return head + usable[4:]


def _shifted(value: float, share: float) -> float:
    """A value near the share away that ends like a counted one and is as round as the original."""
    step = 1
    while value % (step * 10) == 0 and step * 10 < value:
        step *= 10
    moved = round(value * (1 + share) / step) * step
    return float(moved if moved != value else value + step)


def _written(value: float, key: str) -> str:
    if key[0].isalpha():
        words = {number: word for word, number in NUMBER_WORDS.items()}
        return words.get(int(value), str(int(value)))
    match = re.match(r"(\d+(?:\.\d{3})*)(?:,(\d+))?(%?)", key)
    whole, decimals, percent = match.groups() if match else ("", "", "")
    if decimals:
        text = f"{value:.{len(decimals)}f}".replace(".", ",")
    else:
        text = f"{int(value):,}".replace(",", ".") if int(value) >= 1000 else str(int(value))
        if whole.startswith("0") and len(text) == 1:
            text = f"0{text}"
    return text + percent


def _days(draft: Draft, pools: Pools, rng: random.Random) -> Iterator[str]:
    key = _day_key(draft.key)
    if key is None:
        return
    shape = _shape(draft.key)
    others = [text for text in pools.times.get("day", ()) if _shape(text) == shape]
    others = [text for text in others if (day := _day_key(text)) and abs((day - key).days) <= 120]
    rng.shuffle(others)
    yield from others[:2]
    for step in _steps(rng, (10, 15, 30, 60)):
        yield _written_day(_moved(key, step), draft.key)


def _moved(day: dt.date, days: int) -> dt.date:
    """A day about `days` away that is as much a month's end or a round day as the first."""
    if abs(days) >= 28:
        months = day.year * 12 + day.month - 1 + round(days / 30)
        year, month = divmod(months, 12)
        last = calendar.monthrange(year, month + 1)[1]
        ends = day.day == calendar.monthrange(day.year, day.month)[1]
        return dt.date(year, month + 1, last if ends else min(day.day, last))
    return day + dt.timedelta(days=days)


def _shape(text: str) -> str:
    if _LONG_DATE.match(text):
        return "long"
    match = _DATE.match(text)
    return f"{match[2]}{bool(match[5])}" if match else ""


def _day_key(text: str) -> dt.date | None:
    match = _DATE.match(text)
    if match:
        numbers = (match[5], match[3], match[1])
    else:
        long = _LONG_DATE.match(text)
        if long is None:
            return None
        numbers = (long[4], long[2], long[1])
    try:
        return dt.date(int(numbers[0] or 2000), int(numbers[1]), int(numbers[2]))
    except ValueError:
        return None


def _written_day(day: dt.date, key: str) -> str:
    long = _LONG_DATE.match(key)
    zero = key.startswith("0") or day.day >= 10
    first = f"{day.day:02}" if zero else str(day.day)
    if long:
        month = f"{day.month:02}" if long[2].startswith("0") else str(day.month)
        return f"{first} tháng {month}" + (f"{long[3]}{day.year}" if long[4] else "")
    match = _DATE.match(key)
    if match is None:
        return key
    month = f"{day.month:02}" if match[3].startswith("0") else str(day.month)
    return f"{first}{match[2]}{month}" + (f"{match[4]}{day.year}" if match[5] else "")


def _time_key(text: str) -> tuple[int, str]:
    day = _day_key(text)
    if day:
        return day.toordinal(), text
    if text.split(" ")[-1] in _ROMAN:
        return _ROMAN.index(text.split(" ")[-1]), text
    digits = re.findall(r"\d+", text)
    return int(digits[-1]) if digits else 0, text
