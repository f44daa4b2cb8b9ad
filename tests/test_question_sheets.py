"""Spreadsheets as trainers make them: titles, merged cells, parts, choices, dates, formulas."""

import datetime as dt
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from eval.questions import QuestionSet
from eval.set_fields import BadQuestions
from eval.set_files import load_questions
from eval.table_columns import find_columns
from ingest.errors import BadInput, ChithiError


@pytest.fixture
def sheet(tmp_path: Path) -> Callable[..., QuestionSet]:
    """Reads a workbook of the given rows, after something was done to it."""

    def read(
        *rows: tuple[object, ...], then: Callable[[Any, Any], None] | None = None, **options: bool
    ) -> QuestionSet:
        book = openpyxl.Workbook()
        page: Any = book.active
        page.title = "Câu hỏi"
        for row in rows:
            page.append(row)
        if then is not None:
            then(book, page)
        book.save(tmp_path / "tap-huan.xlsx")
        return load_questions(tmp_path / "tap-huan.xlsx", **options)

    return read


def test_titles_parts_and_closing_lines_are_no_questions(
    sheet: Callable[..., QuestionSet],
) -> None:
    def merge(_: Any, page: Any) -> None:
        page.merge_cells("A1:D1")
        page.merge_cells("B4:D4")

    found = sheet(
        ("CÂU HỎI ÔN TẬP QUY CHẾ CHỢ PHIÊN",),
        (),
        ("STT", "Nội dung câu hỏi", "Trả lời", "Nguồn"),
        (None, "Phần 1. Nhận biết"),
        (1, "Chợ họp mấy phiên một tháng?", "4 phiên", "quy-che.txt"),
        ("Phần 2. Vận dụng",),
        (1, "Ai thu phí chợ?", "Ban quản lý chợ", "quy-che.txt"),
        (None, None, None, "Người soạn"),
        then=merge,
    )
    assert [q.question for q in found.questions] == [
        "Chợ họp mấy phiên một tháng?",
        "Ai thu phí chợ?",
    ]
    assert [q.id for q in found.questions] == ["dòng 5", "dòng 7"]  # running numbers begin anew
    (said,) = [note for note in found.notes if "không đọc" in note]
    assert all(part in said for part in ("dòng 4 “Phần 1", "dòng 6 “Phần 2", "dòng 8 “Người soạn”"))


def test_a_heading_of_two_rows_and_choices_in_columns(sheet: Callable[..., QuestionSet]) -> None:
    def merge(_: Any, page: Any) -> None:
        page.merge_cells("C1:E1")
        for column in "ABF":
            page.merge_cells(f"{column}1:{column}2")

    found = sheet(
        ("TT", "Câu hỏi", "Phương án trả lời", None, None, "Đáp án đúng"),
        (None, None, "A", "B", "C", None),
        (1, "Chợ họp ngày nào?", "ngày 5", "ngày 10", "ngày 15", "B"),
        (2, "Phí gửi xe là bao nhiêu?", "2.000", "3.000", "5.000", "Đáp án c"),
        (3, "Ai trông xe?", "Ông Sùng", "Bà Lý", "Anh Vừ", "A. Ông Sùng"),
        then=merge,
    )
    assert [q.key for q in found.questions] == [1, 2, 0]
    assert found.questions[0].choices == ("ngày 5", "ngày 10", "ngày 15")
    assert all(q.expects == "answer" for q in found.questions)


def test_a_source_merged_over_rows_holds_for_all(sheet: Callable[..., QuestionSet]) -> None:
    found = sheet(
        ("Câu hỏi", "Đáp án", "Văn bản áp dụng", "Loại câu hỏi"),
        ("Chợ họp mấy phiên?", "4", "quy-che.txt", "Số liệu"),
        ("Ai thu phí?", "Ban quản lý chợ"),
        ("Chợ họp từ năm nào?", "1998", "lich-su.txt"),
        then=lambda _, page: (page.merge_cells("C2:C3"), page.merge_cells("D2:D4")),
    )
    assert [q.documents for q in found.questions] == [
        ("quy-che.txt",),
        ("quy-che.txt",),
        ("lich-su.txt",),
    ]
    assert [q.kind for q in found.questions] == ["number"] * 3


