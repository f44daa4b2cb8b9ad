"""Questions to a regulation: terms, grounds, what it ends; on an invented circular."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.engine import Engine
from tests.holding import holding

CIRCULAR = """BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG
Số: 41/2026/TT-BNNMT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 09 tháng 3 năm 2026
THÔNG TƯ
QUY ĐỊNH VỀ QUẢN LÝ GIẾNG KHOAN HỘ GIA ĐÌNH
Căn cứ Luật Tài nguyên nước ngày 27 tháng 11 năm 2023;
Căn cứ Pháp lệnh Khai thác công trình nước ngày 04 tháng 4 năm 2001;
Căn cứ Nghị định số 71/2025/NĐ-CP ngày 02 tháng 5 năm 2025 của Chính phủ về cơ cấu của Bộ;
Theo đề nghị của Cục trưởng Cục Nước ngầm;
Bộ trưởng ban hành Thông tư quy định về quản lý giếng khoan hộ gia đình.
Điều 1. Giải thích từ ngữ
1. Giếng khoan hộ gia đình là giếng do một hộ khoan để lấy nước sinh hoạt cho chính hộ đó.
2. Trám lấp giếng được hiểu là việc lấp kín lòng giếng bằng sét viên hoặc vữa xi măng.
3. Người khai báo giếng khoan là chủ hộ hoặc người được chủ hộ ủy quyền bằng văn bản.
4. Mực nước tĩnh là độ sâu mặt nước trong giếng khi không bơm ít nhất 12 giờ.
Điều 2. Phí khai báo giếng khoan
Phí khai báo giếng khoan thực hiện theo quy định tại Điều 8 Thông tư số 15/2022/TT-BTC.
Điều 3. Khoảng cách
Giếng loại 3 phải cách nhà vệ sinh ít nhất 15 m. Giếng loại 2 phải cách nhà vệ sinh ít nhất 25 m.
Điều 4. Giấy khai báo
1. Giấy khai báo giếng khoan bị thu hồi trong các trường hợp sau đây:
a) Giếng đã trám lấp;
b) Giấy bị tẩy xóa;
c) Chủ hộ chuyển đi nơi khác.
2. Ủy ban nhân dân cấp xã thu hồi giấy.
Điều 5. Yêu cầu chung
1. Giữ nắp giếng kín;
2. Không đổ nước thải quanh giếng;
3. Đo mực nước mỗi năm một lần.
Điều 6. Yêu cầu riêng
1. Giếng ở vùng mặn phải có ống chống;
2. Giếng ở bãi cát phải có lọc.
Điều 7. Cấp giấy khai báo giếng khoan
1. Chủ hộ nộp phiếu ở xã;
2. Xã ghi sổ trong 3 ngày.
Điều 8. Cấp lại giấy khai báo giếng khoan
Chủ hộ báo mất với xã và nhận giấy mới.
Điều 9. Những việc chủ giếng khoan không được làm
1. Bơm nước thải xuống giếng;
2. Tháo ống chống.
Điều 10. Phạm vi
1. Thông tư này áp dụng đối với hộ gia đình có giếng khoan sâu dưới 60 m.
2. Thông tư này không áp dụng đối với giếng của trạm cấp nước.
Quỹ trám lấp giếng được chi nhằm mục đích:
Mua sét viên cho hộ nghèo;
Thuê máy khoan phá lòng giếng.
Điều 11. Hiệu lực thi hành
1. Thông tư này có hiệu lực từ ngày 01 tháng 5 năm 2026.
2. Thông tư số 08/2014/TT-BTNMT ngày 10 tháng 02 năm 2014 của Bộ trưởng Bộ Tài nguyên và Môi \
trường quy định về khai báo, trám lấp, bảo vệ, kiểm tra và thống kê giếng khoan của hộ gia đình, \
cá nhân, tổ chức ở các vùng khan hiếm nước ngọt hết hiệu lực kể từ ngày Thông tư này có hiệu lực.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the circular, encoded without a model."""
    path = tmp_path_factory.mktemp("gieng") / "thong-tu-41.txt"
    path.write_text(CIRCULAR, encoding="utf-8")
    yield from holding([path], tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Mực nước tĩnh là gì?", "Mực nước tĩnh là độ sâu mặt nước trong giếng"),
        ("muc nuoc tinh la gi", "Mực nước tĩnh là độ sâu mặt nước trong giếng"),
        ("Thế nào là trám lấp giếng?", "Trám lấp giếng được hiểu là việc lấp kín lòng giếng"),
        ("Giếng khoan hộ gia đình được hiểu như thế nào?", "Giếng khoan hộ gia đình là giếng"),
        ("Ai khai báo giếng khoan?", "chủ hộ hoặc người được chủ hộ ủy quyền bằng văn bản"),
    ],
)
def test_a_term_is_told_by_the_sentence_that_defines_it(
    engine: Engine, question: str, said: str
) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert answer.answer.startswith(said)


def test_a_term_that_is_only_used_is_not_defined(engine: Engine) -> None:
    answer = engine.ask("Vữa xi măng là gì?")
    assert not answer.answer.startswith("Vữa xi măng")


def test_grounds_are_those_of_the_preamble_of_the_type_asked_for(engine: Engine) -> None:
    every = engine.ask("Thông tư 41/2026/TT-BNNMT căn cứ những văn bản nào?")
    laws = engine.ask("Thông tư 41/2026/TT-BNNMT căn cứ luật nào?")
    assert [item.text[:14] for item in every.items] == [
        "Luật Tài nguyê",
        "Pháp lệnh Khai",
        "Nghị định số 7",
    ]
    assert laws.answer.startswith("Luật Tài nguyên nước ngày 27 tháng 11 năm 2023")


def test_a_paper_ends_on_the_day_that_the_one_ending_it_begins(engine: Engine) -> None:
    answer = engine.ask("Thông tư 08/2014/TT-BTNMT hết hiệu lực khi nào?")
    assert answer.status == "answered"
    assert answer.answer.startswith("từ ngày 01 tháng 5 năm 2026")


def test_the_end_of_another_paper_is_not_told(engine: Engine) -> None:
    assert engine.ask("Thông tư 41/2026/TT-BNNMT hết hiệu lực khi nào?").status == "not_found"


@pytest.mark.parametrize(
    "question",
    [
        "Thông tư nào hết hiệu lực khi Thông tư 41/2026/TT-BNNMT có hiệu lực?",
        "Khi Thông tư 41/2026/TT-BNNMT có hiệu lực thì những thông tư nào hết hiệu lực?",
    ],
)
def test_what_a_paper_ends_has_its_own_long_title(engine: Engine, question: str) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert "08/2014/TT-BTNMT" in answer.answer
    assert "41/2026" not in answer.answer


@pytest.mark.parametrize(
    ("question", "items"),
    [
        (
            "Yêu cầu chung đối với giếng khoan hộ gia đình là gì?",
            ["Giữ nắp giếng kín", "Không đổ nước thải quanh giếng", "Đo mực nước mỗi năm một lần."],
        ),
        (
            "Yêu cầu riêng đối với giếng khoan là gì?",
            ["Giếng ở vùng mặn phải có ống chống", "Giếng ở bãi cát phải có lọc."],
        ),
        (
            "Mục đích của quỹ trám lấp giếng là gì?",
            ["Mua sét viên cho hộ nghèo", "Thuê máy khoan phá lòng giếng."],
        ),
    ],
)
def test_what_stands_below_a_heading_or_a_colon_is_the_list(
    engine: Engine, question: str, items: list[str]
) -> None:
    assert [item.text for item in engine.ask(question).items] == items


@pytest.mark.parametrize(
    ("question", "whom"),
    [
        (
            "Thông tư 41/2026/TT-BNNMT áp dụng đối với ai?",
            "hộ gia đình có giếng khoan sâu dưới 60 m",
        ),
        ("Thông tư 41/2026/TT-BNNMT không áp dụng đối với ai?", "giếng của trạm cấp nước"),
    ],
)
def test_whom_a_paper_applies_to(engine: Engine, question: str, whom: str) -> None:
    assert engine.ask(question).answer.startswith(whom)


@pytest.mark.parametrize(
    ("question", "items"),
    [
        (
            "Cấp giấy khai báo giếng khoan thế nào?",
            ["Chủ hộ nộp phiếu ở xã", "Xã ghi sổ trong 3 ngày."],
        ),
        (
            "Cấp lại giấy khai báo giếng khoan thế nào?",
            ["Chủ hộ báo mất với xã và nhận giấy mới."],
        ),
        (
            "Chủ giếng khoan không được làm những việc gì?",
            ["Bơm nước thải xuống giếng", "Tháo ống chống."],
        ),
    ],
)
def test_a_question_in_the_words_of_a_heading_gets_what_stands_below(
    engine: Engine, question: str, items: list[str]
) -> None:
    answer = engine.ask(question)
    assert ([item.text for item in answer.items] or [answer.answer[:-4]]) == items


def test_cases_that_are_announced_are_listed(engine: Engine) -> None:
    answer = engine.ask("Giấy khai báo giếng khoan bị thu hồi trong trường hợp nào?")
    assert [item.text for item in answer.items] == [
        "Giếng đã trám lấp",
        "Giấy bị tẩy xóa",
        "Chủ hộ chuyển đi nơi khác.",
    ]


def test_a_part_that_answers_is_shown_without_its_number(engine: Engine) -> None:
    answer = engine.ask("Thông tư 41/2026/TT-BNNMT có hiệu lực khi nào?")
    assert "01 tháng 5 năm 2026" in answer.answer
    assert not answer.answer.startswith("1.")


def test_the_number_of_a_sort_is_no_count(engine: Engine) -> None:
    answer = engine.ask("Giếng loại 3 phải cách nhà vệ sinh ít nhất bao nhiêu mét?")
    assert "15 m" in answer.answer


def test_a_heading_is_no_figure(engine: Engine) -> None:
    answer = engine.ask("Phí khai báo giếng khoan là bao nhiêu?")
    assert not answer.answer.startswith("Điều 2")


def test_a_heading_of_words_that_tell_little_has_its_parts(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.md"
    path.write_text(
        "ỦY BAN NHÂN DÂN XÃ BẾN CÁT\nSố: 14/KH-UBND\nKẾ HOẠCH\nVề việc trồng tre chắn sóng\n\n"
        "# Trọng tâm\n\n1. Trồng tre dọc bờ sông.\n\n2. Rào chỗ tre non.\n",
        encoding="utf-8",
    )
    with contextmanager(holding)([path], tmp_path / "chi-muc") as engine:
        answer = engine.ask("Nêu những trọng tâm của Kế hoạch 14/KH-UBND?")
    assert [item.text for item in answer.items] == ["Trồng tre dọc bờ sông.", "Rào chỗ tre non."]
