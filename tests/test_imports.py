"""The rules of the code itself: one way through the folders, one file for each outside library."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parent.parent
FLOW = ("ingest", "index", "app", "eval")

# Known to more than one file on purpose: arrays are the language that `index` and `eval` speak, the
# web page is several files around two libraries, and two readers walk trees of the same kind.
ANYWHERE = {"numpy"}
WEB = (
    "app/page/",
    "app/guard.py",
    "app/exchange_routes.py",
    "app/server.py",
    "app/languages.py",
    "app/sign_in.py",
)
SEVERAL = {
    "gradio": WEB,
    "fastapi": WEB,
    "lxml": ("ingest/read_html.py", "ingest/read_docx.py", "ingest/docx_numbers.py"),
    "pypdfium2": ("ingest/read_pdf.py", "ingest/pdf_"),
    # The benches time the library itself beside us, and draw their own curves.
    # What a reader learns with is what it is made of.
    "torch": (
        "index/transformer_encoder.py",
        "eval/bench/",
        "eval/reader_model.py",
        "eval/train_reader.py",
    ),
    "sentence_transformers": ("index/transformer_encoder.py", "eval/bench/"),
    "matplotlib": ("eval/plots.py", "eval/bench/"),
    "docx": ("ingest/read_docx.py", "app/study/word_file.py"),  # read here, written there
}


def _sources() -> list[Path]:
    return sorted(path for folder in FLOW for path in (ROOT / folder).rglob("*.py"))


def _imported(path: Path) -> set[str]:
    """Every module that a file imports by a statement, at its top or inside a function."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            found.add(node.module)
    return found


def _place(module: str) -> int:
    """Where a module stands in the flow; -1 for what is not ours."""
    top = module.partition(".")[0]
    return FLOW.index(top) if top in FLOW else -1


def _outside(modules: set[str]) -> set[str]:
    tops = {module.partition(".")[0] for module in modules}
    return tops - set(FLOW) - set(sys.stdlib_module_names) - {"__future__"}


def test_a_module_imports_its_own_folder_or_an_earlier_one() -> None:
    backwards = [
        (str(path.relative_to(ROOT)), module)
        for path in _sources()
        for module in sorted(_imported(path))
        if _place(module) > _place(path.relative_to(ROOT).parts[0])
    ]
    assert backwards == []


def test_the_only_forward_reach_is_the_plug_table_of_the_command_line_and_the_page() -> None:
    reaching = {
        str(path.relative_to(ROOT))
        for path in _sources()
        if path.relative_to(ROOT).parts[0] != "eval" and '"eval.' in path.read_text("utf-8")
    }
    assert reaching <= {"app/cli.py", "app/page/eval_tab.py"}


def test_each_outside_library_is_known_to_one_file() -> None:
    users: dict[str, list[str]] = {}
    for path in _sources():
        for library in sorted(_outside(_imported(path)) - ANYWHERE):
            users.setdefault(library, []).append(str(path.relative_to(ROOT)))
    crowded = {
        library: files
        for library, files in users.items()
        if len(files) > 1 and not all(file.startswith(SEVERAL.get(library, ())) for file in files)
    }
    assert crowded == {}


def test_packages_come_from_this_checkout() -> None:
    code = (
        "import app, index, ingest, eval; print(*(m.__file__ for m in (app, index, ingest, eval)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    places = [Path(file).parent.parent for file in done.stdout.split()]
    assert places == [ROOT] * 4


def test_no_module_is_named_after_a_library_that_the_program_uses() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    libraries = {
        requirement.split("[")[0].split("=")[0].split(">")[0].replace("-", "_")
        for requirement in project["dependencies"]
    }
    assert {path.stem for path in _sources()} & libraries == set()


def test_the_command_line_starts_without_anything_heavy() -> None:
    code = (
        "import sys, app.cli, app.cli_options; app.cli_options.build_parser();"
        "print(*sorted({m.partition('.')[0] for m in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    heavy = {"torch", "gradio", "underthesea", "faiss", "tantivy", "sentence_transformers", "numpy"}
    assert heavy & set(done.stdout.split()) == set()
