"""A paper that a report only names: who made it known there, and which articles tell of another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding_texts

REPORTS = {
    "hoi-nghi.txt": """\
Xã Bến Gỗ học tập chỉ thị
Sáng 3/2, Đảng ủy xã Bến Gỗ mở hội nghị quán triệt Chỉ thị số 15-CT/TU của Tỉnh ủy Hà Mai về giữ đê.
Cũng tại hội nghị, đồng chí Lò Thị Duyên, Trưởng Ban Xây dựng Đảng xã, quán triệt Chỉ thị số \
16-CT/TU ngày 9/1/2026 của Tỉnh ủy Hà Mai.
""",
    "giu-de.txt": """\
Giữ đê ở Bến Gỗ
Thực hiện Chỉ thị số 15-CT/TU của Tỉnh ủy Hà Mai, xã Bến Gỗ đắp thêm 400 m đê.
Ông Trần Văn Cậy, Giám đốc Hợp tác xã Bến Gỗ, góp hai máy xúc.
""",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over two reports."""
    yield from holding_texts(REPORTS, tmp_path_factory.mktemp("de"))


def test_who_made_a_cited_paper_known(engine: Engine) -> None:
    answer = engine.ask("Ai quán triệt Chỉ thị số 16-CT/TU tại hội nghị ở xã Bến Gỗ?")
    assert "Lò Thị Duyên" in answer.answer


def test_articles_on_carrying_out_are_articles(engine: Engine) -> None:
    answer = engine.ask("Những bài nào nói về việc thực hiện Chỉ thị 15-CT/TU?")
    assert {citation.path.rsplit("/", 1)[-1] for citation in answer.citations} == set(REPORTS)


def test_what_somebody_works_as_is_a_post(engine: Engine) -> None:
    assert engine.ask("ông Trần Văn Cậy làm chức gì").answer.startswith("Giám đốc Hợp tác xã")
