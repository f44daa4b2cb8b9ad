"""Lists by what leads to them: in a sentence, of persons, under a heading, by their place."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding

_SESSION = """Kỳ họp thứ 9 (chuyên đề), HĐND huyện Mường Sại khóa IV
Ngày 4/3, HĐND huyện Mường Sại họp kỳ thứ 9. Chủ trì kỳ họp gồm các đồng chí: GS,TS. Lò Văn Sơn - \
Chủ tịch HĐND huyện; Cầm Thị Mỵ - Phó Chủ tịch HĐND huyện.
Kỳ họp xem xét các tờ trình của UBND huyện về: dự toán thu chi năm sau; danh mục đường liên bản; \
giá nước sạch ở thị trấn.
Các đại biểu biểu quyết miễn nhiệm ủy viên UBND huyện đối với các ông: Vì Văn Pó - nguyên Trưởng \
phòng Tư pháp, nghỉ hưu; Hà Văn Inh - nguyên Trưởng phòng Y tế, chuyển công tác. Đồng thời bầu bổ \
sung ủy viên UBND huyện đối với các ông: Lường Văn Kẹo - Chánh Thanh tra; Quàng Văn Tấu - Trưởng \
phòng Dân tộc; Bạc Cầm Nguyên - Trưởng phòng Nội vụ.
Cơ cấu của Ban Kinh tế gồm: Tổ thẩm tra; Tổ giám sát; Văn thư. Quy chế mới của HĐND dành 4 điều \
quy định cơ cấu, tổ chức, đơn vị giúp việc của các ban về: họp; thẩm tra; giám sát; báo cáo; hồ sơ.
"""
_PLAN = """UBND HUYỆN MƯỜNG SẠI
Số: 51/KH-UBND
Mường Sại, ngày 12 tháng 5 năm 2024
KẾ HOẠCH
Phòng, chống tham nhũng, lãng phí ở các xã
I. MỤC ĐÍCH, YÊU CẦU
1. Ngăn chặn việc nhận quà trái quy định.
2. Nâng cao trách nhiệm của người đứng đầu xã.
3. Bảo đảm công khai, đúng hạn.
II. NHIỆM VỤ
1. Rà soát các khoản thu ở xã.
2. Công khai sổ sách của thôn bản.
"""
_DECISION = """UBND TỈNH SA VANG
Số: 305/QĐ-UBND
Sa Vang, ngày 9 tháng 8 năm 2021
QUYẾT ĐỊNH
VỀ VIỆC PHÊ DUYỆT CHƯƠNG TRÌNH NƯỚC SẠCH BẢN LÀNG
Điều 1. Phê duyệt Chương trình nước sạch bản làng tỉnh Sa Vang với các nội dung chính như sau:
1. Mục tiêu:
1.1. Mục tiêu tổng quát:
Mọi nhà ở bản được dùng nước sạch quanh năm.
1.2. Các mục tiêu cụ thể:
- 90% hộ có bể chứa;
- 40 bản có máng dẫn mới.
"""
_ANSWERED = """Hỏi đáp về bản kiểu mẫu
Bộ tiêu chí bản kiểu mẫu bao gồm 17 tiêu chí và được chia thành 4 nhóm cụ thể: Nhóm tiêu chí về \
quy hoạch, về hạ tầng, về sản xuất và về văn hóa.
Bản kiểu mẫu phải đáp ứng 8 tiêu chí về đường sá, thủy lợi, trường học, nhà ở, giáo dục, y tế, \
rừng, quốc phòng, an ninh.
Quy chế của bản có 5 nhóm việc bị cấm.
"""
_CONTEST = """Cuộc thi kể chuyện giữ rừng ở huyện Pa Hin
Nội dung thi gồm các phần về: chuyện người giữ rừng già; chuyện làm bể nước chung; chuyện bắc cầu \
treo.
Cơ cấu giải thưởng mỗi vòng bao gồm: 1 giải Nhất, trị giá 4 triệu đồng; 2 giải Nhì, mỗi giải trị \
giá 2 triệu đồng; 5 giải Khuyến khích.
Người dự thi tham gia bằng hai hình thức: kể trực tiếp và gửi bài viết.
"""
_MEETING = """HĐND huyện Pa Hin thông qua 3 nghị quyết
Kỳ họp thảo luận, thống nhất thông qua 3 dự thảo nghị quyết gồm: Thành lập đoàn giám sát việc giao \
đất, giao rừng cho các bản vùng cao giai đoạn 2021 - 2025 trên địa bàn toàn huyện Pa Hin; Phân bổ \
vốn làm đường; Bổ sung vốn kè suối.
Huyện lập Ban Chỉ đạo kè suối. 2 Phó Trưởng ban, gồm: ông Lý A Chá, Chủ tịch UBND huyện; bà Giàng \
Thị Mẩy, Trưởng phòng Nội vụ.
Trước đó, các đại biểu nghe trình bày dự thảo báo cáo về thu ngân sách; dự thảo báo cáo về trồng \
rừng; dự thảo kế hoạch xây trạm xá.
"""
_NEWS = """Mường Sại triển khai Kế hoạch 51/KH-UBND và phong trào học chữ
UBND huyện Mường Sại đề ra 3 hướng ưu tiên bao gồm: Thứ nhất là mở lớp học chữ ban đêm.
Thứ hai là cử giáo viên về bản. Mỗi bản có hai người.
Thứ ba là tặng sách vở cho người học.
Cũng tại hội nghị, bà Mỵ báo cáo kết quả học chữ.
Phong trào học chữ được mở với mục đích :
Giúp người lớn tuổi biết đọc, biết viết.
- Để các hộ tự đọc được sổ vay vốn.
- Để bà con xem được lịch nông vụ.
Thực hiện chỉ đạo của tỉnh, huyện đã ban hành Kế hoạch số 77/KH-UBND để tổ chức các lớp xóa mù chữ.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over a session's news, a plan and news of it, encoded without a model."""
    folder = tmp_path_factory.mktemp("muong-sai")
    texts = {
        "ky-hop.txt": _SESSION,
        "ke-hoach.txt": _PLAN,
        "quyet-dinh.txt": _DECISION,
        "hoi-dap.txt": _ANSWERED,
        "thi-ke-chuyen.txt": _CONTEST,
        "hop-hdnd.txt": _MEETING,
        "tin.txt": _NEWS,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    paths = [folder / name for name in texts]
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


def _items(engine: Engine, question: str) -> list[str]:
    answer = engine.ask(question)
    assert answer.status == "answered", answer.note
    return [item.text for item in answer.items]


def test_a_list_is_chosen_by_its_lead(engine: Engine) -> None:
    assert _items(engine, "Cơ cấu của Ban Kinh tế gồm những đơn vị nào?") == [
        "Tổ thẩm tra",
        "Tổ giám sát",
        "Văn thư",
    ]
    assert _items(engine, "Kỳ họp thứ 9 xem xét các tờ trình nào?") == [
        "dự toán thu chi năm sau",
        "danh mục đường liên bản",
        "giá nước sạch ở thị trấn",
    ]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Ai chủ trì kỳ họp thứ 9 HĐND huyện Mường Sại?", ["Lò Văn Sơn", "Cầm Thị Mỵ"]),
        ("Những ai được bầu bổ sung ủy viên UBND huyện?", ["Lường", "Quàng", "Bạc Cầm"]),
        ("Những ai bị miễn nhiệm ủy viên UBND huyện?", ["Vì Văn Pó", "Hà Văn Inh"]),
    ],
)
def test_all_persons_of_a_list_are_told(engine: Engine, question: str, names: list[str]) -> None:
    items = _items(engine, question)
    assert len(items) == len(names)
    assert all(name in item for name, item in zip(names, items, strict=True))


