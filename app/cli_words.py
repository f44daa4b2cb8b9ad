"""What the command line says, in Vietnamese and English."""

from __future__ import annotations

from app.languages import Language
from ingest.errors import BadInput
from ingest.folding import fold

LANGUAGES = ("vi", "en")

_WORDS: dict[str, tuple[str, str]] = {
    "stage_scan": ("Tìm tệp", "Finding files"),
    "stage_read": ("Đọc văn bản", "Reading documents"),
    "stage_encode": ("Mã hóa đoạn văn", "Encoding passages"),
    "stage_vectors": ("Lập chỉ mục nghĩa", "Indexing meanings"),
    "stage_terms": ("Lập chỉ mục từ", "Indexing words"),
    "held": (
        "Đang giữ {documents} văn bản, {passages} đoạn.",
        "Holding {documents} documents, {passages} passages.",
    ),
    "added": ("Mới", "New"),
    "changed": ("Có phiên bản mới", "New version"),
    "pruned": ("Đã bỏ", "Dropped"),
    "moved": ("Đổi chỗ", "Moved"),
    "copies": ("Bản sao của {doc_id}", "Copy of {doc_id}"),
    "near": ("Gần giống nhau {share} %", "{share} % alike"),
    "unchanged": ("Không đổi: {count}", "Unchanged: {count}"),
    "failed": ("Không nạp được {count} tệp:", "{count} files could not be read:"),
    "watching": ("Đang theo dõi (Ctrl-C để dừng).", "Watching (Ctrl-C to stop)."),
    "stopped": ("Đã dừng.", "Stopped."),
    "sources": ("Nguồn:", "Sources:"),
    "nearest": ("Đoạn gần nhất để tham khảo:", "Nearest passages, for reference only:"),
    "choose": ("Hãy chọn một trong các văn bản:", "Choose one of these:"),
    "note": ("Lưu ý", "Note"),
    "page": ("trang", "page"),
    "primary": ("văn bản gốc", "official text"),
    "secondary": ("tin, bài", "report"),
    "ocr": ("nhận dạng ảnh, độ tin cậy {share} %", "read by OCR, confidence {share} %"),
    "doubtful": ("số đọc chưa chắc, xem ảnh: {figures}", "figures to check: {figures}"),
    "rescued": (
        "tệp hỏng, chỉ cứu được phần đọc nổi; có thể thiếu trang hoặc chữ",
        "damaged file: what could be read was rescued, some may be missing",
    ),
    "unread": ("chưa đọc được trang {pages}", "pages not read: {pages}"),
    "ruined": ("bỏ trang {pages}: chữ hỏng", "pages left out, their letters are ruined: {pages}"),
    "confidence": ("Độ tin cậy {share} %", "Confidence {share} %"),
    "no_hits": ("không tìm thấy đoạn nào", "no passage was found"),
    "no_duties": ("không có nhiệm vụ nào như vậy", "no such duties"),
    "no_documents": ("Chưa có văn bản nào.", "No documents are held."),
    "cited_not_held": (
        "Được nhắc đến nhưng chưa có trong kho ({count}):",
        "Cited but not held ({count}):",
    ),
    "times": ("{count} lần", "{count} times"),
    "same_text": ("cùng nội dung: {paths}", "same text: {paths}"),
    "near_to": ("gần giống: {others}", "nearly the same as: {others}"),
    "version": ("phiên bản {number}", "version {number}"),
    "no_other_version": ("chỉ có một phiên bản", "there is only one version"),
    "leads": ("chủ trì", "leads"),
    "with": ("phối hợp", "with"),
    "due": ("hạn", "due"),
    "no_deadline": ("không ghi hạn", "no deadline"),
    "saved": ("Đã ghi {path}.", "Wrote {path}."),
    "nothing_removed": ("không có gì bị bỏ khi làm sạch", "cleaning removed nothing"),
    "mismatch": ("nêu {count}, thấy {found}", "announces {count}, shows {found}"),
    "asked": ("Câu {done}/{total}", "Question {done} of {total}"),
    "title": ("Trích yếu", "Title"),
    "number": ("Số ký hiệu", "Number"),
    "kind": ("Loại", "Kind"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "place": ("Nơi ban hành", "Place"),
    "date": ("Ngày", "Date"),
    "signer": ("Người ký", "Signer"),
    "recipients": ("Nơi nhận", "Recipients"),
    "publisher": ("Nơi đăng", "Publisher"),
    "author": ("Tác giả", "Author"),
    "url": ("Địa chỉ", "Address"),
    "subjects": ("Nói về", "About"),
    "path": ("Tệp", "File"),
    "size": ("Độ dài", "Length"),
    "size_value": (
        "{chars} ký tự, {passages} đoạn, {duties} nhiệm vụ, {relations} dẫn chiếu",
        "{chars} characters, {passages} passages, {duties} duties, {relations} references",
    ),
}

KINDS: dict[str, tuple[str, str]] = {
    "directive": ("chỉ thị", "directive"),
    "plan": ("kế hoạch", "plan"),
    "resolution": ("nghị quyết", "resolution"),
    "conclusion": ("kết luận", "conclusion"),
    "decision": ("quyết định", "decision"),
    "decree": ("nghị định", "decree"),
    "circular": ("thông tư", "circular"),
    "notice": ("thông báo", "notice"),
    "guidance": ("hướng dẫn", "guidance"),
    "news": ("tin, bài", "news"),
    "digest": ("bản tóm lược", "digest"),
    "other": ("khác", "other"),
}

_RELATIONS: dict[str, tuple[str, str]] = {
    "based_on": ("căn cứ", "based on"),
    "implements": ("thực hiện", "implements"),
    "replaces": ("thay thế", "replaces"),
    "repeals": ("bãi bỏ", "repeals"),
    "amends": ("sửa đổi", "amends"),
    "guides": ("hướng dẫn", "guides"),
    "mentions": ("nhắc đến", "mentions"),
}


class Words:
    """The words of one language."""

    def __init__(self, language: str) -> None:
        self.language: Language = "en" if language == "en" else "vi"
        self._column = LANGUAGES.index(language)

    def __call__(self, key: str, **values: object) -> str:
        """The text of `key` with its values filled in."""
        return _WORDS[key][self._column].format(**values)

    def stage(self, name: str) -> str:
        """What a stage of an ingest is called; its own name when it has no other."""
        return _WORDS.get(f"stage_{name}", (name, name))[self._column]

    def kind(self, kind: str) -> str:
        """What a kind of document is called."""
        return KINDS.get(kind, (kind, kind))[self._column]

    def relation(self, kind: str) -> str:
        """What a relation between papers is called."""
        return _RELATIONS.get(kind, (kind, kind))[self._column]


def kind_named(name: str) -> str:
    """The kind of document that a person's word means, with or without tones.

    >>> kind_named("chi thi"), kind_named("directive"), kind_named("Kế hoạch")
    ('directive', 'directive', 'plan')
    """
    wanted = fold(name).strip()
    for kind, names in KINDS.items():
        if wanted in (kind, *(fold(known) for known in names)):
            return kind
    raise BadInput(f"không có loại văn bản “{name}”: chọn trong {', '.join(KINDS)}")
