"""Near duplicates: texts that share most of their four-syllable runs.

MinHash (Broder 1997) estimates the Jaccard similarity of two texts' sets of runs; banding
(Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4) finds the pairs to compare.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Mapping

import numpy as np
import numpy.typing as npt

from ingest.folding import fold

RUN = 4  # syllables in a run
N_HASHES = 128
_ROWS = 4  # hashes in a band: 32 bands find pairs of similarity 0.7 with probability 0.9998
LEAST_SIMILARITY = 0.7

_SYLLABLE = re.compile(r"\w+")
_PRIME = np.uint64((1 << 31) - 1)
_random = np.random.default_rng(20230807)
_FACTORS = _random.integers(1, int(_PRIME), N_HASHES).astype(np.uint64)
_OFFSETS = _random.integers(0, int(_PRIME), N_HASHES).astype(np.uint64)
_POWERS = np.array([1_000_003**power % int(_PRIME) for power in range(RUN)], dtype=np.uint64)


def sketch(text: str) -> bytes:
    """128 little-endian uint32: for each hash function the least value over the text's runs.
    Empty for a text of fewer than four syllables, which is near nothing.

    >>> a = sketch("Thường trực Huyện ủy giao Văn phòng theo dõi, đôn đốc việc thực hiện")
    >>> b = sketch("thuong truc huyen uy giao van phong theo doi don doc viec thuc hien")
    >>> similarity(a, b)
    1.0
    """
    runs = _runs(text)
    if not len(runs):
        return b""
    least = np.full(N_HASHES, np.iinfo(np.uint64).max, dtype=np.uint64)
    for first in range(0, len(runs), 4096):
        part = runs[first : first + 4096, None]
        least = np.minimum(least, ((part * _FACTORS + _OFFSETS) % _PRIME).min(axis=0))
    return least.astype("<u4").tobytes()


def similarity(one: bytes, other: bytes) -> float:
    """Estimated Jaccard similarity of two texts by their sketches, 0 to 1."""
    if not one or not other:
        return 0.0
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))


def near_pairs(new: Collection[str], held: Mapping[str, bytes]) -> list[tuple[str, str, float]]:
    """Pairs (a, b, similarity) with a < b of at least `LEAST_SIMILARITY`, at least one of them in
    `new`, sorted. `held` holds the sketches of all documents by id, the new ones included; a text
    too short for a sketch is near nothing."""
    names = sorted(doc_id for doc_id, data in held.items() if data)
    if not names:
        return []
    values = np.frombuffer(b"".join(held[name] for name in names), "<u4").reshape(-1, N_HASHES)
    buckets = _buckets(values)
    found = set()
    for row, name in enumerate(names):
        if name not in new:
            continue
        others = _sharing(values[row], buckets)
        shares = (values[others] == values[row]).mean(axis=1)
        for other, share in zip(others, shares, strict=True):
            if other != row and share >= LEAST_SIMILARITY:
                found.add((*sorted((name, names[other])), float(share)))
    return sorted(found)


def _buckets(values: npt.NDArray[np.uint32]) -> dict[bytes, list[int]]:
    """Rows by each of their bands."""
    buckets: dict[bytes, list[int]] = {}
    for row, sketched in enumerate(values):
        for band in _bands(sketched):
            buckets.setdefault(band, []).append(row)
    return buckets


def _sharing(
    sketched: npt.NDArray[np.uint32], buckets: dict[bytes, list[int]]
) -> npt.NDArray[np.int64]:
    """Rows that share at least one band, ascending."""
    rows = {row for band in _bands(sketched) for row in buckets[band]}
    return np.array(sorted(rows), dtype=np.int64)


def _bands(sketched: npt.NDArray[np.uint32]) -> list[bytes]:
    data = sketched.tobytes()
    width = 4 * _ROWS
    return [
        bytes([first // width]) + data[first : first + width]
        for first in range(0, len(data), width)
    ]


def _runs(text: str) -> npt.NDArray[np.uint64]:
    """The distinct runs of a text, each as a number below 2^31 - 1, so products fit 64 bits."""
    codes = [
        zlib.crc32(match.encode("utf-8", "replace")) for match in _SYLLABLE.findall(fold(text))
    ]
    if len(codes) < RUN:
        return np.empty(0, dtype=np.uint64)
    values = np.array(codes, dtype=np.uint64) % _PRIME
    windows = np.lib.stride_tricks.sliding_window_view(values, RUN)
    return np.unique((windows * _POWERS % _PRIME).sum(axis=1, dtype=np.uint64) % _PRIME)
