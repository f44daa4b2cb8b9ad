"""Near duplicates: texts that share most of their four-syllable runs.

MinHash (Broder 1997) estimates the Jaccard similarity of two texts' sets of runs; banding
(Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, 3.4) finds the pairs to compare.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping

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


def near_pairs(new: Mapping[str, bytes], held: Mapping[str, bytes]) -> list[tuple[str, str, float]]:
    """Pairs (a, b, similarity) with a < b of at least `LEAST_SIMILARITY`, at least one of them in
    `new`, sorted. `held` holds the sketches of all documents by id, the new ones included."""
    buckets: dict[bytes, list[str]] = {}
    for doc_id, bands in _bands(held):
        for band in bands:
            buckets.setdefault(band, []).append(doc_id)
    found = set()
    for doc_id, bands in _bands(new):
        others = {other for band in bands for other in buckets.get(band, ()) if other != doc_id}
        for other in others:
            value = similarity(new[doc_id], held[other])
            if value >= LEAST_SIMILARITY:
                found.add((min(doc_id, other), max(doc_id, other), value))
    return sorted(found)


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


def _bands(sketches: Mapping[str, bytes]) -> list[tuple[str, list[bytes]]]:
    width = 4 * _ROWS
    return [
        (
            doc_id,
            [
                bytes([first // width]) + data[first : first + width]
                for first in range(0, len(data), width)
            ],
        )
        for doc_id, data in sketches.items()
    ]