def test_days_and_numbers_are_what_people_see(sheet: Callable[..., QuestionSet]) -> None:
    def form(_: Any, page: Any) -> None:
        page["B3"].number_format = "d/m"
        page["B4"].number_format = "#,##0"
        page["B5"].number_format = "0.0%"
        page["B7"].number_format = "h:mm"

    found = sheet(
        ("Câu hỏi", "Đáp án"),
        ("Ban hành ngày nào?", dt.date(2021, 4, 5)),
        ("Chợ họp ngày nào?", dt.date(2026, 4, 15)),
        ("Bao nhiêu hộ?", 1274),
        ("Đạt bao nhiêu phần trăm?", 0.513),
        ("Thu bao nhiêu triệu?", 96.2),
        ("Họp lúc mấy giờ?", dt.time(7, 30)),
        then=form,
    )
    golds = [q.must[0] for q in found.questions]
    assert {"05/04/2021", "5 tháng 4 năm 2021"} <= set(golds[0])
    assert golds[1:] == [("15/04",), ("1.274",), ("51,3%",), ("96.2", "96,2"), ("7:30",)]


def test_cells_without_a_value_are_named(sheet: Callable[..., QuestionSet]) -> None:
    def spoil(_: Any, page: Any) -> None:
        page["C4"] = "#REF!"
        page["C4"].data_type = "e"

    rows = (
        ("Mã", "Câu hỏi", "Đáp án", "Điểm"),
        ("a", "Chợ họp mấy phiên?", '=LEFT("4 phiên", 1)', "=1+1"),
        ("b", "Ai thu phí?", "Ban quản lý chợ", "=1+1"),
        ("c", "Ai trông xe?", "", 1),
        ("b", "Ai quét chợ?", "Tổ vệ sinh", 1),
        ("d", "", "Bà Lý", 1),
    )
    with pytest.raises(BadQuestions) as caught:
        sheet(*rows, then=spoil)
    assert [str(problem).split(":")[0] for problem in caught.value.problems] == [
        "dòng 2, cột “Đáp án”",
        "dòng 4, cột “Đáp án”",
        "dòng 5, cột “Mã”",
        "dòng 6, cột “Câu hỏi”",
    ]
    kept = sheet(*rows, then=spoil, skip_bad=True)
    assert [q.id for q in kept.questions] == ["b"]
    assert len(kept.problems) == 4


def test_hidden_sheets_are_left_out_and_said(sheet: Callable[..., QuestionSet]) -> None:
    def add(book: Any, _: Any) -> None:
        old = book.create_sheet("Bản cũ")
        old.append(("Câu hỏi", "Đáp án"))
        old.append(("Chợ cũ ở đâu?", "bên suối"))
        old.sheet_state = "hidden"

    found = sheet(("Câu hỏi", "Đáp án"), ("Chợ mới ở đâu?", "đầu cầu"), then=add)
    assert [q.question for q in found.questions] == ["Chợ mới ở đâu?"]
    assert "trang “Bản cũ” đang ẩn nên không đọc" in found.notes


def test_running_numbers_of_two_sheets_do_not_collide(sheet: Callable[..., QuestionSet]) -> None:
    def add(book: Any, _: Any) -> None:
        more = book.create_sheet("Buổi 2")
        more.append(("STT", "Câu hỏi", "Đáp án"))
        more.append((1, "Ai quét chợ?", "Tổ vệ sinh"))

    found = sheet(("STT", "Câu hỏi", "Đáp án"), (1, "Chợ ở đâu?", "đầu cầu"), then=add)
    assert [q.id for q in found.questions] == [
        "trang “Câu hỏi” dòng 2",
        "trang “Buổi 2” dòng 2",
    ]


def test_a_number_beside_the_question_is_its_id(sheet: Callable[..., QuestionSet]) -> None:
    found = sheet(
        ("Câu hỏi", "Nội dung câu hỏi", "Gợi ý trả lời"),
        ("Câu 1", "Chợ ở đâu?", "đầu cầu"),
    )
    assert found.questions[0].question == "Chợ ở đâu?"
    assert any("cột không dùng: “Câu hỏi”" in note for note in found.notes)


