"""The sentence that says the sort of what is asked for comes first; what nobody said, or what is
told of another place, is no answer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding_texts

KITCHENS = """\
Huyện Lạc Đình tạm đóng 9 bếp ăn
Qua kiểm tra 30 bếp ăn ở huyện Lạc Đình, đoàn kiểm tra đã tạm đóng 9 bếp ăn không bảo đảm vệ sinh.
Các bếp ăn bị tạm đóng đều vi phạm quy trình rửa rau, để dao thớt lẫn lộn và không ghi sổ nhập hàng.
Sở Y tế giao Trung tâm Y tế huyện kiểm tra lại từng bếp trước ngày 12/4.
Công an tỉnh được giao nhiệm vụ xử lý nghiêm nơi bán thịt ôi.
Bí thư Huyện ủy Quách Văn Nhâm dự buổi kiểm tra ở chợ Lạc. Đối với sổ nhập hàng, đồng chí yêu cầu \
ghi rõ nơi bán.
Các xóm thực hiện tốt Nghị quyết số 31-NQ/HU, Nghị quyết số 32-NQ/HU và Kết luận số 33-KL/HU.
"""
PERMITS = """\
Nghị định mới về thuyền chở khách
Nghị định 412/2031/NĐ-CP quy định việc cấp phép cho thuyền chở khách trên hồ.
Nghị định có hiệu lực từ ngày 15/3/2031 cũng nêu rõ thuyền dưới 5 chỗ không phải xin phép.
"""
LETTER = """\
Tỉnh Vân Hạ nhắc các trường giữ an toàn hồ bơi
Sở Giáo dục và Đào tạo tỉnh Vân Hạ vừa gửi Văn bản số 2207 /SGDĐT-CTHS ngày 3/6/2031 về việc giữ \
an toàn các hồ bơi của trường học.
Sáng 1/6, một em lớp 4 trượt chân xuống hồ bơi của trường Tiểu học Bến Tắm. Để không tái diễn vụ \
việc trên, Sở yêu cầu mỗi hồ bơi có hai người trực.
Lực lượng xung kích tuần tra quanh hồ, không để hình thành điểm tụ tập.
Chủ tịch UBND tỉnh Vân Hạ Đỗ Khắc Lãm đến thăm cô giáo Trịnh Thị Sen ở Bến Tắm.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over three reports."""
    papers = {"bep.txt": KITCHENS, "thuyen.txt": PERMITS, "ho-boi.txt": LETTER}
    yield from holding_texts(papers, tmp_path_factory.mktemp("tin"))


@pytest.mark.parametrize(
    ("question", "held"),
    [
        ("Các bếp ăn bị tạm đóng ở huyện Lạc Đình vi phạm gì?", "quy trình rửa rau"),
        ("Văn bản số 2207/SGDĐT-CTHS về việc gì?", "an toàn các hồ bơi"),
        ("Vì sao Sở Giáo dục và Đào tạo ban hành Văn bản 2207?", "không tái diễn"),
        ("Chủ tịch UBND tỉnh Vân Hạ Đỗ Khắc Lãm đến thăm ai?", "Trịnh Thị Sen"),
        ("Bí thư Huyện ủy Quách Văn Nhâm yêu cầu gì đối với sổ nhập hàng?", "ghi rõ nơi bán"),
    ],
    ids=[
        "the sort behind the verb",
        "a number written apart",
        "a number alone",
        "whom he visited",
        "whoever was named last",
    ],
)
def test_what_is_asked_for_is_told(engine: Engine, question: str, held: str) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert held in answer.answer


def test_news_tells_from_when_a_paper_it_names_is_in_force(engine: Engine) -> None:
    answer = engine.ask("Nghị định 412/2031/NĐ-CP có hiệu lực từ khi nào?")
    assert answer.answer.startswith("từ ngày 15/3/2031 [1]")


@pytest.mark.parametrize(
    "question",
    [
        "Hiệu trưởng trường Tiểu học Bến Tắm nói gì về hồ bơi của trường?",
        "Vì sao số điểm tụ tập quanh hồ ở Vân Hạ tăng?",
        "Văn bản số 2208/SGDĐT-CTHS về việc gì?",
        "Văn bản số 7/SGDĐT-CTHS về việc gì?",
        "Trung tâm Y tế Sơn Trạch được giao nhiệm vụ gì?",
        "Nghị quyết số 31-NQ/HU của Huyện ủy quy định nội dung gì?",
    ],
    ids=[
        "nobody's words",
        "no reason",
        "another number",
        "the end of a number",
        "a unit of another place",
        "a paper named in a row of others",
    ],
)
def test_what_the_texts_do_not_tell_is_declined(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"
