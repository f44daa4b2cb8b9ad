"""Who heads a body by what prose says, and causes: a person of the body asked, a sentence that
gives a cause, or neither."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding

MARKET = """\
Kiểm tra chợ đêm Phù Sa

Ngày 12/8, đoàn kiểm tra của Sở Công Thương tỉnh Trà Lĩnh do Phó Giám đốc Lều Văn Tấn làm \
trưởng đoàn đã kiểm tra chợ đêm Phù Sa. Cùng ngày, đoàn giám sát của Ban Văn hóa do bà Khuất \
Thị Thạc, Phó Trưởng ban, làm trưởng đoàn làm việc với phường Đồi Sim.

Ban Chỉ đạo chợ văn minh tỉnh Trà Lĩnh do đồng chí Mạc Văn Tuế, Phó Chủ tịch UBND tỉnh, làm \
Trưởng ban. Tổ công tác sắp xếp quầy hàng do ông Bạch Duy Thiệu phụ trách.

Hội thi gian hàng đẹp do bà Lù Thị Nhàn điều hành. Buổi đối thoại với tiểu thương do ông \
Ninh Văn Quát chủ trì.

Qua kiểm tra, 37 hộ kinh doanh bị phạt vì bán hàng không niêm yết giá. Năm 2023, có 112 hộ \
kinh doanh nghỉ bán tại chợ Phù Sa. Phần lớn hộ kinh doanh nghỉ bán do tiền thuê quầy tăng \
nhanh và khách vắng. Nhiều tiểu thương chưa dùng mã thanh toán, chiếm 40% số quầy. Lượng rác \
trong chợ giảm 20%, xuất phát từ việc mỗi quầy có một thùng rác riêng.

Sở Công Thương đã phạt một cơ sở 15 triệu đồng. Trạm y tế phường Đồi Sim đã tiêm 2.400 liều \
vắc xin phòng dại.
"""
CANAL = """\
Phát động dọn kênh Nà Hin

Sáng 5/9, huyện Bình Ải phát động dọn kênh Nà Hin. Ban Chỉ đạo phòng, chống thiên tai huyện \
Bình Ải gồm 21 thành viên, do ông Tống Văn Kiểm - Chủ tịch UBND huyện làm Trưởng ban; ông \
Đàm Quang Sửu, Phó Chủ tịch UBND huyện, làm Phó Trưởng ban thường trực. Đoàn công tác do \
đồng chí Ung Thị Mẫn dẫn đầu đã đến xã Suối Cát.
Năm nay 9 thôn bị ngập sâu. Nhiều thôn bị ngập bởi kênh tiêu bị bồi lấp lâu ngày.
Ông Vi Văn Sấm làm Tổ trưởng Tổ giám sát cộng đồng xã Suối Cát.
"""

CANAL += "Cống Nà Hin gãy cánh phai. Vì vậy, ruộng mạ ở bãi Cọ thiếu nước.\n"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over two invented reports, encoded without a model."""
    folder = tmp_path_factory.mktemp("cho-kenh")
    paths = [folder / "cho-dem.txt", folder / "don-kenh.txt"]
    for path, text in zip(paths, (MARKET, CANAL), strict=True):
        path.write_text(text, encoding="utf-8")
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Trưởng đoàn kiểm tra của Sở Công Thương là ai?", "Lều Văn Tấn"),
        ("Ai làm trưởng đoàn kiểm tra chợ đêm Phù Sa?", "Lều Văn Tấn"),
        ("truong doan kiem tra cua so cong thuong la ai", "Lều Văn Tấn"),
        ("Ai làm trưởng đoàn giám sát của Ban Văn hóa?", "Khuất Thị Thạc"),
        ("Trưởng ban chỉ đạo chợ văn minh tỉnh Trà Lĩnh là ai?", "Mạc Văn Tuế"),
        ("Ban Chỉ đạo chợ văn minh do ai làm trưởng ban?", "Mạc Văn Tuế"),
        (
            "Trưởng Ban Chỉ đạo phòng, chống thiên tai huyện Bình Ải là ai?",
            "Tống Văn Kiểm",
        ),
        (
            "Phó Trưởng ban thường trực Ban Chỉ đạo phòng, chống thiên tai huyện Bình Ải là ai?",
            "Đàm Quang Sửu",
        ),
        ("Trưởng đoàn công tác đến xã Suối Cát là ai?", "Ung Thị Mẫn"),
        ("Tổ trưởng Tổ giám sát cộng đồng xã Suối Cát là ai?", "Vi Văn Sấm"),
        ("Ai phụ trách tổ công tác sắp xếp quầy hàng?", "Bạch Duy Thiệu"),
        ("Ai điều hành hội thi gian hàng đẹp?", "Lù Thị Nhàn"),
        (
            "Who is the head of the steering committee on natural disaster prevention of"
            " Bình Ải district?",
            "Tống Văn Kiểm",
        ),
        ("Who chairs the steering committee of Bình Ải district?", "Tống Văn Kiểm"),
        ("Who led the inspection team of the Department of Industry and Trade?", "Lều Văn Tấn"),
    ],
)
def test_a_role_given_in_prose(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer == f"{said} [1]"


@pytest.mark.parametrize(
    "question",
    [
        "Trưởng đoàn kiểm tra của Sở Y tế là ai?",
        "Trưởng đoàn giám sát của Sở Công Thương là ai?",
        "Phó trưởng đoàn kiểm tra của Sở Công Thương là ai?",
        "Trưởng Ban Chỉ đạo phòng, chống thiên tai huyện Lương Sơn là ai?",
        "Trưởng Ban Chỉ đạo phòng, chống thiên tai xã Suối Cát là ai?",
        "Trưởng ban chỉ đạo chuyển đổi số tỉnh Trà Lĩnh là ai?",
        "Who chairs the supervision team of the Department of Health?",
    ],
)
def test_the_head_of_another_body_is_none(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Vì sao nhiều hộ kinh doanh nghỉ bán?", "do tiền thuê quầy tăng nhanh"),
        ("Why did many business households stop selling?", "do tiền thuê quầy tăng nhanh"),
        ("Vì sao lượng rác trong chợ giảm?", "mỗi quầy có một thùng rác riêng"),
        ("Tại sao nhiều thôn bị ngập?", "bởi kênh tiêu bị bồi lấp"),
        ("Vì sao ruộng mạ ở bãi Cọ thiếu nước?", "Cống Nà Hin gãy cánh phai. Vì vậy, ruộng mạ"),
        ("vi sao nhieu thon bi ngap sau", "bởi kênh tiêu bị bồi lấp"),
    ],
)
def test_why_takes_the_sentence_with_a_cause(engine: Engine, question: str, said: str) -> None:
    assert said in engine.ask(question).answer


@pytest.mark.parametrize(
    "question",
    ["Vì sao nhiều tiểu thương chưa dùng mã thanh toán?", "Vì sao phải dọn kênh Nà Hin?"],
)
def test_what_is_only_said_again_explains_nothing(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"


def test_doses_asked_in_english(engine: Engine) -> None:
    answer = engine.ask("How many doses of rabies vaccine were given in Đồi Sim ward?")
    assert answer.answer.startswith("2.400 liều")
