"""What a reading says of a document's words."""

from __future__ import annotations

from pathlib import Path

from app.reading import Reading
from ingest.document import load

_TEXT = (
    "Trạm y tế xã Đông Lĩnh báo cáo\n"
    "Xã khám cho 1.240 lượt người, tăng 85 lượt so với năm 2021. Trạm có 07 người.“Đội lưu động” đi"
    " 3 thôn. Năm 2022 trạm nhận thêm 2 máy, so với cùng kỳ 2021 là gấp đôi."
)


def _reading(folder: Path) -> Reading:
    file = folder / "tin.txt"
    file.write_text(_TEXT, encoding="utf-8")
    return Reading(load(file, "d1", "tin.txt"))


def _sentence(reading: Reading, opening: str) -> int:
    return next(
        at for at, span in enumerate(reading.sentences) if _at(reading, span.start, opening)
    )


def _at(reading: Reading, start: int, opening: str) -> bool:
    return reading.text.startswith(opening, start)


def test_years_that_a_sentence_compares_with_are_not_among_its_words(tmp_path: Path) -> None:
    reading = _reading(tmp_path)
    line = reading.line(_sentence(reading, "Xã khám"))
    assert line.folded == " xa kham cho 1.240 luot nguoi tang 85 luot so voi nam "
    assert " lượt người " in line.toned
    assert not reading.holds("2021")
    assert reading.holds("2022")


def test_words_of_a_document_are_those_of_its_sentences_and_its_name(tmp_path: Path) -> None:
    reading = _reading(tmp_path)
    said = [word for at in range(len(reading.sentences)) for word in reading.words(at).folded]
    assert reading.all_tokens == {*said, *reading.heading_tokens}
    assert all(reading.holds(word) for word in said)
    assert not reading.holds("guoi")


def test_neighbours_are_found_across_sentences_that_touch(tmp_path: Path) -> None:
    reading = _reading(tmp_path)
    assert ("7", "nguoi") in reading.pairs
    assert ("nguoi", "doi") in reading.pairs
    assert ("nguoi", "luu") not in reading.pairs


_REPORT = (
    "Xã Đông Lĩnh mở lớp bơi\n"
    "Sáng 5/6, xã Đông Lĩnh khai giảng lớp bơi cho trẻ em ở hồ Bến Vạc, thôn Hạ.\n"
    "Lớp học 12 ngày. Thầy dạy là người trong thôn."
)


def test_a_report_is_opened_by_its_headline_and_first_full_sentence(tmp_path: Path) -> None:
    file = tmp_path / "lop-boi.txt"
    file.write_text(_REPORT, encoding="utf-8")
    reading = Reading(load(file, "d1", "lop-boi.txt"))
    assert reading.opening == range(_sentence(reading, "Lớp học"))


def test_a_paper_is_opened_by_no_report(tmp_path: Path) -> None:
    file = tmp_path / "van-ban.txt"
    head = "UBND XÃ ĐÔNG LĨNH\nSố: 12/KH-UBND\nĐông Lĩnh, ngày 5 tháng 6 năm 2024\nKẾ HOẠCH\n"
    file.write_text(f"{head}Dạy bơi cho trẻ em\n{_REPORT}", encoding="utf-8")
    assert Reading(load(file, "d2", "van-ban.txt")).opening == range(0)
