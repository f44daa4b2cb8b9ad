"""Families of questions on an invented directive: each key is what the paper says, and no wrong
option is."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.study.bank import make_bank
from app.study.from_lists import can_be_option
from app.study.from_roles import role_names
from app.study.items import CHOICE, Item
from app.study.material import make_proof
from app.study.quoted import follows_from_quote
from app.study.sectors import sector_words
from ingest.document import load
from ingest.model import Document

DIRECTIVE = """ỦY BAN NHÂN DÂN
TỈNH NẬM SƯA
Số: 27/CT-UBND
Nậm Sưa, ngày 11 tháng 3 năm 2024
CHỈ THỊ
về chỉnh trang các bến thuyền trên địa bàn tỉnh Nậm Sưa
Từ năm 2019 đến nay, toàn tỉnh xảy ra 17 vụ chìm thuyền với 63 người gặp nạn.
Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các sở, ngành, địa phương, đơn vị:
1. Dọn sạch các bãi đỗ ven hồ và tháo các biển hiệu che khuất đèn báo.
2. Giữ lối đi thông thoáng quanh mỗi bến trong những dịp lễ lớn.
3. Ghi sổ từng chuyến thuyền khách chạy sau lúc mặt trời lặn.
Tổ chức thực hiện:
1. Sở Xây dựng
a) Chủ trì, phối hợp với Sở Tư pháp biên soạn sổ tay an toàn cho chủ thuyền trước ngày 30/6/2024.
b) Rà soát 14 cầu phao đã xuống cấp ở vùng hồ trung tâm, trình Ủy ban nhân dân tỉnh.
c) Đánh số lại toàn bộ các trụ neo cũ nằm dọc theo kè phía đông.
2. Sở Nội vụ
a) Mở 6 lớp tập huấn cho những người lái thuyền mới vào nghề trước ngày 15/5/2024.
b) Lập danh sách các tổ tự quản có sáng kiến hay để nhân rộng ra toàn vùng.
3. Sở Y tế
a) Trang bị 22 tủ đồ dùng cấp cứu ở những bến xa trung tâm trong quý III năm 2024.
b) Tập cho nhân viên các bến cách cứu người đuối nước ngay tại chỗ.
4. Sở Tài chính
a) Hướng dẫn các bến niêm yết giá vé tại cửa soát vé trước ngày 20/4/2024.
b) Thống kê các khoản phí của chủ thuyền từ đầu mùa du lịch, hoàn thành trước ngày 10/8/2024.
Nơi nhận:
- Như trên;
"""


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Document:
    file = tmp_path_factory.mktemp("study") / "paper.txt"
    file.write_text(DIRECTIVE, encoding="utf-8")
    return load(file, "paper.txt", "paper.txt")


@pytest.fixture(scope="module")
def choices(paper: Document) -> list[Item]:
    return [item for item in make_bank([paper]).items if item.kind == CHOICE]


def _of(choices: list[Item], fact: str) -> list[Item]:
    return [item for item in choices if item.fact == fact]


def test_a_deadline_asks_for_the_one_task_that_is_due_then(choices: list[Item]) -> None:
    due = {item.stem.rpartition("có thời hạn ")[2]: item for item in _of(choices, "due")}
    item = due["trước ngày 20/4/2024?"]
    assert item.answer == "Hướng dẫn các bến niêm yết giá vé tại cửa soát vé"
    assert not [option for option in item.options if "2024" in option]
    assert "trước ngày 30/6/2024?" not in due  # what is due before is due before that day too


def test_of_four_deadlines_the_first_and_the_last_are_asked(choices: list[Item]) -> None:
    first, last = _of(choices, "due_order")
    assert first.answer == "Hướng dẫn các bến niêm yết giá vé tại cửa soát vé"
    assert last.answer.startswith("Thống kê các khoản phí")


def test_roles_are_told_apart_from_their_exchange(choices: list[Item]) -> None:
    (item,) = _of(choices, "roles")
    assert role_names(item.answer) == ("Sở Xây dựng", "Sở Tư pháp")
    assert "Sở Tư pháp chủ trì, Sở Xây dựng phối hợp" in item.options
    assert "biên soạn sổ tay an toàn cho chủ thuyền" in item.stem


def test_who_has_a_task_is_never_asked_without_the_task(choices: list[Item]) -> None:
    assert not [item for item in choices if "nhiệm vụ cụ thể" in item.stem]
    assert not [item for item in choices if "nhiệm vụ riêng" in item.stem]


def test_what_is_asked_of_all_is_told_from_the_tasks_of_one(choices: list[Item]) -> None:
    common = _of(choices, "common")
    general, _, single = DIRECTIVE.partition("Tổ chức thực hiện")
    assert common
    for item in common:
        assert item.answer in general
        assert all(option in single for option in item.options if option != item.answer)


def test_each_clause_of_a_body_is_a_task_of_it(choices: list[Item]) -> None:
    asked = [item for item in _of(choices, "task") if "Sở Xây dựng" in item.stem]
    own = DIRECTIVE.partition("1. Sở Xây dựng")[2].partition("2. Sở Nội vụ")[0]
    assert len(asked) >= 2
    for item in asked:
        assert item.answer in own
        assert not [o for o in item.options if o != item.answer and o in own]


def test_statements_are_right_or_wrong_as_the_paper_says(
    choices: list[Item], paper: Document
) -> None:
    told = [*_of(choices, "right"), *_of(choices, "wrong")]
    assert told
    assert all(follows_from_quote(item, paper) for item in told)
    assert all(len(item.options) == 4 for item in told)


def test_the_years_before_a_paper_and_its_second_figures_are_not_asked(
    choices: list[Item],
) -> None:
    answers = {item.answer for item in choices}
    assert "17" in answers  # the first figure of the sentence is what it tells
    assert not answers & {"63", "63 người", "Năm 2019"}


def test_words_of_a_sector_tell_its_body_and_no_other() -> None:
    task = "bố trí kinh phí cho 3 trạm bơm"
    assert sector_words("Sở Tài chính", task) == {"kinh phí"}
    assert sector_words("Sở Nội vụ", task) == frozenset()
    assert sector_words("Sở Tài chính", task, topic="quản lý kinh phí") == frozenset()


def test_a_list_item_that_was_cut_open_is_no_option() -> None:
    assert can_be_option("dọn sạch bến thuyền")
    assert not can_be_option("về công tác cán bộ, yêu cầu phải kiên quyết")


def test_a_short_paper_says_how_few_questions_it_yields(tmp_path: Path) -> None:
    file = tmp_path / "short.txt"
    file.write_text("Thông báo nghỉ trực\nChiều nay bến thuyền đóng cửa sớm.\n", encoding="utf-8")
    bank = make_bank([load(file, "short.txt", "short.txt")])
    assert bank.note.startswith("Chỉ soạn được 0 câu trắc nghiệm")


@pytest.mark.parametrize(
    "block", ["CHỦ TỊCH\nLương Thế Sa", "T/M BAN THƯỜNG VỤ\nBÍ THƯ\nLương Thế Sa"]
)
def test_a_block_of_post_and_name_alone_says_who_signed(tmp_path: Path, block: str) -> None:
    file = tmp_path / "signed.txt"
    file.write_text(DIRECTIVE.replace("Nơi nhận:", f"{block}\nNơi nhận:"), encoding="utf-8")
    document = load(file, "signed.txt", "signed.txt")
    assert document.header.signer is not None
    start = document.text.index(block)
    item = Item(
        CHOICE, "person", "Ai là người ký ban hành Chỉ thị số 27/CT-UBND?", "Lương Thế Sa",
        (make_proof(document, "x", start, start + len(block)),),
        options=("Lương Thế Sa", "Mạc Văn Trà", "Hà Thị Ké", "Lò Văn Pán"), key=(0,),
    )  # fmt: skip
    assert follows_from_quote(item, document)
