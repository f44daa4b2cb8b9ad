"""`chithi ask` and `chithi search`: one question, or a file of them with everything loaded once."""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.cli_output import Progress, one_line, print_json, print_lines
from app.cli_words import Words, kind_named
from app.engine import Engine
from app.model import Answer, Citation
from app.retelling.chat import chosen_model
from app.shapes import answer_json, search_json
from index.model import Filters, Hit, SearchResult
from ingest.dates import find_days
from ingest.errors import BadInput

_NEAREST_SHOWN = 3
_NEAREST_CHARS = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a file; `id` as written there, else its line's number."""

    id: Any
    question: str


def run_ask(arguments: argparse.Namespace, words: Words) -> int:
    """1 when the only question found no answer, else 0."""
    engine = Engine.open(
        arguments.index,
        encoder=arguments.encoder,
        teller=chosen_model(arguments.llm, arguments.llm_model),
    )

    def asked(text: str) -> Answer:
        return engine.told(engine.ask(text, language=arguments.lang))

    if _asks_many(arguments, arguments.question):
        return _run_many(arguments, words, lambda text: _answered(asked(text), arguments.json))
    answer = asked(arguments.question)
    shape, lines = _answered(answer, arguments.json)
    print_json(shape) if arguments.json else print_lines(lines)
    return 1 if answer.status == "not_found" else 0


def run_search(arguments: argparse.Namespace, words: Words) -> int:
    """1 when the only text found no passage, else 0."""
    engine = Engine.open(arguments.index, encoder=arguments.encoder)
    filters = _filters(arguments)

    def found(text: str) -> tuple[dict[str, Any], list[str]]:
        return _found(engine.search(text, arguments.k, filters), words)

    if _asks_many(arguments, arguments.text):
        return _run_many(arguments, words, found)
    shape, lines = found(arguments.text)
    print_json(shape) if arguments.json else print_lines(lines)
    return 0 if shape["hits"] else 1


def read_questions(path: Path) -> list[Asked]:
    """The questions of a JSON lines file, in order; empty lines are passed over.

    Raises:
        BadInput: the file cannot be read, or a line is no object with a "question".
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "không phải UTF-8"
        raise BadInput(f"{path}: không đọc được tệp câu hỏi ({reason})") from error
    return [
        _question(line, f"{path}:{number}", number)
        for number, line in enumerate(lines, start=1)
        if line.strip()
    ]


def parse_day(text: str) -> dt.date:
    """A day as ISO or as Vietnamese write it.

    >>> parse_day("2023-08-07") == parse_day("7/8/2023") == parse_day("07-8-2023")
    True
    """
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError:
        days = find_days(text)
    if len(days) != 1:
        raise BadInput(f"“{text}” không phải một ngày: viết như 2023-08-07 hoặc 7/8/2023")
    return days[0][1]


def _question(line: str, where: str, number: int) -> Asked:
    try:
        record = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadInput(f"{where}: không phải JSON ({error})") from error
    if not isinstance(record, dict) or not isinstance(record.get("question"), str):
        raise BadInput(f'{where}: thiếu "question" là một chuỗi')
    return Asked(record.get("id", number), record["question"])


def _asks_many(arguments: argparse.Namespace, single: str | None) -> bool:
    if (single is None) == (arguments.questions is None):
        raise BadInput("hãy cho một câu, hoặc --questions FILE.jsonl")
    return single is None


def _run_many(
    arguments: argparse.Namespace,
    words: Words,
    reply: Callable[[str], tuple[dict[str, Any], list[str]]],
) -> int:
    asked = read_questions(arguments.questions)
    progress = Progress(words)
    for done, item in enumerate(asked):
        progress("ask", done, len(asked))
        shape, lines = _reply_to(item, reply)
        progress.clear()
        if arguments.json:
            print_json({"id": item.id, **shape})
        else:
            print_lines([f"{item.id}. {item.question}", *lines, ""])
    return 0


def _reply_to(
    item: Asked, reply: Callable[[str], tuple[dict[str, Any], list[str]]]
) -> tuple[dict[str, Any], list[str]]:
    """One bad question must not cost the others their replies."""
    try:
        return reply(item.question)
    except BadInput as error:
        shape = {"question": item.question, "status": "not_found", "hits": [], "note": str(error)}
        return shape, [str(error)]


def _answered(answer: Answer, as_json: bool) -> tuple[dict[str, Any], list[str]]:
    """An answer's shape and its lines, all in the answer's own language."""
    shape = answer_json(answer) if as_json else {}
    return shape, list(_answer_lines(answer, Words(answer.language)))


def _found(result: SearchResult, words: Words) -> tuple[dict[str, Any], list[str]]:
    lines = [line for hit in result.hits for line in _hit_lines(hit, words)]
    return search_json(result), lines or [words("no_hits")]


def _answer_lines(answer: Answer, words: Words) -> Iterator[str]:
    yield answer.answer
    if answer.status == "ambiguous":
        yield words("choose")
        yield from (f"  – {choice}" for choice in answer.choices)
    if answer.note and answer.note not in answer.answer:
        yield f"{words('note')}: {answer.note}"
    if answer.citations:
        yield ""
        yield words("sources")
        yield from _source_lines(answer.citations, words)
        yield words("confidence", share=round(100 * answer.confidence))
    if answer.nearest:
        yield ""
        yield words("nearest")
        for hit in answer.nearest[:_NEAREST_SHOWN]:
            yield from _hit_lines(hit, words, most=_NEAREST_CHARS)


def _source_lines(citations: Sequence[Citation], words: Words) -> Iterator[str]:
    """Quotes under the document that they stand in, named once."""
    shown = ""
    for citation in citations:
        if citation.doc_id != shown:
            shown = citation.doc_id
            named = f"{citation.directive} · " if citation.directive else ""
            yield f"{named}{citation.title}"
            yield f"{one_line(citation.path)} · {words(citation.source)}"
        place = [citation.section]
        if citation.page is not None:
            place.insert(0, f"{words('page')} {citation.page}")
        if citation.ocr_confidence is not None:
            place.append(words("ocr", share=round(100 * citation.ocr_confidence)))
        where = " · ".join(part for part in place if part)
        yield f"  [{citation.number}] “{citation.quote}”{f' ({where})' if where else ''}"


def _hit_lines(hit: Hit, words: Words, *, most: int | None = None) -> Iterator[str]:
    place = [one_line(hit.path), hit.section]
    if hit.page is not None:
        place.insert(1, f"{words('page')} {hit.page}")
    named = f"{hit.directive} · " if hit.directive else ""
    text = hit.text if most is None or len(hit.text) <= most else f"{hit.text[:most]}…"
    yield f"{hit.rank}. {named}{hit.title}  ({hit.score:.3f})"
    yield f"   {' · '.join(part for part in place if part)}"
    yield from (f"   {line}" for line in text.split("\n"))
    if hit.reasons and most is None:
        yield f"   ← {', '.join(reason.words for reason in hit.reasons)}"


def _filters(arguments: argparse.Namespace) -> Filters:
    first = parse_day(arguments.date_from) if arguments.date_from else None
    last = parse_day(arguments.date_to) if arguments.date_to else None
    if first and last and first > last:
        raise BadInput(f"--from {first} đứng sau --to {last}: hãy đổi chỗ hai ngày")
    return Filters(
        directive=arguments.directive,
        issuer=arguments.issuer,
        kinds=tuple(kind_named(kind) for kind in arguments.kind),
        source=arguments.source,
        date_from=first,
        date_to=last,
    )
