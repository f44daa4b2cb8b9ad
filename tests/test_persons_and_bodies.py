"""Which persons and bodies: all of a row, not who was given something, a body of its sort."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.answering.of_sort import name_end
from app.engine import Engine
from tests.holding import holding_texts

_TEXTS = {
    "bo-nhiem.txt": """Tỉnh Lâm Hà điều động nhiều cán bộ
Ngày 5/3, UBND tỉnh Lâm Hà công bố các quyết định về công tác cán bộ. Ông Trần Đức Khôi, Chủ tịch \
UBND tỉnh trao quyết định, chúc mừng tân Giám đốc Sở Công Thương.
Theo quyết định, ông Lê Hữu Phước, Chánh Thanh tra tỉnh giữ chức Giám đốc Sở Công Thương, thời hạn \
5 năm, kể từ ngày 10/3/2024.
Trao quyết định, chúc mừng ông Lê Hữu Phước, Chủ tịch UBND tỉnh mong ông sớm bắt nhịp công việc mới.
Tỉnh cũng điều động ông Vũ Công Thành, Phó giám đốc Sở Xây dựng đến nhận công tác tại Sở Tư pháp.
Hội đồng nhân dân tỉnh đã bầu bổ sung chức vụ Ủy viên UBND tỉnh đối với ông Đỗ Quang Minh, Giám \
đốc Công an tỉnh và ông Bùi Văn Sáng, Giám đốc Sở Nội vụ.
""",
    "gay-roi.txt": """Bắt ba người phá trạm bơm
Công an huyện Lâm Thượng vừa tạm giữ 3 người phá trạm bơm ở xã Trạch.
Ba người bị tạm giữ gồm: Phạm Văn Tý (31 tuổi), Phạm Văn Hợi (29 tuổi) và Ngô Văn Sửu (40 tuổi).
Công an xác định Ngô Văn Sửu là người cầm đầu và đã lôi kéo những người kia.
""",
    "phong-dich.txt": """ỦY BAN NHÂN DÂN
HUYỆN LÂM THƯỢNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 215/UBND
Lâm Thượng, ngày 4 tháng 6 năm 2024
V/v phòng bệnh tay chân miệng
Theo đề nghị của Trưởng trạm Thú y huyện tại Tờ trình số 37/TTr-TTY ngày 01/6/2024, Chủ tịch Ủy \
ban nhân dân huyện có ý kiến như sau:
1. Giao Trung tâm Y tế huyện (cơ quan thường trực) chủ trì triển khai việc phòng bệnh tay chân \
miệng.
2. Ủy ban nhân dân các xã phun thuốc khử khuẩn trường mầm non.
""",
    "di-tich.txt": """Xếp hạng 3 di tích cấp tỉnh
UBND tỉnh vừa ban hành Quyết định 7182 xếp hạng 3 di tích cấp tỉnh.
Các di tích gồm: đình Vạn Lý, thuộc xã Mỹ Lương, huyện Tân Lập; miếu Bà Rú (phường Lạch Đông, thị \
xã Sa Lai) và đền Ngũ Phong, xã Kim Bồng, huyện Phước Hội.
Đoàn khảo sát do đồng chí Mai Đức Thọ Trưởng phòng Di sản, Sở Văn hóa và Thể thao làm trưởng đoàn \
đã về khảo sát ba nơi.
Bà Phan Thị Lụa, Chủ tịch Hội Nông dân Việt Nam, dâng hương tại tỉnh Lâm Hà.
""",
    "ban-chi-dao.txt": """Kiện toàn Ban Chỉ đạo chống hạn tỉnh Lâm Hà
UBND tỉnh Lâm Hà kiện toàn Ban Chỉ đạo chống hạn của tỉnh.
Theo đó, Trưởng Ban Chỉ đạo là đồng chí Tô Vĩnh Diện – Phó Bí thư Tỉnh ủy. Khi hạn lan rộng thì \
đồng chí Hà Bá Lộc – Bí thư Tỉnh ủy làm Trưởng Ban Chỉ đạo. Cơ quan thường trực của Ban Chỉ đạo là \
Sở Nông nghiệp tỉnh.
Đoàn cũng thăm Thượng tọa Thích Minh An, trụ trì chùa Sùng Phúc, cùng ông Lưu Bá Kiên.
""",
    "ket-luan.txt": """TỈNH ỦY LÂM HÀ
