"""What reports tell of the papers they make known, and what plans list below headings."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding_texts

_TEXTS = {
    "bao-cong-bo.txt": """Sửa đổi mức hỗ trợ nuôi cá lồng ở tỉnh Lâm Hà
Ngày 4/5/2031, UBND tỉnh Lâm Hà ban hành Quyết định số 17/2031/QĐ-UBND sửa đổi, bổ sung một số \
điều của Quy định về mức hỗ trợ nuôi cá lồng ban hành kèm theo Quyết định số 9/2029/QĐ-UBND ngày \
3/3/2029 của UBND tỉnh.
Quyết định này có hiệu lực thi hành kể từ ngày 15/5/2031. Các nội dung khác ban hành kèm theo \
Quyết định số 9/2029/QĐ-UBND vẫn giữ nguyên.
Hộ nuôi trường hợp đột xuất phải báo cáo, xin ý kiến của Thường trực Huyện ủy và Trưởng phòng \
Kinh tế xem xét, quyết định.
Chủ tịch UBND các xã phải chịu hoàn toàn trách nhiệm trước lãnh đạo huyện và Chi cục Thủy sản về \
việc quản lý lồng bè trên địa bàn.
""",
    "ke-hoach.txt": """ỦY BAN NHÂN DÂN
TỈNH LÂM HÀ
Số: 52/KH-UBND
Lâm Hà, ngày 9 tháng 6 năm 2031
KẾ HOẠCH
Thả cá giống xuống hồ Vân Sơn năm 2031
I. MỤC ĐÍCH
- Khôi phục đàn cá của hồ.
- Tạo việc làm cho người dân quanh hồ.
II. CÔNG VIỆC
- Lấy mẫu nước xét nghiệm tại các nguồn: suối, giếng, mạch ngầm.
- Ương cá giống trước khi thả.
III. KINH PHÍ THỰC HIỆN
- Từ ngân sách tỉnh theo phân cấp.
- Nguồn đóng góp của hợp tác xã.
- Các nguồn tài trợ khác.
""",
    "hai-dot.txt": """Vân Sơn thả cá giống làm hai đợt
UBND huyện Vân Sơn cho biết việc thả cá được chia làm 2 đợt, đợt 1 thả cá trắm từ ngày 3/7/2031 \
đến ngày 9/7/2031; đợt 2 thả cá mè, triển khai từ ngày 5/9/2031 đến ngày 8/9/2031.
Việc thả cá ở huyện còn vướng mắc, cụ thể:
(i) Đường xuống hồ hẹp và dốc;
(ii) Cá giống phải chở từ xa về;
(iii) Người dân chưa quen chăm cá.
Huyện đề nghị hỗ trợ các tỉnh, thành phố bạn: Lâm Hà, Vân Đồn, Hạ Lang (sau đây gọi tắt là các \
tỉnh bạn).
Hợp tác xã phải báo số cá giống cho huyện. Chậm nhất 10 ngày trước ngày thả cá, hợp tác xã báo số \
cá giống cho huyện.
Năm 2031 huyện Vân Sơn tổ chức 3 hội thi, 5 cuộc tập huấn về nuôi cá. Tháng 7, huyện tổ chức một \
cuộc tập huấn cho thanh niên.
""",
    "quyet-dinh.txt": """ỦY BAN NHÂN DÂN
TỈNH LÂM HÀ
Số: 31/QĐ-UBND
Lâm Hà, ngày 2 tháng 2 năm 2031
QUYẾT ĐỊNH
Về việc giao mặt nước hồ Vân Sơn
Điều 1. Giao mặt nước hồ Vân Sơn cho Hợp tác xã Thủy sản quản lý.
Điều 2. Trung tâm Kiểm soát dịch bệnh thủy sản kiểm tra nguồn cá giống trước khi thả.
Điều 3. Chánh Văn phòng UBND tỉnh; Giám đốc Sở Nông nghiệp; Chủ tịch UBND các huyện và các đơn vị \
có liên quan chịu trách nhiệm thi hành Quyết định này./.
""",
    "thong-tu.txt": """Quy chế khai thác thủy sản nội địa
Ngày 11 tháng 02 năm 2031, Bộ Thủy sản đã ban hành Thông tư số 8/2031/TT-BTS về việc ban hành Quy \
chế khai thác thủy sản nội địa.
""",
    "thay-the.txt": """Hỗ trợ ngư dân hồ Vân Sơn
Quyết định 14/2028/QĐ-UBND về hỗ trợ ngư dân đã được thay thế bởi Quyết định 6/2030/QĐ-UBND và \
được áp dụng kể từ ngày 1/3/2030.
""",
    "cong-dien.txt": """Tập đoàn Thủy lợi Lâm Hà lo giữ nước an toàn
TTVS - Tập đoàn Thủy lợi Lâm Hà (TLLH) vừa có công điện số 77/CĐ-TLLH gửi Giám đốc các công ty con \
về việc ứng phó bão. Tập đoàn yêu cầu các chủ hồ thủy lợi liên tục kiểm tra thân đập, cửa nước.
""",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over a report on a decision, a plan and a report on a plan."""
    yield from holding_texts(_TEXTS, tmp_path_factory.mktemp("tha-ca"))


def test_a_report_tells_from_when_the_paper_it_makes_known_is_in_force(engine: Engine) -> None:
    answer = engine.ask("Quyết định số 17/2031/QĐ-UBND có hiệu lực từ ngày nào?")
    assert answer.answer.startswith("kể từ ngày 15/5/2031")


def test_it_does_not_tell_that_of_the_paper_amended(engine: Engine) -> None:
    answer = engine.ask("Quyết định số 9/2029/QĐ-UBND có hiệu lực từ ngày nào?")
    assert answer.status == "not_found"


