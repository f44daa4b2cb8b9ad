"""Papers of tests, written as files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def write_texts(texts: Mapping[str, str], folder: Path) -> list[Path]:
    """Write texts into a folder by their files' names, `.txt` where a name says nothing else; give
    back their paths, in order."""
    paths = []
    for name, text in texts.items():
        path = folder / (name if "." in name else f"{name}.txt")
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths
