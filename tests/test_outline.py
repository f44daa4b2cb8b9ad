"""The outline is the paper's own numbering, whatever the format, however it restarts."""

import pytest

from ingest.labels import parse_label, roman_value
from ingest.model import Block, CleanText, Node
from ingest.outline import build_outline
from ingest.outline_tree import MAX_DEPTH


def _clean(text: str, kinds: dict[int, str] | None = None) -> CleanText:
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        kind = (kinds or {}).get(number, "line")
        blocks.append(Block(start, start + len(line), kind))
        start += len(line) + 1
    return CleanText(text, (), tuple(blocks), ())


def _tree(text: str, kinds: dict[int, str] | None = None) -> list[tuple[int, str, str]]:
    return [(node.level, node.kind, node.label) for node in build_outline(_clean(text, kinds))]


_DIRECTIVE = """TỈNH ỦY LAM GIANG
CHỈ THỊ
của Ban Thường vụ Tỉnh ủy về kỷ luật giờ giấc
Thời gian qua, nhiều nơi họp muộn, trả hồ sơ chậm. Ban Thường vụ yêu cầu:
I. MỤC ĐÍCH
1. Tạo chuyển biến về giờ giấc.
2. Đến hết năm đạt các chỉ tiêu:
a) Họp đúng giờ 100%;
b) Trả hồ sơ đúng hạn 98%.
II. TỔ CHỨC THỰC HIỆN
1. Ban Tổ chức theo dõi:
- Việc ký cam kết;
- Việc thực hiện:
+ ở tỉnh;
+ ở xã.
2. Văn phòng báo cáo.
Chỉ thị này phổ biến đến chi bộ.
Nơi nhận:
- Ban Bí thư,
- Lưu Văn phòng.
T/M BAN THƯỜNG VỤ"""


def test_a_party_directive_nests_as_printed():
    labelled = [entry for entry in _tree(_DIRECTIVE) if entry[2]]
    assert labelled == [
        (0, "part", "I"),
        (1, "clause", "1"),
        (1, "clause", "2"),
        (2, "point", "a"),
        (2, "point", "b"),
        (0, "part", "II"),
        (1, "clause", "1"),
        (2, "dash", "-"),
        (2, "dash", "-"),
        (3, "dash", "+"),
        (3, "dash", "+"),
        (1, "clause", "2"),
        (1, "dash", "-"),
        (1, "dash", "-"),
    ]


def test_recipients_and_signature_stand_outside_the_last_part():
    nodes = build_outline(_clean(_DIRECTIVE))
    recipients = next(node for node in nodes if _DIRECTIVE[node.start :].startswith("Nơi nhận"))
    assert (recipients.kind, recipients.level) == ("heading", 0)
    assert nodes[-1].level == 0


def test_every_line_is_the_head_of_one_node_and_nodes_cover_what_hangs_below():
    nodes = build_outline(_clean(_DIRECTIVE))
    assert [node.head.end - node.start for node in nodes] == [
        len(line) for line in _DIRECTIVE.split("\n")
    ]
    for node in nodes:
        if node.parent >= 0:
            parent = nodes[node.parent]
            assert parent.start < node.start
            assert node.end <= parent.end
            assert node.level == parent.level + 1


def test_a_head_is_its_line_without_the_label():
    text = "Điều 3. Giải thích từ ngữ\n1. Hồ sơ là giấy tờ."
    nodes = build_outline(_clean(text))
    assert [text[node.head.start : node.head.end] for node in nodes] == [
        "Giải thích từ ngữ",
        "Hồ sơ là giấy tờ.",
    ]


def test_articles_nest_in_chapters_whose_title_stands_on_the_next_line():
    text = """Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
Quy chế này quy định về trực ban.
Điều 2. Đối tượng
1. Công chức.
2. Viên chức.
Chương II
NHIỆM VỤ
CỦA NGƯỜI TRỰC
Mục 1. GIAO NHẬN
Điều 3. Giao ca"""
    assert [entry for entry in _tree(text) if entry[2]] == [
        (0, "chapter", "I"),
        (1, "article", "1"),
        (1, "article", "2"),
        (2, "clause", "1"),
        (2, "clause", "2"),
        (0, "chapter", "II"),
        (1, "chapter", "1"),
        (2, "article", "3"),
    ]


def test_a_codified_text_hangs_points_under_the_line_that_lost_its_number():
    text = """Sở Y tế
a) Lập kế hoạch tiêm chủng.
b) Báo cáo hằng tuần.
Sở Giáo dục và Đào tạo:
a) Dạy kỹ năng rửa tay.
b) Đóng cửa lớp có ca bệnh.
Sở Tài chính cấp kinh phí theo dự toán."""
    assert _tree(text) == [
        (0, "heading", ""),
        (1, "point", "a"),
        (1, "point", "b"),
        (0, "heading", ""),
        (1, "point", "a"),
        (1, "point", "b"),
        (0, "paragraph", ""),
    ]


def test_a_second_list_behind_its_own_lead_in_starts_again():
    text = """Chủ tịch yêu cầu các xã:
1. Họp dân.
2. Công khai.
Chủ tịch yêu cầu các phòng:
1. Kiểm tra.
2. Báo cáo."""
    assert _tree(text) == [
        (0, "heading", ""),
        (1, "clause", "1"),
        (1, "clause", "2"),
        (0, "heading", ""),
        (1, "clause", "1"),
        (1, "clause", "2"),
    ]


