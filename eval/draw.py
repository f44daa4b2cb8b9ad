"""Draws generated questions at random for people to judge, each with what they need to judge it.

    python -m eval.draw SET.jsonl --index DIR [--count 50] [--seed 1]

Prints a JSON object a line: the question, its gold, where it stands, the evidence and the text
around it. A judge says of each whether it is well-formed and whether the gold is right.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.engine import Engine
from app.study.naming import name_of
from eval.cli_make import read_all
from eval.questions import Question
from ingest.errors import ChithiError
from ingest.model import Document

_AROUND = 300  # characters shown before and after the evidence


def main(argv: Sequence[str] | None = None) -> int:
    """Print the drawn questions; 0, or 2 for a bad file or index."""
    parser = argparse.ArgumentParser(prog="python -m eval.draw", description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args(argv)
    try:
        questions = read_all(arguments.questions).questions
        engine = Engine.open(arguments.index, encoder="syllables")
        held = {row.path: engine.document(row.doc_id) for row in engine.documents()}
        for entry in drawn(questions, held, count=arguments.count, seed=arguments.seed):
            print(json.dumps(entry, ensure_ascii=False))
    except ChithiError as error:
        print(f"draw: {error}", file=sys.stderr)
        return 2
    return 0


def drawn(
    questions: Sequence[Question], held: dict[str, Document], *, count: int, seed: int
) -> Iterator[dict[str, object]]:
    """The drawn questions in the order of the set; the same seed draws the same ones."""
    places = random.Random(seed).sample(range(len(questions)), min(count, len(questions)))
    for place in sorted(places):
        question = questions[place]
        document = held.get(question.documents[0]) if question.documents else None
        yield {
            "id": question.id,
            "question": question.question,
            "kind": question.kind,
            "style": question.style,
            "expects": question.expects,
            "gold": [list(group) for group in question.must] or list(question.answers),
            "why": question.note,
            "document": name_of(document.header, document.path) if document else "",
            "file": question.documents[0] if question.documents else "",
            "evidence": [evidence.text for evidence in question.evidence],
            "around": [
                _around(document.text, evidence.start, evidence.end)
                for evidence in question.evidence
                if document and evidence.start is not None and evidence.end is not None
            ],
        }


def _around(text: str, start: int, end: int) -> str:
    return text[max(0, start - _AROUND) : end + _AROUND]


if __name__ == "__main__":
    raise SystemExit(main())
