"""What is not worth asking, or tells its own answer, each shown on an invented paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.study.bank import make_bank
from app.study.checks import NEEDS_TEXT, unclear
from app.study.distractors import differs
from app.study.endings import up_to_next_fact
from app.study.fields import tells_its_field, tells_its_task
from app.study.from_tasks import is_task_unit
from app.study.from_units import is_class
from app.study.items import CHOICE, Item, Proof
from app.study.quoted import open_question
from app.study.wording import as_sentence, lower_first
from app.study.worth import is_reckoned
from ingest.document import load

NEWS = """Một năm giữ nước sạch ở Suối Trai
| 07:10 Cỡ chữ: A- A+
Ngày 12/6/2023, huyện Suối Trai họp báo về kết quả thực hiện Chỉ thị số 27-CT/TU của Tỉnh ủy.
Đã kiểm tra 44 lượt đối với 19 trạm bơm.
Bí thư Huyện ủy Suối Trai Lò Văn Pán cho biết, tỷ lệ hộ dùng nước sạch đạt 83,4%.
Giám đốc Sở Y tế Mạc Thị Hường nói thêm về vệ sinh nguồn nước.
Có 7,2% người được hỏi cho rằng nước còn đục.
Mỗi xã phải thay xong ống cũ trước ngày 30/9/2023.
"""
DIRECTIVE = """ỦY BAN NHÂN DÂN
TỈNH HÀ TRẠCH
Số: 31/CT-UBND
Hà Trạch, ngày 04 tháng 5 năm 2021
CHỈ THỊ
về quản lý bến đò trên địa bàn tỉnh Hà Trạch
Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:
1. Thủ trưởng các sở, ngành bố trí người trực đủ 12 giờ mỗi ngày tại các bến đò đông khách.
2. Sở Tài chính cân đối tài chính cho việc đóng 26 chiếc đò mới ở các bến ngang sông lớn.
3. Sở Tư pháp biên soạn sổ tay luật giao thông đường thủy cho 140 chủ đò trước ngày 30/6/2021.
4. Sở Nội vụ xử lý 9 chủ bến không có giấy phép theo đúng quyết định đã ban hành năm 2020.
5. Sở Xây dựng bố trí người trực đủ 12 giờ mỗi ngày tại các bến đò đông khách.
6. Sở Y tế lập 75 tủ thuốc tại các bến đò xa trung tâm trước ngày 31/8/2021.
Nơi nhận:
- Như trên;
"""
OTHERS = ["Sở Nội vụ", "Sở Y tế", "Sở Tư pháp"]


def _choices(folder: Path, text: str) -> list[Item]:
    file = folder / "paper.txt"
    file.write_text(text, encoding="utf-8")
    bank = make_bank([load(file, "paper.txt", "paper.txt")])
    return [item for item in bank.items if item.kind == CHOICE]


def test_news_is_asked_for_goals_results_and_duties_alone(tmp_path: Path) -> None:
    answers = {item.answer for item in _choices(tmp_path, NEWS)}
    assert {"83,4%", "30/9/2023"} <= answers
    assert not answers & {"44", "19", "7,2%", "12/6/2023"}


def test_who_holds_which_post_is_not_asked(tmp_path: Path) -> None:
    items = _choices(tmp_path, NEWS)
    assert not [item for item in items if "chức vụ" in item.stem or ", ai là " in item.stem]
    assert not [item for item in items if item.answer in ("Lò Văn Pán", "Mạc Thị Hường")]


def test_a_task_in_the_words_of_its_body_is_not_asked(tmp_path: Path) -> None:
    items = [item for item in _choices(tmp_path, DIRECTIVE) if item.fact in ("unit", "task")]
    assert any(item.answer == "Sở Tư pháp" for item in items)
    assert not [item for item in items if item.answer == "Sở Tài chính"]
    assert not [item for item in items if "được giao cho Sở Tài chính" in item.stem]


def test_what_all_heads_must_do_is_no_wrong_task_of_one_body(tmp_path: Path) -> None:
    items = [item for item in _choices(tmp_path, DIRECTIVE) if item.fact == "task"]
    assert items
    assert not [text for item in items for text in item.options if "người trực đủ" in text]


def test_what_all_heads_must_do_is_not_asked_of_one_body(tmp_path: Path) -> None:
    assert not [item for item in _choices(tmp_path, DIRECTIVE) if item.answer == "Sở Xây dựng"]


@pytest.mark.parametrize(
    ("asked", "key", "others", "told"),
    [
        ("cơ quan nào cân đối tài chính?", "Sở Tài chính", OTHERS, True),
        ("cơ quan nào cân đối tài chính?", "Sở Tài chính", ["Phòng Tài chính", *OTHERS[1:]], False),
        ("cơ quan nào dạy nghề cho nông dân?", "Sở Nông nghiệp", OTHERS, True),
        ("cơ quan nào mở lớp ở xã?", "Sở Nông nghiệp", OTHERS, False),
        ("ai phải giữ đò?", "Chủ đò", OTHERS, True),
        (
            "cơ quan nào mở chợ ở địa phương?",
            "Ủy ban nhân dân tỉnh",
            ["Bộ Y tế", "Bộ Nội vụ"],
            True,
        ),
    ],
)
def test_a_field_is_told_by_its_words(asked: str, key: str, others: list[str], told: bool) -> None:
    assert tells_its_field(asked, key, others) is told


def test_a_task_beside_others_of_the_same_field_is_not_told() -> None:
    assert tells_its_task("Bộ Công an", "lập chốt công an xã", ["mở lớp", "sửa chợ"])
    assert not tells_its_task(
        "Bộ Công an", "lập chốt công an xã", ["mở lớp cho công an", "sửa chợ"]
    )


@pytest.mark.parametrize(
    ("stem", "key", "reckoned"),
    [
        ("đã sửa 21 trong số 28 cầu, đạt bao nhiêu phần trăm?", "75%", True),
        ("đã sửa 21 trong số 28 cầu, còn lại bao nhiêu cầu?", "7", True),
        ("đã sửa 21 cầu, đạt bao nhiêu phần trăm kế hoạch?", "75%", False),
        ("đã sửa 21 trong số 28 cầu, dùng bao nhiêu tỷ đồng?", "7", False),
    ],
)
def test_a_figure_that_follows_from_the_question(stem: str, key: str, reckoned: bool) -> None:
    assert is_reckoned(stem, key) is reckoned


def test_a_city_without_its_name_needs_the_text() -> None:
    proof = Proof("d", "d", "bài “Chợ”", 0, 1, "x")
    stems = ("Theo bài “Chợ”, UBND {} sửa bao nhiêu chợ dân sinh trong năm 2021?",) * 2
    asked = [stem.format(city) for stem, city in zip(stems, ("TP", "TP Gò Cao"), strict=True)]
    items = [
        Item(CHOICE, "number", stem, "5", (proof,), ("4", "5", "6", "7"), (1,)) for stem in asked
    ]
    assert [unclear(item) for item in items] == [NEEDS_TEXT, ""]


def test_a_charged_body_acts_and_a_question_has_no_semicolons(tmp_path: Path) -> None:
    made = as_sentence("Giao Sở Y tế chủ trì mở 4 trạm", "", official=True)
    assert made == "Sở Y tế chủ trì mở 4 trạm"
    assert not [item for item in _choices(tmp_path, DIRECTIVE) if ";" in item.stem]


def test_conditions_do_not_hang_on_behind_the_asked_figure() -> None:
    tail = " ngày, quá thời hạn mà không nộp thì bị thu hồi"
    assert up_to_next_fact("bến đò phải nộp tờ khai trong ", tail) == " ngày"


def test_who_is_charged_is_named_whole() -> None:
    assert is_class("Thủ trưởng các sở, ngành")
    assert not is_class("Các Sở Y tế")
    assert not is_task_unit("các chi bộ có bến đò sinh hoạt chuyên đề về")
    assert lower_first("Chỉ thị số 31/CT-UBND nêu 3 việc") == "Chỉ thị số 31/CT-UBND nêu 3 việc"


def test_parts_of_a_slogan_differ_by_what_follows_its_opening() -> None:
    assert differs("member", "sẵn sàng xuồng", "sẵn sàng kinh phí")
    assert not differs("member", "sẵn sàng người chỉ huy", "sẵn sàng chỉ huy")


@pytest.mark.parametrize(
    ("asked", "opened"),
    [
        ("nội dung nào sau đây nằm trong “3 gần”?", "“3 gần” gồm những nội dung gì?"),
        ("Sở Y tế được giao việc nào sau đây?", "Sở Y tế được giao những nhiệm vụ gì?"),
        ("nội dung nào sau đây là nhiệm vụ của Sở Y tế?", "Sở Y tế được giao những nhiệm vụ gì?"),
        ("việc nào sau đây KHÔNG thuộc trách nhiệm của Sở Y tế?",
         "Sở Y tế được giao những nhiệm vụ gì?"),
        ("Sở Y tế báo cáo định kỳ bao lâu một lần?", "Sở Y tế báo cáo khi nào?"),
    ],
)  # fmt: skip
def test_each_wording_is_opened_for_one_who_sees_no_options(asked: str, opened: str) -> None:
    proof = Proof("d", "d", "bài “Chợ”", 0, 1, "x")
    stem = f"Theo bài “Chợ”, {asked}"
    assert open_question(Item(CHOICE, "task", stem, "a", (proof,), ("a", "b"), (0,))) == opened
