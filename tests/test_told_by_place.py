"""Values told by place, what is measured standing in the sentence before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding
from tests.water_papers import write_water_papers


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the water papers, encoded without a model."""
    paths = write_water_papers(tmp_path_factory.mktemp("nuoc-sach"))
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Thị trấn Mộc Lâm đạt tỷ lệ lắp đồng hồ nước bao nhiêu?", "96%"),
        ("Tỷ lệ lắp đồng hồ nước của xã Khe Vông là bao nhiêu?", "52%"),
        ("ty le lap dong ho nuoc cua xa Khe Vong la bao nhieu", "52%"),
        ("Xã Nà Lụa thu tiền nước bao nhiêu?", "35 triệu đồng"),
        ("Xã nào có tỷ lệ lắp đồng hồ nước thấp nhất?", "xã Khe Vông"),
        ("xa nao ty le lap dong ho nuoc thap nhat", "xã Khe Vông"),
        ("Đơn vị nào dẫn đầu về lắp đồng hồ nước?", "thị trấn Mộc Lâm"),
        ("Nơi nào lắp đồng hồ nước cao nhất?", "thị trấn Mộc Lâm"),
        ("Xã nào thu tiền nước nhiều nhất?", "Xã Bản Trầm"),
        ("Xã nào thu tiền nước ít nhất?", "xã Nà Lụa"),
    ],
)
def test_the_place_and_its_value_go_together(engine: Engine, question: str, said: str) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert answer.answer.removesuffix(" [2]").split(" [")[0] == said
    assert said in answer.citations[0].quote


def test_both_places_of_one_sentence_are_compared(engine: Engine) -> None:
    answer = engine.ask("So sánh tỷ lệ lắp đồng hồ nước của thị trấn Mộc Lâm và xã Khe Vông")
    assert [item.text.split(": ")[1] for item in answer.items] == ["96%", "52%"]
    assert all(item.citations for item in answer.items)


@pytest.mark.parametrize(
    "question",
    [
        "Xã Đồng Riềng đạt tỷ lệ lắp đồng hồ nước bao nhiêu?",
        "Xã Đồng Riềng đạt tỷ lệ bao nhiêu?",
        "Xã nào có tỷ lệ hộ nghèo thấp nhất?",
        "Đơn vị nào dẫn đầu?",  # in nothing in particular
        "So sánh tỷ lệ lắp đồng hồ nước của thị trấn Mộc Lâm và xã Đồng Riềng",
    ],
)
def test_a_place_without_a_value_has_none(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"
