"""Duties as people see them: real tasks, each told once, and as a sheet to take away."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import docx
import openpyxl
import pytest

from app.engine import Engine
from app.held import DutyRow
from app.page.duty_links import places
from app.same_duties import told_once
from app.sheets import duty_sheet
from index.syllable_encoder import SyllableEncoder
from ingest.model import Deadline, Duty, Fact, Header, Span
from ingest.tasks import is_task
from ingest.workbook import Sheet, read_sheets, write_sheets

DAY = dt.date(2027, 5, 31)


def row(
    unit: str, action: str, date: dt.date | None = DAY, *, table: bool = False, start: int = 0,
    doc_id: str = "d1",
) -> DutyRow:  # fmt: skip
    due = Deadline("31/5/2027", 0, 9, date) if date is not None else None
    duty = Duty(unit, Span(0, 1), (), Span(start, start + 5), due, start, start + 9)
    evidence = f"Đơn vị: {unit} | Nội dung: {action}" if table else action
    return DutyRow(doc_id, f"kho/{doc_id}.txt", "Kế hoạch", "9-KH/HU", duty, action, evidence)


TOLD = "kiểm kê 48 giếng khoan bỏ hoang ở ba xã ven sông; báo cáo trước ngày 31/5/2027."


def test_a_duty_of_the_text_and_of_the_table_is_told_once() -> None:
    (one,) = told_once(
        [
            row("Phòng Nông nghiệp", "Kiểm kê 48 giếng khoan bỏ hoang", table=True, start=90),
            row("Phòng Nông nghiệp", TOLD, start=20),
        ]
    )
    assert one.action == TOLD
    assert [other.duty.start for other in one.also] == [90]
    shown = places(one, "vi")
    assert [shown.count(f'data-start="{at}"') for at in (20, 90)] == [1, 1]
    assert "Cũng nêu trong bảng phân công" in shown


@pytest.mark.parametrize(
    "other",
    [
        row("Phòng Tài nguyên", "Kiểm kê 48 giếng khoan bỏ hoang", table=True),
        row("Phòng Nông nghiệp", "Kiểm kê 52 giếng khoan bỏ hoang", table=True),
        row("Phòng Nông nghiệp", "Kiểm kê tàu thuyền neo đậu", table=True),
        row("Phòng Nông nghiệp", "Kiểm kê 48 giếng khoan", DAY.replace(day=1), table=True),
        row("Phòng Nông nghiệp", "Kiểm kê 48 giếng khoan bỏ hoang", None, table=True),
        row("Phòng Nông nghiệp", "Kiểm kê 48 giếng khoan bỏ hoang", table=True, doc_id="d2"),
        row("Phòng Nông nghiệp", "Kiểm kê 48 giếng khoan bỏ hoang"),
    ],
)
def test_what_differs_in_unit_task_day_or_document_stays_apart(other: DutyRow) -> None:
    rows = [row("Phòng Nông nghiệp", TOLD), other]
    assert told_once(rows) == rows


def test_the_head_of_a_body_and_the_body_are_one_unit() -> None:
    text = row("Thủ trưởng các phòng, ban", "công bố lịch trực của từng bộ phận trước 31/5/2027")
    table = row("Các phòng, ban", "Công bố lịch trực", table=True)
    assert len(told_once([text, table])) == 1


@pytest.mark.parametrize(
    ("action", "task"),
    [
        ("nghiêm túc triển khai thực hiện.", False),
        ("không khoe khoang;", False),
        ("tuyệt đối không nói dối", False),
        ("tiếp tục thực hiện tốt, có hiệu quả", False),
        ("không để hồ sơ quá hạn của dân", True),
        ("nuôi cá lồng", True),
        ("hoàn thành trước 30/6", True),
        ("tổ chức thực hiện Chỉ thị này", True),
        ("phối hợp với trường học trồng 300 cây ven kênh", True),
    ],
)
def test_a_task_has_an_object_of_its_own(action: str, task: bool) -> None:
    assert is_task(action) is task


def test_days_of_a_sheet_are_dates_under_a_frozen_filtered_head(tmp_path: Path) -> None:
    path = tmp_path / "nhiem-vu.xlsx"
    merged = told_once([row("Sở Y tế", TOLD), row("Sở Y tế", "Kiểm kê 48 giếng khoan", table=True)])
    write_sheets(path, [duty_sheet([*merged, row("Sở Y tế", "báo cáo", None)])])
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    assert [sheet.cell(at, 2).value for at in (1, 2, 3)] == [
        "Đến hạn ngày", dt.datetime(2027, 5, 31), None
    ]  # fmt: skip
    assert sheet.cell(2, 2).number_format == "dd/mm/yyyy"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:I3")
    assert sheet.column_dimensions["B"].width >= len("31/05/2027")
    assert str(sheet.cell(2, 8).value).splitlines()[1].startswith("Đơn vị: Sở Y tế | ")
    assert read_sheets(path)[0].rows[1][1] == "31/05/2027"
    assert duty_sheet(merged, "en").rows[0][:2] == ("Deadline", "Due on")


def test_a_sheet_of_duties_begins_with_the_earliest() -> None:
    days = [None, dt.date(2027, 9, 1), dt.date(2026, 2, 3)]
    sheet = duty_sheet([row("Sở Y tế", f"việc {n}", day) for n, day in enumerate(days)])
    assert [line[4] for line in sheet.rows[1:]] == ["việc 2", "việc 1", "việc 0"]


def test_what_is_no_day_stays_text_in_a_column_of_days(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_sheets(path, [Sheet("S", (("Ngày",), ("quý I năm 2027",), ("=1+1",)), days=(0,))])
    assert read_sheets(path)[0].rows[1:] == (("quý I năm 2027",), ("=1+1",))


def test_a_title_that_goes_on_in_its_paper_begins_with_a_capital() -> None:
    written = ["về giữ nước ngọt ở Cồn Sẻ", "ĐẨY MẠNH TRỒNG RỪNG", "“Ba sạch” ở Cồn Sẻ", ""]
    shown = [Header(title=Fact(title, None)).shown_title("a.txt") for title in written]
    assert shown == ["Về giữ nước ngọt ở Cồn Sẻ", *written[1:3], "a.txt"]
    assert Header().shown_title("a.txt") == "a.txt"


_LINES = (
    *("ỦY BAN NHÂN DÂN HUYỆN CỒN SẺ", "Số: 14/CT-UBND", "Cồn Sẻ, ngày 05 tháng 01 năm 2027"),
    *("CHỈ THỊ", "Về việc giữ nước ngọt mùa khô", "Chủ tịch Ủy ban nhân dân huyện yêu cầu:"),
    "1. Phòng Nông nghiệp kiểm kê 48 giếng khoan bỏ hoang ở ba xã ven sông; hoàn thành trước ngày "
    "31/5/2027.",
    "2. Phòng Tài chính bố trí 900 triệu đồng mua máy bơm; hoàn thành trước ngày 20/6/2027.",
    "PHỤ LỤC",
)
_ROWS = (
    ("Đơn vị chủ trì", "Nội dung", "Thời hạn"),
    ("Phòng Nông nghiệp", "Kiểm kê 48 giếng khoan bỏ hoang", "31/5/2027"),
    ("Phòng Tài chính", "In 3.000 tờ rơi tiết kiệm nước", "20/6/2027"),
)


def _docx(path: Path) -> None:
    document = docx.Document()
    for line in _LINES:
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=3)
    for row in _ROWS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))


def test_answers_and_lists_tell_it_once_and_cite_both_places(tmp_path: Path) -> None:
    paper = tmp_path / "chi-thi-14.docx"
    _docx(paper)
    engine = Engine.open(tmp_path / "chi-muc", encoder=SyllableEncoder())
    engine.ingest([paper], processes=0)
    told = [(row.duty.unit, len(row.also)) for row in engine.duties()]
    assert sorted(told) == [
        ("Phòng Nông nghiệp", 1),
        ("Phòng Tài chính", 0),
        ("Phòng Tài chính", 0),
    ]
    answer = engine.ask("Phòng Nông nghiệp phải làm gì theo Chỉ thị 14/CT-UBND?")
    assert answer.status == "answered"
    assert answer.answer.count("giếng khoan") == 1
    assert len(answer.citations) == 2
    engine.close()
