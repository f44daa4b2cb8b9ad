"""Figures near a figure, written in the same style."""

from __future__ import annotations

import random
import re

from app.study.from_figures import NUMBER_WORDS


def shape_of(text: str) -> tuple[bool, int]:
    """Whether a figure is a share, and how many decimals it has."""
    match = re.match(r"[\d.]*(?:,(\d+))?(%?)", text)
    return (match[2] == "%", len(match[1] or "")) if match else (False, 0)


# Lengths of time that rules set, by their unit: one of them is mistaken for its neighbours.
_LADDERS = {
    "phút": (5, 10, 15, 20, 30, 45, 60, 90),
    "giờ": (2, 4, 6, 8, 12, 24, 36, 48, 72),
    "ngày": (1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90),
    "tháng": (1, 2, 3, 6, 9, 12, 18, 24, 36),
}


def near_times(value: float, key: str) -> list[float]:
    """Usual lengths of time around one, nearest first; [] where the key is no such length.

    >>> near_times(12, "12 giờ")
    [8.0, 24.0, 6.0, 36.0, 4.0, 48.0]
    """
    ladder = _LADDERS.get(key.rpartition(" ")[2], ())
    if value not in ladder:
        return []
    place = ladder.index(int(value))
    steps = [place + step for far in (1, 2, 3) for step in (-far, far)]
    return [float(ladder[step]) for step in steps if 0 <= step < len(ladder)]


def near_values(value: float, key: str, rng: random.Random) -> list[float]:
    """Values near enough to be mistaken for `value`, likest first, as round as `key` is written."""
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


def as_written(value: float, key: str) -> str:
    """A value in the style of `key`: words, leading zeros, points, decimals, percent sign.

    >>> as_written(1147, "1.274"), as_written(4, "02"), as_written(7.1, "7,5 ha")
    ('1.147', '04', '7,1')
    >>> as_written(3, "hai"), as_written(20, "18%")
    ('ba', '20%')
    """
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
