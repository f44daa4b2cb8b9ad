"""One paper named for both halves of a question, and a paper asked on after though nothing holds
it, on two invented directives of one number."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from app.halves import two_asked
from app.model import Answer
from tests.holding import holding_texts

_FERRIES = """ỦY BAN NHÂN DÂN
TỈNH BẾN LAU
Số: 31/CT-UBND
Bến Lau, ngày 17 tháng 4 năm 2023

CHỈ THỊ
Về việc bảo đảm an toàn tại các bến đò ngang

Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các ngành thực hiện năm nhiệm vụ sau:
1. Sở Giao thông vận tải đăng kiểm toàn bộ đò máy trước ngày 30 tháng 6 năm 2023.
2. Sở Tài chính cấp kinh phí mua áo phao cho các bến đò.
Chỉ thị này thay thế Chỉ thị số 8/CT-UBND ngày 12/5/2015 của Ủy ban nhân dân tỉnh Bến Lau.

CHỦ TỊCH

Lưu Thị Thoa
"""

_HONEY = """ỦY BAN NHÂN DÂN
TỈNH CAO MẬT
Số: 31/CT-UBND
Cao Mật, ngày 05 tháng 9 năm 2022

CHỈ THỊ
Về việc phát triển nghề nuôi ong lấy mật

Chủ tịch Ủy ban nhân dân tỉnh yêu cầu các ngành thực hiện ba nhiệm vụ sau:
1. Sở Y tế kiểm nghiệm mật ong bán tại chợ phiên hằng tháng.
2. Sở Công Thương mở gian hàng mật ong trước ngày 20 tháng 12 năm 2022.

CHỦ TỊCH

Nông Đức Vinh
"""

_SALT = """TỈNH ỦY BẾN LAU
Số 64-CT/TU
Bến Lau, ngày 02 tháng 8 năm 2024

CHỈ THỊ
về giữ gìn nghề làm muối

