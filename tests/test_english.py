"""The program's own lines in English: each that is written has its English, values and all."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli import main
from app.cli_options import asked_language
from app.doctor import Check
from eval import wording
from index.reasons import WORDS
from ingest.english import in_english, in_language, sentences

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("ingest", "index", "app", "eval")
# Calls whose strings are shown to people; the errors of the tree are found by their classes.
_SHOWN = {"Failure", "Check", "DamagedContainer", "said", "refusal", "report"}
_FIELD = re.compile(r"\{[^{}]*\}")
_VIETNAMESE = re.compile(r"[À-ỹ]")


def trees() -> dict[str, ast.Module]:
    files = [file for layer in LAYERS for file in sorted((ROOT / layer).rglob("*.py"))]
    return {
        str(file.relative_to(ROOT)): ast.parse(file.read_text(encoding="utf-8")) for file in files
    }


def error_classes(parsed: dict[str, ast.Module]) -> dict[str, ast.ClassDef | None]:
    """Every class of the tree of errors, by name."""
    found: dict[str, ast.ClassDef | None] = {"ChithiError": None}
    classes = [n for tree in parsed.values() for n in ast.walk(tree) if isinstance(n, ast.ClassDef)]
    for _ in range(4):
        for one in classes:
            if any(isinstance(base, ast.Name) and base.id in found for base in one.bases):
                found[one.name] = one
    return found


def template(node: ast.expr) -> str | None:
    """A string as it is written, its values as {}; None for what is no string."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
    return "".join(map(str, parts))


def shown_strings() -> Iterator[tuple[str, str]]:
    """(where, template) of every string that an error, a failure or a check is made with."""
    parsed = trees()
    errors = error_classes(parsed)
    for name, tree in parsed.items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = node.func
            to = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if to not in errors and to not in _SHOWN:
                continue
            for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
                written = template(argument)
                if written is not None and _VIETNAMESE.search(written):
                    yield f"{name}:{node.lineno}", written
    for one in filter(None, errors.values()):
        for node in ast.walk(one):
            if isinstance(node, ast.JoinedStr) and _VIETNAMESE.search(template(node) or ""):
                yield one.name, template(node) or ""


def plain(written: str) -> str:
    """A template with all values alike, neighbours as one, and without the file it is about."""
    alike = re.sub(r"(\{\})+", "{}", _FIELD.sub("{}", written))
    return re.sub(r"^(\{\}: )+(?=\S)|^; ", "", alike)


def test_every_line_that_people_are_told_has_its_english() -> None:
    known = {plain(line) for line in sentences()}
    known |= {re.sub(r"(\{\})+", "{}", _FIELD.sub("{}", line)) for line in sentences()}
    missing = {
        f"{where}: {written}"
        for where, written in shown_strings()
        if plain(written) not in known and not _joined(plain(written), known)
    }
    assert missing == set()


def _joined(written: str, known: set[str]) -> bool:
    """Whether a template is a place and a message, or a list of known ones."""
    for joint in (": ", "; ", ", "):
        parts = written.split(joint)
        if len(parts) > 1 and all(part in known | {"{}"} for part in parts):
            return True
    return False


def test_the_walk_sees_the_raise_sites() -> None:
    found = list(shown_strings())
    assert len(found) > 150
    assert any(where.startswith("ingest/read.py") for where, _ in found)


def test_both_languages_hold_the_same_values() -> None:
    for vietnamese, english in sentences().items():
        values = sorted(re.findall(r"\{([a-z_]+)\}", vietnamese))
        assert values == sorted(re.findall(r"\{([a-z_]+)\}", english)), vietnamese
        assert len(values) == len(set(values)), vietnamese


def test_no_english_line_is_left_in_vietnamese() -> None:
    quoted = re.compile(r"“[^”]*”")
    for english in sentences().values():
        assert not _VIETNAMESE.search(quoted.sub("", english)), english


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("kho/a.pdf: không có trang 9, tệp chỉ có 3 trang",
         "kho/a.pdf: there is no page 9, the file has 3 pages"),
        ("a.csv: 2 lỗi: dòng 3, id: mã 'x' đã dùng ở dòng 2; dòng 4, question: câu hỏi trống. "
         "Hãy sửa tệp, hoặc thêm --skip-bad để bỏ qua các mục lỗi và liệt kê chúng trong báo cáo",
         "a.csv: 2 faults: line 3, id: id 'x' is taken by line 2; line 4, question: the question is"
         " empty. Mend the file, or add --skip-bad to leave faulty entries out and list them in the"
         " report"),
        ("b.doc: tệp Word hỏng (thiếu phần WordDocument); hãy lưu lại dạng docx",
         "b.doc: the Word file is damaged (part WordDocument is missing); save it as docx"),
        ("Kế hoạch của Sở Xây dựng", "Kế hoạch của Sở Xây dựng"),
        ("", ""),
    ],
)  # fmt: skip
def test_values_and_quoted_messages_are_told_too(line: str, said: str) -> None:
    assert in_english(line) == said


def test_every_word_of_reports_and_reasons_has_its_english() -> None:
    words = [word for both in wording.MEASURES.values() for word in both]
    for table in (wording.KINDS, wording.STYLES, wording.STATES, wording.EXPECTATIONS):
        words += table.values()
    words += WORDS.values()
    assert [word for word in words if _VIETNAMESE.search(in_english(word))] == []


def test_values_keep_signs_that_patterns_use() -> None:
    line = r"“Số {x} \1 .*”: kho văn bản không có và không nhắc đến văn bản này"
    said = r"“Số {x} \1 .*”: the collection neither holds nor mentions this paper"
    assert in_language(line, "en") == said
    assert in_language(line, "vi") == line


def test_a_check_is_told_in_english() -> None:
    check = Check("Đĩa", False, "còn trống 0.4 GB", "dọn bớt: cần ít nhất 1 GB")
    told = Check("Disk", False, "0.4 GB free", "make room: at least 1 GB is needed")
    assert check.in_language("en") == told


def test_the_setting_is_found_wherever_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHITHI_LANG", raising=False)
    assert asked_language(["duties", "--lang=en", "--before", "x"]) == "en"
    assert asked_language(["ask", "--lang"]) == "vi"
    monkeypatch.setenv("CHITHI_LANG", "en")
    assert asked_language(["ask", "gì?"]) == "en"
    assert asked_language(["ask", "gì?", "--lang", "vi"]) == "vi"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["ask", "gì?", "--lang", "en"], "there is no index in"),
        (["bay", "--lang", "en"], "there is no choice 'bay'; choose "),
        (["search", "gì", "-k", "ba", "--lang", "en"], "-k: 'ba' is not a number (see"),
        (["users", "list", "--wrong", "--lang", "en"], "unknown arguments: --wrong (see"),
        (["duties", "--before", "mai", "--lang", "en"], "“mai” is not a day: write"),
        (["duties", "--before", "mai", "--lang", "vi"], "“mai” không phải một ngày"),
    ],
)
def test_the_command_line_complains_as_the_setting_says(
    arguments: list[str], line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--index", str(tmp_path / "none"), *arguments]) == 2
    error = capsys.readouterr().err
    assert line in error
    assert len(error.splitlines()) == 1
