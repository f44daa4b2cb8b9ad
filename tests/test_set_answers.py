"""Answer cells as people fill them: titles, remarks, lists on one line, many words for nothing."""

import pytest

from eval.set_answers import is_refusal, read_answer, written_forms


def test_values_are_accepted_as_texts_write_them() -> None:
    assert written_forms("12.5%") == ("12.5%", "12,5%")
    assert written_forms("2024.123") == ("2024.123",)  # thousands, not a decimal
    assert "7/8/2023" in written_forms("07/08/2023")


@pytest.mark.parametrize(
    ("question", "said", "wanted"),
    [
        ("Ai ký Quy chế chợ phiên?", "Đồng chí Giàng Thị Mỷ", "Giàng Thị Mỷ"),
        ("Ai ký Quy chế chợ phiên?", "Đ/c Giàng Thị Mỷ - Chủ tịch xã", "Giàng Thị Mỷ"),
        ("Ai ký Quy chế chợ phiên?", "Quy chế chợ phiên do bà Giàng Thị Mỷ ký.", "Giàng Thị Mỷ"),
        ("Quy chế ban hành ngày nào?", "Ngày 05/4/2021", "5 tháng 4 năm 2021"),
        ("Quy chế ban hành ngày nào?", "Quy chế ban hành vào ngày 05/4/2021.", "05/4/2021"),
        ("Phải nộp phí trước ngày nào?", "Trước ngày 05/4/2021", "5/4/2021"),
        ("Mỗi năm họp ít nhất mấy lần?", "Ít nhất 02 lần", "02 lần"),
        ("Có mấy dãy hàng?", "Có 7 dãy (bảy dãy 1 tầng)", "7 dãy"),
        ("Quy chế nói về việc gì?", "Về việc xếp hàng quán", "xếp hàng quán"),
        ("Vì sao chợ ế?", "Do đường lầy, ít xe", "đường lầy, ít xe"),
    ],
)
def test_what_stands_around_a_fact_is_not_asked_of_the_answer(
    question: str, said: str, wanted: str
) -> None:
    ((alternatives,), answers) = read_answer(said, question)
    assert answers == ()
    assert said.rstrip(".") == alternatives[0]
    assert wanted in alternatives


def test_an_answer_that_repeats_its_question_keeps_names_that_look_like_its_words() -> None:
    said = "Hạt trưởng Hạt kiểm lâm là ông Sùng A Lâm"
    ((alternatives,), _) = read_answer(said, "Hạt trưởng Hạt kiểm lâm là ai?")
    assert alternatives[-1] == "Sùng A Lâm"


@pytest.mark.parametrize(
    ("question", "said", "items"),
    [
        ("3 sạch gồm những gì?", "sạch lối, sạch quầy và sạch rác", 3),
        ("Chợ có các dãy nào?", "Gồm 3 dãy: hàng vải; hàng ăn; hàng rèn", 3),
        ("Ba dãy của chợ là gì?", "1) Hàng vải 2) Hàng ăn 3) Hàng rèn", 3),
        ("Ba dãy của chợ là gì?", "(1) Hàng vải, (2) Hàng ăn, (3) Hàng rèn", 3),
        ("Ai thu phí?", "Ông Sùng, phó ban, tổ 2", 1),
        ("Phí là bao nhiêu?", "Gửi xe 2.500 đồng, quầy 10.000 đồng", 1),
    ],
)
def test_items_on_one_line_are_required_each(question: str, said: str, items: int) -> None:
    must, _ = read_answer(said, question)
    assert len(must) == items
    assert all("gồm" not in group[0].lower() and ")" not in group[0] for group in must)


def test_many_ways_to_say_that_nothing_answers() -> None:
    asked = "Phí gửi voi là bao nhiêu?"
    for said in (
        *("Không có", "(không có đáp án)", "Không nêu", "Văn bản không đề cập đến nội dung này."),
        *("Không tìm thấy", "Chưa có thông tin", "Không có trong tài liệu", "Không xác định"),
    ):
        assert is_refusal(said, asked), said
    for said in ("Không thu phí", "Không", "Không quá 2.000 đồng"):
        assert not is_refusal(said, asked), said
    assert not is_refusal("Không quy định", "Quy chế có quy định giờ đóng cửa không?")
