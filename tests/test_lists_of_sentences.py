"""Lists whose items are sentences or numbered parts, a verb's objects, winners, those who came."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine import Engine
from tests.holding import holding_texts

_TEXTS = {
    "dan-van.txt": """Xã Hà Lương tổng kết công tác dân vận
Sáng 3/4, Đảng ủy xã Hà Lương tổ chức hội nghị tổng kết công tác dân vận năm 2025.
Về nhiệm vụ thời gian tới, Bí thư Đảng ủy xã Lò Văn Bền yêu cầu: Một là, nắm chắc tình hình bản. \
Hai là, đổi mới cách tuyên truyền. Ba là, chăm lo hộ nghèo.
Hội nghị cũng chỉ ra một số hạn chế: Việc nắm tình hình ở vài bản còn chậm. Kinh phí còn ít. \
Một số cán bộ chưa sát dân.
""",
    "hoi-thi.txt": """Hội thi Bếp lửa bản em huyện Mường Vạc
Hội thi Bếp lửa bản em huyện Mường Vạc diễn ra hai ngày 8 và 9/7.
Các đội trải qua các phần thi sau: Phần thi thứ nhất: chào hỏi, giới thiệu đội. Phần thi thứ hai: \
trả lời câu hỏi về phòng cháy. Phần thi thứ ba: xử lý tình huống.
Kết quả, Ban Tổ chức đã trao giải nhất cho đội xã Nà Phai, giải nhì cho đội xã Pú Nhung và giải ba \
thuộc về đội xã Mường Lói và đội xã Na Son.
""",
    "phong-ret.txt": """Chi cục Chăn nuôi Sơn Bắc lo chống rét cho đàn trâu
Ngày 5/12, Chi cục Chăn nuôi Sơn Bắc có công văn gửi các trạm về chống rét cho đàn trâu.
Theo đó, Chi cục yêu cầu các trạm cử người xuống từng bản hướng dẫn che chắn chuồng trại.
Yêu cầu các trạm dự trữ rơm, cỏ khô trước ngày 15/12. Đồng thời, báo cáo số trâu chết rét mỗi tuần.
Đàn trâu của Sơn Bắc hiện có 21.000 con.
""",
    "khanh-thanh.txt": """Khánh thành nhà sinh hoạt cộng đồng bản Huổi Cọ
Sáng 7/8, xã Pa Ham khánh thành nhà sinh hoạt cộng đồng bản Huổi Cọ.
Dự lễ có lãnh đạo các phòng, ban của huyện; đại diện các trường, trạm y tế; bà con bản Huổi Cọ.
Dịp này, các đơn vị đã ủng hộ bàn ghế, loa đài, tủ sách, sân bóng chuyền cho bản Huổi Cọ.
Bản Huổi Cọ có 120 hộ, có 03 dân tộc anh em cùng sinh sống, gồm: Thái, Mông và Khơ Mú, trong đó \
dân tộc Thái chiếm 60%.
""",
    "ho-so.txt": """Vay vốn trồng rừng ở huyện Sa Lĩnh
Thành phần hồ sơ
Bao gồm
(1) Đơn xin vay vốn trồng rừng có xác nhận của xã.
(2) Bản sao một trong các giấy tờ sau: giấy giao đất; giấy thuê đất.
(3) Sơ đồ thửa đất.
Nơi nộp
Phòng Giao dịch huyện Sa Lĩnh
""",
    "bong-chuyen.txt": """Giải bóng chuyền xã Chiềng Hắc
Giải bóng chuyền xã Chiềng Hắc có 9 đội. Kết quả chung cuộc đội bản Tà Ních giành giải nhất, giải \
nhì bản Pa Hốc, giải ba bản Piềng Lán và giải tư bản Tong Hán.
Ban Tổ chức trao các giải Nhất, Nhì, Ba môn ném còn cho các nội dung thi.
""",
    "nghi-quyet.txt": """Huyện Phú Cát học tập nghị quyết
