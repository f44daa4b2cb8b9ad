"""Papers named by issuer or topic instead of by number, on invented papers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine import Engine
from tests.forest_papers import write_forest_papers
from tests.holding import holding

OTHER = """\
TỈNH ỦY SƠN LAM                              ĐẢNG CỘNG SẢN VIỆT NAM
HUYỆN ỦY MƯỜNG TRÒN
Số 21-CT/HU                                  Mường Tròn, ngày 05 tháng 9 năm 2024

CHỈ THỊ
của Ban Thường vụ Huyện ủy
về đẩy mạnh chăn nuôi, nuôi trồng thủy sản trên lòng hồ

1. Các xã ven hồ rà soát lồng cá trước ngày 31/10/2024.

Nơi nhận:                                    T/M BAN THƯỜNG VỤ
- Các chi bộ.                                        BÍ THƯ
                                               Hoàng Thị Sèn
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the forest papers and a directive of another district."""
    folder = tmp_path_factory.mktemp("rung")
    other: Path = folder / "chi-thi-21.txt"
    paths = write_forest_papers(folder)
    other.write_text(OTHER, encoding="utf-8")
    yield from holding([*paths, other], tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Chỉ thị của Huyện ủy Nà Pheo ban hành ngày nào?", "ngày 14 tháng 3 năm 2024"),
        ("chi thi cua huyen uy Na Pheo ban hanh ngay nao", "ngày 14 tháng 3 năm 2024"),
        ("Chỉ thị về bảo vệ rừng của Huyện ủy Nà Pheo số mấy?", "17-CT/HU"),
        ("Số hiệu của chỉ thị ở Mường Tròn?", "21-CT/HU"),
        ("Chỉ thị về chăn nuôi, nuôi trồng thủy sản trên lòng hồ do ai ký?", "Hoàng Thị Sèn"),
        ("Kết luận của Tỉnh ủy Sơn Lam về công tác bảo vệ rừng do ai ký?", "Nguyễn Đình Quế"),
    ],
)
def test_a_paper_is_known_by_its_issuer_or_topic(engine: Engine, question: str, said: str) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert said in answer.answer


def test_a_description_that_fits_two_papers_asks_which(engine: Engine) -> None:
    answer = engine.ask("Chỉ thị của Huyện ủy ban hành ngày nào?")
    assert answer.status == "ambiguous"
    assert sorted(choice[:8] for choice in answer.choices) == ["17-CT/HU", "21-CT/HU"]


@pytest.mark.parametrize(
    "question",
    ["Chỉ thị của Huyện ủy Bản Mù do ai ký?", "Kế hoạch của Huyện ủy Mường Tròn số mấy?"],
)
def test_a_paper_that_nobody_names_is_not_found(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"
