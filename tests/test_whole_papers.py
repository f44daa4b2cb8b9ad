"""What whole papers say: deadlines of the very deed, sums under headings, plans, cases listed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding
from tests.shelter_papers import write_shelter_papers


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the papers on shelters, encoded without a model."""
    paths = write_shelter_papers(tmp_path_factory.mktemp("mai-am"))
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Việc sửa chữa nhà trong Chiến dịch Mái ấm phải hoàn thành khi nào?", "30/11/2031"),
        ("Khi nào phát động Chiến dịch Mái ấm?", "05/9/2031"),
        ("Tàu cứu hộ Sông Xanh 27 bị mắc cạn lúc mấy giờ?", "9h15 ngày 1 tháng 9 năm 2031"),
        ("Mẫu nhà an toàn được công bố trong quý nào?", "quý III năm 2031"),
        ("Hộ mất nhà được hỗ trợ tiền dựng nhà bao nhiêu?", "60.000.000 đồng/hộ"),
        ("Mức hỗ trợ tiền dựng nhà cho hộ có nhà hư hỏng là bao nhiêu?", "25.000.000 đồng/hộ"),
        ("Trạm loại B ở vùng cao gửi số liệu với tốc độ tối thiểu bao nhiêu?", "80Mbit/s"),
    ],
)
def test_the_time_or_sum_of_the_very_thing_asked(engine: Engine, question: str, said: str) -> None:
    assert said in engine.ask(question).answer


def test_the_day_a_dispatch_was_signed_by_somebody_is_the_day_of_issue(engine: Engine) -> None:
    answer = engine.ask("Công điện số 17/CĐ-UBND được Chủ tịch UBND tỉnh ký ngày nào?")
    assert "3/9/2031" in answer.answer


def test_those_to_whom_a_dispatch_is_told_to_be_sent(engine: Engine) -> None:
    answer = engine.ask("Công điện số 17/CĐ-UBND gửi những ai?")
    assert [item.text for item in answer.items] == [
        "Giám đốc các Sở: Xây dựng, Tài chính", "Chủ tịch UBND các xã vùng lũ",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Kết quả thực hiện Chỉ thị số 61-CT/TW báo cáo Sở Xây dựng trước ngày nào hằng năm?",
            "10 tháng 12",
        ),
        ("Mục đích của Kế hoạch thực hiện Chỉ thị số 61-CT/TW là gì?", "không còn nhà tạm"),
    ],
)
def test_a_held_plan_answers_for_the_directive_that_it_carries_out(
    engine: Engine, question: str, said: str
) -> None:
    answer = engine.ask(question)
    assert said in " ".join([answer.answer, *(item.text for item in answer.items)])


def test_a_directive_that_is_only_cited_stays_unsaid(engine: Engine) -> None:
    assert engine.ask("Chỉ thị số 61-CT/TW quy định diện tích nhà ở là bao nhiêu?").status == (
        "not_found"
    )


def test_who_watches_within_their_powers(engine: Engine) -> None:
    answer = engine.ask("Ai giám sát việc dựng nhà ở Hòa Lạc?")
    assert answer.answer.startswith("Hội đồng nhân dân các xã, Ban Thanh tra nhân dân")


@pytest.mark.parametrize(
    "question",
    [
        "Hộ đã nhận tiền bảo hiểm nhà ở có được hỗ trợ không?",
        "Hộ còn nhà ở khác trong cùng xã có được hỗ trợ nữa không?",
    ],
)
def test_a_case_that_a_text_bars_is_denied(engine: Engine, question: str) -> None:
    assert engine.ask(question).answer.startswith("Không")


def test_what_stands_under_a_heading_that_names_the_unit(engine: Engine) -> None:
    answer = engine.ask("Ủy ban nhân dân các xã vùng lũ phải làm gì để lắp trạm đo mưa?")
    assert [item.text for item in answer.items] == [
        "Bố trí đất đặt trạm đo mưa.",
        "Cử người trông coi trạm, báo số liệu hằng tuần về Sở Xây dựng.",
    ]


def test_a_level_is_told_with_its_number(engine: Engine) -> None:
    assert engine.ask("Lũ trên sông Cát ở mức báo động cấp mấy?").answer.startswith("cấp 3")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Mức hỗ trợ sửa nhà cao nhất cho hộ vùng lũ là bao nhiêu?", "9.000.000 đồng"),
        ("Mức hỗ trợ sửa nhà thấp nhất cho hộ vùng lũ là bao nhiêu?", "3.000.000 đồng"),
    ],
)
def test_the_highest_and_the_lowest_of_graded_sums(
    engine: Engine, question: str, said: str
) -> None:
    assert said in engine.ask(question).answer


def test_those_whom_a_text_leaves_out(engine: Engine) -> None:
    answer = engine.ask("Những đơn vị nào không được hỗ trợ sửa nhà?")
    assert [item.text for item in answer.items] == [
        "Doanh nghiệp có vốn nhà nước.", "Cơ quan đang thuê trụ sở.",
    ]  # fmt: skip


def test_where_the_money_comes_from(engine: Engine) -> None:
    answer = engine.ask("Kinh phí sửa nhà theo Quyết định 41 do đâu bảo đảm?")
    assert "ngân sách tỉnh" in answer.answer


def test_parts_that_open_with_what_is_asked_for(engine: Engine) -> None:
    answer = engine.ask("Quyết định 41/QĐ-UBND đề ra những nhóm giải pháp nào?")
    assert [item.text for item in answer.items] == [
        "Nhóm giải pháp về vật liệu", "Nhóm giải pháp về thợ", "Nhóm giải pháp về vốn",
    ]  # fmt: skip


def test_the_standing_office_named_in_brackets(engine: Engine) -> None:
    answer = engine.ask("Cơ quan thường trực Ban chỉ đạo 36 là cơ quan nào?")
    assert answer.answer.startswith("Sở Nông nghiệp")
    assert "12/40 xã" in engine.ask("Hệ thống 36 đã ghi nhận số liệu của bao nhiêu xã?").answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Đối tượng được vay vốn đóng thuyền ở Hòa Lạc là ai?", "Hộ làm nghề cá ở bãi sông"),
        ("Nguồn kinh phí cho vay vốn đóng thuyền lấy từ đâu?", "Quỹ phòng lũ của tỉnh"),
        ("Mức chi họp cho người chủ trì Tổ 27 là bao nhiêu?", "90.000 đồng/người/buổi"),
        ("thanh vien khac cua To 27 duoc chi hop bao nhieu", "60.000 đồng/người/buổi"),
        ("Số nợ vay đóng thuyền tối đa là bao nhiêu?", "40 triệu đồng"),
    ],
)
def test_what_stands_behind_a_label(engine: Engine, question: str, said: str) -> None:
    assert said in engine.ask(question).answer


def test_whom_something_is_given_to(engine: Engine) -> None:
    answer = engine.ask("Hội đồng nhân dân tỉnh giao ai hoàn thiện hồ sơ bãi neo thuyền?")
    assert answer.answer.startswith("Sở Thủy sản")


def test_duties_of_a_place_are_not_those_of_another(engine: Engine) -> None:
    answer = engine.ask("Thường trực Hội đồng nhân dân tỉnh Hòa Lạc được giao nhiệm vụ gì?")
    said = " ".join([answer.answer, *(item.text for item in answer.items)])
    assert "bãi neo thuyền" in said
    assert "chợ nổi" not in said
