"""What a vector engine must do, and the arrays that pass between encoder, store and search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

# float32 rows of unit length, shape (n, dim)
Vectors: TypeAlias = npt.NDArray[np.float32]
Ids: TypeAlias = npt.NDArray[np.int64]


class Neighbours(NamedTuple):
    """The nearest passages, best first: `ids` (int64) and `scores` (cosine, float32), one length,
    at most the k asked for. Equal scores come in the order of their ids."""

    ids: Ids
    scores: npt.NDArray[np.float32]


class VectorStore(Protocol):
    """Passage vectors by id. Filters are exact: what is not allowed is never returned, and what
    is allowed is never crowded out by what is not."""

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Stores new rows. Ids are positive, ascending and above all ids already there."""

    def remove(self, ids: Ids) -> None:
        """Hides rows for good; unknown ids are no error."""

    def search(
        self, question: npt.NDArray[np.float32], k: int, allowed: Ids | None = None
    ) -> Neighbours:
        """The k nearest by cosine among `allowed` (sorted ids; None allows all)."""

    def scores(
        self, question: npt.NDArray[np.float32], ids: Sequence[int] | Ids
    ) -> npt.NDArray[np.float32]:
        """The cosine of each named row, in the order given; NaN for an id not held."""

    def rows(self) -> npt.NDArray[np.intp]:
        """The places of the rows that can be found, ascending, among all that were ever added."""

    def __len__(self) -> int:
        """How many rows can be found."""
