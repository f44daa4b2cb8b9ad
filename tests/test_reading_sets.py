"""Measuring reading sets: what counts as the right sentence, the curve, the plain peers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.model import Answer, Citation
from eval.abstention import Judged
from eval.questions import Evidence, Question
from eval.reading import accuracy_at, curve_area, first_cited, holds, main
from eval.sentence_peers import Place

CONTEXT = "Hồ Đá Biếc rộng 84 ha. Đập Thung Mây giữ nước cho hồ Đá Biếc từ năm 1973."


def _question(start: int, end: int) -> Question:
    return Question("c1", "Hồ rộng bao nhiêu?", evidence=(Evidence("ho.txt", "84 ha", start, end),))


@pytest.mark.parametrize(
    ("place", "right"),
    [
        (Place("ho.txt", 0, 22), True),
        (Place("ho.txt", 15, 20), True),
        (Place("ho.txt", 16, 40), False),
        (Place("ho.txt", 0, 19), False),
        (Place("dap.txt", 0, 22), False),
    ],
)
def test_only_a_quote_over_the_gold_span_at_its_place_is_right(place: Place, right: bool) -> None:
    assert holds(place, _question(15, 20)) is right


def test_gold_without_a_place_is_never_held() -> None:
    unplaced = Question("c1", "?", evidence=(Evidence("ho.txt", "84 ha"),))
    assert not holds(Place("ho.txt", 0, 99), unplaced)


def test_a_refusal_cites_nothing() -> None:
    cited = Citation(1, "d", "ho.txt", "", None, 3, 9, "Đá Biếc", "", None, "secondary")
    assert first_cited(Answer("?", "answered", "", "", citations=(cited,))) == ("ho.txt", 3, 9)
    assert first_cited(Answer("?", "not_found", "", "", citations=(cited,))) is None
    assert first_cited(Answer("?", "answered", "", "")) is None


def test_the_area_counts_what_is_never_answered_as_lost() -> None:
    sure = Judged(False, False, True, 0.9)
    wrong = Judged(False, False, False, 0.6)
    silent = Judged(False, True, False, 0.0)
    assert curve_area([sure, wrong, silent]) == pytest.approx((1 + 1 / 2) / 3)
    assert accuracy_at([sure, wrong, silent], 1 / 3) == 1.0
    assert accuracy_at([sure, wrong, silent], 0.5) == 1 / 2
    assert accuracy_at([sure, wrong, silent], 0.9) is None


def test_a_set_is_measured_over_its_own_passages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = "Hồ Đá Biếc rộng bao nhiêu ha?"
    entries = [
        {
            "id": "c1",
            "question": asked,
            "answers": [{"text": "84 ha", "answer_start": CONTEXT.index("84 ha")}],
        },
        {"id": "c2", "question": "Giá vé tàu điện là bao nhiêu?", "is_impossible": True},
    ]
    other = {"context": "Nhà thờ Lộ Giang xây bằng đá ong.", "qas": []}
    data = [{"title": "Hồ", "paragraphs": [{"context": CONTEXT, "qas": entries}, other]}]
    file = tmp_path / "ho.json"
    file.write_text(json.dumps({"version": "v2.0", "data": data}), encoding="utf-8")
    assert main([str(file), "--json", "--encoder", "syllables", "--folder", str(tmp_path)]) == 0
    found = json.loads(capsys.readouterr().out)["ho"]
    assert (found["questions"], found["unanswerable"]) == (1, 1)
    assert found["BM25 sentence"] == 1.0
    assert found["sentence"] == 1.0
    assert found["EM (vi)"] == 1.0
    assert found["declined"] == 1.0
