"""Printouts as PDF; the only file here that knows typst. Text goes in as data, never as markup."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from app.study.printing import Printout

_TEMPLATE = Path(__file__).with_name("printout.typ")


def write_pdf(printout: Printout, path: Path) -> None:
    """Write a printout as an A4 PDF with page numbers; fonts are the ones inside typst."""
    import typst

    typst.compile(
        str(_TEMPLATE),
        output=str(path),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"printout": json.dumps(asdict(printout), ensure_ascii=False)},
    )
