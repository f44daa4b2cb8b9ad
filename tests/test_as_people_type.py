"""Questions as people type them: in English, shortened, by other words than the text's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding

BLOOD = """Huyện Cồn Vang tiếp nhận 241 đơn vị máu
Ngày 14/6/2024, Hội Chữ thập đỏ huyện Cồn Vang tổ chức ngày hội hiến máu tình nguyện. \
Ngày hội thu hút gần 320 cán bộ, công nhân, chiến sĩ và người dân trên địa bàn đăng ký tham gia, \
kết quả tiếp nhận được 241 đơn vị máu.
Ông Lê Văn Thạch (bên phải), Chủ tịch Hội Chữ thập đỏ huyện Cồn Vang trao giấy chứng nhận.
Dịp này, Hội trao 45 phần quà cho các hộ nghèo, tổng trị giá 27 triệu đồng, \
mỗi phần quà trị giá 600 nghìn đồng.
"""
SMUGGLING = """Đồn Biên phòng Bến Lác thu giữ 1.250 bao thuốc lá lậu
Rạng sáng 3/8/2024, Đồn Biên phòng Bến Lác bắt giữ ông Trần Văn Sậu, trú tại ấp Gò Me, \
xã Vĩnh Sậy, vận chuyển 1.250 bao thuốc lá ngoại nhập lậu.
Trong 7 tháng đầu năm 2024, đơn vị phát hiện 36 trường hợp vi phạm quy chế biên giới.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over two reports, encoded without a model."""
    folder = tmp_path_factory.mktemp("tin")
    paths = []
    for name, text in (("hien-mau.txt", BLOOD), ("thuoc-la.txt", SMUGGLING)):
        paths.append(folder / name)
        paths[-1].write_text(text, encoding="utf-8")
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many blood units were collected in Cồn Vang district?", "241 đơn vị máu"),
        ("Who is the chairman of the Red Cross Society of Cồn Vang district?", "Lê Văn Thạch"),
        ("Cồn Vang có bao nhiêu người đăng ký hiến máu?", "320"),
        ("Mỗi suất quà cho hộ nghèo ở Cồn Vang trị giá bao nhiêu tiền?", "600 nghìn đồng"),
        ("Hội CTĐ Cồn Vang trao bao nhiêu suất quà?", "45 phần quà"),
        ("Có bao nhiêu vụ vi phạm quy chế biên giới?", "36 trường hợp"),
        ("Ông Trần Văn Sậu ở đâu?", "ấp Gò Me"),
    ],
)
def test_what_is_asked_in_other_words_is_found(engine: Engine, question: str, said: str) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert said in answer.answer
    assert len(answer.answer) < 60
