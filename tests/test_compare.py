"""Comparing two runs: exact tests by hand, Holm by hand, wins and losses by question."""

import itertools
import random
from dataclasses import replace
from pathlib import Path

import pytest

from eval.compare import compare
from eval.intervals import bootstrap, holm, randomisation_p
from eval.outcomes import Outcome
from eval.run import Settings, run
from ingest.errors import BadInput
from tests.evaluated import SET, FirstWords


@pytest.fixture
def outcomes(tmp_path: Path) -> tuple[Outcome, ...]:
    return run(FirstWords(), SET, folder=tmp_path, settings=Settings()).outcomes


def test_randomisation_equals_all_sign_flips() -> None:
    chance = random.Random(2)
    first = [chance.random() for _ in range(9)]
    second = [chance.random() for _ in range(9)]
    gaps = [a - b for a, b in zip(first, second, strict=True)]
    flips = list(itertools.product((1, -1), repeat=9))
    least = abs(sum(gaps)) - 1e-12
    extreme = sum(abs(sum(s * g for s, g in zip(f, gaps, strict=True))) >= least for f in flips)
    assert randomisation_p(first, second) == pytest.approx(extreme / len(flips), abs=1e-12)


def test_sampled_randomisation_is_near_the_exact_one_and_repeats() -> None:
    first, second = [1.0] * 14 + [0.0] * 4, [0.0] * 14 + [1.0] * 4
    heads = sum(1 for flips in itertools.product((1, -1), repeat=18) if abs(sum(flips)) >= 10)
    p = randomisation_p(first, second, seed=7)
    assert p == pytest.approx(heads / 2**18, abs=0.01)
    assert p == randomisation_p(first, second, seed=7)


def test_equal_runs_do_not_differ() -> None:
    assert randomisation_p([1, 0, 1], [1, 0, 1]) == 1


def test_holm_by_hand() -> None:
    assert holm([0.04, 0.01, 0.03, 0.005]) == pytest.approx([0.06, 0.03, 0.06, 0.02])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    assert holm([]) == []


def test_bootstrap_covers_the_mean_and_repeats() -> None:
    values = [float(n % 3 == 0) for n in range(60)]
    found = bootstrap(values, seed=1)
    assert found.value == pytest.approx(20 / 60)
    assert found.low < 20 / 60 < found.high
    normal = 1.96 * ((1 / 3) * (2 / 3) / 60) ** 0.5
    assert found.high - found.low == pytest.approx(2 * normal, rel=0.15)
    assert found == bootstrap(values, seed=1)


def test_wins_losses_and_changes_by_question(outcomes: tuple[Outcome, ...]) -> None:
    flipped = {"n1": 0.0, "n2": 1.0, "l1": 0.0}
    second = [
        replace(o, scores={**o.scores, "correct": flipped.get(o.id, o.scores["correct"])})
        for o in outcomes
    ]
    found = compare(outcomes, second)
    row = next(row for row in found.rows if row.measure == "correct")
    assert (row.first, row.second) == (3 / 4, 2 / 4)
    assert (row.wins, row.losses, row.ties) == (1, 2, 1)
    assert row.difference.value == pytest.approx(-1 / 4)
    assert [(c.id, c.gain) for c in found.changes] == [("n1", -1), ("l1", -1), ("n2", 1)]


def test_less_excess_is_a_win(outcomes: tuple[Outcome, ...]) -> None:
    first = [replace(o, scores={"list excess": 0.5}) for o in outcomes]
    second = [replace(o, scores={"list excess": 0.0}) for o in outcomes]
    (row,) = compare(first, second).rows
    assert (row.wins, row.losses) == (4, 0)


def test_questions_of_one_run_only_are_named(outcomes: tuple[Outcome, ...]) -> None:
    found = compare(outcomes[:3], outcomes[1:])
    assert (found.only_first, found.only_second) == (("n1",), ("u1",))
    with pytest.raises(BadInput, match="chung"):
        compare(outcomes[:1], outcomes[1:])
