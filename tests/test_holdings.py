"""Questions about the collection itself, on invented papers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.forest_papers import write_forest_papers
from tests.holding import holding


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the forest papers: a directive, a conclusion, two reports."""
    paths = write_forest_papers(tmp_path_factory.mktemp("rung"))
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "doc_ids"),
    [
        ("Có bao nhiêu chỉ thị trong kho?", {"chi-thi-17"}),
        ("Kho có những văn bản nào của Tỉnh ủy?", {"ket-luan-88"}),
        ("kho co nhung bai bao nao", {"bao-giu-rung", "dai-pha-rung-giam"}),
    ],
)
def test_what_is_held_is_listed_and_counted(
    engine: Engine, question: str, doc_ids: set[str]
) -> None:
    answer = engine.ask(question)
    assert {citation.doc_id for citation in answer.citations} == doc_ids
    assert answer.expected_items == len(answer.items) == len(doc_ids)
    assert str(len(doc_ids)) in answer.note


def test_the_newest_is_named(engine: Engine) -> None:
    assert engine.ask("Văn bản mới nhất của Tỉnh ủy là văn bản nào?").answer.startswith("88-KL/TU")


def test_nothing_of_that_sort_is_held(engine: Engine) -> None:
    answer = engine.ask("Có bao nhiêu nghị quyết trong kho?")
    assert (answer.status, answer.note) == ("not_found", "Kho không giữ văn bản nào như vậy")


@pytest.mark.parametrize(
    "question",
    ["Trong kho có văn bản nào nói về trực gác lửa không?", "Vụ phá rừng mới nhất ở đâu?"],
)
def test_what_papers_say_is_another_question(engine: Engine, question: str) -> None:
    assert "Kho đang giữ" not in engine.ask(question).note