def test_whose_opinion_is_asked_for(engine: Engine) -> None:
    answer = engine.ask("Trường hợp đột xuất hộ nuôi phải xin ý kiến ai?")
    assert [item.text for item in answer.items] == [
        "Thường trực Huyện ủy",
        "Trưởng phòng Kinh tế",
    ]


def test_before_whom_one_wholly_answers(engine: Engine) -> None:
    answer = engine.ask("Chủ tịch UBND các xã chịu trách nhiệm trước ai về quản lý lồng bè?")
    assert [item.text for item in answer.items] == ["lãnh đạo huyện", "Chi cục Thủy sản"]


def test_what_stands_below_a_heading_comes_before_a_row_of_the_same_noun(engine: Engine) -> None:
    answer = engine.ask("Kinh phí thực hiện Kế hoạch 52/KH-UBND lấy từ những nguồn nào?")
    assert [item.text.split()[0] for item in answer.items] == ["Từ", "Nguồn", "Các"]


@pytest.mark.parametrize(("part", "first"), [("1", "từ ngày 3/7/2031"), ("2", "từ ngày 5/9/2031")])
def test_numbered_parts_of_a_sentence_are_kept_apart(engine: Engine, part: str, first: str) -> None:
    answer = engine.ask(f"Đợt {part} thả cá ở Vân Sơn từ ngày nào đến ngày nào?")
    assert answer.answer.startswith(first)


def test_paragraphs_numbered_by_small_numerals_are_a_list(engine: Engine) -> None:
    answer = engine.ask("Việc thả cá ở huyện Vân Sơn có những vướng mắc nào?")
    assert [item.text.split()[0] for item in answer.items] == ["Đường", "Cá", "Người"]


def test_what_a_row_is_called_from_now_on_is_no_part_of_its_last_name(engine: Engine) -> None:
    answer = engine.ask("Huyện Vân Sơn đề nghị hỗ trợ những tỉnh, thành phố nào?")
    assert [item.text for item in answer.items] == ["Lâm Hà", "Vân Đồn", "Hạ Lang"]


def test_a_paper_pointed_at_is_asked_of_and_nothing_stands_in_its_place(engine: Engine) -> None:
    engine.ask("Mục đích của Kế hoạch 52/KH-UBND là gì?", "hỏi tiếp")
    again = engine.ask("Thế kế hoạch đó ban hành ngày nào?", "hỏi tiếp")
    assert again.answer.startswith("ngày 9 tháng 6 năm 2031")


def test_two_counts_come_out_of_the_sentence_that_tells_both(engine: Engine) -> None:
    answer = engine.ask("Năm 2031 huyện Vân Sơn tổ chức mấy hội thi, mấy cuộc tập huấn?")
    assert [part.split(" [")[0] for part in answer.answer.splitlines()] == [
        "3 hội thi",
        "5 cuộc tập huấn",
    ]


def test_a_stretch_of_time_keeps_the_event_that_it_is_counted_from(engine: Engine) -> None:
    answer = engine.ask("Hợp tác xã phải báo số cá giống cho huyện chậm nhất khi nào?")
    assert answer.answer.startswith("Chậm nhất 10 ngày trước ngày thả cá")


def test_all_who_carry_a_paper_out_are_named(engine: Engine) -> None:
    answer = engine.ask("Ai chịu trách nhiệm thi hành Quyết định 31/QĐ-UBND?")
    assert [item.text for item in answer.items] == [
        "Chánh Văn phòng UBND tỉnh",
        "Giám đốc Sở Nông nghiệp",
        "Chủ tịch UBND các huyện và các đơn vị có liên quan",
    ]


def test_nobody_carries_a_paper_out_where_no_text_says_who(engine: Engine) -> None:
    answer = engine.ask("Ai chịu trách nhiệm thi hành Kế hoạch 52/KH-UBND?")
    assert answer.status == "not_found"


def test_a_centre_of_control_is_a_unit_of_its_whole_name(engine: Engine) -> None:
    answer = engine.ask("Trung tâm Kiểm soát dịch bệnh thủy sản phải làm gì?")
    assert answer.answer.startswith("kiểm tra nguồn cá giống")


def test_a_day_told_in_words_at_the_start_of_a_sentence_is_whole(engine: Engine) -> None:
    answer = engine.ask("Thông tư số 8/2031/TT-BTS ban hành ngày nào?")
    assert answer.answer.startswith("Ngày 11 tháng 02 năm 2031")


def test_the_paper_by_which_another_was_replaced(engine: Engine) -> None:
    answer = engine.ask("Quyết định 14/2028/QĐ-UBND bị thay thế bởi văn bản nào?")
    assert "6/2030/QĐ-UBND" in answer.answer


def test_a_group_that_has_just_sent_a_dispatch_issued_it(engine: Engine) -> None:
    answer = engine.ask("Công điện 77/CĐ-TLLH do đơn vị nào ban hành?")
    assert answer.answer.startswith("Tập đoàn Thủy lợi Lâm Hà")


def test_an_order_may_stand_before_whom_it_is_given_to(engine: Engine) -> None:
    answer = engine.ask("Các chủ hồ thủy lợi phải làm gì để ứng phó bão?")
    assert "kiểm tra thân đập" in answer.answer


def test_of_topics_joined_by_a_comma_one_is_enough(engine: Engine) -> None:
    answer = engine.ask("Những tài liệu nào nói về ứng phó bão, nuôi cá lồng?")
    assert {citation.path.rsplit("/", 1)[-1] for citation in answer.citations} == {
        "bao-cong-bo.txt",
        "cong-dien.txt",
    }
