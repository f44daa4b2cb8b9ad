"""Short facts, lists and yes/no on invented papers whose sentences hold several values each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.answering.told_aside import affirms_denied
from app.engine import Engine
from app.question import read_question
from tests.holding import holding
from tests.library_papers import write_library_papers


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the library papers, encoded without a model."""
    paths = write_library_papers(tmp_path_factory.mktemp("thu-vien"))
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Thị xã Sa Mộc có bao nhiêu thư viện?", "18 thư viện", "96"),
        ("Huyện Bình Ải có bao nhiêu thư viện?", "11", "18"),
        ("Năm 2023 các thư viện đón bao nhiêu lượt bạn đọc?", "52.000 lượt", "71.000"),
        ("nam 2024 cac thu vien don bao nhieu luot ban doc", "71.000 lượt", "40.000"),
        ("Số sách hỏng năm 2024 là bao nhiêu?", "350 cuốn", "900"),
        ("Mỗi trường có bao nhiêu tủ sách?", "từ 2 đến 4 tủ sách", "96"),
        ("Bao nhiêu trường ở thị xã Sa Mộc chưa có thủ thư?", "3 trong 8 trường", "7 điểm"),
        ("Sở Văn hóa tham mưu bố trí bao nhiêu tiền mỗi năm để mua sách?", "4,6 tỷ đồng", "2.000"),
        ("Sở Văn hóa tham mưu bố trí bao nhiêu kinh phí?", "4,6 tỷ đồng", "2.000"),
    ],
)
def test_a_figure_is_the_one_of_its_own_clause(
    engine: Engine, question: str, said: str, unsaid: str
) -> None:
    answer = engine.ask(question)
    assert said in answer.answer
    assert unsaid not in answer.answer


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        ("Thị xã Sa Mộc khai trương thư viện ngày nào?", "ngày 9/6", "5/6"),
        ("thanh pho tra linh khai truong thu vien ngay nao", "ngày 14/6", "9/6"),
        ("Tỉnh đoàn phát động quyên góp ngày nào?", "18/6", "11/6"),
        ("Hội Phụ nữ tỉnh phát động tặng sách ngày nào?", "11/6", "18/6"),
        ("Theo Kế hoạch 40-KH/HU, hội nghị cấp huyện tổ chức ngày nào?", "03/6/2025", "17/6"),
        ("Theo Kế hoạch 40-KH/HU, hội nghị cấp xã xong trước ngày nào?", "17/6/2025", "03/6"),
        ("Sở Văn hóa phải báo cáo trước ngày nào?", "15/6/2025", "20/5"),
        ("Lớp tập huấn cho thủ thư từ mấy giờ đến mấy giờ?", "từ 8 giờ đến 11 giờ", "15/6"),
    ],
)
def test_a_day_is_the_one_of_its_own_clause(
    engine: Engine, question: str, said: str, unsaid: str
) -> None:
    answer = engine.ask(question)
    assert said in answer.answer
    assert unsaid not in answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Ai chủ trì ngày hội đọc sách?", "Khuất Duy Thạc"),
        ("Trưởng phòng Văn hóa thị xã Sa Mộc là ai?", "Lều Văn Tấn"),
        ("Chủ tịch UBND tỉnh Trà Lĩnh là ai?", "Khuất Duy Thạc"),
        ("Ngày hội đọc sách được tổ chức ở đâu?", "Nhà thiếu nhi thành phố Trà Lĩnh"),
        ("Lớp tập huấn cho thủ thư mở tại đâu?", "Nhà truyền thống tỉnh, số 5 đường Lá Phong"),
        ("Cơ quan nào phối hợp với Sở Giáo dục tổ chức ngày hội đọc sách?", "Tỉnh đoàn"),
        ("Nguyên nhân của tình trạng thiếu sách là gì?", "kinh phí mua mới còn thấp"),
        ("chi thi 21/ct-ubnd giao don vi nao mo lop tap huan cho thu thu", "Sở Văn hóa"),
    ],
)
def test_people_places_and_reasons(engine: Engine, question: str, said: str) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert said in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "Chủ tịch UBND huyện Bình Ải là ai?",
        "Chủ tịch UBND thành phố Trà Lĩnh là ai?",
        "Huyện Bình Sơn khai trương thư viện ngày nào?",
        "Kế hoạch 40-KH/HU có nhiệm vụ thứ năm là gì?",
    ],
)
def test_what_only_looks_alike_is_refused(engine: Engine, question: str) -> None:
    answer = engine.ask(question)
    assert answer.status == "not_found"


@pytest.mark.parametrize(
    ("question", "items"),
    [
        (
            "“3 không” gồm những gì?",
            ["không thu phí", "không giục bạn đọc", "không cất sách mới, sách hay"],
        ),
        (
            "Những đơn vị nào được tặng giấy khen?",
            ["xã Suối Cát", "phường Đồi Sim", "Trường Tiểu học Lá Phong"],
        ),
        ("Huyện Bình Ải chọn những xã nào làm điểm?", ["xã Suối Cát", "Nà Hin", "Bản Cọ"]),
        (
            "Mục tiêu của Kế hoạch 40-KH/HU là gì?",
            ["Mỗi chi bộ có một tủ sách.", "Mỗi đảng viên đọc 6 cuốn sách một năm."],
        ),
    ],
)
def test_a_list_has_all_items_and_no_more(engine: Engine, question: str, items: list[str]) -> None:
    assert [item.text for item in engine.ask(question).items] == items


def test_items_keep_what_stands_below_them(engine: Engine) -> None:
    answer = engine.ask("Kế hoạch 40-KH/HU nêu những nhiệm vụ, giải pháp nào?")
    heads = ["Lập tủ sách chi bộ", "Thi kể chuyện sách", "Khen thưởng chi bộ đọc nhiều"]
    assert len(answer.items) == len(heads)
    assert all(item.text.startswith(head) for item, head in zip(answer.items, heads, strict=True))
    assert "Giao một đảng viên trẻ giữ tủ." in answer.items[0].text


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Nhiệm vụ thứ hai của Kế hoạch 40-KH/HU là gì?", "Thi kể chuyện sách [1]"),
        ("Điểm 2 mục I Kế hoạch 40-KH/HU nói gì?", "Mỗi đảng viên đọc 6 cuốn sách một năm. [1]"),
    ],
)
def test_a_part_is_found_by_its_place(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer == said


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Phường Đồi Sim có thu phí không?", "Không."),
        ("Phường Bến Gỗ có thu phí không?", "Có."),
        ("Phường Đồi Sim có thu phí nào không?", "Không."),
        ("Tất cả trường ở thị xã Sa Mộc đã có thủ thư chưa?", "Chưa."),
        ("Số sách hỏng năm 2024 có tăng không?", "Không."),
    ],
)
def test_yes_or_no_of_the_place_asked(engine: Engine, question: str, verdict: str) -> None:
    assert engine.ask(question).answer.startswith(verdict)


def test_a_figure_of_what_is_so_counts_none_of_what_is_not() -> None:
    denied = read_question("Có bao nhiêu kho lạnh không đạt chuẩn ở cảng?")
    assert affirms_denied(denied, "Trong 40 kho lạnh ở cảng, 12 kho đạt chuẩn.")
    assert not affirms_denied(denied, "Ở cảng còn 28 kho lạnh chưa đạt chuẩn.")
    assert not affirms_denied(read_question("Cảng có bao nhiêu kho lạnh?"), "Cảng có 40 kho lạnh.")
