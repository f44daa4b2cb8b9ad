"""Abbreviations: a short table and what texts explain themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.abbreviations import Abbreviations, learn
from index.asked import prepare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đề án an toàn hồ chứa (ATHC) của tỉnh", {"ATHC": "an toàn hồ chứa"}),
        ("quỹ bảo trì đường bộ (gọi tắt là QBTĐB)", {"QBTĐB": "quỹ bảo trì đường bộ"}),
        ("cuộc họp ở thị trấn (UBND)", {}),
        ("(ABC)", {}),
        ("(" * 5000 + "ABC)" * 5000, {}),
    ],
)
def test_only_true_explanations_are_learned(text: str, expected: dict[str, str]) -> None:
    assert learn(text) == expected


def test_a_learned_abbreviation_is_spelled_out_however_it_is_typed() -> None:
    known = Abbreviations().with_texts(["Đề án an toàn hồ chứa (ATHC) của tỉnh"])
    for question in ("ATHC là gì?", "athc la gi"):
        assert known.spelled_out(question) == ["an toàn hồ chứa"]


def test_short_words_are_no_abbreviations_unless_written_so() -> None:
    known = Abbreviations()
    assert known.spelled_out("kh tu ct") == []
    assert known.spelled_out("KH của xã") == ["kế hoạch"]
    assert known.spelled_out("SỐ CT VÀ KH CỦA TỈNH") == []


def test_what_the_question_spells_out_itself_is_not_added() -> None:
    assert Abbreviations().spelled_out("UBND, tức Ủy ban nhân dân, làm gì?") == []


def test_paper_numbers_are_left_alone() -> None:
    assert Abbreviations().spelled_out("Chỉ thị 24-CT/TU, 12/KH-UBND") == []


def test_what_was_learned_is_found_again(tmp_path: Path) -> None:
    Abbreviations({"ATHC": "an toàn hồ chứa"}).save(tmp_path / "short.json")
    assert Abbreviations.load(tmp_path / "short.json").spelled_out("ATHC") == ["an toàn hồ chứa"]


def test_spelled_out_words_count_less_than_typed_ones() -> None:
    asked = prepare("HĐND họp", abbreviations=Abbreviations())
    assert asked.terms["hđnd"] == 1.0
    assert 0 < asked.terms["hội_đồng"] < 1.0
    assert asked.toned == "HĐND họp (hội đồng nhân dân)"


def test_abbreviations_typed_in_small_letters_are_no_typing_errors() -> None:
    short = Abbreviations()
    assert [short.knows(word) for word in ("qltt", "ĐVTN", "ccb", "tham", "ct")] == [
        True, True, True, False, False,
    ]  # fmt: skip
