"""Sentences and words are spans, and nothing that belongs together is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.words import protected, sentences, syllables, tag, words


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Điều 1. Phạm vi điều chỉnh",
        "1. Sở Nội vụ chủ trì thẩm định.",
        "1.1. Rà soát danh mục.",
        "IV. TỔ CHỨC THỰC HIỆN",
        "a. Lập kế hoạch.",
        "GS.TS. Lò Văn Páo và ThS. Hà My cùng dự.",
        "Đoàn về TP. Bến Lam, Q. 3 và làm việc.",
        "Đ/c Tòng Thị Én, Bí thư Huyện ủy, chủ trì.",
        "Thu được 4.805 phiếu, đạt 98.5 % số phiếu.",
        "Xem tại https://lamgiang.example/tin.Html nhé.",
        "Mua bàn, ghế, tủ, v.v. cho trường.",
        "Các đơn vị... chưa báo cáo… thì nhắc nhở.",
        "Ngày 7.8.2023 là ngày ký.",
    ],
)
def test_stays_one_sentence(text: str):
    assert _sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ông nói: “Chúng tôi làm ngay.” Mọi người vỗ tay.",
            ["Ông nói: “Chúng tôi làm ngay.”", "Mọi người vỗ tay."],
        ),
        ("Khen thưởng 5 tập thể… Kỷ luật 2 người.", ["Khen thưởng 5 tập thể…", "Kỷ luật 2 người."]),
        ("Có ai vắng không? Không ai.", ["Có ai vắng không?", "Không ai."]),
        ("Dòng một\nDòng hai. Dòng ba", ["Dòng một", "Dòng hai.", "Dòng ba"]),
        ("Họp xong lúc 17 giờ.Sau đó ra về.", ["Họp xong lúc 17 giờ.", "Sau đó ra về."]),
        ("Có bàn, ghế, v.v. Tuy nhiên còn thiếu.", ["Có bàn, ghế, v.v.", "Tuy nhiên còn thiếu."]),
        ("Đến năm 2025. 100% hộ có điện.", ["Đến năm 2025.", "100% hộ có điện."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]):
    assert _sentences(text) == expected


def test_sentences_of_a_part_are_spans_of_the_whole_text():
    text = "Bỏ qua. Câu một. Câu hai. Bỏ nốt."
    assert [text[a:b] for a, b in sentences(text, 8, 25)] == ["Câu một.", "Câu hai."]


@given(st.text(alphabet="abĐ1. \n“”…;?!-/()", max_size=200))
def test_sentences_hold_every_visible_character_once_and_in_order(text: str):
    joined = "".join(text[a:b] for a, b in sentences(text))
    assert "".join(joined.split()) == "".join(text.split())


def test_words_keep_numbers_and_compounds_whole():
    text = "Thành uỷ ban hành Chỉ thị số 24-CT/TU ngày 07/8/2023."
    found = [text[a:b] for a, b in words(text)]
    assert "24-CT/TU" in found
    assert "07/8/2023" in found
    assert "Thành uỷ" in found
    assert "ban hành" in found


def test_words_of_text_without_tones_are_syllables():
    text = "chi thi 24-CT/TU cua Thanh uy"
    assert words(text) == syllables(text)


def test_words_are_spans_although_the_segmenter_rewrites_them():
    text = "Uỷ ban nhân dân xã Hoà Bình\nhọp  bàn về thuỷ lợi."
    found = [text[a:b] for a, b in words(text)]
    assert "".join("".join(found).split()) == "".join(text.replace(".", "").split())


def test_tags_tell_numbers_from_abbreviations():
    text = "Đ/c An ký 5 văn bản"
    tags = {text[a:b]: kind for (a, b), kind in tag(text)}
    assert tags["Đ/c"] == "Ny"
    assert tags["5"] == "M"


def test_protected_pieces_are_the_ones_no_splitter_may_cut():
    text = "QĐ 439/QĐ-TTg, 25/2003/CT-TTg, 24/2022/UBTVQH15, 0,61% và an@lamgiang.example"
    found = [text[a:b] for a, b in protected(text)]
    for piece in ("439/QĐ-TTg", "25/2003/CT-TTg", "24/2022/UBTVQH15", "0,61%"):
        assert piece in found
    assert "an@lamgiang.example" in found
