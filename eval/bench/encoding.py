"""How fast passages are encoded, against sentence-transformers as it comes.

python -m eval.bench.encoding PASSAGES.jsonl.gz [--count 128]

Both encode the same passages in this process, in turns: `encode()` of the library in fp32 with its
own batches gives whole passages; the encoder of the program gives sentences too.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import numpy as np

from eval.manifest import machine
from index.e5_unpack import bundled_model
from index.encoder import PassageText, open_encoder
from ingest.words import sentences

_EVERY = 20  # passages skipped between two that are taken, for variety
_TURNS = 3


def main(argv: Sequence[str] | None = None) -> int:
    """Prints one JSON object."""
    parser = argparse.ArgumentParser(prog="python -m eval.bench.encoding", description=__doc__)
    parser.add_argument("passages", type=Path)
    parser.add_argument("--count", type=int, default=128)
    options = parser.parse_args(argv)
    passages = _read(options.passages, options.count)
    import torch
    from sentence_transformers import SentenceTransformer

    library = SentenceTransformer(
        str(bundled_model()), device="cpu", model_kwargs={"dtype": torch.float32}
    )
    own = open_encoder()
    texts = [f"{one.context}\n{one.text}" for one in passages]
    library.encode(texts[:8], prompt_name="passage")
    own.encode_passages(passages[:8])
    library_s, own_s = [], []
    for _ in range(_TURNS):
        started = time.perf_counter()
        expected = library.encode(texts, prompt_name="passage")
        library_s.append(time.perf_counter() - started)
        started = time.perf_counter()
        found = own.encode_passages(passages)
        own_s.append(time.perf_counter() - started)
    cosines = [float(one.whole @ other) for one, other in zip(found, expected, strict=True)]
    print(
        json.dumps(
            machine()
            | {
                "encoder": own.name,
                "library_passages_a_second": round(len(texts) / min(library_s), 1),
                "own_passages_a_second": round(len(texts) / min(own_s), 1),
                "ratio": round(min(library_s) / min(own_s), 2),
                "least_cosine": round(float(np.min(cosines)), 5),
            }
        )
    )
    return 0


def _read(file: Path, count: int) -> list[PassageText]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in islice(lines, 0, count * _EVERY, _EVERY)]
    return [PassageText(one["title"], one["text"], sentences(one["text"])) for one in records]


if __name__ == "__main__":
    raise SystemExit(main())
