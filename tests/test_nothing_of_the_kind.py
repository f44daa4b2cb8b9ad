"""What is asked of the right paper, place or article but is not there; and its near likenesses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding

_ORDER = """\
HUYỆN ỦY NÀ KHOANG
*
Số 23-CT/HU
Nà Khoang, ngày 9 tháng 5 năm 2023

CHỈ THỊ
CỦA BAN THƯỜNG VỤ HUYỆN ỦY
về giữ gìn nghề dệt thổ cẩm

Ban Thường vụ Huyện ủy yêu cầu:
1. Mỗi xã lập một tổ dệt, thay thế khung cửi đã hỏng.
2. Xây dựng nhà trưng bày vải thổ cẩm Lùng Cúng theo hình thức nhân dân góp công, hoàn thành \
trong năm 2024.
3. Phòng Văn hóa mở lớp dạy nhuộm chàm.
Chỉ thị này được phổ biến đến chi bộ.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Sùng A Dế
"""
_NEWS = """\
Khung cửi trở lại xã Pha Mu

Thị trấn Nà Khoang, nơi có chợ vải lớn nhất huyện, mở phiên chợ đêm đầu tiên.
Huyện đã cấp 64 khung cửi cho các tổ dệt. Xã Pha Mu dệt được 310 tấm vải, bán cho khách ở chợ vải.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over an invented directive and a report, encoded without a model."""
    folder = tmp_path_factory.mktemp("det")
    paths = [folder / "ct-23.txt", folder / "khung-cui.txt"]
    for path, text in zip(paths, (_ORDER, _NEWS), strict=True):
        path.write_text(text, encoding="utf-8")
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


def test_a_part_that_a_paper_lacks_is_said_to_be_missing(engine: Engine) -> None:
    assert "nhuộm chàm" in engine.ask("Mục 3 Chỉ thị 23-CT/HU quy định gì?").answer
    answer = engine.ask("Mục 9 Chỉ thị 23-CT/HU quy định gì?")
    assert answer.status == "not_found"
    assert "không có phần mang số" in answer.note


@pytest.mark.parametrize(
    "question",
    ["Những văn bản nào thay thế Chỉ thị 23-CT/HU?", "Chỉ thị 23-CT/HU thay thế văn bản nào?"],
)
def test_a_paper_that_nothing_ends_is_not_answered_by_what_names_it(
    engine: Engine, question: str
) -> None:
    assert engine.ask(question).status == "not_found"


def test_what_a_larger_area_did_is_not_told_of_a_town_in_it(engine: Engine) -> None:
    answer = engine.ask("Thị trấn Nà Khoang đã cấp bao nhiêu khung cửi?")
    assert answer.status == "not_found"
    assert engine.ask("Huyện đã cấp bao nhiêu khung cửi?").answer.startswith("64 khung cửi")


def test_the_form_in_which_something_is_built_ends_at_its_term(engine: Engine) -> None:
    answer = engine.ask("Nhà trưng bày Lùng Cúng được xây dựng theo hình thức nào?")
    assert answer.answer.startswith("nhân dân góp công [")


def test_an_article_known_by_its_matter_is_told_by_its_title(engine: Engine) -> None:
    answer = engine.ask("Bài báo về xã Pha Mu nói về chuyện gì?")
    assert answer.answer.startswith("Khung cửi trở lại xã Pha Mu")


def test_two_papers_that_no_text_sets_against_each_other_replace_nothing(engine: Engine) -> None:
    answer = engine.ask("Chỉ thị 23-CT/HU có thay thế Chỉ thị 5-CT/HU không?")
    assert answer.status == "not_found"


def test_a_matter_that_a_paper_never_names_is_not_guessed_at(engine: Engine) -> None:
    assert engine.ask("Chỉ thị 23-CT/HU quy định gì về nuôi trâu?").status == "not_found"
    assert "nhuộm chàm" in engine.ask("Chỉ thị 23-CT/HU quy định gì về nhuộm chàm?").answer