def test_the_purpose_of_a_paper_is_what_stands_under_its_heading(engine: Engine) -> None:
    assert _items(engine, "Mục đích, yêu cầu của Kế hoạch 51/KH-UBND là gì?") == [
        "Ngăn chặn việc nhận quà trái quy định.",
        "Nâng cao trách nhiệm của người đứng đầu xã.",
        "Bảo đảm công khai, đúng hạn.",
    ]


def test_a_cited_paper_has_no_headings_of_another(engine: Engine) -> None:
    answer = engine.ask("Mục đích, yêu cầu của Kế hoạch 77/KH-UBND gồm những gì?")
    assert "nhận quà" not in " ".join([answer.answer, *(item.text for item in answer.items)])


def test_a_cited_paper_is_about_what_it_was_issued_for(engine: Engine) -> None:
    answer = engine.ask("Kế hoạch số 77/KH-UBND về việc gì?")
    assert answer.status == "answered"
    assert "xóa mù chữ" in answer.answer


def test_a_purpose_is_a_first_line_with_the_dashes_below(engine: Engine) -> None:
    assert _items(engine, "Mục đích của phong trào học chữ là gì?") == [
        "Giúp người lớn tuổi biết đọc, biết viết.",
        "Để các hộ tự đọc được sổ vay vốn.",
        "Để bà con xem được lịch nông vụ.",
    ]


