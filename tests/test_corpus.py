"""The bundled corpus: complete manifest, files that open, binary ones true to their sources."""

from __future__ import annotations

import json
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
ENTRIES = [
    json.loads(line)
    for line in (CORPUS / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
]
BUILT = [entry for entry in ENTRIES if entry["built_from"]]


def _words_of_source(name: str) -> list[str]:
    """Words of a source, its markup read anew so that a fault in the builders shows."""
    words: list[str] = []
    for line in (CORPUS / name).read_text(encoding="utf-8").splitlines():
        if not line.startswith("@running"):
            tokens = line.replace("|", " ").replace("//", " ").split()
            words += tokens[1:] if line[:1] in ("@", "#") else tokens
    return sorted(words)


def _words_of_docx(path: Path) -> list[str]:
    import docx

    document = docx.Document(str(path))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        texts += [cell.text for row in table.rows for cell in row.cells]
    return sorted(" ".join(texts).split())


def _running_head(name: str) -> str:
    for line in (CORPUS / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("@running "):
            return line.removeprefix("@running ")
    return ""


def _letters_of_pdf(path: Path, running_head: str) -> str:
    """Sorted letters and digits of the text layer without running heads and page numbers."""
    import pypdf

    texts = []
    for number, page in enumerate(pypdf.PdfReader(path).pages, start=1):
        text = "".join(page.extract_text().split())
        text = text.removesuffix(str(number)) if text.endswith(str(number)) else text
        text = text.replace("".join(running_head.split()), "", 1)
        texts.append(text.replace(str(number), "", 1) if text.startswith(str(number)) else text)
    return "".join(sorted("".join(texts)))


def test_manifest_names_every_document_and_nothing_else() -> None:
    ignored = [
        line
        for line in (CORPUS / ".chithiignore").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    documents = {
        path.relative_to(CORPUS).as_posix()
        for path in CORPUS.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and not any(
            fnmatch(path.relative_to(CORPUS).as_posix(), f"{rule}*" if rule[-1] == "/" else rule)
            for rule in ignored
        )
    }
    assert documents == {entry["path"] for entry in ENTRIES}


def test_manifest_says_of_each_document_what_it_is() -> None:
    assert len(ENTRIES) >= 16
    for entry in ENTRIES:
        assert entry["title"] and entry["issuer"] and entry["source_kind"]
        assert entry["nature"] in ("digest", "sample")
        assert entry["licence"] == "Apache-2.0"
    assert {entry["format"] for entry in ENTRIES} == {"txt", "md", "html", "docx", "pdf", "scan"}


def test_every_source_is_built_and_every_built_file_has_a_source() -> None:
    sources = {f"sources/{path.name}" for path in (CORPUS / "sources").iterdir()}
    assert sources == {entry["built_from"] for entry in BUILT}


def test_corpus_is_small() -> None:
    assert sum((CORPUS / entry["path"]).stat().st_size for entry in ENTRIES) < 1_500_000


@pytest.mark.parametrize(
    "entry", [e for e in ENTRIES if e["format"] in ("txt", "md", "html")], ids=lambda e: e["path"]
)
def test_text_documents_are_utf8_and_say_what_they_are(entry: dict[str, str]) -> None:
    text = (CORPUS / entry["path"]).read_text(encoding="utf-8")
    assert "chithi" in text or "VĂN BẢN MẪU" in text
    assert "�" not in text


@pytest.mark.parametrize(
    "entry", [e for e in BUILT if e["format"] == "docx"], ids=lambda e: e["path"]
)
def test_word_files_hold_the_words_of_their_source(entry: dict[str, str]) -> None:
    assert _words_of_docx(CORPUS / entry["path"]) == _words_of_source(entry["built_from"])


@pytest.mark.parametrize(
    "entry", [e for e in BUILT if e["format"] == "pdf"], ids=lambda e: e["path"]
)
def test_pdf_files_hold_the_letters_of_their_source(entry: dict[str, str]) -> None:
    expected = "".join(sorted("".join(_words_of_source(entry["built_from"]))))
    head = _running_head(entry["built_from"])
    assert _letters_of_pdf(CORPUS / entry["path"], head) == expected


def test_scanned_file_has_pages_but_no_text_layer() -> None:
    import pypdf

    scans = [entry for entry in BUILT if entry["format"] == "scan"]
    assert scans
    for entry in scans:
        pages = pypdf.PdfReader(CORPUS / entry["path"]).pages
        assert [page.extract_text().strip() for page in pages] == [""] * len(pages)
        assert all(len(page.images) == 1 for page in pages)


def test_build_script_makes_every_built_file_anew(tmp_path: Path) -> None:
    command = [sys.executable, str(CORPUS / "build.py"), "--to", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    assert {path.name for path in tmp_path.iterdir()} == {entry["path"] for entry in BUILT}
    for entry in BUILT:
        if entry["format"] == "docx":
            committed = _words_of_docx(CORPUS / entry["path"])
            assert _words_of_docx(tmp_path / entry["path"]) == committed
