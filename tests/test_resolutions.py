"""Questions to a resolution that hands over, ends, sets dates by year; on an invented one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding

RESOLUTION = """CHÍNH PHỦ
Số: 66.31/2027/NQ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 12 tháng 4 năm 2027
NGHỊ QUYẾT
Về việc chuyển giao Bảo tàng Nghề muối về Ủy ban nhân dân tỉnh Sa Kỳ quản lý
Căn cứ Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;
Theo đề nghị của Bộ trưởng Bộ Công Thương;
Chính phủ ban hành Nghị quyết về việc chuyển giao Bảo tàng Nghề muối.
Điều 1. Phạm vi
1. Nghị quyết này áp dụng đối với Bảo tàng Nghề muối và các kho hiện vật.
2. Nghị quyết này không áp dụng đối với:
a) Ruộng muối đã giao cho hộ dân;
b) Nhà kho của bộ đội biên phòng.
Điều 2. Giao Ủy ban nhân dân tỉnh Sa Kỳ:
a) Tiếp nhận nguyên trạng Bảo tàng Nghề muối và hiện vật.
b) Ban hành quy chế tham quan, giá vé.
c) Bố trí ngân sách tỉnh để bảo tàng mở cửa ngay sau khi tiếp nhận.
Điều 3. Thanh toán
1. Đối với chi phí trông coi kho muối năm 2025, 2026, Bộ Tài chính thanh toán xong trước ngày 05 \
tháng 6 năm 2027 đối với chi phí năm 2025, xong trước ngày 20 tháng 9 năm 2027 đối với chi phí \
năm 2026.
2. Hợp đồng bảo vệ kho ký trước ngày 01 tháng 02 năm 2027 được thực hiện đến hết ngày 30 tháng 11 \
năm 2027.
Điều 4. Tổ bàn giao
1. Giám đốc Bảo tàng Nghề muối, Trưởng kho Hiện vật, Trưởng trạm Đo mặn có thẩm quyền ký biên bản \
bàn giao.
2. Tổ bàn giao kết thúc hoạt động khi hiện vật cuối cùng được ghi vào sổ của tỉnh.
3. Đối tượng được mượn hiện vật là trường học và câu lạc bộ diêm dân.
4. Tiền thuê xe chở hiện vật được chi từ nguồn bán vé của bảo tàng, không thu của hộ dân.
5. Tổ trưởng Tổ bàn giao: Phó Chủ tịch Ủy ban nhân dân tỉnh Đoàn Thị Nồm.
Điều 5. Nghị quyết này có hiệu lực thi hành kể từ ngày ký đến hết ngày 31 tháng 3 năm 2029.
Nơi nhận:
- Ban Bí thư Trung ương Đảng;
- Ủy ban nhân dân tỉnh Sa Kỳ;
- Lưu: VT.
TM. CHÍNH PHỦ
KT. THỦ TƯỚNG CHÍNH PHỦ
PHÓ THỦ TƯỚNG CHÍNH PHỦ
Vũ Biển Đông
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the resolution, encoded without a model."""
    path = tmp_path_factory.mktemp("muoi") / "nghi-quyet.txt"
    path.write_text(RESOLUTION, encoding="utf-8")
    yield from holding([path], tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Nghị quyết 66.31/2027/NQ-CP có hiệu lực đến ngày nào?", "ngày 31 tháng 3 năm 2029"),
        ("Bảo tàng Nghề muối được chuyển về đơn vị nào quản lý?", "Ủy ban nhân dân tỉnh Sa Kỳ"),
        (
            "Chi phí trông coi kho muối năm 2026 phải thanh toán xong trước ngày nào?",
            "ngày 20 tháng 9 năm 2027",
        ),
        (
            "Chi phí trông coi kho muối năm 2025 phải thanh toán xong trước ngày nào?",
            "ngày 05 tháng 6 năm 2027",
        ),
        (
            "Hợp đồng bảo vệ kho ký trước ngày 01/02/2027 được thực hiện đến khi nào?",
            "ngày 30 tháng 11 năm 2027",
        ),
        (
            "Khi nào Tổ bàn giao kết thúc hoạt động?",
            "khi hiện vật cuối cùng được ghi vào sổ của tỉnh",
        ),
        ("Ai được mượn hiện vật?", "trường học và câu lạc bộ diêm dân"),
        ("Tiền thuê xe chở hiện vật được chi từ nguồn nào?", "nguồn bán vé của bảo tàng"),
        ("Ai là Tổ trưởng Tổ bàn giao Bảo tàng Nghề muối?", "Đoàn Thị Nồm"),
    ],
)
def test_a_fact_is_told_whole_and_for_what_was_asked(
    engine: Engine, question: str, said: str
) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert said in answer.answer
    assert len(answer.answer) <= len(said) + len("đến hết  [1]")


@pytest.mark.parametrize(
    ("question", "items"),
    [
        (
            "Ai có thẩm quyền ký biên bản bàn giao?",
            ["Giám đốc Bảo tàng Nghề muối", "Trưởng kho Hiện vật", "Trưởng trạm Đo mặn"],
        ),
        (
            "Nghị quyết 66.31/2027/NQ-CP không áp dụng đối với những nơi nào?",
            ["Ruộng muối đã giao cho hộ dân", "Nhà kho của bộ đội biên phòng"],
        ),
        (
            "Nghị quyết 66.31/2027/NQ-CP gửi những nơi nào?",
            ["Ban Bí thư Trung ương Đảng", "Ủy ban nhân dân tỉnh Sa Kỳ", "Lưu: VT"],
        ),
    ],
)
def test_all_of_them_are_listed(engine: Engine, question: str, items: list[str]) -> None:
    assert [item.text.strip(" .;") for item in engine.ask(question).items] == items


def test_all_of_a_unit_s_list_is_told_where_most_of_it_is_meant(engine: Engine) -> None:
    asked = "UBND tỉnh Sa Kỳ được giao làm gì trong việc tiếp nhận Bảo tàng Nghề muối?"
    answer = engine.ask(asked.replace("UBND", "Ủy ban nhân dân"))
    assert [item.text.split()[0] for item in answer.items] == ["Tiếp", "Ban", "Bố"]


def test_who_does_another_thing_is_no_sure_answer(engine: Engine) -> None:
    answer = engine.ask("Cơ quan nào thu hồi quy chế tham quan, giá vé?")
    assert answer.status != "answered" or answer.confidence < 0.6
