"""The real page in headless Chromium: asking, sources, search, uploads, languages, phone, dark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.browsing import WAIT_MS, Page, ask, open_tab

FLAGSHIP = "Sáu nhóm nhiệm vụ của Chỉ thị 24-CT/TU của Thành ủy Hà Nội là gì?"


def test_flagship_question_leads_to_its_highlighted_source(page: Page) -> None:
    ask(page, FLAGSHIP)
    assert "6/6 mục" in page.inner_text("#answer .state")
    assert page.locator("#answer .answer-text li").count() == 6
    page.locator("#answer .ref").last.click()
    last = page.locator("#answer blockquote").all_inner_texts()[-1]
    # The first source opens by itself; the click must bring the last one in its place.
    page.wait_for_function(
        "last => last.includes(document.querySelector('#source mark.target')?.innerText.trim())",
        arg=last,
        timeout=WAIT_MS,
    )
    page.wait_for_function(
        """() => {
          const paper = document.querySelector('#source .paper').getBoundingClientRect();
          const mark = document.querySelector('#source mark.target').getBoundingClientRect();
          return mark.top >= Math.max(0, paper.top - 1)
              && mark.top < Math.min(paper.bottom, innerHeight);
        }""",
        timeout=WAIT_MS,
    )


def test_unknown_directive_is_said_not_to_be_held(page: Page) -> None:
    ask(page, "Chỉ thị số 987-CT/TU quy định nội dung gì?")
    assert page.inner_text("#answer .badge") == "Không tìm thấy trong kho văn bản"
    assert "987-CT/TU" in page.inner_text("#answer .note")


def test_example_question_is_asked_by_a_click(page: Page) -> None:
    page.wait_for_selector("#examples .chip", timeout=WAIT_MS)
    words = page.locator("#examples .chip").first.inner_text()
    page.locator("#examples .chip").first.click()
    page.wait_for_selector("#answer article.answer.answered", timeout=WAIT_MS)
    assert page.input_value("#question textarea") == words


def test_script_in_a_question_stays_text(page: Page) -> None:
    ask(page, "<img src=x onerror=\"document.title='hacked'\"> Chỉ thị 24 nói gì?")
    page.wait_for_selector("#history, #answer article", timeout=WAIT_MS)
    assert "hacked" not in page.title()
    assert page.locator("#answer img, #history img").count() == 0


def test_search_finds_without_tones_and_opens_the_passage(page: Page) -> None:
    open_tab(page, "Tìm kiếm")
    page.fill("#search-text textarea", "phong chay chua chay")
    page.press("#search-text textarea", "Enter")
    page.wait_for_selector("#results .group", timeout=WAIT_MS)
    marked = [text.lower() for text in page.locator("#results mark").all_inner_texts()]
    assert any(word in " ".join(marked) for word in ("cháy", "phòng"))
    page.locator("#results blockquote").first.click()
    page.wait_for_selector("#search-source mark.target", timeout=WAIT_MS)


def test_documents_show_details_and_text(page: Page) -> None:
    open_tab(page, "Văn bản")
    page.wait_for_selector("#held .link", timeout=WAIT_MS)
    assert page.locator("#held tbody tr").count() >= 14
    page.locator("#held .link").first.click()
    page.wait_for_selector("#document-text .paper-text p", timeout=WAIT_MS)
    assert page.locator("#document h3").first.inner_text()


def test_upload_takes_a_good_file_and_names_a_ruined_one(page: Page, tmp_path: Path) -> None:
    good = tmp_path / "thong-bao-thu.txt"
    good.write_text(
        "Thông báo về lịch trực của phường Bến Mới\n"
        "Phường Bến Mới phân công ông Đỗ Văn Thử trực ban từ ngày 02/02/2026.\n",
        encoding="utf-8",
    )
    ruined = tmp_path / "hong.pdf"
    ruined.write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    program = tmp_path / "chuong-trinh.exe"
    program.write_bytes(b"MZ")
    open_tab(page, "Văn bản")
    page.set_input_files("#upload input[type=file]", [str(good), str(ruined), str(program)])
    page.wait_for_selector("#upload-report .panel:has-text('Xong: nhận')", timeout=WAIT_MS)
    assert page.locator("#upload-report .added .file-name").all_inner_texts() == [good.name]
    refused = page.locator("#upload-report .refused")
    assert refused.locator(".file-name").all_inner_texts() == [ruined.name]
    assert len(refused.locator(".file-state").inner_text()) > len("không nhận được: ")
    assert "loại tệp này không nhận được" in page.inner_text("#upload .refused")
    open_tab(page, "Hỏi đáp")
    ask(page, "Ai trực ban ở phường Bến Mới?")
    assert "Đỗ Văn Thử" in page.inner_text("#answer")


def test_duties_of_the_collection_are_listed(page: Page) -> None:
    open_tab(page, "Nhiệm vụ")
    page.wait_for_selector("#duties tbody tr", timeout=WAIT_MS)
    page.locator("#duties .link").first.click()
    page.wait_for_selector("#duty-source mark.target", timeout=WAIT_MS)


def test_health_names_the_model(page: Page) -> None:
    open_tab(page, "Cài đặt")
    page.wait_for_selector("#health tbody tr", timeout=WAIT_MS)
    assert page.locator("#health tbody tr").count() >= 4


def test_english_is_remembered(browser: Any, address: str) -> None:
    # Without the fixture that counts console errors: a page that is left says that its stream of
    # events broke off.
    page = browser.new_context().new_page()
    page.goto(address)
    page.wait_for_selector("#question textarea", timeout=WAIT_MS)
    page.click(".masthead a[hreflang=en]")
    page.wait_for_selector("#ask:has-text('Ask')", timeout=WAIT_MS)
    page.goto(address)
    page.wait_for_selector("#ask:has-text('Ask')", timeout=WAIT_MS)
    ask(page, "what are the 6 task groups of 24-CT/TU of Hanoi")
    assert "6 of 6 items found" in page.inner_text("#answer .state")
    page.context.close()


def test_phone_width_needs_no_sideways_scrolling(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    ask(page, FLAGSHIP)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_all_seven_tabs_are_in_reach_of_a_thumb(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(300)
    tabs = page.locator("#tabs > .tab-wrapper [role=tab]")
    boxes = [tabs.nth(at).bounding_box() for at in range(tabs.count())]
    assert len(boxes) == 7
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 390 for box in boxes)
    assert all(box["height"] >= 36 for box in boxes)
    assert max(box["y"] + box["height"] for box in boxes) < 300
    tabs.nth(6).click()
    page.wait_for_selector("#health table", timeout=WAIT_MS)


def test_a_greeting_offers_questions_that_are_answered(page: Page) -> None:
    ask(page, "Xin chào bạn!")
    assert page.locator("#answer .badge, #answer .ref").count() == 0
    assert page.locator("#answer .chip").count() == 2
    page.locator("#answer .chip").first.click()
    page.wait_for_selector("#answer article.answered", timeout=WAIT_MS)


def test_gradios_own_words_are_vietnamese(browser: Any, address: str) -> None:
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector("#question textarea", timeout=WAIT_MS)
    assert page.evaluate("document.documentElement.lang") == "vi"
    page.route("**/gradio_api/queue/join*", lambda route: route.abort())
    page.fill("#question textarea", "Chỉ thị 25-CT/TU nói về vấn đề gì?")
    page.click("#ask")
    page.wait_for_selector(".toast-wrap", timeout=WAIT_MS)
    page.wait_for_function("document.querySelector('.toast-wrap').innerText.includes('Lỗi')")
    assert "Error" not in page.inner_text(".toast-wrap")
    context.close()


def test_an_error_is_told_in_the_pages_language(browser: Any, address: str) -> None:
    context = browser.new_context(locale="vi-VN")
    page = context.new_page()
    for path, title, line in (
        ("/language/vi", "Lỗi", "Không hiểu ngày “mai”"),
        ("/language/en", "Error", "“mai” is not understood as a day"),
    ):
        page.goto(f"{address}{path}")
        page.wait_for_selector("#question textarea", timeout=WAIT_MS)
        open_tab(page, "Nhiệm vụ" if path.endswith("vi") else "Duties")
        page.fill("#due-before input, #due-before textarea", "mai")
        page.click("#show-duties")
        page.wait_for_selector(".toast-wrap", timeout=WAIT_MS)
        said = page.inner_text(".toast-wrap")
        assert title in said
        assert line in said
    context.close()


def test_dark_mode_keeps_contrast(browser: Any, address: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{address}/?__theme=dark")
    page.wait_for_selector("#question textarea", timeout=WAIT_MS)
    ask(page, FLAGSHIP)
    colours = page.evaluate(
        "[getComputedStyle(document.querySelector('#answer .answer-text li')).color,"
        " getComputedStyle(document.querySelector('#answer article')).backgroundColor]"
    )
    assert _contrast(*colours) >= 4.5
    context.close()


def test_visitors_do_not_see_each_others_history(page: Page, browser: Any, address: str) -> None:
    ask(page, FLAGSHIP)
    ask(page, "Chỉ thị 25-CT/TU nói về vấn đề gì?")
    page.wait_for_selector("#history .chip", timeout=WAIT_MS)
    other = browser.new_context().new_page()
    other.goto(address)
    other.wait_for_selector("#question textarea", timeout=WAIT_MS)
    assert other.locator("#history .chip").count() == 0
    other.context.close()


def _contrast(first: str, second: str) -> float:
    """Contrast of two CSS colours, 1 to 21: WCAG 2.2, relative luminance."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [float(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
