"""Near duplicates: estimates close to the true similarity, pairs as brute force finds them."""

from __future__ import annotations

import random
import re
from itertools import combinations

import pytest

from index.near import LEAST_SIMILARITY, N_HASHES, RUN, near_pairs, similarity, sketch
from ingest.folding import fold


def _true_similarity(one: str, other: str) -> float:
    """Jaccard similarity of the sets of runs, counted out."""
    sets = []
    for text in (one, other):
        words = re.findall(r"\w+", fold(text))
        sets.append({tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)})
    return len(sets[0] & sets[1]) / len(sets[0] | sets[1])


def _texts(count: int, changed: int) -> list[str]:
    """Texts of 300 made-up words, each with `changed` more words replaced than the one before."""
    chance = random.Random(5)
    words = [f"tu{chance.randrange(5000)}" for _ in range(300)]
    texts = []
    for _ in range(count):
        texts.append(" ".join(words))
        for place in chance.sample(range(len(words)), changed):
            words[place] = f"tu{chance.randrange(5000)}"
    return texts


def test_the_estimate_is_close_to_the_true_similarity() -> None:
    first, *others = _texts(12, 4)
    # The estimate's standard deviation is sqrt(s (1 - s) / 128), at most 0.044.
    for other in others:
        estimate = similarity(sketch(first), sketch(other))
        assert estimate == pytest.approx(
            _true_similarity(first, other), abs=3 * 0.5 / N_HASHES**0.5
        )


def test_pairs_are_those_that_brute_force_finds() -> None:
    held = {f"d{number:02}": sketch(text) for number, text in enumerate(_texts(12, 3))}
    expected = [
        (one, other, similarity(held[one], held[other]))
        for one, other in combinations(held, 2)
        if similarity(held[one], held[other]) >= LEAST_SIMILARITY
    ]
    assert near_pairs(held, held) == expected
    assert len(expected) > 11
    assert near_pairs({"d03"}, held) == [pair for pair in expected if "d03" in pair[:2]]
    assert near_pairs(set(), held) == []


def test_texts_too_short_for_a_run_are_near_nothing() -> None:
    held = {"a": sketch("ba từ thôi"), "b": sketch("ba từ thôi"), "c": sketch("")}
    assert set(held.values()) == {b""}
    assert near_pairs(held, held) == []
    assert similarity(held["a"], held["b"]) == 0.0


def test_a_sketch_does_not_depend_on_tones_or_case() -> None:
    assert sketch("Thường trực HUYỆN ỦY giao việc") == sketch("thuong truc huyen uy giao viec")