ĐẢNG CỘNG SẢN VIỆT NAM
Số 318-KL/TU
Lâm Hà, ngày 9 tháng 4 năm 2023
KẾT LUẬN
HỘI NGHỊ LẦN THỨ MƯỜI
BAN CHẤP HÀNH ĐẢNG BỘ TỈNH (KHÓA XII)
về khôi phục nghề dệt chiếu đến năm 2030
Hội nghị lần thứ mười đã thảo luận Tờ trình của Ban Thường vụ Tỉnh ủy và kết luận:
1. Nghề dệt chiếu của tỉnh đã hồi sinh ở 14 làng.
""",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the texts, encoded without a model."""
    yield from holding_texts(_TEXTS, tmp_path_factory.mktemp("nhan-su"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Ai trao quyết định cho tân Giám đốc Sở Công Thương?", "Trần Đức Khôi"),
        ("Ông Vũ Công Thành chuyển sang sở nào?", "Sở Tư pháp"),
        ("Ông Lê Hữu Phước giữ chức Giám đốc Sở Công Thương từ ngày nào?", "ngày 10/3/2024"),
        ("Ai là kẻ cầm đầu vụ phá trạm bơm ở xã Trạch?", "Ngô Văn Sửu"),
        ("Đình Vạn Lý thuộc huyện nào?", "huyện Tân Lập"),
        ("Miếu Bà Rú nằm ở đâu?", "phường Lạch Đông, thị xã Sa Lai"),
        ("den ngu phong o xa nao", "xã Kim Bồng"),
        ("Ai làm trưởng đoàn khảo sát di tích?", "Mai Đức Thọ"),
        ("Ông Mai Đức Thọ giữ chức vụ gì?", "Trưởng phòng Di sản"),
        ("Trưởng Ban Chỉ đạo chống hạn tỉnh Lâm Hà là ai?", "Tô Vĩnh Diện"),
        ("Trụ trì chùa Sùng Phúc là ai?", "Thích Minh An"),
        ("Cơ quan thường trực Ban Chỉ đạo chống hạn là cơ quan nào?", "Sở Nông nghiệp tỉnh"),
        ("Đơn vị nào chủ trì việc phòng bệnh tay chân miệng?", "Trung tâm Y tế huyện"),
    ],
)
def test_the_one_asked_for_stands_alone(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer.rsplit(" [", 1)[0].endswith(said)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Ai được bầu bổ sung Ủy viên UBND tỉnh?", ["Đỗ Quang Minh", "Bùi Văn Sáng"]),
        (
            "Ba người bị tạm giữ vì phá trạm bơm là những ai?",
            ["Phạm Văn Tý", "Phạm Văn Hợi", "Ngô Văn Sửu"],
        ),
    ],
)
def test_all_who_are_named_in_one_row(engine: Engine, question: str, names: list[str]) -> None:
    told = [item.text.split(" (")[0] for item in engine.ask(question).items]
    assert told == names


@pytest.mark.parametrize(
    "question", ["Chủ tịch Hội Nông dân tỉnh Lâm Hà là ai?", "Đền Tam Giang thuộc huyện nào?"]
)
def test_what_no_text_tells_is_not_told_of_another(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"


def test_a_paper_by_its_bare_number_is_the_one_that_a_text_names_so(engine: Engine) -> None:
    assert "xếp hạng 3 di tích" in engine.ask("Quyết định 7182 về việc gì?").answer
    assert engine.ask("Quyết định 7183 về việc gì?").status == "not_found"


def test_what_a_conclusion_is_about_stands_below_who_met(engine: Engine) -> None:
    answer = engine.ask("Kết luận 318-KL/TU về vấn đề gì?").answer
    assert answer.startswith("về khôi phục nghề dệt chiếu đến năm 2030")


def test_the_number_of_a_paper_told_by_whose_it_is(engine: Engine) -> None:
    answer = engine.ask("Tờ trình của Trưởng trạm Thú y huyện số bao nhiêu?").answer
    assert "37/TTr-TTY" in answer


@pytest.mark.parametrize(
    ("text", "sort", "named"),
    [
        ("Sở Tài nguyên và Môi trường tỉnh báo cáo", "Sở", "Sở Tài nguyên và Môi trường tỉnh"),
        ("Công ty cổ phần Than Mạo Sơn đã tặng", "Công ty", "Công ty cổ phần Than Mạo Sơn"),
        ("Trường Tiểu học số 2 Hòa Trung đạt", "Trường", "Trường Tiểu học số 2 Hòa Trung"),
        ("sở này đã báo cáo", "sở", "sở"),
    ],
)
def test_where_the_name_of_a_body_ends(text: str, sort: str, named: str) -> None:
    assert text[: name_end(text, len(sort), len(text))] == named
