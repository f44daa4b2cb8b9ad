"""Trains index/reader.npz: reads a question and sentences together, to tell which one answers.

    python -m eval.train_reader SET... --out FILE [--without NAME] [--epochs N] [--seed N]

SET is a SQuAD file with its passages; `--without` leaves a set out of the training and says what
choosing its sentences gains by the reader, at several weights beside the traits of app/choosing.py.
Texts are taken as `app.reader` takes them. The loss is that of the right sentence among all that
were read of a question, traits counted in at half their weight, and that of the answer's first and
last token. One thread, so that the same seed gives the same weights on the same machine.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from eval.carried import carried_index
from eval.cli_run import show_progress
from eval.encoded import cache_folder
from eval.reader_examples import Example, Text, Tokens, examples
from eval.reader_model import LAYERS, Row, TrainedReader
from eval.set_files import load_questions
from index.e5_int8 import sampled_peaks
from index.e5_numpy import LightModel
from index.e5_reader import MOST_TOKENS
from index.e5_unpack import bundled_model, open_tokenizer

if TYPE_CHECKING:
    from torch import Tensor

_BATCH = 6  # questions
_RATE = 1.5e-3
_WARM_UP = 60  # steps at most
_DECAY = 0.01
_LARGEST = 1.0  # of the slope
_TRAITS = 0.5  # of their weight
_SECOND = 0.1  # trust in another text's sentence from which it is always read, too
_AT_RANDOM = 0.25  # how often it is read else
_WEIGHTS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5)
_MOST_WORDS = 512


def train(taught: Sequence[Example], reader: TrainedReader, *, epochs: int, seed: int) -> None:
    """Teaches a reader questions whose gold is among their texts."""
    import torch

    drawing = random.Random(seed)
    torch.manual_seed(seed)
    usable = [one for one in taught if any(any(text.right) for text in one.texts)]
    optimiser = torch.optim.AdamW(
        reader.learned.values(), lr=_RATE, betas=(0.9, 0.98), weight_decay=_DECAY
    )
    lower: dict[int, Row] = {}
    steps, step = epochs * math.ceil(len(usable) / _BATCH), 0
    warm_up = min(_WARM_UP, 1 + steps // 10)
    reader.training = True
    for epoch in range(epochs):
        losses = []
        for batch in _batches(usable, drawing):
            for group in optimiser.param_groups:
                group["lr"] = _RATE * min(1.0, (step + 1) / warm_up) * (1.0 - step / steps)
            loss = _loss(batch, reader, lower, drawing)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch's own
            torch.nn.utils.clip_grad_norm_(list(reader.learned.values()), _LARGEST)
            optimiser.step()
            losses.append(loss.item())
            step += 1
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.3f} over {len(losses)} steps", flush=True)
    reader.training = False


def _batches(usable: Sequence[Example], drawing: random.Random) -> list[list[Example]]:
    """All questions in drawn order, those with texts of like length together."""
    order = list(usable)
    drawing.shuffle(order)
    batches = []
    for start in range(0, len(order), 16 * _BATCH):
        near = sorted(order[start : start + 16 * _BATCH], key=lambda one: _length(one.texts[0]))
        some = [near[at : at + _BATCH] for at in range(0, len(near), _BATCH)]
        drawing.shuffle(some)
        batches.extend(some)
    return batches


def _loss(
    batch: Sequence[Example],
    reader: TrainedReader,
    lower: dict[int, Row],
    drawing: random.Random,
) -> Tensor:
    import torch

    texts = [_shown(example, drawing) for example in batch]
    pairs = [(one, text) for one, some in zip(batch, texts, strict=True) for text in some]
    for example, text in pairs:
        if id(text) not in lower:
            lower[id(text)] = reader.lower(example, text)
    scored = iter(reader.scores([lower[id(text)] for _, text in pairs]))
    losses = []
    for some in texts:
        found = [next(scored) for _ in some]
        losses.append(_of_sentences(some, [scores for scores, _ in found]))
        losses.append(_of_tokens(some[0], found[0][1]))
    return torch.stack(losses).sum() / len(batch)


def _shown(example: Example, drawing: random.Random) -> list[Text]:
    """The text with the gold and, where it is likely, or now and then, the likeliest other."""
    gold = next(text for text in example.texts if any(text.right))
    others = [text for text in example.texts if text is not gold]
    known = [value for text in example.texts for value in text.known if value is not None]
    top = max(known)
    total = sum(math.exp(value - top) for value in known)
    if not others:
        return [gold]
    best = max((value for value in others[0].known if value is not None), default=-math.inf)
    likely = math.exp(best - top) / total > _SECOND
    return [gold, others[0]] if likely or drawing.random() < _AT_RANDOM else [gold]


def _of_sentences(texts: Sequence[Text], scores: Sequence[Tensor]) -> Tensor:
    """What is lost on the right sentences among all candidates of the texts (listwise)."""
    import torch

    known = [value for text in texts for value in text.known]
    right = [yes for text in texts for yes in text.right]
    kept = [at for at, value in enumerate(known) if value is not None]
    traits = torch.tensor([known[at] for at in kept], dtype=torch.float32)
    shares = torch.log_softmax(torch.cat(list(scores))[kept] + _TRAITS * traits, 0)
    gold = [place for place, at in enumerate(kept) if right[at]]
    return -torch.logsumexp(shares[gold], 0) if gold else shares.sum() * 0.0


def _of_tokens(text: Text, values: Tensor) -> Tensor:
    """What is lost on the answer's first and last token."""
    import torch

    if text.answer is None:
        return values.sum() * 0.0
    return torch.nn.functional.cross_entropy(values.T, torch.tensor(text.answer))