def test_an_old_vietnamese_font_is_read_and_rubbish_is_named(tmp_path: Path) -> None:
    file = tmp_path / "cu.csv"
    file.write_bytes("C©u hái;§¸p ¸n\nChî häp mÊy phiªn mét th¸ng?;bèn phiªn\n".encode("latin-1"))
    assert load_questions(file).questions[0].question == "Chợ họp mấy phiên một tháng?"
    file.write_bytes("Câu hỏi;Đáp án\nAi?;x\n".encode() + b"Bao nhi\xff\xfe\x81u?;4\n")
    with pytest.raises(BadInput, match="dòng 1 là UTF-8 nhưng dòng 3 thì không"):
        load_questions(file)


@pytest.mark.parametrize(
    "spoilt",
    [
        {"version": "v2.0", "data": [None]},
        {"data": [{"title": "t", "paragraphs": 3}]},
        {"data": [{"title": "t", "paragraphs": ["chữ"]}]},
        {"data": [{"paragraphs": [{"context": "Chợ họp", "qas": {"id": "q"}}]}]},
        {"data": [{"paragraphs": [{"context": "Chợ họp", "qas": [{"id": "q", "answers": [1]}]}]}]},
    ],
)
def test_a_damaged_squad_file_names_its_place(spoilt: object, tmp_path: Path) -> None:
    file = tmp_path / "s.json"
    file.write_text(json.dumps(spoilt), "utf-8")
    with pytest.raises(BadQuestions, match=r"data\[0\]"):
        load_questions(file)


