"""Whole tasks on the real page, as a new user does them: from the first click to the file saved."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path
from typing import Any

from eval.set_files import load_questions
from ingest.workbook import Sheet, read_sheets, write_sheets
from tests.browsing import ROOT, WAIT_MS, Page, ask, downloaded, open_tab

IN_VIEW = """(name) => {
  const box = document.querySelector(name).getBoundingClientRect();
  const paper = document.querySelector('#source .paper').getBoundingClientRect();
  return box.top >= Math.max(0, paper.top) && box.top < Math.min(window.innerHeight, paper.bottom);
}"""
NOTICE = """<h3>ỦY BAN NHÂN DÂN PHƯỜNG BẾN MỚI</h3><p>Số: 77/TB-UBND</p>
<p>Bến Mới, ngày 03 tháng 6 năm 2026</p><h2>THÔNG BÁO</h2><h3>về việc tập huấn sơ cứu</h3>
<p>Ủy ban nhân dân phường Bến Mới mở lớp tập huấn sơ cứu cho 86 cán bộ tổ dân phố.</p>
<p>1. Trạm Y tế phường chuẩn bị phòng học trước ngày 20/6/2026.</p>"""


def _pdf(browser: Any, path: Path) -> None:
    drawing = browser.new_page()
    drawing.set_content(NOTICE)
    drawing.pdf(path=str(path))
    drawing.close()


def test_a_pdf_is_uploaded_asked_about_and_shown_with_its_page(
    page: Page, browser: Any, tmp_path: Path
) -> None:
    _pdf(browser, tmp_path / "thong-bao-77.pdf")
    open_tab(page, "Văn bản")
    page.set_input_files("#upload input[type=file]", str(tmp_path / "thong-bao-77.pdf"))
    page.wait_for_selector("#upload-report .added", timeout=WAIT_MS)
    open_tab(page, "Hỏi đáp")
    ask(page, "Phường Bến Mới tập huấn sơ cứu cho bao nhiêu cán bộ tổ dân phố?")
    assert "86" in page.inner_text("#answer .answer-text")
    page.locator("#answer .ref").first.click()
    page.wait_for_selector("#source .pdf-page img", timeout=WAIT_MS)
    assert "86" in page.inner_text("#source mark.target")


def test_a_reason_is_given_for_a_cited_passage(page: Page) -> None:
    ask(page, "Ai ký Chỉ thị 05/CT-UBND?")
    page.locator("#answer .ref").first.click()
    page.wait_for_selector("#source mark.target", timeout=WAIT_MS)
    page.locator("#answer [data-why]").first.click()
    page.wait_for_selector("#source .reasons", timeout=WAIT_MS)
    assert len(page.inner_text("#source .reasons")) > 20
    page.wait_for_function(IN_VIEW, arg="#source .reasons", timeout=WAIT_MS)


def test_a_new_version_is_compared_word_by_word(page: Page, tmp_path: Path) -> None:
    paper = tmp_path / "lich-truc-bo-ho.txt"
    open_tab(page, "Văn bản")
    for hour in ("7 giờ", "9 giờ"):
        paper.write_text(
            f"Lịch trực bờ hồ xã Mộc Sơn\nTổ tự quản trực bờ hồ từ {hour} sáng mỗi ngày.\n",
            encoding="utf-8",
        )
        page.set_input_files("#upload input[type=file]", str(paper))
        state = "added" if hour == "7 giờ" else "changed"
        page.wait_for_selector(f"#upload-report .{state}", timeout=WAIT_MS)
    page.fill("#find-document input, #find-document textarea", "lich truc bo ho")
    page.wait_for_selector("#held .panel:has-text('1 trong')", timeout=WAIT_MS)
    page.locator("#held .link").first.click()
    page.locator("#document [data-diff]").first.click()
    page.wait_for_selector("#document-text .difference ins", timeout=WAIT_MS)
    assert page.inner_text("#document-text .difference del") == "7"
    assert page.inner_text("#document-text .difference ins") == "9"


def test_a_document_is_removed_only_when_the_visitor_is_sure(page: Page, tmp_path: Path) -> None:
    paper = tmp_path / "tin-cho-que.txt"
    paper.write_text("Tin chợ quê Mộc Sơn\nChợ quê Mộc Sơn họp ngày 5.\n", encoding="utf-8")
    open_tab(page, "Văn bản")
    page.set_input_files("#upload input[type=file]", str(paper))
    page.wait_for_selector("#upload-report .added", timeout=WAIT_MS)
    found = page.locator("#held .link", has_text="Tin chợ quê")
    found.click()
    page.wait_for_selector("#document h3:has-text('Tin chợ quê')", timeout=WAIT_MS)
    page.once("dialog", lambda dialog: dialog.dismiss())
    with page.expect_event("dialog", timeout=WAIT_MS):
        page.click("#remove")
    assert found.count() == 1
    page.once("dialog", lambda dialog: dialog.accept())
    with page.expect_event("dialog", timeout=WAIT_MS):
        page.click("#remove")
    found.wait_for(state="detached", timeout=WAIT_MS)


def test_a_followed_folder_takes_in_what_is_put_there(
    page: Page, collection: tuple[Path, Path]
) -> None:
    papers, _ = collection
    open_tab(page, "Văn bản")
    page.click("#folders-part button")
    row = page.locator("#folders li", has_text=papers.name)
    row.locator("button:has-text('Theo dõi')").click()
    row.locator("button:has-text('Ngừng theo dõi')").wait_for(timeout=WAIT_MS)
    (papers / "tin-cau-tre.txt").write_text(
        "Xã Đồng Lau sửa cầu tre\nXã Đồng Lau sửa xong cầu tre ngày 14/5/2026.\n", encoding="utf-8"
    )
    # The folder is looked at every two seconds; the list follows when the tab is opened.
    deadline = time.monotonic() + WAIT_MS / 1000
    while not page.locator("#held .link", has_text="sửa cầu tre").count():
        assert time.monotonic() < deadline, "the new file did not come in"
        open_tab(page, "Hỏi đáp")
        open_tab(page, "Văn bản")
        page.wait_for_selector("#folders li:has-text('Đang theo dõi')", timeout=WAIT_MS)
    page.wait_for_timeout(1000)  # opening the tab draws the list anew, under a click too soon
    row.locator("button:has-text('Ngừng theo dõi')").click()
    row.locator("p:has-text('Chưa theo dõi')").wait_for(timeout=WAIT_MS)


def test_duties_due_before_a_day_are_saved_as_a_spreadsheet(page: Page, tmp_path: Path) -> None:
    open_tab(page, "Nhiệm vụ")
    page.wait_for_selector("#duties .counts", timeout=WAIT_MS)
    page.fill("#due-before textarea, #due-before input", "31/12/2023")
    page.click("#show-duties")
    page.wait_for_function(
        "() => [...document.querySelectorAll('#duties .calendar .year')]"
        ".every(cell => !cell.innerText || Number(cell.innerText) <= 2023)",
        timeout=WAIT_MS,
    )
    rows = read_sheets(downloaded(page, "#duties a.button", tmp_path))[0].rows
    assert rows[0][:3] == ("Thời hạn", "Đến hạn ngày", "Đơn vị")
    due = [dt.datetime.strptime(row[1], "%d/%m/%Y").date() for row in rows[1:]]
    assert due
    assert max(due) <= dt.date(2023, 12, 31)
    assert len(due) == page.locator("#duties tbody tr").count()


def test_a_month_of_the_calendar_shows_its_duties(page: Page) -> None:
    open_tab(page, "Nhiệm vụ")
    page.wait_for_selector("#duties button.month", timeout=WAIT_MS)
    month = page.locator("#duties button.month").first
    count, key = int(month.inner_text()), month.get_attribute("data-month")
    month.click()
    page.wait_for_selector(f"#duties [data-month='{key}'][aria-pressed=true]", timeout=WAIT_MS)
    assert page.locator("#duties tbody tr").count() == count
    page.click("#duties [data-group=overdue]")
    page.wait_for_selector("#duties [data-group=overdue][aria-pressed=true]", timeout=WAIT_MS)
    overdue = int(page.inner_text("#duties [data-group=overdue] b"))
    assert page.locator("#duties tbody tr").count() == overdue


def test_search_results_are_saved_as_a_spreadsheet(page: Page, tmp_path: Path) -> None:
    open_tab(page, "Tìm kiếm")
    page.fill("#search-text textarea", "kỷ luật, kỷ cương")
    page.click("#search-go")
    page.wait_for_selector("#results .group", timeout=WAIT_MS)
    rows = read_sheets(downloaded(page, "#results a.button", tmp_path))[0].rows
    assert rows[0][0] == "Văn bản"
    assert len(rows) - 1 == page.locator("#results blockquote").count()


def _question_file(path: Path) -> int:
    """Thirty questions of the project's own set as an office would type them."""
    questions = load_questions(ROOT / "eval" / "sets" / "answers-corpus-dev.jsonl").questions[:30]
    rows = [("BỘ CÂU HỎI KIỂM TRA SAU TẬP HUẤN",), ("STT", "Câu hỏi", "Đáp án", "Văn bản")]
    for number, question in enumerate(questions, start=1):
        groups = "; ".join(" | ".join(group) for group in question.must)
        answer = "không có trong văn bản" if question.expects == "refusal" else groups
        rows.append((str(number), question.question, answer, "; ".join(question.documents)))
    write_sheets(path, [Sheet("Câu hỏi", tuple(rows))])
    return len(questions)