def judge(asked: Sequence[Example], reader: TrainedReader, weights: Sequence[float]) -> list[float]:
    """For each weight of the reader beside the traits, the share of questions whose best sentence
    is right. A sentence that stands in no text is never chosen."""
    import torch

    right = [0] * len(weights)
    for example in asked:
        held: list[tuple[float, float, bool]] = []
        for text in example.texts:
            with torch.no_grad():
                ((scores, _),) = reader.scores([reader.lower(example, text)])
            parts = zip(text.known, scores.tolist(), text.right, strict=True)
            held.extend((known, score, yes) for known, score, yes in parts if known is not None)
        for at, weight in enumerate(weights):
            best = max(held, key=lambda one: one[0] + weight * one[1], default=None)
            right[at] += best is not None and best[2]
    return [count / max(1, len(asked)) for count in right]


def _length(text: Text) -> int:
    return sum(len(sentence) for sentence in text.sentences)


def _taken(path: Path, folder: Path) -> tuple[str, list[Example]]:
    tokenizer = open_tokenizer(bundled_model(), max_tokens=_MOST_WORDS)

    def tokenise(text: str) -> tuple[Tokens, list[tuple[int, int]]]:
        encoded = tokenizer.encode(text)
        return encoded.ids[1:-1], encoded.offsets[1:-1]

    source = load_questions(path, skip_bad=True)
    engine, source = carried_index(
        source, folder / source.name, encoder=None, progress=show_progress
    )
    return source.name, examples(engine, source, tokenise, MOST_TOKENS)


def save(file: Path, reader: TrainedReader) -> None:
    """Writes what `index.e5_reader` reads."""
    peaks = sampled_peaks(LightModel(bundled_model()), LAYERS)
    named = {
        f"peaks.{at}.{part}": largest.astype(np.float16)
        for at, products in enumerate(peaks)
        for part, largest in products.items()
    }
    np.savez(file, allow_pickle=False, **named, **reader.arrays())


def main(argv: Sequence[str] | None = None) -> int:
    """Trains, writes what was learned, and judges the set left out."""
    import torch

    parser = argparse.ArgumentParser(prog="eval.train_reader", description=__doc__)
    parser.add_argument("sets", nargs="+", type=Path, help="SQuAD files")
    parser.add_argument("--out", type=Path, required=True, help="the weights, .npz")
    parser.add_argument("--without", metavar="NAME", help="the set to judge, not to train on")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--folder", type=Path, default=cache_folder() / "reading")
    options = parser.parse_args(argv)
    torch.set_num_threads(1)
    held = dict(_taken(path, options.folder) for path in options.sets)
    taught = [one for name, some in held.items() if name != options.without for one in some]
    torch.manual_seed(options.seed)
    reader = TrainedReader(bundled_model())
    train(taught, reader, epochs=options.epochs, seed=options.seed)
    save(options.out, reader)
    shares = judge(held[options.without], reader, _WEIGHTS) if options.without else []
    for weight, share in zip(_WEIGHTS, shares, strict=False):
        print(f"{options.without}: reader × {weight:g}: {share:.3f} of sentences right")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
