"""The same paper has the same outline whatever file it comes in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.document import load
from ingest.model import Document
from tests.printed_papers import DECISION, DIRECTIVE, as_pdf, as_text, as_word, as_wrapped_text

_FORMS: dict[str, Callable[[str, Path], None]] = {
    "txt": as_text,
    "wrapped.txt": as_wrapped_text,
    "docx": as_word,
    "pdf": as_pdf,
}


def _loaded(paper: str, form: str, folder: Path) -> Document:
    path = folder / f"paper.{form}"
    _FORMS[form](paper, path)
    return load(path, "a", path.name)


def _outline(document: Document) -> list[tuple[str, str, int, int, str]]:
    return [
        (node.kind, node.label, node.level, node.parent, document.quote(node.head))
        for node in document.outline
    ]


@pytest.mark.parametrize("form", [form for form in _FORMS if form != "txt"])
@pytest.mark.parametrize("paper", [DIRECTIVE, DECISION], ids=["directive", "decision"])
def test_labels_titles_order_and_parents_are_those_of_the_text(
    tmp_path: Path, paper: str, form: str
) -> None:
    plain = _loaded(paper, "txt", tmp_path)
    other = _loaded(paper, form, tmp_path)
    assert _outline(other) == _outline(plain)
    assert [(duty.unit, other.quote(duty)) for duty in other.duties] == [
        (duty.unit, plain.quote(duty)) for duty in plain.duties
    ]


def test_the_directive_has_its_parts_items_and_dashes(tmp_path: Path) -> None:
    document = _loaded(DIRECTIVE, "pdf", tmp_path)
    labelled = [(n.kind, n.label, n.level) for n in document.outline if n.label]
    assert labelled == [
        ("part", "I", 0),
        ("dash", "-", 1),
        ("dash", "-", 1),
        ("part", "II", 0),
        ("clause", "1", 1),
        ("point", "a", 2),
        ("point", "b", 2),
        ("dash", "-", 3),
        ("dash", "-", 3),
        ("clause", "2", 1),
        ("point", "a", 2),
        ("point", "b", 2),
        ("clause", "3", 1),
        ("part", "III", 0),
        ("clause", "1", 1),
        ("clause", "2", 1),
        ("dash", "-", 1),
        ("dash", "-", 1),
    ]


def test_the_decision_has_its_chapters_articles_and_points(tmp_path: Path) -> None:
    document = _loaded(DECISION, "pdf", tmp_path)
    path = {
        (node.kind, node.label): document.outline[node.parent].label
        for node in document.outline
        if node.kind in {"article", "point"}
    }
    assert path == {
        ("article", "1"): "I",
        ("article", "2"): "I",
        ("article", "3"): "II",
        ("article", "4"): "II",
        ("point", "a"): "1",
        ("point", "b"): "1",
    }
