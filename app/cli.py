"""The command line: `chithi COMMAND`. Exit codes: 0 ok, 1 not found or check failed, 2 wrong use.

Only this file decides how failures look: one line on stderr, never a traceback for what can be
expected.
"""

from __future__ import annotations

import importlib
import os
import sqlite3
import sys
from pathlib import Path

from app.cli_options import asked_language, build_parser, split_other
from app.cli_words import Words
from ingest.english import in_language
from ingest.errors import ChithiError, MissingPart

# command → (module, function taking the parsed arguments and words, giving the exit code)
_COMMANDS = {
    "ingest": ("app.cli_ingest", "run_ingest"),
    "search": ("app.cli_ask", "run_search"),
    "ask": ("app.cli_ask", "run_ask"),
    "show": ("app.cli_show", "run_show"),
    "documents": ("app.cli_documents", "run_documents"),
    "duties": ("app.cli_documents", "run_duties"),
    "study": ("app.cli_services", "run_study"),
    "serve": ("app.cli_services", "run_serve"),
    "doctor": ("app.cli_services", "run_doctor"),
}

# The one forward reach of the program: `eval` stands after `app` in the flow and is plugged in
# here by name. These parse their own arguments: main(argv, index=DIR) -> exit code.
PLUGS = {"eval": "eval.cli", "users": "app.cli_users"}


def main(argv: list[str] | None = None) -> int:
    """Runs one command; its exit code."""
    _speak_unicode()
    given = sys.argv[1:] if argv is None else argv
    try:
        code = _dispatch(given)
        sys.stdout.flush()
    except ChithiError as error:
        _complain(" ".join(str(error).split()), given)
        return 2
    except BrokenPipeError:
        # The reader has seen enough (`chithi documents | head`); nothing more can be printed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (OSError, sqlite3.Error) as error:
        _complain(f"không đọc hay ghi được: {' '.join(str(error).split())}", given)
        return 2
    except KeyboardInterrupt:
        print(file=sys.stderr)
        _complain("đã dừng", given)
        if argv is None:
            os._exit(130)  # a file still being read in a thread must not hold the person up
        return 130
    return code


def _complain(line: str, argv: list[str]) -> None:
    said = in_language(line, asked_language(argv))
    print(f"chithi: {said}", file=sys.stderr, flush=True)


def _dispatch(argv: list[str]) -> int:
    other = split_other(argv)
    if other is not None:
        name, arguments, index = other
        return _run_plug(name, arguments, index)
    arguments_read = build_parser().parse_args(argv)
    module, function = _COMMANDS[arguments_read.command]
    run = getattr(importlib.import_module(module), function)
    return int(run(arguments_read, Words(arguments_read.lang)))


def _run_plug(name: str, arguments: list[str], index: Path) -> int:
    try:
        module = importlib.import_module(PLUGS[name])
    except ModuleNotFoundError as error:
        if error.name != PLUGS[name]:
            raise
        raise MissingPart(f"phần “{name}” không có trong bản cài này") from error
    return int(module.main(arguments, index=index))


def _speak_unicode() -> None:
    """Vietnamese comes out whole whatever the locale; what no text can hold is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
