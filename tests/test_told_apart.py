"""Persons told one after the other, and lists whose lead counts another thing than their noun."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding_texts

REPORT = """\
Khai giảng lớp cứu hộ hồ đập theo Chỉ thị số 15-CT/TU
Chiều 6/2, tại thành phố Lâm An, Trường Thủy lợi Lâm An khai giảng lớp cứu hộ hồ đập.
Dự lễ có các đồng chí: Trần Xuân Bảo - Hiệu trưởng Trường Thủy lợi Lâm An; Bí thư Thành ủy Lâm An \
Lê Duy Ngạn; Phạm Thị Sen, Trưởng phòng Đào tạo.
Hội nghị của trường cũng thông qua 4 nghị quyết về các đề án gồm: Kế hoạch tuyển sinh năm 2031; \
Quy hoạch ký túc xá; Điều chỉnh học phí; Danh mục thiết bị cứu hộ.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over one report."""
    yield from holding_texts({"khai-giang.txt": REPORT}, tmp_path_factory.mktemp("tin"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Trần Xuân Bảo là ai?", "Hiệu trưởng Trường Thủy lợi Lâm An [1]"),
        ("Ai là Trần Xuân Bảo?", "Hiệu trưởng Trường Thủy lợi Lâm An [1]"),
        ("Who is Trần Xuân Bảo?", "Hiệu trưởng Trường Thủy lợi Lâm An [1]"),
        ("Lê Duy Ngạn giữ chức vụ gì?", "Bí thư Thành ủy Lâm An [1]"),
        ("Bí thư Thành ủy Lâm An là ai?", "Lê Duy Ngạn [1]"),
    ],
)
def test_a_post_behind_a_name_ends_before_the_next_ones(
    engine: Engine, question: str, said: str
) -> None:
    assert engine.ask(question).answer == said


@pytest.mark.parametrize("question", ["Ai là Trần Văn Nam?", "Who is Trần Văn Nam?"])
def test_nobody_else_stands_for_a_person_who_is_not_told_of(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"


def test_the_lead_of_a_list_counts_what_it_holds(engine: Engine) -> None:
    answer = engine.ask("4 nghị quyết hội nghị thông qua gồm những gì?")
    assert [item.text for item in answer.items] == [
        "Kế hoạch tuyển sinh năm 2031",
        "Quy hoạch ký túc xá",
        "Điều chỉnh học phí",
        "Danh mục thiết bị cứu hộ",
    ]


def test_another_count_is_said_to_be_untold_in_the_questions_words(engine: Engine) -> None:
    answer = engine.ask("9 nghị quyết HĐND thông qua gồm những gì?")
    assert answer.status == "not_found"
    assert "9 nghị quyết HĐND của" in answer.note
