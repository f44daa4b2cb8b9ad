"""The tab Ôn tập: its screen, its self-test and what it takes from visitors."""

from __future__ import annotations

import html
import json
import random
import re
from pathlib import Path

import gradio as gr
import pytest

from app.page.study_inputs import MOST_DOCUMENTS, checked, whole_number
from app.page.study_projector import empty_screen, screen_html
from app.page.study_test import Sitting, drawn_items
from app.study.bank import make_bank
from app.study.contest import all_items, make_contest
from app.study.items import CHOICE, Bank, Item, Proof
from ingest.document import load
from ingest.errors import BadInput

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
NASTY = "<script>alert('x')</script> & \"ngoặc\""


@pytest.fixture(scope="module")
def bank() -> Bank:
    name = "lam-giang-17-ct-ubnd.txt"
    return make_bank([load(CORPUS / name, name, name)])


def _shown(screen: str) -> dict[str, object]:
    match = re.fullmatch(r'<div class="stage" data-show="([^"]*)"></div>', screen)
    assert match is not None
    shown: dict[str, object] = json.loads(html.unescape(match[1]))
    return shown


def test_the_screen_carries_the_contest_as_data_only(bank: Bank) -> None:
    contest = make_contest(bank, title="Chỉ thị 17", size=12)
    shown = _shown(screen_html(contest, "vi"))["contest"]
    assert isinstance(shown, dict)
    assert [slide["stem"] for slide in shown["slides"]] == [i.stem for _, i in all_items(contest)]
    for slide in shown["slides"]:
        assert [slide["options"][place] for place in slide["key"]] in ([], [slide["answer"][3:]])


def test_markup_in_a_text_never_reaches_the_screen_as_markup() -> None:
    proof = Proof("d", "d.txt", NASTY, 0, 5, NASTY)
    items = tuple(
        Item(CHOICE, "unit", f"{NASTY} {n}?", "a", (proof,), ("a", "b", NASTY, "d"), (0,)).with_id()
        for n in range(8)
    )
    screen = screen_html(make_contest(Bank(items, {}), title=NASTY, size=6), "vi")
    assert "<script" not in screen
    contest = _shown(screen)["contest"]
    assert isinstance(contest, dict)
    assert contest["title"] == NASTY


def test_an_empty_screen_has_its_words_and_no_contest() -> None:
    assert _shown(empty_screen("en"))["contest"] is None
    words = _shown(empty_screen("vi"))["words"]
    assert isinstance(words, dict)
    assert words["reveal"] == "Hiện đáp án"


def test_the_script_shows_text_and_never_markup() -> None:
    script = (Path(__file__).parent.parent / "app/page/projector.js").read_text(encoding="utf-8")
    assert "innerHTML" not in script
    assert "insertAdjacentHTML" not in script
    assert "http" not in script


def test_a_self_test_draws_choices_and_rises(bank: Bank) -> None:
    drawn = drawn_items(bank.items, 10, random.Random(5))
    assert len(drawn) == 10
    assert {item.kind for item in drawn} == {CHOICE}
    assert [item.level for item in drawn] == sorted(item.level for item in drawn)
    assert len(drawn_items(drawn[:3], 10, random.Random(5))) == 3


def test_a_sitting_goes_on_and_remembers_what_was_missed(bank: Bank) -> None:
    sitting = Sitting(drawn_items(bank.items, 3, random.Random(1)))
    wrong = next(place for place in range(4) if place not in sitting.items[0].key)
    sitting = sitting.after(wrong).following()
    sitting = sitting.after(sitting.items[1].key[0]).following()
    assert (sitting.at, sitting.missed) == (2, (0,))


def test_visitors_must_choose_and_may_not_choose_everything() -> None:
    for nothing in (None, []):
        with pytest.raises(gr.Error, match="ít nhất một văn bản"):
            checked(nothing, "vi")
        with pytest.raises(gr.Error, match="at least one document"):
            checked(nothing, "en")
    assert len(checked([str(n) for n in range(50)], "vi")) == MOST_DOCUMENTS


@pytest.mark.parametrize("value", [None, "x", -1, 0, 301, float("inf"), float("nan")])
def test_a_number_out_of_range_is_refused(value: float | str | None) -> None:
    with pytest.raises(BadInput, match="từ 1 đến 300"):
        whole_number(value, low=1, high=300, name="Số câu")


def test_a_number_in_range_is_taken_whole() -> None:
    assert whole_number(30.0, low=1, high=300, name="Số câu") == 30
