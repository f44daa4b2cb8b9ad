"""From token states to a passage's vectors: one for the whole, one for each of its sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.encoder import PassageVectors


def head_of(context: str) -> str:
    """What stands before a passage's own text when it is encoded."""
    return f"{context}\n" if context else ""


class Sums:
    """Adds up token states by sentence; a passage longer than the model takes adds several rows."""

    def __init__(self, head: int, sentences: Sequence[tuple[int, int]], dim: int) -> None:
        """`head` is how many characters stand before the text that `sentences` are spans of."""
        self._head = head
        self._sentences = sentences
        self._sums = np.zeros((len(sentences) + 1, dim), np.float32)
        self._counts = np.zeros(len(sentences) + 1, np.float32)

    def add(self, offsets: Sequence[tuple[int, int]], states: npt.NDArray[np.float32]) -> None:
        """Adds one row: each token's span in head and text, and its state."""
        segments = segments_of(offsets, self._head, self._sentences)
        # A product with a 0/1 matrix adds up each segment faster than np.add.at does.
        member = (segments[None, :] == np.arange(len(self._counts))[:, None]).astype(np.float32)
        self._sums += member @ states[: len(segments)]
        self._counts += member.sum(axis=1)

    def vectors(self) -> PassageVectors:
        """What was added, as a passage's vectors."""
        counts = np.maximum(self._counts[1:, None], 1.0)
        means = (self._sums[1:] / counts).astype(np.float32)
        return PassageVectors(unit(self._sums.sum(axis=0)), means, self._counts[1:].copy())


def segments_of(
    offsets: Sequence[tuple[int, int]], head: int, sentences: Sequence[tuple[int, int]]
) -> npt.NDArray[np.int64]:
    """The sentence (from 1) of each token by the place of its last character; 0 outside all."""
    # A token's span may start with the space before it, so its last character decides.
    last = np.array([end for _, end in offsets], np.int64) - 1 - head
    if not sentences:
        return np.zeros(len(last), np.int64)
    starts = np.array([start for start, _ in sentences], np.int64)
    ends = np.array([end for _, end in sentences], np.int64)
    number = np.searchsorted(starts, last, side="right")
    inside = (number > 0) & (last < ends[np.maximum(number, 1) - 1])
    return np.where(inside, number, 0)


def unit(vector: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The vector made one long; zeros stay."""
    length = float(np.linalg.norm(vector))
    return (vector / length if length > 0 else vector).astype(np.float32)