Hội nghị ở Phú Cát quán triệt các văn bản: Nghị quyết số 12-NQ/TU về du lịch; Kết luận số 31-KL/TU \
về tiếp tục thực hiện Nghị quyết số 05-NQ/TU; Chỉ thị số 18-CT/TU về giữ rừng.
""",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over six short texts, encoded without a model."""
    folder: Path = tmp_path_factory.mktemp("cau")
    yield from holding_texts(_TEXTS, folder)


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        (
            "Bí thư Đảng ủy xã Hà Lương yêu cầu những nhiệm vụ gì?",
            ["Một là, nắm chắc", "Hai là, đổi mới", "Ba là, chăm lo"],
        ),
        (
            "Ở Hà Lương còn những hạn chế gì trong công tác dân vận?",
            ["Việc nắm tình hình", "Kinh phí còn ít", "Một số cán bộ"],
        ),
        (
            "Hội thi Bếp lửa bản em gồm những phần thi nào?",
            ["Phần thi thứ nhất", "Phần thi thứ hai", "Phần thi thứ ba"],
        ),
        (
            "Đội nào đạt giải ba hội thi Bếp lửa bản em?",
            ["đội xã Mường Lói", "đội xã Na Son"],
        ),
        (
            "Chi cục Chăn nuôi Sơn Bắc yêu cầu các trạm làm những gì?",
            ["Theo đó, Chi cục yêu cầu", "Yêu cầu các trạm dự trữ", "Đồng thời, báo cáo"],
        ),
        (
            "Những ai dự lễ khánh thành nhà sinh hoạt cộng đồng bản Huổi Cọ?",
            ["lãnh đạo các phòng", "đại diện các trường", "bà con bản"],
        ),
        (
            "Các đơn vị đã ủng hộ những gì cho bản Huổi Cọ?",
            ["bàn ghế", "loa đài", "tủ sách", "sân bóng chuyền"],
        ),
        ("3 dân tộc sinh sống ở bản Huổi Cọ là những dân tộc nào?", ["Thái", "Mông", "Khơ Mú"]),
        (
            "Hồ sơ vay vốn trồng rừng ở Sa Lĩnh gồm những giấy tờ gì?",
            ["Đơn xin vay", "Bản sao một trong", "Sơ đồ thửa"],
        ),
        (
            "Hội nghị ở Phú Cát quán triệt những văn bản nào?",
            ["Nghị quyết số 12-NQ/TU", "Kết luận số 31-KL/TU", "Chỉ thị số 18-CT/TU"],
        ),
    ],
)
def test_all_items_are_told_and_no_others(engine: Engine, question: str, begins: list[str]) -> None:
    items = [item.text for item in engine.ask(question).items]
    assert len(items) == len(begins)
    assert all(item.startswith(begin) for item, begin in zip(items, begins, strict=True)), items


@pytest.mark.parametrize(
    "question",
    [
        "Đội nào đạt giải nhất môn đẩy gậy ở hội thi Bếp lửa bản em?",
        "Đội nào đạt giải khuyến khích hội thi Bếp lửa bản em?",
        "5 dân tộc sinh sống ở bản Huổi Cọ là những dân tộc nào?",
        "Những ai dự hội nghị chống rét cho đàn trâu của Sơn Bắc?",
    ],
)
def test_what_nobody_tells_is_not_told(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "winner"),
    [
        ("Đội nào đạt giải nhì hội thi Bếp lửa bản em?", "đội xã Pú Nhung"),
        ("Giải bóng chuyền xã Chiềng Hắc: đội nào giành giải nhất?", "đội bản Tà Ních"),
        ("Bản nào được giải tư giải bóng chuyền xã Chiềng Hắc?", "bản Tong Hán"),
    ],
)
def test_one_winner_of_the_prize_asked_for_is_told(
    engine: Engine, question: str, winner: str
) -> None:
    assert engine.ask(question).answer.split(" [")[0] == winner
