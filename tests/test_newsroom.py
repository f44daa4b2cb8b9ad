"""What news sites leave around a text goes and is kept apart; the text itself stays."""

from __future__ import annotations

import pytest

from ingest.clean import clean
from ingest.model import CleanText, RawBlock, RawDocument, RawPage
from ingest.newsroom import find_furniture


def _plain(text: str) -> CleanText:
    page = RawPage(1, tuple(RawBlock(line) for line in text.split("\n")))
    return clean(RawDocument("txt", (page,)))


def _lines(text: str) -> list[str]:
    return _plain(text).text.split("\n")


def _removed(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in _plain(text).removed]


NEWS = """Xã An Lạc ra quân làm sạch đường làng

Sáng 3/5, xã An Lạc tổ chức lễ phát động với 320 người tham gia. Lãnh đạo xã dự.

Đoàn viên quét dọn tuyến đường liên thôn
Đoàn viên quét dọn tuyến đường liên thôn

Bí thư Đảng ủy xã yêu cầu các thôn duy trì mỗi tháng một lần.

Thu Hà

Chia sẻ Zalo
.
Top"""


def test_paragraphs_of_a_news_text_are_never_joined() -> None:
    lines = _lines(NEWS)
    assert lines == [
        "Xã An Lạc ra quân làm sạch đường làng",
        "Sáng 3/5, xã An Lạc tổ chức lễ phát động với 320 người tham gia. Lãnh đạo xã dự.",
        "Đoàn viên quét dọn tuyến đường liên thôn",
        "Bí thư Đảng ủy xã yêu cầu các thôn duy trì mỗi tháng một lần.",
    ]


def test_what_a_news_text_loses_is_kept_and_named() -> None:
    assert sorted(_removed(NEWS)) == [
        ("byline", "Thu Hà"),
        ("caption", "Đoàn viên quét dọn tuyến đường liên thôn"),
        ("site", "."),
        ("site", "Chia sẻ Zalo"),
        ("site", "Top"),
    ]


def test_a_caption_stays_once_as_a_caption() -> None:
    kinds = [block.kind for block in _plain(NEWS).blocks]
    assert kinds == ["paragraph", "paragraph", "caption", "paragraph"]


def test_the_signer_of_an_official_paper_is_no_byline() -> None:
    text = _plain("THÔNG BÁO\nVề việc nghỉ lễ\nNơi nhận:\n- Các xã;\nCHỦ TỊCH\nTrần Văn An")
    assert text.text.endswith("CHỦ TỊCH\nTrần Văn An")
    assert text.removed == ()


@pytest.mark.parametrize(
    "last",
    [
        "Thu Hà",
        "NGUYỄN THU HÀ",
        "Thu Hà - Minh Trí",
        "Bài, ảnh: Trần Thu Hà",
        "Tin, ảnh: Thu Hà (CTV)",
        "Tác giả: Trần Thu Hà",
        "PV",
        "Thu Hà (Ban Tuyên giáo)",
    ],
)
def test_bylines_are_taken_from_the_end_of_news(last: str) -> None:
    body = [
        "Tin huyện Sông Lam ra quân",
        "Sáng nay, huyện ra quân.",
        "Huyện giao các xã thực hiện.",
    ]
    assert find_furniture([*body, last]) == {3: "byline"}


@pytest.mark.parametrize(
    "last",
    [
        "Theo kế hoạch, hội nghị sẽ họp lại vào tháng 6.",
        "Ủy ban nhân dân huyện",
        "Hội nghị kết thúc tốt đẹp.",
        "5. Phòng Nội vụ",
        "Bí thư Huyện ủy Trần Văn An chủ trì.",
        "Nguồn lực được tập trung cho cơ sở.",
    ],
)
def test_the_last_sentence_of_news_is_no_byline(last: str) -> None:
    body = [
        "Tin huyện Sông Lam ra quân",
        "Sáng nay, huyện ra quân.",
        "Huyện giao các xã thực hiện.",
    ]
    assert find_furniture([*body, last]) == {}


@pytest.mark.parametrize("heading", ["I. KẾT QUẢ ĐẠT ĐƯỢC", "CHUYỂN BIẾN TÍCH CỰC", "A. Tình Hình"])
def test_headings_near_the_top_of_news_are_no_bylines(heading: str) -> None:
    assert find_furniture(["Tin huyện Sông Lam", heading, "Sáng nay, huyện ra quân."]) == {}


def test_pointers_to_other_items_go_and_pointers_of_the_text_stay() -> None:
    texts = [
        "Tin huyện",
        ">> Xem thêm: Xã An Lạc ra quân",
        "Xem thêm: phụ lục kèm theo.",
        "Hết họp.",
    ]
    assert find_furniture(texts) == {1: "site"}


def test_related_headlines_footers_and_section_names_go() -> None:
    texts = [
        "Tin tức - Sự kiện",
        "Huyện Sông Lam quán triệt chỉ thị",
        "Sáng nay, huyện tổ chức hội nghị.",
        "Các xã báo cáo kết quả trước ngày 30/6.",
        "Hoài An",
        "Tags: chỉ thị, lãng phí",
        "Tin liên quan",
        "Xã Đồng Mít ra quân dọn vệ sinh",
        "Bản quyền thuộc về Cổng thông tin điện tử huyện",
    ]
    assert find_furniture(texts) == {
        0: "site",
        4: "byline",
        5: "site",
        6: "site",
        7: "site",
        8: "site",
    }


def test_a_headline_used_as_a_picture_name_goes_and_the_caption_stays() -> None:
    text = (
        "Huyện Sông Lam quán triệt chỉ thị\nSáng nay họp.\n"
        "Huyện Sông Lam quán triệt chỉ thị - Ảnh 1.\nCác đại biểu dự hội nghị.\nHọp xong."
    )
    cleaned = _plain(text)
    assert [block.kind for block in cleaned.blocks] == [
        "paragraph",
        "paragraph",
        "caption",
        "paragraph",
    ]
    assert [(piece.kind) for piece in cleaned.removed] == ["picture"]


def test_items_that_repeat_are_text() -> None:
    text = "1. Sở Y tế:\na) Chủ trì rà soát;\n2. Sở Nội vụ:\na) Chủ trì rà soát;\nBáo cáo kết quả."
    assert _plain(text).text == text
