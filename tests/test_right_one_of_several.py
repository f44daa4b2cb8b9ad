"""The right one among several: of this class, of this number, of this name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.contest_papers import write_contest_papers
from tests.holding import holding


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over news of contests and badges, encoded without a model."""
    paths = write_contest_papers(tmp_path_factory.mktemp("hoi-thi"))
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Phường Lam Khê có mấy đảng viên được trao Huy hiệu 60 năm tuổi Đảng?", "2 đồng chí"),
        ("Phường Lam Khê có mấy đồng chí được trao Huy hiệu 30 năm tuổi Đảng?", "7 đồng chí"),
        ("Phường Lam Khê có bao nhiêu đồng chí được trao Huy hiệu?", "14 đồng chí"),
        ("Phường Bãi Sậy có bao nhiêu đảng viên nhận Huy hiệu 40 năm tuổi Đảng?", "8 đảng viên"),
        ("Ai đạt giải Nhất hội thi kể chuyện của Huyện ủy Cồn Sẻ?", "Phạm Hồ Lan Thảo Mùi"),
        ("Giám đốc Trung tâm Chính trị huyện Cồn Sẻ là ai?", "Trần Quý Sửu"),
        ("Ai làm trưởng đoàn công tác chống lũ ở huyện Cồn Sẻ?", "Hồ Thị Tuất"),
        ("Trưởng đoàn kiểm tra liên ngành về đê điều là ai?", "Lý Văn Thân"),
        ("Huyện Hạ Lũng có bao nhiêu đảng viên bị cảnh cáo trong quý II/2022?", "6 đồng chí"),
        ("huyen Ha Lung khai tru bao nhieu dang vien trong quy II/2022", "2 đồng chí"),
        ("Huyện Hạ Lũng thi hành kỷ luật bao nhiêu đảng viên trong quý II/2022?", "31 đảng viên"),
        ("Mỗi tổ kiểm tra của huyện Hạ Lũng có mấy thành viên?", "từ 4-5 thành viên"),
        ("Đội nào đạt giải nhất hội thi Dân vận khéo xã Gò Dứa?", "ấp Bến Cá 2"),
        ("Đội nào giành giải Nhất toàn đoàn hội thi kể chuyện khu vực IV?", "đội tỉnh Hạ Lũng"),
        ("Giải nhì hội thi Dân vận khéo xã Gò Dứa thuộc về ấp nào?", "ấp Rạch Gốc"),
        ("Ai phát biểu tại hội thi Dân vận khéo xã Gò Dứa?", "Kha Thị Ngọ"),
        ("Ai là Trưởng ban Tổ chức hội thi Dân vận khéo xã Gò Dứa?", "Lã Văn Mùi"),
        ("Thí sinh nào giành giải Nhất hội thi kể chuyện khu vực IV?", "Vi Thị Mão"),
        ("Ai trao giải Nhất hội thi kể chuyện khu vực IV?", "Bế Văn Thân"),
        ("Giải Ba hội thi kể chuyện khu vực IV thuộc về ai?", "Lò Văn Ngọ"),
        ("Lớp bồi dưỡng phòng thủ khóa 21 dành cho bao nhiêu người?", "65 đồng chí"),
        ("Lớp bồi dưỡng phòng thủ ở huyện Cồn Sẻ kéo dài bao nhiêu ngày?", "9 ngày"),
    ],
)
def test_the_figure_or_person_asked_for_is_told(engine: Engine, question: str, said: str) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert answer.answer.split(" [")[0].startswith(said)


@pytest.mark.parametrize(
    "question",
    [
        "Phường Lam Khê có mấy đảng viên được trao Huy hiệu 55 năm tuổi Đảng?",
        "Chủ tịch UBND xã Gò Dứa là ai?",
        "Chủ tịch UBND xã Lam Khê là ai?",
        "Đội nào đạt giải nhất hội thi kể chuyện của Huyện ủy Hòn Mực?",
        "Đoàn công tác số 3 chỉ đạo tại những huyện nào?",
    ],
)
def test_what_is_told_of_others_alone_is_not_told(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"


def test_a_person_is_no_place(engine: Engine) -> None:
    answer = engine.ask("Đoàn công tác số 2 chỉ đạo tại những huyện nào?")
    assert [item.text for item in answer.items] == ["huyện Cồn Sẻ", "huyện đảo Hòn Mực"]


def test_all_who_did_it_are_told_where_several_are_asked_for(engine: Engine) -> None:
    answer = engine.ask("Hai giải Nhì hội thi kể chuyện khu vực IV thuộc về những ai?")
    assert [item.text for item in answer.items] == [
        "Hà Văn Thìn (xã Bãi Sậy)",
        "La Thị Dần (xã Lam Khê)",
    ]


def test_a_row_behind_its_sorts_is_told_whole_and_no_other(engine: Engine) -> None:
    given = engine.ask("Giải khuyến khích hội thi Dân vận khéo xã Gò Dứa thuộc về những ấp nào?")
    assert [item.text for item in given.items] == ["Bến Cá 1", "Xóm Củi"]
    came = engine.ask("Các đội hội thi Dân vận khéo đến từ những tỉnh, thành phố nào?")
    assert [item.text for item in came.items] == ["Cửu Lâm", "Hạ Lũng", "TP Mộc Giang"]