def test_the_third_of_any_things_listed(engine: Engine) -> None:
    answer = engine.ask("Hướng ưu tiên thứ ba của huyện Mường Sại là gì?")
    assert answer.answer.startswith("Thứ ba là tặng sách vở")
    assert len(_items(engine, "3 hướng ưu tiên năm nay của huyện Mường Sại là gì?")) == 3


def test_a_count_of_other_things_asks_for_no_such_number(engine: Engine) -> None:
    assert _items(engine, "17 tiêu chí bản kiểu mẫu chia thành những nhóm nào?") == [
        "Nhóm tiêu chí về quy hoạch",
        "về hạ tầng",
        "về sản xuất",
        "về văn hóa",
    ]


def test_one_more_than_announced_is_shown(engine: Engine) -> None:
    items = _items(engine, "8 tiêu chí mà bản kiểu mẫu phải đáp ứng là gì?")
    assert (items[0], items[4], items[-1]) == ("đường sá", "giáo dục", "an ninh")


def test_what_is_counted_but_not_listed_is_said(engine: Engine) -> None:
    answer = engine.ask("5 nhóm việc bị cấm trong quy chế của bản là gì?")
    assert answer.status == "not_found"
    assert "không liệt kê" in answer.note


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Mục tiêu tổng quát của Chương trình nước sạch bản làng là gì?", ["Mọi nhà ở bản"]),
        ("Các mục tiêu cụ thể của Chương trình nước sạch bản làng?", ["90% hộ", "40 bản"]),
    ],
)
def test_a_heading_below_another_is_found(engine: Engine, question: str, said: list[str]) -> None:
    answer = engine.ask(question)
    told = [item.text for item in answer.items] or [answer.answer]
    assert [text[: len(start)] for text, start in zip(told, said, strict=True)] == said


@pytest.mark.parametrize(
    ("question", "starts"),
    [
        (
            "Nội dung cuộc thi kể chuyện giữ rừng gồm những gì?",
            ["chuyện người", "chuyện làm", "chuyện bắc"],
        ),
        (
            "Cơ cấu giải thưởng của cuộc thi kể chuyện giữ rừng?",
            ["1 giải Nhất", "2 giải Nhì", "5 giải Khuyến khích"],
        ),
        ("Cuộc thi kể chuyện giữ rừng có những hình thức nào?", ["kể trực tiếp", "gửi bài viết"]),
        (
            "HĐND huyện Pa Hin thông qua những nghị quyết nào?",
            ["Thành lập đoàn", "Phân bổ vốn", "Bổ sung vốn"],
        ),
        ("Những ai làm Phó Trưởng ban Ban Chỉ đạo kè suối?", ["Lý A Chá", "Giàng Thị Mẩy"]),
        (
            "Các đại biểu HĐND huyện Pa Hin nghe trình bày những dự thảo nào?",
            ["dự thảo báo cáo về thu", "dự thảo báo cáo về trồng", "dự thảo kế hoạch"],
        ),
    ],
)
def test_a_headline_does_not_stand_for_its_list(
    engine: Engine, question: str, starts: list[str]
) -> None:
    told = _items(engine, question)
    assert [text[: len(start)] for text, start in zip(told, starts, strict=True)] == starts


def test_one_holder_of_a_post_is_no_list(engine: Engine) -> None:
    answer = engine.ask("Chủ tịch HĐND huyện Mường Sại là ai?")
    assert "Lò Văn Sơn" in answer.answer
    assert "Cầm Thị Mỵ" not in " ".join([answer.answer, *(item.text for item in answer.items)])
