"""Questions as read: kinds, counts, focus words, English."""

import pytest

from app.lexicon import translate
from app.question import read_question


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Ai là Chủ tịch UBND huyện Thạch An?", "who"),
        ("ai ky chi thi 12-ct/tu", "who"),
        ("người ký Chỉ thị 12-CT/TU của Tỉnh ủy Lam Giang", "who"),
        ("Phường nào tổ chức hội thi?", "who"),
        ("Chỉ thị 12-CT/TU ban hành ngày nào?", "when"),
        ("Huyện đã trồng bao nhiêu cây xanh?", "number"),
        ("Chỉ thị nêu mấy nhóm giải pháp?", "number"),
        ("Chỉ thị 12-CT/TU nói về vấn đề gì?", "about"),
        ("Phương châm 5 rõ gồm những gì?", "list"),
        ("sau nhom nhiem vu cua chi thi 12-ct/tu", "list"),
        ("Những tài liệu nào nói về Chỉ thị 12-CT/TU?", "documents"),
        ("So sánh 5 rõ của Lam Giang và của Vân Hải", "compare"),
        ("Sở Nội vụ phải làm gì theo Chỉ thị 12-CT/TU?", "duties"),
        ("Huyện có hoàn thành đúng hạn không?", "yesno"),
        ("Vì sao phải chấn chỉnh lề lối làm việc?", "why"),
        ("How many dossiers were late?", "number"),
        ("When was Chỉ thị số 12-CT/TU của Tỉnh ủy Lam Giang issued?", "when"),
        ("Which documents mention Plan 45-KH/HU?", "documents"),
    ],
)
def test_the_kind_of_a_question_is_what_it_asks_for(question: str, kind: str) -> None:
    assert read_question(question).kind == kind


def test_two_things_asked_are_two_kinds_in_order() -> None:
    asked = read_question("Kế hoạch 45-KH/HU ban hành ngày nào và về việc gì?")
    assert asked.kinds == ("when", "about")


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Bốn tại chỗ là gì?", 4),
        ("bon tai cho la gi", 4),
        ("9 nhóm giải pháp gồm những gì?", 9),
        ("Trong 6 tháng đầu năm 2024, huyện làm được gì?", None),
        ("Năm 2024 huyện làm gì?", None),
        ("Mức 5 là bao nhiêu?", None),
        ("Điều 7 quy định gì?", None),
    ],
)
def test_only_counts_of_things_are_presumed_counts(question: str, count: int | None) -> None:
    assert read_question(question).count == count


def test_a_count_typed_without_marks_is_read_though_retrieval_restores_another_word() -> None:
    asked = read_question("sau nhom nhiem vu la gi", "sâu nhóm nhiệm vụ là gì")
    assert (asked.count, asked.counted[:3]) == (6, ("nhom", "nhiem", "vu"))


def test_the_unit_ends_at_a_function_word() -> None:
    asked = read_question("Có bao nhiêu tổ chức đảng được kiểm tra trong năm 2023?")
    assert asked.unit == ("to", "chuc", "dang")


def test_a_machine_is_no_question_of_how_many() -> None:
    assert read_question("Ai cấp máy tính cho xã?").unit == ()


def test_named_papers_and_question_words_are_no_focus() -> None:
    asked = read_question("Ai ký Chỉ thị số 12-CT/TU?")
    assert [token.toned for token in asked.focus] == ["ký"]


def test_names_keep_their_place_in_translation() -> None:
    assert "bí thư" in translate("Who is the secretary of the Party Committee of Lâm Sơn ward?")
    assert "phường Lâm Sơn" in translate("Who leads Lâm Sơn ward?")


def test_a_question_in_vietnamese_without_marks_is_not_english() -> None:
    assert read_question("chu tich uy ban nhan dan xa la ai").language == "vi"