def test_a_list_inside_an_item_of_the_same_style_goes_back_to_the_outer_count():
    text = """1. Nguyên tắc
Người trực thực hiện:
1. không ngủ;
2. không bỏ ca;
3. không uống rượu.
2. Chế độ
3. Khen thưởng"""
    assert [entry for entry in _tree(text) if entry[2]] == [
        (0, "clause", "1"),
        (1, "clause", "1"),
        (1, "clause", "2"),
        (1, "clause", "3"),
        (0, "clause", "2"),
        (0, "clause", "3"),
    ]


def test_a_missing_number_leaves_the_others_where_they_are():
    text = "1. Một.\n2. Hai.\n4. Bốn.\na) Bốn a.\nc) Bốn c.\n5. Năm."
    assert [(level, label) for level, _, label in _tree(text)] == [
        (0, "1"),
        (0, "2"),
        (0, "4"),
        (1, "a"),
        (1, "c"),
        (0, "5"),
    ]


def test_decimal_labels_nest_under_their_own_prefix():
    text = "1. Một\n1.1. Một một\n1.1.1. Sâu\n1.2. Một hai\n2. Hai\n2.1 Hai một"
    assert [(level, label) for level, _, label in _tree(text)] == [
        (0, "1"),
        (1, "1.1"),
        (2, "1.1.1"),
        (1, "1.2"),
        (0, "2"),
        (1, "2.1"),
    ]


def test_i_is_a_letter_after_h_and_a_numeral_at_the_start():
    letters = "\n".join(f"{letter}) Việc {letter}." for letter in "abcdđeghik")
    assert {level for level, _, _ in _tree(letters)} == {0}
    numerals = "a) Việc gồm:\ni) một;\nii) hai;\niii) ba.\nb) Việc khác."
    assert [(level, label) for level, _, label in _tree(numerals)] == [
        (0, "a"),
        (1, "i"),
        (1, "ii"),
        (1, "iii"),
        (0, "b"),
    ]


def test_rows_and_list_items_of_a_format_hang_where_they_stand():
    text = "Bảng chỉ tiêu gồm:\nTT | Việc\n1 | Họp\nrửa tay;\nđeo khẩu trang."
    kinds = {1: "row", 2: "row", 3: "item", 4: "item"}
    assert [kind for _, kind, _ in _tree(text, kinds)] == [
        "paragraph",
        "row",
        "row",
        "dash",
        "dash",
    ]


def test_headings_of_news_hold_the_paragraphs_below_them():
    text = """Ra quân dọn rác ở Phú Khê
Sáng 5/6, hơn 300 người đã ra quân dọn rác ở bờ sông.
Người dân đồng thuận
Bà Én cho biết, xóm bà đã sạch hơn trước rất nhiều."""
    assert _tree(text)[1:] == [
        (0, "paragraph", ""),
        (0, "heading", ""),
        (1, "paragraph", ""),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "4.805 đảng viên đã dự.",
        "15/3/2024 là hạn cuối.",
        "Điều 5 của Quy chế nêu rõ.",
        "2024 là năm bản lề.",
        "Ba là số đẹp.",
        "-5 độ C",
        "12,5% số hộ",
    ],
)
def test_figures_are_no_labels(line: str):
    assert parse_label(line) is None


@pytest.mark.parametrize(
    ("line", "kind", "name"),
    [
        ("Phần thứ hai: NHIỆM VỤ", "part", "hai"),
        ("PHẦN I. MỞ ĐẦU", "part", "I"),
        ("XIV. PHỤ TRÁCH", "part", "XIV"),
        ("Điều 12a. Bổ sung", "article", "12a"),
        ("Điều 5.3 (được bãi bỏ)", "article", "5"),
        ("3/ Công tác kiểm tra", "clause", "3"),
        ("(2) Rà soát", "clause", "2"),
        ("đ) Báo cáo", "point", "đ"),
        ("b)5 Trường hợp khác", "point", "b"),
        ("• Họp dân", "dash", "•"),
        ("–Họp dân", "dash", "-"),
    ],
)
def test_labels_are_read_as_written(line: str, kind: str, name: str):
    label = parse_label(line)
    assert label is not None
    assert (label.kind, label.name) == (kind, name)


def test_roman_numerals_count_to_the_last():
    numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XIX", "XL"]
    assert [roman_value(n) for n in numerals] == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 19, 40]
    assert roman_value("IIX") is None


@pytest.mark.parametrize(
    "text",
    [
        "\n".join("1. Nội dung gồm:" for _ in range(5000)),
        "\n".join(".".join(["1"] * (1 + i % 5)) + ". Việc gồm:" for i in range(5000)),
        "\n".join(f"{label} Việc:" for _ in range(1000) for label in ("I.", "1.", "a)", "-", "+")),
        "\n".join(f"{'abcdđe'[i % 6]}) Việc {i}:" for i in range(5000)),
    ],
)
def test_thousands_of_hostile_items_give_a_shallow_whole_outline(text: str):
    nodes: tuple[Node, ...] = build_outline(_clean(text))
    assert len(nodes) == 5000
    assert max(node.level for node in nodes) < MAX_DEPTH


def test_an_empty_text_has_no_outline():
    assert build_outline(CleanText("", (), (), ())) == ()