def test_damaged_files_are_refused_in_one_line(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    with zipfile.ZipFile(tmp_path / "b.xlsx", "w") as damaged:
        for name, content in parts.items():
            damaged.writestr(name, content.replace(b"<", b"<<", 3) if "styles" in name else content)
    (tmp_path / "c.jsonl").write_bytes(b'\xef\xbb\xbf{"question": "Ai?"}\n{"question": "G\xec?"}\n')
    (tmp_path / "d.jsonl").write_text('[{"question": "Ai?"},\n{"question": ]', "utf-8")
    for name, said in (
        ("b.xlsx", "lưu lại thành .xlsx"),
        ("c.jsonl", "dòng 2"),
        ("d.jsonl", "dòng 2"),
    ):
        with pytest.raises(ChithiError, match=said):
            load_questions(tmp_path / name)


def test_a_row_with_more_cells_than_headings_is_named(tmp_path: Path) -> None:
    file = tmp_path / "tran-o.csv"
    file.write_text(
        "Câu hỏi,Đáp án,Văn bản\n"
        "Chợ họp mấy phiên?,4 phiên,quy-che.txt,,\n"  # nothing stands beyond the headings
        "Phí gửi xe bao nhiêu?,2,500 đồng,quy-che.txt\n"
        'Thu bao nhiêu?,"96,2 triệu",quy-che.txt\n',
        "utf-8",
    )
    with pytest.raises(BadQuestions, match="dòng 3: có 4 ô mà hàng tiêu đề chỉ có 3"):
        load_questions(file)
    kept = load_questions(file, skip_bad=True)
    assert [q.id for q in kept.questions] == ["dòng 2", "dòng 4"]


def test_cells_under_no_heading_are_said(sheet: Callable[..., QuestionSet]) -> None:
    found = sheet(
        ("Câu hỏi", None, "Đáp án"),
        ("Chợ họp mấy phiên?", "xem lại", "4 phiên"),
        ("Ai thu phí?", None, "Ban quản lý chợ"),
        ("Ai trông xe?", "hỏi chị Mỷ", "Ông Sùng"),
    )
    assert found.notes[-1] == "cột B không có tiêu đề nên không đọc (dòng 2, 4)"
    assert [q.must for q in found.questions][1] == (("Ban quản lý chợ",),)


def test_choices_keep_figures_that_look_like_labels(sheet: Callable[..., QuestionSet]) -> None:
    found = sheet(
        ("Câu hỏi", "A", "B", "C", "Đáp án"),
        ("Bao nhiêu hộ?", "1.247", "2.5", "8:30", "A"),
        ("Nơi nào?", "A. đầu cầu", "b) bên suối", "C: chân đồi", "B"),
        ("Ai?", "C. Mác", "A. Phủ", "B. Lý", "C"),  # no labels of these places
    )
    assert [q.choices for q in found.questions] == [
        ("1.247", "2.5", "8:30"),
        ("đầu cầu", "bên suối", "chân đồi"),
        ("C. Mác", "A. Phủ", "B. Lý"),
    ]


def test_closing_lines_of_a_numbered_sheet_are_no_questions(
    sheet: Callable[..., QuestionSet],
) -> None:
    found = sheet(
        ("STT", "Câu hỏi", "Đáp án", "Điểm"),
        (1, "Chợ họp mấy phiên?", "4 phiên", 1),
        (2, "Nêu tên người thu phí", "", 1),
        (None, "Ai quét chợ?", "", 1),
        (None, "Tổng cộng", None, 3),
    )
    assert [q.question for q in found.questions] == [
        *("Chợ họp mấy phiên?", "Nêu tên người thu phí", "Ai quét chợ?")
    ]
    assert "không phải câu hỏi nên không đọc: dòng 5 “Tổng cộng”" in found.notes


@pytest.mark.parametrize(
    ("headings", "fields", "choices"),
    [
        ("STT|Câu hỏi trắc nghiệm|PA A|PA B|PA C|ĐA", "id question key", 3),
        ("Số TT|Nội dung câu hỏi|Phương án trả lời|Đáp án đúng", "id question choices key", 0),
        (
            "Câu hỏi số|Câu hỏi|Nội dung trả lời|Tài liệu tham khảo",
            "id question answer documents",
            0,
        ),
        ("Mã CH|Nội dung hỏi|Trả lời đúng|File nguồn", "id question answer documents", 0),
        ("No.|Câu hỏi tình huống|Hướng dẫn trả lời|Trích dẫn", "id question answer evidence", 0),
        ("Hỏi|Đáp", "question answer", 0),
        ("Question|Ground truth|Contexts", "question answer evidence", 0),
        ("prompt|reference answer|document name", "question answer documents", 0),
    ],
)
def test_headings_of_many_trainers_are_known(headings: str, fields: str, choices: int) -> None:
    columns = find_columns([headings.split("|")])
    assert columns is not None
    order = sorted((at, name) for name, at in columns.fields.items())
    assert [name for _, name in order] == fields.split()
    assert len(columns.choices) == choices
    assert columns.ignored == ()


def test_what_somebody_answered_is_not_the_gold(sheet: Callable[..., QuestionSet]) -> None:
    found = sheet(
        ("Câu hỏi", "Trả lời của máy", "Đáp án đúng", "Đánh giá"),
        ("Ai thu phí?", "ông Sùng", "Ban quản lý chợ", "sai"),
    )
    (question,) = found.questions  # judged wrong by somebody, but asked all the same
    assert question.must == (("Ban quản lý chợ",),)
    assert "cột không dùng: “Trả lời của máy”, “Đánh giá”" in found.notes


def test_rows_beside_one_merged_question_are_its_own(sheet: Callable[..., QuestionSet]) -> None:
    def merge(_: Any, page: Any) -> None:
        for column in "ABD":
            page.merge_cells(f"{column}2:{column}4")

    found = sheet(
        ("STT", "Câu hỏi", "Đáp án", "Văn bản"),
        (1, "Chợ có những dãy nào?", "Hàng vải", "quy-che.txt"),
        (None, None, "Hàng ăn", None),
        (None, None, "Hàng rèn", None),
        (2, "Ai thu phí?", "Ban quản lý chợ", "quy-che.txt"),
        then=merge,
    )
    assert [(q.question, q.must, q.documents) for q in found.questions] == [
        (
            "Chợ có những dãy nào?",
            (("Hàng vải",), ("Hàng ăn",), ("Hàng rèn",)),
            ("quy-che.txt",),
        ),
        ("Ai thu phí?", (("Ban quản lý chợ",),), ("quy-che.txt",)),
    ]


def test_a_heading_said_again_is_no_question(sheet: Callable[..., QuestionSet]) -> None:
    found = sheet(
        ("STT", "Câu hỏi", "Đáp án"),
        (1, "Chợ ở đâu?", "đầu cầu"),
        ("STT", "Câu hỏi", "Đáp án"),  # as printed at the top of the next page
        (2, "Ai thu phí?", "Ban quản lý chợ"),
    )
    assert [q.id for q in found.questions] == ["1", "2"]
    assert found.notes[-1] == "không phải câu hỏi nên không đọc: dòng 3 “STT”"
