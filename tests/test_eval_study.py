"""Judging sheets: blind, apart, and scored against the key."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.study.bank import make_banks
from eval.study import Density, densities, drawn, load_all, main, per_thousand_words
from eval.study_sheets import score, write_blind
from ingest.errors import BadInput

DIRECTIVE = Path(__file__).resolve().parent.parent / "corpus" / "lam-giang-17-ct-ubnd.txt"


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def _sheet(path: Path, rows: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def _good(item: str, letter: str) -> dict[str, Any]:
    return {
        "id": item, "chosen": letter, "one_right": True, "natural": True, "worth": True,
        "remark": "",
    }  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    documents = list(load_all([DIRECTIVE]))
    write_blind(drawn(documents, count=4, seed=1), documents, tmp_path)
    return tmp_path


def test_density_counts_choices_per_thousand_words() -> None:
    documents = list(load_all([DIRECTIVE]))
    (found,) = densities(documents, make_banks(documents))
    assert found.kind == "directive"
    assert found.per_thousand == 1000 * found.items / found.words
    assert found.per_thousand > 25


def test_density_of_a_kind_is_over_all_its_words() -> None:
    found = [
        Density("a", "directive", 500, 20),
        Density("b", "directive", 1500, 20),
        Density("c", "news", 1000, 9),
        Density("d", "plan", 100, 50),
    ]
    assert per_thousand_words(found) == {"directive": 1000 * 40 / 2000, "news": 9.0}


def test_one_object_holds_density_and_agreement(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figures", str(DIRECTIVE)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["per_1000_words"]["directive"] > 25
    documents = list(load_all([DIRECTIVE]))
    choices = sum(each.items for each in densities(documents, make_banks(documents)))
    assert found["items"] == choices
    assert 0 < found["before"] <= found["agreement"] <= 1


def test_the_same_seed_draws_the_same_items() -> None:
    documents = list(load_all([DIRECTIVE]))
    assert drawn(documents, count=12, seed=4) == drawn(documents, count=12, seed=4)
    assert drawn(documents, count=12, seed=4) != drawn(documents, count=12, seed=5)


def test_judges_see_the_quote_in_its_paragraph_and_no_key(folder: Path) -> None:
    text = next(iter(load_all([DIRECTIVE]))).text
    for row in _lines(folder / "blind.jsonl"):
        assert set(row) == {"id", "question", "options", "document", "quote"}
        assert list(row["options"]) == list("ABCD")
        for paragraph in row["quote"].split("\n…\n"):
            assert paragraph.replace("⟦", "").replace("⟧", "") in text


def test_an_item_counts_only_when_every_judge_agrees_with_the_key(folder: Path) -> None:
    keys = {row["id"]: row["key"] for row in _lines(folder / "keys.jsonl")}
    first = [_good(item, key) for item, key in keys.items()]
    second = [dict(row) for row in first]
    second[0] |= {"chosen": second[0]["chosen"] + "D", "one_right": False, "worth": False}
    second[1] |= {"natural": False, "worth": False}
    _sheet(folder / "judge-an.jsonl", first)
    _sheet(folder / "judge-binh.jsonl", second)
    found = score(folder)
    assert found["items"] == 4
    assert found["judges"]["an"] == {"key_chosen": 1.0, "natural": 1.0, "worth": 1.0}
    assert found["judges"]["binh"] == {"key_chosen": 0.75, "natural": 0.75, "worth": 0.5}
    assert found["both"] == {"key_chosen": 0.75, "natural": 0.75, "worth": 0.5}
    assert found["agreement"]["an - binh"]["worth"] == {"alike": 0.5, "kappa": 0.0}


def test_a_key_chosen_among_several_right_ones_does_not_count(folder: Path) -> None:
    keys = {row["id"]: row["key"] for row in _lines(folder / "keys.jsonl")}
    rows = [_good(item, key) | {"one_right": False} for item, key in keys.items()]
    _sheet(folder / "judge-an.jsonl", rows)
    assert score(folder)["both"]["key_chosen"] == 0.0


def test_what_a_sheet_lacks_is_named(folder: Path) -> None:
    with pytest.raises(BadInput, match="no judge-NAME"):
        score(folder)
    keys = {row["id"]: row["key"] for row in _lines(folder / "keys.jsonl")}
    rows = [_good(item, key) for item, key in keys.items()]
    _sheet(folder / "judge-an.jsonl", rows[1:])
    with pytest.raises(BadInput, match=f"1 items are not judged, the first is {rows[0]['id']}"):
        score(folder)
    del rows[2]["worth"]
    _sheet(folder / "judge-an.jsonl", rows)
    with pytest.raises(BadInput, match="line 3: lacks worth"):
        score(folder)
