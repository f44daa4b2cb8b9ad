"""Every word the page shows, in Vietnamese and English."""

from __future__ import annotations

from typing import Literal

Language = Literal["vi", "en"]

_LABELS: dict[str, tuple[str, str]] = {
    "title": ("chithi · tra cứu chỉ thị", "chithi · directive search"),
    "tagline": (
        "Tìm đúng đoạn, trích nguyên văn, chỉ rõ nguồn",
        "Find the passage, quote it word for word, show the source",
    ),
    "other_language": ("English", "Tiếng Việt"),
    "tab_ask": ("Hỏi đáp", "Ask"),
    "tab_search": ("Tìm kiếm", "Search"),
    "tab_documents": ("Văn bản", "Documents"),
    "tab_duties": ("Nhiệm vụ", "Duties"),
    "tab_eval": ("Đánh giá", "Evaluation"),
    "tab_study": ("Ôn tập", "Study"),
    "tab_health": ("Cài đặt & sức khỏe", "Settings & health"),
    # asking
    "question": ("Câu hỏi", "Question"),
    "question_hint": (
        "Ví dụ: Sáu nhóm nhiệm vụ của Chỉ thị 24-CT/TU là gì?",
        "For example: What are the six task groups of Directive 24-CT/TU?",
    ),
    "ask": ("Hỏi", "Ask"),
    "new_conversation": ("Cuộc hỏi mới", "New conversation"),
    "examples": ("Câu hỏi mẫu", "Examples"),
    "answered": ("Có trong kho văn bản", "Found in the collection"),
    "answered_items": ("Tìm thấy {found}/{expected} mục", "{found} of {expected} items found"),
    "not_found": ("Không tìm thấy trong kho văn bản", "Not found in the collection"),
    "ambiguous": ("Cần chọn văn bản", "Choose a document"),
    "confidence": ("Độ chắc chắn", "Confidence"),
    "sources": ("Nguồn trích dẫn", "Sources"),
    "nearest": ("Các đoạn gần nhất để tham khảo", "Nearest passages, for reference only"),
    "why": ("Vì sao đoạn này?", "Why this passage?"),
    "choose": ("Câu hỏi có thể nói về:", "The question may be about:"),
    "copy": ("Chép kèm nguồn", "Copy with source"),
    "copied": ("Đã chép", "Copied"),
    "source_panel": ("Văn bản nguồn", "Source"),
    "source_empty": (
        "Bấm vào số [1] trong câu trả lời để mở đúng đoạn được trích.",
        "Click a number such as [1] in the answer to open the quoted passage.",
    ),
    "duty_source_empty": (
        "Bấm vào một việc để mở đoạn văn bản giao việc đó.",
        "Click a duty to open the passage that sets it.",
    ),
    "answer_empty": (
        "Câu trả lời kèm trích dẫn nguyên văn sẽ hiện ở đây.",
        "The answer, with word-for-word quotes, appears here.",
    ),
    "page": ("trang", "page"),
    "primary": ("văn bản gốc", "official text"),
    "secondary": ("tin, bài", "report"),
    "ocr": ("nhận dạng ảnh, độ tin cậy {share}", "read by OCR, confidence {share}"),
    "good": ("Trả lời đúng", "Good answer"),
    "bad": ("Trả lời sai", "Wrong answer"),
    "feedback_saved": ("Đã ghi nhận, xin cảm ơn.", "Noted, thank you."),
    "history": ("Đã hỏi trong phiên này", "Asked in this session"),
    "took": ("{ms} ms", "{ms} ms"),
    "outline": ("Mục lục", "Outline"),
    # searching
    "search": ("Tìm", "Search"),
    "search_hint": ("Từ khóa hoặc câu, có dấu hay không dấu đều được", "Words or a sentence"),
    "filters": ("Bộ lọc", "Filters"),
    "directive": ("Số hiệu", "Number"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "kind": ("Loại văn bản", "Kind"),
    "source": ("Nguồn", "Source"),
    "any": ("Tất cả", "Any"),
    "from": ("Từ ngày", "From"),
    "to": ("Đến ngày", "To"),
    "date_hint": ("ngày/tháng/năm", "day/month/year"),
    "sort": ("Sắp xếp", "Sort by"),
    "by_score": ("Phù hợp nhất", "Relevance"),
    "by_date": ("Mới nhất", "Newest"),
    "export_xlsx": ("Xuất bảng tính", "Export spreadsheet"),
    "no_hits": (
        "Không có đoạn nào khớp. Thử bớt bộ lọc hoặc đổi từ khóa.",
        "Nothing matches. Try fewer filters or other words.",
    ),
    "hits_found": ("{n} đoạn trong {docs} văn bản", "{n} passages in {docs} documents"),
    "out_of_scope": ("ngoài phạm vi câu hỏi", "outside the scope asked for"),
    # documents
    "held": ("{n} văn bản trong kho", "{n} documents held"),
    "none_held": (
        "Kho chưa có văn bản nào. Kéo thả tệp vào ô bên dưới để bắt đầu.",
        "Nothing is held yet. Drop files below to begin.",
    ),
    "pick_document": ("Chọn văn bản", "Choose a document"),
    "upload": ("Thêm văn bản", "Add documents"),
    "upload_hint": (
        "Kéo thả tệp txt, md, html, docx, pdf, rtf, doc hoặc ảnh (tối đa {mb} MB mỗi tệp)",
        "Drop txt, md, html, docx, pdf, rtf, doc or image files (at most {mb} MB each)",
    ),
    "add": ("Đưa vào kho", "Add to the collection"),
    "remove": ("Bỏ khỏi kho", "Remove from the collection"),
    "upload_summary": (
        "Thêm {added}, thay mới {changed}, không đổi {unchanged}, từ chối {refused}",
        "{added} added, {changed} changed, {unchanged} unchanged, {refused} refused",
    ),
    "metadata": ("Thông tin", "Details"),
    "relations": ("Quan hệ", "Relations"),
    "duties": ("Nhiệm vụ", "Duties"),
    "versions": ("Các bản", "Versions"),
    "text": ("Toàn văn", "Text"),
    "not_held": ("Được dẫn chiếu nhưng chưa có trong kho", "Cited but not held"),
    "removed_text": ("Phần đã lược khi làm sạch", "Taken out by cleaning"),
    # duties
    "unit": ("Đơn vị", "Unit"),
    "partners": ("Phối hợp", "With"),
    "action": ("Việc phải làm", "What"),
    "deadline": ("Thời hạn", "Deadline"),
    "before": ("Đến hạn trước ngày", "Due before"),
    "show": ("Xem", "Show"),
    "overdue": ("Quá hạn", "Overdue"),
    "coming": ("Sắp đến hạn", "Coming"),
    "recurring": ("Định kỳ", "Recurring"),
    "undated": ("Không nêu hạn", "No deadline stated"),
    "duties_found": ("{n} nhiệm vụ", "{n} duties"),
    "no_duties": ("Không có nhiệm vụ nào khớp.", "No duty matches."),
    # evaluation
    "question_set": (
        "Bộ câu hỏi (jsonl, json, csv, xlsx)",
        "Question set (jsonl, json, csv, xlsx)",
    ),
    "run": ("Chạy đánh giá", "Run"),
    "report": ("Báo cáo", "Report"),
    "download": ("Tải báo cáo", "Download the report"),
    "eval_empty": (
        "Chọn một bộ câu hỏi rồi bấm Chạy đánh giá.",
        "Choose a question set, then run it.",
    ),
    "second_run": ("So với lần chạy khác (run.json)", "Compare with another run (run.json)"),
    # study
    "study_documents": ("Văn bản để ôn tập", "Documents to study"),
    "study_documents_hint": ("Chọn một hoặc vài văn bản", "Choose one or several"),
    "study_make": ("Soạn tài liệu", "Make"),
    "study_review": ("Duyệt câu hỏi", "Review questions"),
    "study_test": ("Tự kiểm tra", "Test yourself"),
    "study_projector": ("Chiếu cuộc thi", "Projector"),
    "study_product": ("Cần soạn", "Make"),
    "study_pack": ("Tài liệu học tập", "Study pack"),
    "study_bank": ("Ngân hàng câu hỏi", "Question bank"),
    "study_contest": ("Rung chuông vàng", "Contest"),
    "study_format": ("Định dạng", "Format"),
    "study_size": ("Số câu", "Questions"),
    "study_seed": ("Đề số", "Draw number"),
    "study_do": ("Soạn", "Make"),
    "study_making": ("Đang soạn", "Making"),
    "study_download": ("Tải về", "Download"),
    "format.docx": ("Word (.docx)", "Word (.docx)"),
    "format.pdf": ("PDF (.pdf)", "PDF (.pdf)"),
    "format.md": ("Markdown (.md)", "Markdown (.md)"),
    "format.pptx": ("Trình chiếu (.pptx)", "Slides (.pptx)"),
    "format.xlsx": ("Bảng tính để duyệt (.xlsx)", "Spreadsheet to review (.xlsx)"),
    "format.gift": ("Moodle GIFT (.gift)", "Moodle GIFT (.gift)"),
    "format.txt": ("Moodle Aiken (.txt)", "Moodle Aiken (.txt)"),
    "format.csv": ("Kahoot (.csv)", "Kahoot (.csv)"),
    "format.anki.csv": ("Thẻ nhớ Anki (.csv)", "Anki cards (.csv)"),
    "format.jsonl": ("Bộ câu hỏi đánh giá (.jsonl)", "Evaluation set (.jsonl)"),
    "review_hint": (
        "Ghi “nhận”, “sửa” hoặc “bỏ” vào cột Duyệt rồi lưu. Câu đã bỏ không bao giờ hiện lại.",
        "Write “nhận” (accept), “sửa” (edit) or “bỏ” (reject) in the column Duyệt, then save.",
    ),
    "review_fetch": ("Lấy câu hỏi", "Get questions"),
    "review_save": ("Lưu phần duyệt", "Save the review"),
    "review_export": ("Tải bảng duyệt (.xlsx)", "Download the sheet (.xlsx)"),
    "review_import": ("Nạp bảng đã duyệt", "Load a reviewed sheet"),
    "review_file": ("Bảng .xlsx đã ghi cột Duyệt", "The .xlsx sheet with marks"),
    "review_count": ("{n} câu hỏi", "{n} questions"),
    "review_saved": ("Đã lưu {n} quyết định", "{n} decisions saved"),
    "test_length": ("Số câu", "Questions"),
    "test_start": ("Bắt đầu", "Start"),
    "test_answer": ("Trả lời", "Answer"),
    "test_next": ("Câu tiếp theo", "Next"),
    "test_none": ("Văn bản này chưa soạn được câu hỏi nào.", "No question could be made."),
    "test_choose": ("Hãy chọn một phương án.", "Choose an option."),
    "test_count": ("Câu {at}/{of}", "Question {at} of {of}"),
    "test_right": ("Đúng", "Right"),
    "test_wrong": ("Chưa đúng", "Not right"),
    "test_score": ("Đúng {right}/{of} câu", "{right} of {of} right"),
    "test_again": ("Nên đọc lại", "Read again"),
    "projector_load": ("Nạp đề", "Load"),
    "projector_start": ("Bắt đầu tính giờ", "Start the clock"),
    "projector_reveal": ("Hiện đáp án", "Reveal"),
    "projector_next": ("Câu sau ›", "Next ›"),
    "projector_previous": ("‹ Câu trước", "‹ Previous"),
    "projector_full": ("Toàn màn hình", "Full screen"),
    "projector_board": ("Bảng điểm", "Score board"),
    "projector_names": ("Tên thí sinh", "Contestants"),
    "projector_names_hint": (
        "Mỗi dòng một thí sinh (tối đa 100)",
        "One contestant a line (at most 100)",
    ),
    "projector_add": ("Thêm", "Add"),
    "projector_out": ("Loại", "Out"),
    "projector_in": ("Cứu trợ", "Back in"),
    "projector_clear": ("Xóa bảng", "Clear"),
    "projector_clear_sure": ("Xóa toàn bộ bảng điểm?", "Clear the whole score board?"),
    "projector_question": ("Câu", "Question"),
    "projector_answer": ("Đáp án", "Answer"),
    "projector_finished": ("Đã hết câu hỏi.", "No more questions."),
    "projector_empty": (
        "Chọn văn bản, rồi bấm Nạp đề.",
        "Choose documents, then load a draw.",
    ),
    # health
    "check_again": ("Kiểm tra lại", "Check again"),
    "check": ("Hạng mục", "Check"),
    "state": ("Tình trạng", "State"),
    "advice": ("Cần làm", "What to do"),
    "denied": (
        "Tài khoản này không có quyền làm việc đó.",
        "This account may not do that.",
    ),
}

_KINDS: dict[str, tuple[str, str]] = {
    "directive": ("Chỉ thị", "Directive"),
    "plan": ("Kế hoạch", "Plan"),
    "resolution": ("Nghị quyết", "Resolution"),
    "conclusion": ("Kết luận", "Conclusion"),
    "decision": ("Quyết định", "Decision"),
    "decree": ("Nghị định", "Decree"),
    "circular": ("Thông tư", "Circular"),
    "notice": ("Thông báo", "Notice"),
    "guidance": ("Hướng dẫn", "Guidance"),
    "news": ("Tin, bài", "News"),
    "digest": ("Tóm lược", "Digest"),
    "other": ("Khác", "Other"),
}

_RELATIONS: dict[str, tuple[str, str]] = {
    "based_on": ("Căn cứ", "Based on"),
    "implements": ("Thực hiện", "Implements"),
    "replaces": ("Thay thế", "Replaces"),
    "repeals": ("Bãi bỏ", "Repeals"),
    "amends": ("Sửa đổi", "Amends"),
    "guides": ("Hướng dẫn", "Guides"),
    "mentions": ("Nhắc đến", "Mentions"),
}


def label(key: str, language: Language = "vi", **values: object) -> str:
    """The words for a key, with `values` filled in.

    >>> label("answered_items", "vi", found=6, expected=6)
    'Tìm thấy 6/6 mục'
    """
    words = _LABELS[key][0 if language == "vi" else 1]
    return words.format(**values) if values else words


def kind_label(kind: str, language: Language = "vi") -> str:
    """A document kind in words; the kind itself when it has none.

    >>> kind_label("plan", "en")
    'Plan'
    """
    return _KINDS.get(kind, (kind, kind))[0 if language == "vi" else 1]


def kinds(language: Language = "vi") -> list[tuple[str, str]]:
    """All (words, kind) pairs, for a menu."""
    return [(kind_label(kind, language), kind) for kind in _KINDS]


def relation_label(kind: str, language: Language = "vi") -> str:
    """A relation type in words.

    >>> relation_label("replaces")
    'Thay thế'
    """
    return _RELATIONS.get(kind, (kind, kind))[0 if language == "vi" else 1]
