"""How signals add up."""

from __future__ import annotations

import numpy as np
import pytest

from index.fusion import fuse, standardise, stretch


def test_weights_count_relative_to_their_sum() -> None:
    signals = {"a": np.array([1.0, 3.0], np.float32), "b": np.array([5.0, 1.0], np.float32)}
    once = fuse(signals, {"a": 0.3, "b": 0.1})
    twice = fuse(signals, {"a": 0.6, "b": 0.2})
    assert np.allclose(once.total, twice.total)
    assert np.allclose(once.total, [-0.75 + 0.25, 0.75 - 0.25])


def test_a_signal_of_weight_0_changes_nothing() -> None:
    values = np.array([0.1, 0.9, 0.4], np.float32)
    noise = np.array([9.0, -3.0, 2.0], np.float32)
    alone = fuse({"a": values}, {"a": 1.0}).total
    assert np.allclose(fuse({"a": values, "b": noise}, {"a": 1.0, "b": 0.0}).total, alone)


def test_shares_add_up_to_the_total() -> None:
    signals = {name: np.random.default_rng(n).random(7) for n, name in enumerate("abc")}
    fused = fuse(
        {name: values.astype(np.float32) for name, values in signals.items()},
        {"a": 0.5, "b": 0.2, "c": 0.3},
    )
    assert np.allclose(sum(fused.shares.values()), fused.total)


@pytest.mark.parametrize("scale", [standardise, stretch])
def test_the_scale_of_a_signal_does_not_matter(scale: object) -> None:
    assert callable(scale)
    values = np.array([0.2, 0.5, 0.1, 0.9], np.float32)
    assert np.allclose(scale(values), scale(10 * values + 3), atol=1e-5)


def test_missing_values_count_as_the_least_and_equal_ones_as_nothing() -> None:
    with_gap = np.array([np.nan, 1.0, 3.0], np.float32)
    assert np.allclose(stretch(with_gap), [0.0, 0.0, 1.0])
    assert np.allclose(standardise(with_gap), standardise(np.array([1.0, 1.0, 3.0], np.float32)))
    for scale in (standardise, stretch):
        assert scale(np.full(3, 0.7, np.float32)).tolist() == [0.0, 0.0, 0.0]
        assert scale(np.full(2, np.nan, np.float32)).tolist() == [0.0, 0.0]
