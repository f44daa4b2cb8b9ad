"""What reports call measures, kinds and states, in Vietnamese."""

from __future__ import annotations

MEASURES: dict[str, tuple[str, str]] = {
    "correct": ("Trả lời đúng", "đủ mọi ý bắt buộc, hoặc từ chối đúng lúc"),
    "nDCG@10": ("nDCG@10", "xếp hạng văn bản, 10 vị trí đầu"),
    "R@1": ("R@1", "phần văn bản đúng nằm ở vị trí đầu"),
    "R@5": ("R@5", "phần văn bản đúng nằm trong 5 vị trí đầu"),
    "R@10": ("R@10", "phần văn bản đúng nằm trong 10 vị trí đầu"),
    "Success@1": ("Success@1", "vị trí đầu là văn bản đúng"),
    "Success@5": ("Success@5", "có văn bản đúng trong 5 vị trí đầu"),
    "RR@10": ("RR@10", "nghịch đảo thứ hạng của văn bản đúng đầu tiên"),
    "AP": ("AP", "độ chính xác trung bình trên cả danh sách"),
    "evidence Success@1": ("Đúng đoạn ở vị trí đầu", "đoạn đầu chứa bằng chứng"),
    "evidence Success@5": ("Đúng đoạn trong 5 đầu", "có bằng chứng trong 5 đoạn đầu"),
    "evidence R@5": ("Bằng chứng tìm được (5)", "phần bằng chứng nằm trong 5 đoạn đầu"),
    "evidence nDCG@10": ("nDCG@10 theo đoạn", "xếp hạng đoạn chứa bằng chứng"),
    "EM (squad)": ("Khớp hoàn toàn (SQuAD)", "chuẩn hóa của SQuAD 2.0"),
    "F1 (squad)": ("F1 từ (SQuAD)", "chuẩn hóa của SQuAD 2.0"),
    "EM (vi)": ("Khớp hoàn toàn (tiếng Việt)", "chuẩn hóa của MLQA cho tiếng Việt"),
    "F1 (vi)": ("F1 từ (tiếng Việt)", "chuẩn hóa của MLQA cho tiếng Việt"),
    "choice accuracy": ("Chọn đúng phương án", "câu hỏi trắc nghiệm"),
    "citation precision": ("Trích dẫn đúng chỗ", "phần trích dẫn nằm ở văn bản hoặc đoạn đúng"),
    "citation recall": ("Trích dẫn đủ ý", "phần ý được chứng minh bằng trích dẫn"),
    "quote exactness": ("Trích nguyên văn", "trích dẫn trùng từng ký tự với văn bản"),
    "list completeness": ("Danh sách đủ mục", "phần mục đúng có trong câu trả lời"),
    "list excess": ("Danh sách thừa mục", "phần mục nêu ra không thuộc danh sách"),
    "wrong directive": ("Nhầm chỉ thị", "trích dẫn chỉ thị khác với chỉ thị được hỏi"),
    "refusal precision": ("Từ chối đúng (chính xác)", "phần từ chối là xác đáng"),
    "refusal recall": ("Từ chối đủ", "phần câu không có đáp án được từ chối"),
    "refusal F1": ("F1 từ chối", "cân bằng hai số trên"),
    "surely wrong": ("Sai mà tin chắc", "phần câu trả lời sai với độ tin cậy trên 0,8"),
    "AURC": ("AURC", "diện tích rủi ro theo độ phủ, càng nhỏ càng tốt"),
    "ECE": ("Sai lệch độ tin cậy (ECE)", "càng nhỏ càng tốt"),
}
KINDS: dict[str, str] = {
    "list": "liệt kê",
    "when": "thời gian",
    "number": "số liệu",
    "who": "ai, đơn vị nào",
    "about": "về việc gì",
    "documents": "văn bản nào",
    "compare": "so sánh",
    "duties": "nhiệm vụ",
    "unanswerable": "không có đáp án",
    "false_premise": "tiền đề sai",
    "absent": "văn bản không có",
    "ambiguous": "mơ hồ",
    "choice": "trắc nghiệm",
    "yes_no": "đúng hay sai",
    "yesno": "đúng hay sai",
    "why": "vì sao",
    "how": "như thế nào",
    "where": "ở đâu",
}
STYLES = {
    "short": "ngắn gọn",
    "no-diacritics": "không dấu",
    "english": "tiếng Anh",
    "absent paper": "văn bản không có",
    "absent attribute": "điều không nêu",
    "false premise": "tiền đề sai",
    "foreign place": "nơi không có",
    "everyday": "chuyện ngoài kho",
    "typo": "lỗi gõ",
}
STATES = {
    "answered": "đã trả lời",
    "not_found": "không tìm thấy",
    "ambiguous": "hỏi lại",
    "": "chỉ tìm kiếm",
}
EXPECTATIONS = {
    "answer": "trả lời",
    "refusal": "từ chối: kho không có đáp án",
    "clarification": "hỏi lại: có nhiều văn bản cùng tên",
    "unknown": "(không có đáp án để chấm)",
}


def measure_name(name: str) -> str:
    """The measure's name in a report."""
    return MEASURES.get(name, (name, ""))[0]


def kind_name(kind: str) -> str:
    """The name of a kind or style in a report.

    >>> kind_name("when"), kind_name("Trắc nghiệm")
    ('thời gian', 'Trắc nghiệm')
    """
    return KINDS.get(kind, STYLES.get(kind, kind or "(không ghi)"))
