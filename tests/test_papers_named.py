"""Papers as questions name them: by day, to whom they are given, which of two is not held."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding_texts

PAPERS = {
    "ct-tu.txt": """TỈNH ỦY SÔNG MƠ                     ĐẢNG CỘNG SẢN VIỆT NAM
*
Số 31-CT/TU                      Sông Mơ, ngày 05 tháng 8 năm 2022

CHỈ THỊ
về tăng cường bảo vệ đê điều

Ban Thường vụ Tỉnh ủy yêu cầu:

1. Sở Thủy lợi kiểm tra 12 tuyến đê, báo cáo trước ngày 20/9/2022.

2. Các huyện ủy xử lý kỷ luật 7 cán bộ vi phạm quy định về hành lang đê.

T/M BAN THƯỜNG VỤ
BÍ THƯ
Tống Văn Lành
""",
    "ct-ubnd.txt": """ỦY BAN NHÂN DÂN                     CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH SÔNG MƠ                        Độc lập - Tự do - Hạnh phúc

Số: 15/CT-UBND                      Sông Mơ, ngày 19 tháng 10 năm 2022

CHỈ THỊ
Về việc phòng bệnh cho đàn trâu bò

Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:

1. Chi cục Thú y tiêm phòng 40.000 con trâu, bò trước ngày 30/11/2022.

CHỦ TỊCH
Kiều Thị Sen
""",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    yield from holding_texts(PAPERS, tmp_path_factory.mktemp("van-ban"))


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("So sánh Chỉ thị 31-CT/TU và Chỉ thị 58-CT/TU", "58-CT/TU"),
        ("Chỉ thị 58-CT/TU khác gì Chỉ thị 31-CT/TU?", "58-CT/TU"),
        ("So sánh Chỉ thị 58-CT/TU và Chỉ thị 59-CT/TU", "58-CT/TU, 59-CT/TU"),
    ],
)
def test_of_two_papers_only_those_not_held_are_called_missing(
    engine: Engine, question: str, missing: str
) -> None:
    answer = engine.ask(question)
    assert (answer.status, answer.note) == (
        "not_found",
        f"{missing} không có trong kho văn bản",
    )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Chỉ thị 31-CT/TU ngày 05/8/2022 do ai ký?", "Tống Văn Lành"),
        ("Chỉ thị 31-CT/TU (ngày 5 tháng 8 năm 2022) do ai ký?", "Tống Văn Lành"),
        ("15/CT-UBND ban hành ngày 19/10/2022 do ai ký?", "Kiều Thị Sen"),
        ("Chỉ thị 31-CT/TU ngày 5-8-2022 của Tỉnh ủy Sông Mơ do ai ký?", "Tống Văn Lành"),
        ("15/CT-UBND ngày 19/10/2022 nói về việc gì?", "phòng bệnh cho đàn trâu bò"),
    ],
)
def test_a_papers_own_day_only_names_it(engine: Engine, question: str, told: str) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert told in answer.answer


def test_a_paper_of_another_day_is_not_the_one_held(engine: Engine) -> None:
    assert engine.ask("Chỉ thị 31-CT/TU ngày 05/8/2019 do ai ký?").status == "not_found"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Ai kí Chỉ thị 31-CT/TU?", "Tống Văn Lành"),
        ("ai ki chi thi 31-CT/TU", "Tống Văn Lành"),
        ("Bao nhiêu cán bộ bị xử lí kỉ luật vì vi phạm qui định hành lang đê?", "7 cán bộ"),
    ],
)
def test_i_for_y_is_only_another_spelling(engine: Engine, question: str, told: str) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert told in answer.answer


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Chỉ thị 31-CT/TU của UBND tỉnh Sông Mơ do ai ký?", "31-CT/TU của UBND tỉnh Sông Mơ"),
        ("Chỉ thị 31-CT/TU của Thành ủy Sông Mơ do ai ký?", "31-CT/TU của Thành ủy Sông Mơ"),
        ("Chỉ thị 31-CT/TU của huyện Sông Mơ do ai ký?", "31-CT/TU của huyện Sông Mơ"),
        ("Chỉ thị 31-CT/TU do HĐND tỉnh ban hành nói gì?", "31-CT/TU của HĐND tỉnh"),
        ("15/CT-UBND của UBND huyện Sông Mơ do ai ký?", "15/CT-UBND của UBND huyện Sông Mơ"),
    ],
)
def test_a_body_of_another_sort_is_another_issuer(
    engine: Engine, question: str, named: str
) -> None:
    answer = engine.ask(question)
    assert answer.status == "not_found"
    assert answer.note == f"{named} không có trong kho văn bản"


@pytest.mark.parametrize(
    "question",
    [
        "Chỉ thị 31-CT/TU của tỉnh Sông Mơ do ai ký?",
        "Chỉ thị 31-CT/TU của Ban Thường vụ Tỉnh ủy do ai ký?",
        "Chỉ thị 31-CT/TU của Đảng bộ tỉnh Sông Mơ do ai ký?",
    ],
)
def test_an_issuer_may_be_told_loosely(engine: Engine, question: str) -> None:
    assert "Tống Văn Lành" in engine.ask(question).answer
