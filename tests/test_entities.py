"""People with posts, times, quantities and titles, found in sentences."""

import pytest

from app.people import find_people
from app.quantities import find_quantities
from app.times import find_times
from app.titles import find_title


def people(text: str) -> list[tuple[str, str | None]]:
    return [
        (
            text[person.name.start : person.name.end],
            text[person.post.start : person.post.end] if person.post else None,
        )
        for person in find_people(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Chủ tịch UBND huyện Thạch An Lý Thị Hồng Vân cho biết, huyện đã làm xong.",
            [("Lý Thị Hồng Vân", "Chủ tịch UBND huyện Thạch An")],
        ),
        (
            "Đồng chí Bế Văn Tuấn, Phó Bí thư, Chủ tịch UBND huyện phát biểu.",
            [("Bế Văn Tuấn", "Phó Bí thư, Chủ tịch UBND huyện")],
        ),
        (
            "Giám đốc Sở Thông tin và Truyền thông Đỗ Gia Huy chủ trì.",
            [("Đỗ Gia Huy", "Giám đốc Sở Thông tin và Truyền thông")],
        ),
        (
            "Ông Nông Văn Khải, Hạt trưởng Hạt Kiểm lâm huyện, cho hay.",
            [("Nông Văn Khải", "Hạt trưởng Hạt Kiểm lâm huyện")],
        ),
        ("Tăng trưởng của tỉnh Cao Lạng đạt 7%.", []),
        ("Văn phòng Tỉnh ủy và Ban Tổ chức Tỉnh ủy phối hợp.", []),
    ],
)
def test_people_are_found_with_the_post_beside_them(
    text: str, found: list[tuple[str, str | None]]
) -> None:
    assert people(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sáng 19/7, huyện họp; từ tháng 9-2023 mới làm.", ["Sáng 19/7", "từ tháng 9-2023"]),
        ("Tiếp dân vào ngày 10 và ngày 25 hằng tháng.", ["ngày 10 và ngày 25 hằng tháng"]),
        ("Chỉ thị số 12-CT/TU và Quyết định 7/QĐ-UBND.", []),
        ("Nhiệm kỳ 2020 - 2025 đã qua; năm 2024 sắp hết.", ["2020 - 2025", "năm 2024"]),
    ],
)
def test_times_are_found_whole_and_numbers_of_papers_are_none(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find_times(text)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kiểm tra 24 tổ chức đảng và 17 đảng viên.", ["24 tổ chức đảng", "17 đảng viên"]),
        ("Bố trí 6,8 tỷ đồng trong năm 2024.", ["6,8 tỷ đồng"]),
        ("Dưới 100.000 m3 mỗi năm.", ["100.000 m3"]),
        ("Nhận 15 tham luận, một số ý kiến.", ["15 tham luận"]),
        ("Theo Điều 5 và khoản 2 Điều 7.", []),
    ],
)
def test_quantities_carry_their_unit(text: str, found: list[str]) -> None:
    quantities = [text[q.span.start : q.span.end] for q in find_quantities(text)]
    assert [part for part in quantities if part[0].isdigit() or part in found] == found


def test_a_title_is_the_quoted_words_after_the_paper() -> None:
    text = "Chỉ thị số 12-CT/TU ngày 5/6/2020 của Ban Thường vụ Tỉnh ủy về “Giữ rừng đầu nguồn”, xã"
    span = find_title(text, len("Chỉ thị số 12-CT/TU"))
    assert span is not None
    assert text[span.start : span.end] == "Giữ rừng đầu nguồn"


def test_an_unquoted_title_ends_before_the_next_paper() -> None:
    text = "Kế hoạch 8-KH/HU về trồng cây ven suối và Kế hoạch 9-KH/HU về dạy nghề"
    span = find_title(text, len("Kế hoạch 8-KH/HU"))
    assert span is not None
    assert text[span.start : span.end] == "trồng cây ven suối"
