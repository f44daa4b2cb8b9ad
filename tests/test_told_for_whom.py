"""Figures whose question narrows them down: answered by the figure of that very sort, or not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding
from tests.school_papers import write_school_papers


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the school papers, encoded without a model."""
    paths = write_school_papers(tmp_path_factory.mktemp("truong-hoc"))
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Toàn tỉnh Sông Mây có bao nhiêu học sinh nữ?", "19.800"),
        ("Toàn tỉnh Sông Mây có bao nhiêu học sinh?", "41.200"),
        ("Các trường miền núi còn thiếu bao nhiêu giáo viên?", "126"),
        ("Bao nhiêu trẻ em dưới 6 tuổi được cấp thẻ thư viện?", "3.150"),
        ("Mỗi tháng bảo tàng tỉnh đón bao nhiêu lượt khách?", "5.400"),
        ("Sở Giáo dục phấn đấu đến năm 2030 bao nhiêu phần trăm trường đạt chuẩn?", "95%"),
        ("Số vụ tai nạn đuối nước giảm bao nhiêu vụ?", "14 vụ"),
        ("Mức hỗ trợ tối đa cho một câu lạc bộ là bao nhiêu?", "30 triệu đồng"),
        ("Hỗ trợ tiền ăn mỗi tháng bao nhiêu cho mỗi em?", "400.000 đồng"),
        ("Bao nhiêu phần trăm số hộ khu vực nông thôn có góc học tập?", "61%"),
        ("Các trường trung học cơ sở có bao nhiêu phòng máy?", "212 phòng máy"),
        ("Huyện Bản Lót mới mở được bao nhiêu lớp xóa mù chữ?", "23 lớp"),
        ("Trung tâm đã vận động được bao nhiêu người theo học?", "1.870 người"),
    ],
)
def test_the_figure_of_the_very_sort_asked_for(engine: Engine, question: str, said: str) -> None:
    answer = engine.ask(question)
    assert answer.answer.startswith(said)


@pytest.mark.parametrize(
    "question",
    [
        "Toàn tỉnh Sông Mây có bao nhiêu học sinh nam?",
        "Toàn tỉnh Sông Mây có bao nhiêu học sinh khuyết tật?",
        "Các trường miền biển còn thiếu bao nhiêu giáo viên?",
        "Bao nhiêu trẻ em dưới 16 tuổi được cấp thẻ thư viện?",
        "Mỗi năm bảo tàng tỉnh Sông Mây đón bao nhiêu lượt khách?",
        "Hiện nay bao nhiêu phần trăm số trường ở Sông Mây đạt chuẩn quốc gia?",
        "Số vụ tai nạn đuối nước tăng bao nhiêu vụ?",
        "Mức hỗ trợ tối thiểu cho một câu lạc bộ là bao nhiêu?",
        "Hỗ trợ tiền ăn mỗi năm bao nhiêu cho mỗi em?",
        "Bao nhiêu phần trăm số hộ khu vực thành thị có góc học tập?",
        "Các trường tiểu học có bao nhiêu phòng máy?",
    ],
)
def test_a_figure_of_another_sort_is_no_answer(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Huyện Đá Bàn đã luân chuyển bao nhiêu cán bộ?", "43 trường hợp"),
        ("số cán bộ được luân chuyển ở Đá Bàn", "43 trường hợp"),
        ("Da Ban luan chuyen bao nhieu can bo", "43 trường hợp"),
        ("How many officials did Đá Bàn rotate?", "43 trường hợp"),
        ("Đá Bàn luân chuyển được bao nhiêu đồng chí?", "43 trường hợp"),
        ("Đá Bàn điều chuyển bao nhiêu viên chức?", "5 viên chức"),
        ("Đá Bàn cử bao nhiêu cán bộ đi học lý luận chính trị?", "31 đồng chí"),
        ("Bao nhiêu đảng viên Đá Bàn bị khiển trách?", "9 đồng chí"),
    ],
)
def test_people_are_counted_by_another_word(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer.startswith(said)


@pytest.mark.parametrize(
    "question", ["Đá Bàn bổ nhiệm bao nhiêu cán bộ?", "Đá Bàn xử phạt bao nhiêu cán bộ?"]
)
def test_another_verb_counts_others(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Số học sinh bỏ học của huyện Bản Lót tăng hay giảm?", "Tăng. "),
        ("Số vụ tai nạn đuối nước tăng hay giảm?", "Giảm. "),
        ("Lớp học đêm mở tại nhà văn hóa xã hay tại trường?", "Tại nhà văn hóa xã. "),
    ],
)
def test_one_or_the_other(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer.startswith(said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hội trại hè được tổ chức ở đâu?", "các xã Đá Bàn, Suối Lội và Cồn Én [1]"),
        ("Trường học ở đâu bị hư hỏng do sạt lở?", "xã Mường Kha, xã Pá Lau và thị trấn Hồng Sa"),
    ],
)
def test_all_places_of_a_row_are_given(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer.startswith(said)


def test_all_communes_of_a_row_are_items(engine: Engine) -> None:
    answer = engine.ask("Hội trại hè được tổ chức tại xã nào?")
    assert [item.text for item in answer.items] == ["xã Đá Bàn", "Suối Lội", "Cồn Én"]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Phòng Giáo dục có chủ trì lập tủ sách lưu động ở bốn bản không?", "Có. Phòng Giáo dục"),
        ("Có đúng là Phòng Tư pháp chủ trì lập tủ sách lưu động ở bốn bản không?", "Không. Phòng"),
        ("Riêng xã Nà Sàng có xóa điểm trường tạm nào không?", "Không. "),
    ],
)
def test_yes_only_for_the_one_that_does_it(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer.startswith(said)
