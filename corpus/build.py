"""Rebuilds the docx and pdf documents of this folder from their sources.

python corpus/build.py              writes them beside this file
python corpus/build.py --to DIR     writes them to another folder
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path

from builders.markup import Source, read_source
from builders.scan import build_scan
from builders.typeset import build_pdf
from builders.word import build_docx

HERE = Path(__file__).resolve().parent
BUILDERS: dict[str, Callable[[Source, Path], None]] = {
    "docx": build_docx,
    "pdf": build_pdf,
    "scan": build_scan,
}


def build(target: Path) -> list[Path]:
    """Build every document that the manifest says has a source; return the files written."""
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for line in (HERE / "manifest.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["built_from"]:
            path = target / entry["path"]
            BUILDERS[entry["format"]](read_source(HERE / entry["built_from"]), path)
            written.append(path)
    return written


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--to", type=Path, default=HERE, help="folder to write to")
    for path in build(arguments.parse_args().to):
        print(f"{path.name}: {path.stat().st_size:,} bytes")
