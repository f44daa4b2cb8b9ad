"""`chithi serve`, `chithi study` and `chithi doctor`."""

from __future__ import annotations

import argparse
import dataclasses

from app.cli_output import print_json
from app.cli_words import Words
from app.engine import Engine
from app.retelling.chat import chosen_model


def run_serve(arguments: argparse.Namespace, words: Words) -> int:
    """Serves the page until Ctrl-C; an empty collection is served too, to be filled there."""
    from app.server import serve
    from index.catalog import Catalog

    Catalog.open(arguments.index, writable=True).close()
    return serve(
        arguments.index,
        arguments.host,
        arguments.port,
        mcp=arguments.mcp,
        language=words.language,
        teller=chosen_model(arguments.llm, arguments.llm_model),
    )


def run_study(arguments: argparse.Namespace, words: Words) -> int:
    """Writes learning material made from one document."""
    from app.study.cli import study_command

    return study_command(
        Engine.open(arguments.index),
        arguments.document,
        arguments.out,
        product=arguments.what,
        size=arguments.questions,
        seed=arguments.seed,
        language=words.language,
    )


def run_doctor(arguments: argparse.Namespace, words: Words) -> int:
    """1 when something needed is missing, else 0."""
    engine = Engine.open(arguments.index, encoder=arguments.encoder)
    checks = [check.in_language(words.language) for check in engine.doctor()]
    if arguments.json:
        print_json({"checks": [dataclasses.asdict(check) for check in checks]})
    else:
        for check in checks:
            print(f"{'✓' if check.ok else '✗'} {check.name}: {check.state}")
            if check.advice:
                print(f"    → {check.advice}")
    return 0 if all(check.ok for check in checks) else 1
