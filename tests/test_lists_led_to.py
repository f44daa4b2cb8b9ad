"""Lists in news, chosen among all lists of the right texts by what leads to them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding_texts

_CONTEST = """Hội thi Tiếng khèn gọi bạn huyện Tà Súa
Hội thi gồm có 3 phần, phần thi chào hỏi; biểu diễn khèn và phần thi ứng xử. Ở phần thi biểu diễn, \
các đội thể hiện mình qua: múa, thổi khèn, hát đối hoặc kể chuyện bản.
Tham gia hội thi có 4 đội: xã Nậm Cang, xã Hua Pàn, xã Chiềng Lề và trường THPT Tà Súa. Trước đó, \
ban tổ chức đã chọn được 5 bản từ 27 bản, tiểu khu dự vòng ngoài là: Bản Mạ, Bản Pắc, Bản Lừm, \
Bản Xói, Bản Cọ.
Kết thúc hội thi, ban tổ chức trao giải nhất cho đội xã Nậm Cang; 2 giải ba cho xã Hua Pàn và xã \
Chiềng Lề; 3 giải khuyến khích cho xã Pha Lông, Pha Khinh và thị trấn Tà Súa.
"""
_SCHOOLS = """Những đội vào vòng cuối cuộc thi Em giữ nguồn nước tỉnh Vân Sơn
Sau vòng đầu, 6 đội được vào vòng cuối cuộc thi Em giữ nguồn nước tỉnh Vân Sơn.
Đó là các đội của trường Lê Văn Sáu (huyện Hạ), Trần Thị Bảy (huyện Trung), Phan Tám (huyện \
Thượng) thuộc khối THCS. Ở khối tiểu học, 3 đội vào vòng cuối của các trường Hoa Gạo (huyện Hạ), \
Hoa Ban (huyện Trung), Hoa Mơ (huyện Thượng).
"""
_COURSE = """Vân Sơn bồi dưỡng cán bộ thanh tra
Học viên được đi thực tế tại các đơn vị: Cục Phòng, chống lãng phí, Vụ Pháp chế, Thanh tra tỉnh \
Hạ Long Giang.
Công đoàn lớp cũng mở nhiều hoạt động như: tọa đàm về vai trò của tổ trưởng trong việc giữ gìn \
an toàn ở nơi làm việc và nơi ở của người lao động, phát 200 cuốn sổ tay, dán 90 áp phích…
Phiên bế giảng tập trung đánh giá kết quả học tập; nghe ý kiến của các tổ; thông qua danh sách khen.
Tỉnh sẽ thử nghiệm lớp mới ở 3 xã (xã Mạ Hồng – huyện Trung; xã Pa Lè – huyện Hạ và xã Sín Chéng – \
huyện Thượng) trong năm sau.
"""
_WARNING = """Công an huyện Tà Súa nhắc người dân đề phòng kẻ gian
Ngày 3/8, Công an huyện Tà Súa họp các trưởng bản. Thượng tá Lò Văn Pó báo cáo hai chuyên đề: \
“Kẻ gian qua điện thoại; cách báo tin cho công an” và “Giữ xe máy ở chợ phiên; giữ trâu trên nương”.
Tham dự cuộc họp có các trưởng bản đang giữ chức; đại diện hội người cao tuổi; chủ các quán ở chợ.
Để khỏi bị lừa, bà con cần nhớ:
- Không đưa sổ tiết kiệm cho người lạ.
- Không bấm vào tin nhắn lạ.
- Gọi trưởng bản khi thấy điều khác thường.
Công an tỉnh khuyên chủ quán ba việc, gồm: 1. Khóa két mỗi tối. 2. Không cho người lạ vào kho. \
3. Ghi biển số xe đỗ trước quán.
Nghị quyết của bản đề ra nhiều chỉ tiêu, trong đó cả bản không ai nghiện; mỗi nhà trồng 10 cây \
mận; đường vào bản sạch quanh năm.
Các đợt tuần tra tập trung vào việc giữ rừng, trông chợ, canh đường mòn.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over four pieces of news, encoded without a model."""
    folder = tmp_path_factory.mktemp("ta-sua")
    texts = {"khen.txt": _CONTEST, "nguon-nuoc.txt": _SCHOOLS, "boi-duong.txt": _COURSE}
    texts |= {"ke-gian.txt": _WARNING}
    yield from holding_texts(texts, folder)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Hội thi Tiếng khèn gọi bạn gồm những phần thi nào?",
            ["phần thi chào hỏi", "biểu diễn khèn", "phần thi ứng xử"],
        ),
        (
            "Ở phần thi biểu diễn, các đội thể hiện qua những hình thức nào?",
            ["múa", "thổi khèn", "hát đối", "kể chuyện bản"],
        ),
        (
            "Những đội nào tham gia hội thi Tiếng khèn gọi bạn huyện Tà Súa?",
            ["xã Nậm Cang", "xã Hua Pàn", "xã Chiềng Lề", "trường THPT Tà Súa"],
        ),
        (
            "Những bản nào được chọn dự vòng ngoài hội thi ở Tà Súa?",
            ["Bản Mạ", "Bản Pắc", "Bản Lừm", "Bản Xói", "Bản Cọ"],
        ),
        (
            "Những xã nào được giải khuyến khích hội thi Tiếng khèn gọi bạn?",
            ["xã Pha Lông", "Pha Khinh", "thị trấn Tà Súa"],
        ),
        (
            "Những trường tiểu học nào vào vòng cuối cuộc thi Em giữ nguồn nước?",
            ["trường Hoa Gạo (huyện Hạ)", "Hoa Ban (huyện Trung)", "Hoa Mơ (huyện Thượng)"],
        ),
        (
            "Học viên đi thực tế ở những đơn vị nào?",
            ["Cục Phòng, chống lãng phí", "Vụ Pháp chế", "Thanh tra tỉnh Hạ Long Giang"],
        ),
        (
            "Phiên bế giảng lớp bồi dưỡng thanh tra có những nội dung nào?",
            [
                "tập trung đánh giá kết quả học tập",
                "nghe ý kiến của các tổ",
                "thông qua danh sách khen",
            ],
        ),
        (
            "Tỉnh thử nghiệm lớp mới ở những xã nào?",
            [
                "xã Mạ Hồng – huyện Trung",
                "xã Pa Lè – huyện Hạ",
                "xã Sín Chéng – huyện Thượng",
            ],
        ),
        (
            "Hai chuyên đề mà Thượng tá Lò Văn Pó báo cáo là gì?",
            [
                "“Kẻ gian qua điện thoại; cách báo tin cho công an”",
                "“Giữ xe máy ở chợ phiên; giữ trâu trên nương”",
            ],
        ),
        (
            "Bà con cần nhớ những gì để khỏi bị lừa?",
            [
                "Không đưa sổ tiết kiệm cho người lạ.",
                "Không bấm vào tin nhắn lạ.",
                "Gọi trưởng bản khi thấy điều khác thường.",
            ],
        ),
        (
            "Nghị quyết của bản đề ra những chỉ tiêu nào?",
            [
                "cả bản không ai nghiện",
                "mỗi nhà trồng 10 cây mận",
                "đường vào bản sạch quanh năm",
            ],
        ),
        (
            "Các đợt tuần tra ở huyện Tà Súa tập trung vào những việc gì?",
            ["giữ rừng", "trông chợ", "canh đường mòn"],
        ),
    ],
)
def test_the_list_is_the_one_led_to_by_what_is_asked(
    engine: Engine, question: str, said: list[str]
) -> None:
    answer = engine.ask(question)
    assert [item.text for item in answer.items] == said


def test_activities_behind_as_are_parted_where_a_verb_begins(engine: Engine) -> None:
    answer = engine.ask("Công đoàn lớp bồi dưỡng tổ chức những hoạt động nào?")
    assert [item.text.split()[0] for item in answer.items] == ["tọa", "phát", "dán"]


@pytest.mark.parametrize(
    "question",
    [
        "Hội thi Tiếng khèn gọi bạn có những nhà tài trợ nào?",
        "Những trường mầm non nào vào vòng cuối cuộc thi Em giữ nguồn nước?",
        "7 phần thi của hội thi Tiếng khèn gọi bạn là gì?",
    ],
)
def test_no_list_of_other_things_is_given(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"


def test_one_fact_of_a_text_with_lists_stays_one(engine: Engine) -> None:
    answer = engine.ask("Đội nào đạt giải nhất hội thi Tiếng khèn gọi bạn?")
    assert "Nậm Cang" in answer.answer
    assert "Hua Pàn" not in answer.answer