def test_thirty_questions_are_run_shown_compared_and_saved(page: Page, tmp_path: Path) -> None:
    count = _question_file(tmp_path / "kiem-tra.xlsx")
    open_tab(page, "Đánh giá")
    for number in (1, 2):
        page.set_input_files("#question-set input[type=file]", str(tmp_path / "kiem-tra.xlsx"))
        page.wait_for_selector("#eval-state:has-text('Đã nhận')", timeout=WAIT_MS)
        page.click("#run-eval")
        page.wait_for_selector("#eval-state progress", timeout=WAIT_MS)
        page.wait_for_selector("#eval-state a.button", timeout=3 * WAIT_MS)
        page.wait_for_selector("#eval-report .chithi-report svg", timeout=WAIT_MS)
        assert f"{count} câu hỏi" in page.inner_text("#eval-report .sub"), number
    titles = page.locator("#eval-report h2").all_inner_texts()
    assert "Biểu đồ" in titles
    assert titles.index("Biểu đồ") < next(
        place for place, title in enumerate(titles) if title.startswith("Câu đạt")
    )
    report = downloaded(page, "#eval-state a.button", tmp_path)
    assert "<script" not in report.read_text(encoding="utf-8")
    page.click("#earlier-runs button")
    page.click("#compare-runs")
    page.wait_for_selector("#eval-report :text('Hơn · kém · bằng')", timeout=WAIT_MS)


