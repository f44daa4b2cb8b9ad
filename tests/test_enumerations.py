"""Announced counts are tied to exactly the items that follow them."""

import re
from pathlib import Path

import pytest

from eval.enumerations import score_lists
from eval.marked_lists import as_clean, read_marked
from ingest.counts import find_announcements, number_value
from ingest.enumerations import find_enumerations
from ingest.model import Block, CleanText, Enumeration, Span
from ingest.outline import build_outline

_MARKED = Path(__file__).parent.parent / "eval" / "sets" / "enumerations.txt"
_SEED = Path(__file__).parent.parent.parent / "shared" / "seeds" / "001_141a8b0e269f9d42.txt"


def _find(text: str) -> list[Enumeration]:
    return list(find_enumerations(text, build_outline(as_clean(text))))


def _items(text: str, enumeration: Enumeration) -> list[str]:
    return [text[start:end] for start, end in enumeration.items]


def _only(text: str) -> tuple[Enumeration, list[str]]:
    found = _find(text)
    assert len(found) == 1, [(one.count, one.noun, one.form) for one in found]
    return found[0], _items(text, found[0])


def test_prose_items_are_found_without_numbers_and_end_where_the_topic_turns():
    text = (
        "Huyện ủy Mường Vẳn nêu 4 nhóm nhiệm vụ.\n"
        "Tăng cường học tập nghị quyết trong chi bộ. Đổi mới cách giao ban hằng tuần.\n"
        "Rà soát biên chế các phòng. Qua đó, điều người về xã còn thiếu.\n"
        "Đồng thời phải kiểm tra đột xuất giờ làm việc.\n"
        "Để thực hiện, Huyện ủy đã ban hành Kế hoạch số 12-KH/HU."
    )
    found, items = _only(text)
    assert (found.count, found.noun, found.form) == (4, "nhóm nhiệm vụ", "sentences")
    assert items == [
        "Tăng cường học tập nghị quyết trong chi bộ.",
        "Đổi mới cách giao ban hằng tuần.",
        "Rà soát biên chế các phòng. Qua đó, điều người về xã còn thiếu.",
        "Đồng thời phải kiểm tra đột xuất giờ làm việc.",
    ]


@pytest.mark.parametrize("count", [2, 3, 5, 8, 13, 21, 30])
def test_any_number_of_prose_items_is_found(count: int):
    verbs = ["Tăng cường", "Rà soát", "Tổ chức", "Xây dựng", "Kiểm tra", "Đẩy mạnh", "Phối hợp"]
    items = [f"{verbs[i % 7]} việc thứ {i} của xã." for i in range(count)]
    text = f"Xã đề ra {count:02d} giải pháp. {' '.join(items)}\nÔng Páo cho biết, xã sẽ làm ngay."
    found, got = _only(text)
    assert (found.count, got) == (count, items)


def test_a_count_that_nothing_follows_is_kept_without_items():
    text = (
        "Thành ủy đã chỉ ra 6 nhóm nhiệm vụ cho các cấp ủy.\n"
        "Năm qua, thành phố thu hút 40 dự án. Ông Sự cho biết, người dân phấn khởi."
    )
    found, items = _only(text)
    assert (found.count, found.form, items) == (6, "none", [])


def test_numbers_that_count_people_and_cases_announce_nothing():
    text = "Trong 9 tháng, huyện luân chuyển 86 trường hợp, nhận 15 tham luận, kỷ luật 3 đảng viên."
    assert _find(text) == []


def test_slogans_beside_each_other_keep_their_own_brackets():
    text = (
        "Tỉnh vận dụng “3 dám” (dám nghĩ, dám làm, dám chịu trách nhiệm); “2 hơn”(nhanh hơn, gọn "
        "hơn) và “4 rõ” (rõ người, rõ việc, rõ hạn và rõ kết quả)."
    )
    found = _find(text)
    assert [(one.name, one.noun, len(one.items)) for one in found] == [
        ("3 dám", "dám", 3),
        ("2 hơn", "hơn", 2),
        ("4 rõ", "rõ", 4),
    ]
    assert _items(text, found[2]) == ["rõ người", "rõ việc", "rõ hạn", "rõ kết quả"]


def test_commas_inside_items_do_not_split_what_semicolons_separate():
    text = "Hội nghị bàn 2 nhóm vấn đề, đó là vai trò, trách nhiệm của cán bộ; quyền của người dân."
    _, items = _only(text)
    assert items == ["vai trò, trách nhiệm của cán bộ", "quyền của người dân"]


def test_the_count_chooses_between_commas_and_the_last_and():
    four = "Kế hoạch có 4 nội dung: đọc, viết, tính toán và vẽ."
    assert _only(four)[1] == ["đọc", "viết", "tính toán", "vẽ"]
    three = "Kế hoạch có 3 nội dung: đọc, viết, tính toán và vẽ."
    assert _only(three)[1] == ["đọc", "viết", "tính toán và vẽ"]