Ban Thường vụ Tỉnh ủy yêu cầu:
1. Sở Công Thương tìm đầu ra cho muối sạch.
2. Sở Y tế giám sát việc trộn i-ốt vào muối ăn.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Đỗ Cảnh Hưng
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the three directives, encoded without a model."""
    texts = {"do-ngang.txt": _FERRIES, "mat-ong.txt": _HONEY, "muoi.txt": _SALT}
    yield from holding_texts(texts, tmp_path_factory.mktemp("hai-tinh"))


def _files(answer: Answer) -> set[str]:
    return {citation.path.rsplit("/", 1)[-1] for citation in answer.citations}


@pytest.mark.parametrize(
    ("question", "said", "file"),
    [
        ("Do ai ký và thay thế văn bản nào, Chỉ thị 31/CT-UBND của Bến Lau?",
         ["Lưu Thị Thoa", "8/CT-UBND"], "do-ngang.txt"),
        ("Người nào ký và ban hành vào ngày nào Chỉ thị 64-CT/TU?",
         ["Đỗ Cảnh Hưng", "02 tháng 8 năm 2024"], "muoi.txt"),
        ("nguoi nao ky va ban hanh vao ngay nao chi thi 64-ct/tu", ["Đỗ Cảnh Hưng", "02 tháng 8"],
         "muoi.txt"),
        ("Có mấy nhiệm vụ và người nào ký Chỉ thị 31/CT-UBND của tỉnh Cao Mật?",
         ["ba nhiệm vụ", "Nông Đức Vinh"], "mat-ong.txt"),
        ("Sở Y tế phải làm gì và Sở Công Thương phải làm gì theo Chỉ thị 64-CT/TU?",
         ["i-ốt", "muối sạch"], "muoi.txt"),
        ("Chỉ thị 64-CT/TU do ai ký, ra ngày nào, về việc gì?",
         ["Đỗ Cảnh Hưng", "02 tháng 8 năm 2024", "nghề làm muối"], "muoi.txt"),
        ("Chỉ thị 31/CT-UBND của Bến Lau do người nào ký, nói về vấn đề gì?",
         ["Lưu Thị Thoa", "bến đò ngang"], "do-ngang.txt"),
        ("Chỉ thị 31/CT-UBND của Bến Lau thay thế văn bản nào và người nào ký?",
         ["8/CT-UBND", "Lưu Thị Thoa"], "do-ngang.txt"),
    ],
)  # fmt: skip
def test_both_halves_are_asked_of_the_paper_that_one_names(
    engine: Engine, question: str, said: list[str], file: str
) -> None:
    answer = engine.ask(question)
    assert [part for part in said if part not in answer.answer] == []
    assert _files(answer) == {file}
    assert "không nêu" not in answer.note


@pytest.mark.parametrize(
    ("question", "told", "missing"),
    [
        ("Sở Tài chính phải làm gì và Sở Y tế phải làm gì theo Chỉ thị 64-CT/TU?",
         "giám sát việc trộn i-ốt vào muối ăn", "Sở Tài chính phải làm gì"),
        ("Ai ký Chỉ thị 64-CT/TU và Sở Tài chính phải làm gì?", "Đỗ Cảnh Hưng",
         "Sở Tài chính phải làm gì"),
        ("Chỉ thị 64-CT/TU do ai ký, thay thế văn bản nào, ra ngày nào?", "Đỗ Cảnh Hưng",
         "thay thế văn bản nào"),
    ],
)  # fmt: skip
def test_what_the_paper_does_not_say_is_named_as_typed_and_not_told_by_another(
    engine: Engine, question: str, told: str, missing: str
) -> None:
    answer = engine.ask(question)
    assert told in answer.answer
    assert _files(answer) == {"muoi.txt"}
    assert answer.note == f"Kho văn bản không nêu: “{missing}”"


def test_a_half_that_says_all_itself_is_not_asked_of_the_other_halfs_paper() -> None:
    halves = two_asked("Bí thư Huyện ủy Gò Sậy là ai và ai ký Chỉ thị 64-CT/TU?")
    assert halves is not None
    assert halves.first == "Bí thư Huyện ủy Gò Sậy là ai?"
    assert halves.second == "ai ký Chỉ thị 64-CT/TU?"


def test_the_number_of_a_paper_keeps_its_letters() -> None:
    halves = two_asked("Kế hoạch 5-KH/TU giao ai đào kênh, đào mấy nơi?")
    assert halves is not None
    assert halves.second == "Kế hoạch 5-KH/TU giao đào kênh đào mấy nơi?"


@pytest.mark.parametrize(
    "question",
    ["Người nào ký?", "Nó thay thế văn bản nào?", "Sở Y tế phải làm gì?", "Ai ký, ra ngày nào?"],
)
def test_what_is_asked_on_of_a_paper_that_is_not_held_is_not_told_by_others(
    engine: Engine, question: str
) -> None:
    engine.ask("Chỉ thị 65-CT/TU ra ngày nào?", conversation=question)
    answer = engine.ask(question, conversation=question)
    assert answer.status == "not_found"
    assert answer.note == "65-CT/TU không có trong kho văn bản"


def test_a_whole_question_after_a_paper_that_is_not_held_is_answered(engine: Engine) -> None:
    engine.ask("Chỉ thị 65-CT/TU ra ngày nào?", conversation="muối")
    answer = engine.ask("Sở Công Thương mở gian hàng mật ong trước ngày nào?", conversation="muối")
    assert "20 tháng 12 năm 2022" in answer.answer


def test_a_paper_of_another_body_is_not_held_though_its_number_is(engine: Engine) -> None:
    answer = engine.ask("Chỉ thị 64-CT/TU của Tỉnh ủy Cao Mật ra ngày nào?")
    assert answer.note == "64-CT/TU không có trong kho văn bản"


def test_of_two_papers_the_one_that_is_not_held_is_named(engine: Engine) -> None:
    answer = engine.ask("So sánh Chỉ thị 64-CT/TU và Chỉ thị 65-CT/TU")
    assert answer.note == "65-CT/TU không có trong kho văn bản"


@pytest.mark.parametrize("question", ["Ai thế?", "Lúc nào?", "Mấy?", "Where?", _FERRIES, _SALT * 2])
def test_what_asks_for_nothing_is_told_so(engine: Engine, question: str) -> None:
    answer = engine.ask(question)
    assert answer.status == "not_found"
    assert answer.note in (
        "Chưa rõ cần biết điều gì; xin viết thành câu hỏi",
        "It is not clear what is asked; please write a question",
    )