def test_a_sample_set_is_made_and_run(page: Page, tmp_path: Path) -> None:
    open_tab(page, "Đánh giá")
    page.wait_for_selector("#sample-set a", timeout=WAIT_MS)
    file = downloaded(page, "#sample-set a", tmp_path)
    assert len(load_questions(file).questions) == 30
    page.set_input_files("#question-set input[type=file]", str(file))
    page.wait_for_selector("#eval-state .empty:has-text('bo-cau-hoi-mau.xlsx')", timeout=WAIT_MS)
    page.click("#run-eval")
    page.wait_for_selector("#eval-report .chithi-report", timeout=4 * WAIT_MS)


def test_feedback_is_saved_as_a_question_set(page: Page, tmp_path: Path) -> None:
    question = "Chỉ thị 26-CT/TU của Bắc Giang ban hành ngày nào?"
    ask(page, question)
    page.click("#good")
    page.wait_for_selector(".toast-body:has-text('cảm ơn')", timeout=WAIT_MS)
    open_tab(page, "Đánh giá")
    page.click("#earlier-runs button")
    page.wait_for_selector("#feedback-set a.button", timeout=WAIT_MS)
    read = load_questions(downloaded(page, "#feedback-set a.button", tmp_path)).questions
    assert [(one.question, one.expects) for one in read] == [(question, "answer")]
    assert "02/6/2023" in read[0].answers[0]


def test_the_page_is_used_by_keyboard_alone(page: Page) -> None:
    page.locator("#question textarea").focus()
    page.keyboard.type("Chỉ thị 25-CT/TU nói về vấn đề gì?")
    page.keyboard.press("Enter")
    page.wait_for_selector("#answer article.answered blockquote", timeout=WAIT_MS)
    page.locator("#answer blockquote").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#source mark.target", timeout=WAIT_MS)


def test_dark_is_remembered(browser: Any, address: str) -> None:
    # Without the fixture that counts console errors: a page that is left says that its stream of
    # events broke off.
    page = browser.new_context(color_scheme="light").new_page()
    page.goto(address)
    page.wait_for_selector("#examples .chip", timeout=WAIT_MS)
    page.click("[data-theme]")
    page.wait_for_selector("body.dark", timeout=WAIT_MS)
    page.goto(address)
    page.wait_for_selector("body.dark #question textarea", timeout=WAIT_MS)
    assert page.inner_text("[data-theme]") == "Nền sáng"
    page.context.close()