def test_a_mismatch_is_kept_as_it_is():
    text = "Quy chế nêu 5 nguyên tắc: công khai; minh bạch; khách quan; đúng thẩm quyền."
    found, items = _only(text)
    assert (found.count, len(items)) == (5, 4)


def test_items_named_in_part_are_not_the_list():
    text = "Huyện có 10 nhiệm vụ cụ thể, trong đó có việc đổi mới giao ban; giảm họp; bớt giấy tờ."
    found, items = _only(text)
    assert (found.count, found.form, items) == (10, "none", [])


def test_outline_items_are_whole_with_what_hangs_below_them():
    text = (
        "Ban Chỉ đạo giao 2 nhiệm vụ:\n1. Tuyên truyền\na) Viết bài.\nb) Phát thanh.\n"
        "2. Kiểm tra\na) Lập đoàn."
    )
    found, items = _only(text)
    assert found.form == "outline"
    assert items == ["1. Tuyên truyền\na) Viết bài.\nb) Phát thanh.", "2. Kiểm tra\na) Lập đoàn."]


def test_a_heading_announces_what_its_lead_in_lists_once():
    text = (
        "2. Nguyên tắc “3 không”\nCán bộ thực hiện “3 không”:\n"
        "- không quà;\n- không hẹn;\n- không phí."
    )
    found, items = _only(text)
    assert found.name == "3 không"
    assert items == ["- không quà;", "- không hẹn;", "- không phí."]


def test_table_rows_are_items_without_the_head_of_the_table():
    text = "Việc cấp thẻ đi qua 2 bước:\nBước | Việc\n1 | Nhận hồ sơ\n2 | Trả thẻ"
    rows = tuple(
        Block(block.start, block.end, "row" if number else "line")
        for number, block in enumerate(as_clean(text).blocks)
    )
    outline = build_outline(CleanText(text, (), rows, ()))
    found = find_enumerations(text, outline)
    assert [_items(text, one) for one in found] == [["1 | Nhận hồ sơ", "2 | Trả thẻ"]]


def test_a_list_without_a_count_is_found_behind_its_lead_in():
    text = "Hồ sơ gồm:\na) Đơn;\nb) Ảnh.\nNộp tại xã."
    found, items = _only(text)
    assert (found.count, found.form) == (None, "outline")
    assert items == ["a) Đơn;", "b) Ảnh."]


def test_number_words_and_digits_mean_the_same():
    assert [number_value(words) for words in ("bốn", "04", "mười lăm", "hai mươi mốt")] == [
        4,
        4,
        15,
        21,
    ]


def test_years_articles_and_dates_are_no_counts():
    text = "Năm 2024, Điều 5 nội dung cũ và ngày 3 việc này, khoản 2 yêu cầu ấy được bỏ."
    assert find_announcements(text, Span(0, len(text))) == []


def test_the_marked_lists_are_found():
    score = score_lists(read_marked(_MARKED.read_text(encoding="utf-8")))
    assert score.precision >= 0.95
    assert score.recall >= 0.97
    assert score.whole >= 0.95


@pytest.mark.skipif(not _SEED.exists(), reason="the seed texts are not beside the repository")
def test_the_six_task_groups_of_a_real_report_are_found():
    text = re.sub(r"\n\s*\n", "\n", _SEED.read_text(encoding="utf-8")).strip()
    six = next(one for one in _find(text) if one.count == 6)
    starts = ["Theo đó", "Yêu cầu", "Rà soát", "Về công tác", "Đồng thời", "Phát động"]
    assert [
        item.startswith(start) for item, start in zip(_items(text, six), starts, strict=True)
    ] == [True] * 6


@pytest.mark.parametrize(
    "text",
    [
        "Tỉnh nêu 6 nhóm nhiệm vụ, tăng cường; " * 3000,
        "Có 5 việc: (a, b " * 3000,
        '"5 rõ" ' * 3000,
        "\n".join("1. Có 3 nhiệm vụ sau:" for _ in range(3000)),
    ],
)
def test_hostile_texts_give_spans_inside_the_text(text: str):
    for one in _find(text):
        assert 0 <= one.start < one.end <= len(text)
        assert all(0 <= item.start < item.end <= len(text) for item in one.items)


def test_any_word_counted_in_quotes_before_its_list_is_a_slogan():
    text = "Thư viện xã giữ nếp “3 mở”: mở cửa sớm, mở kho sách, mở lớp đọc."
    (slogan,) = _find(text)
    assert (slogan.count, slogan.name) == (3, "3 mở")
    assert _items(text, slogan) == ["mở cửa sớm", "mở kho sách", "mở lớp đọc"]
    assert _find("Giải “3 miền” đá bóng nam khai mạc.") == []


