"""Judging sheets: blind, apart, and scored against the key."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.study import Judgement, densities, drawn, score, write_sheets_for_judges
from ingest.errors import BadInput
from ingest.workbook import Sheet, read_sheets, write_sheets

DIRECTIVE = Path(__file__).resolve().parent.parent / "corpus" / "lam-giang-17-ct-ubnd.txt"


def _fill(path: Path, answers: dict[str, tuple[str, str, str]]) -> None:
    head, *rows = read_sheets(path)[0].rows
    filled = [(*row[:7], *answers[row[0]]) for row in rows]
    write_sheets(path, [Sheet("Câu hỏi", (head, *filled))])


def test_density_counts_choices_per_thousand_words() -> None:
    (found,) = densities([DIRECTIVE])
    assert found.kind == "directive"
    assert found.per_thousand == 1000 * found.items / found.words
    assert found.per_thousand > 25


def test_judges_see_no_key_and_their_own_order(tmp_path: Path) -> None:
    items = drawn([DIRECTIVE], count=12, seed=4)
    assert items == drawn([DIRECTIVE], count=12, seed=4)
    write_sheets_for_judges(items, tmp_path, seed=4)
    sheets = [read_sheets(tmp_path / f"judge-{judge}.xlsx")[0].rows[1:] for judge in "ab"]
    assert {row[0] for row in sheets[0]} == {row[0] for row in sheets[1]}
    assert [row[0] for row in sheets[0]] != [row[0] for row in sheets[1]]
    assert all(cell == "" for rows in sheets for row in rows for cell in row[7:])


def test_an_item_counts_only_when_both_judges_agree_with_the_key(tmp_path: Path) -> None:
    items = drawn([DIRECTIVE], count=4, seed=1)
    write_sheets_for_judges(items, tmp_path, seed=1)
    key = {row[0]: row[1] for row in read_sheets(tmp_path / "key.xlsx")[0].rows[1:]}
    first = {item: (letter, "1", "1") for item, letter in key.items()}
    second = dict(first)
    ids = list(key)
    second[ids[0]] = ("AB", "1", "0")
    second[ids[1]] = (key[ids[1]], "0", "0")
    _fill(tmp_path / "judge-a.xlsx", first)
    _fill(tmp_path / "judge-b.xlsx", second)
    assert score(tmp_path) == Judgement(4, 3 / 4, 3 / 4, 2 / 4)


def test_an_unjudged_item_is_named(tmp_path: Path) -> None:
    items = drawn([DIRECTIVE], count=2, seed=1)
    write_sheets_for_judges(items, tmp_path, seed=1)
    with pytest.raises(BadInput, match="is not judged"):
        score(tmp_path)
