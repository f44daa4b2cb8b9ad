"""The words the page shows, in Vietnamese and English."""

from __future__ import annotations

from app.languages import Language as Language
from app.page import label_texts, study_texts

_LABELS = {**label_texts.TEXTS, **study_texts.TEXTS}

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


_CUTS: dict[str, tuple[str, str]] = {
    "caption": ("Chú thích ảnh", "Caption"),
    "footnote": ("Cước chú", "Footnote"),
    "page number": ("Số trang", "Page number"),
    "ruined": ("Không đọc được", "Unreadable"),
    "running head": ("Tiêu đề trang", "Running head"),
    "site": ("Phần của trang mạng", "Web site"),
    "source": ("Dòng nguồn", "Source line"),
    "stamp": ("Dấu, chữ ký số", "Stamp"),
}


def cut_label(kind: str, language: Language = "vi") -> str:
    """What sort of text cleaning took out, in words; the sort itself when it has none.

    >>> cut_label("stamp", "en")
    'Stamp'
    """
    return _CUTS.get(kind, (kind, kind))[0 if language == "vi" else 1]