def test_a_count_of_any_noun_is_tied_to_the_list_behind_more_words():
    text = (
        "Năm nay, 4 xã vùng cao được chọn làm điểm gồm: Tả Vản, Nậm Chày, Sín Chải, Pa Hu, mỗi xã "
        "sẽ lập một tổ công nghệ số."
    )
    found, items = _only(text)
    assert (found.count, found.noun) == (4, "xã vùng cao")
    assert items == ["Tả Vản", "Nậm Chày", "Sín Chải", "Pa Hu"]


def test_ordinals_behind_a_colon_and_in_the_next_paragraphs_are_one_list():
    text = (
        "Huyện đề ra 9 nhóm giải pháp và 40 việc cụ thể. Trong đó, 3 hướng ưu tiên bao gồm: Thứ "
        "nhất là làm đường vào bản.\n"
        "Thứ hai là kéo điện lưới. Mở thêm trạm biến áp.\n"
        "Thứ ba là dạy nghề cho thanh niên.\n"
        "Cũng tại hội nghị, ông Páo báo cáo kết quả."
    )
    lists = [one for one in _find(text) if one.items]
    assert [(one.count, one.noun) for one in lists] == [(3, "hướng ưu tiên")]
    assert _items(text, lists[0]) == [
        "Thứ nhất là làm đường vào bản.",
        "Thứ hai là kéo điện lưới. Mở thêm trạm biến áp.",
        "Thứ ba là dạy nghề cho thanh niên.",
    ]


def test_items_never_run_over_a_second_announcement_of_the_same():
    text = (
        "Chỉ thị số 31-CT/HU nêu 5 nhóm giải pháp.\n"
        "Mục tiêu là giữ rừng đầu nguồn. Huyện đã lập kế hoạch. Cán bộ xã phải bám bản.\n"
        "Ủy ban huyện xác định 5 nhóm giải pháp. Các phòng phải phối hợp. Hạt kiểm lâm tuần tra.\n"
        "Chủ rừng phải trực cháy."
    )
    assert [one.items for one in _find(text)] == [(), ()]


def test_some_of_many_items_are_told_as_some():
    text = (
        "Nghị quyết đề ra 14 chỉ tiêu, trong đó: thu ngân sách 90 tỷ đồng; trồng mới 300 ha rừng; "
        "giảm 4% hộ nghèo; 95% dân số có thẻ bảo hiểm y tế."
    )
    found, items = _only(text)
    assert (found.count, len(items)) == (14, 4)


def test_a_slogan_in_quotes_with_its_parts_between_dashes():
    text = (
        "Đội phát động thi đua “Ba nhất: Đoàn kết nhất - Kỷ luật nhất - Gần dân nhất” từ tháng 3."
    )
    found, items = _only(text)
    assert (found.name, items) == ("Ba nhất", ["Đoàn kết nhất", "Kỷ luật nhất", "Gần dân nhất"])


def test_numbered_sessions_joined_by_and():
    text = (
        "Hội thảo có hai phiên: (1) Phiên tham luận toàn thể, và (2) Phiên thảo luận bàn tròn với "
        "các nhà khoa học."
    )
    found, items = _only(text)
    assert found.noun == "phiên"
    assert items == [
        "(1) Phiên tham luận toàn thể",
        "(2) Phiên thảo luận bàn tròn với các nhà khoa học",
    ]


def test_a_list_between_commas_ends_before_another_behind_a_semicolon():
    text = (
        "“2 không” là không rượu trong giờ làm, không hứa suông; “2 sạch” gồm sạch bàn, sạch phòng."
    )
    found = _find(text)
    assert [_items(text, one) for one in found] == [
        ["không rượu trong giờ làm", "không hứa suông"],
        ["sạch bàn", "sạch phòng"],
    ]


def test_a_list_that_opens_its_sentence_ends_before_the_main_clause():
    text = (
        "Với 3 phần thi: chào hỏi; hát then, đàn tính; kịch ngắn về giữ rừng, các đội đã mang đến "
        "nhiều tiết mục vui."
    )
    found, items = _only(text)
    assert found.noun == "phần"
    assert items == ["chào hỏi", "hát then, đàn tính", "kịch ngắn về giữ rừng"]


def test_posts_and_long_items_between_semicolons_are_counted():
    text = "3 Phó Trưởng ban, gồm: ông Lò Văn Pó; bà Vì Thị Sen; ông Hà Văn Inh."
    found, items = _only(text)
    assert (found.noun, len(items)) == ("phó trưởng ban", 3)


def test_a_list_in_the_next_sentence_that_says_so():
    text = (
        "Huyện phân công 3 nhiệm vụ cho các phòng. Cụ thể, Phòng Y tế tiêm vắc xin; Phòng Văn hóa "
        "treo băng rôn; Đội Quản lý thị trường kiểm hàng."
    )
    found, items = _only(text)
    assert found.count == 3
    assert items[2] == "Đội Quản lý thị trường kiểm hàng"
