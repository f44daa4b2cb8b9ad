"""The words around an answer, in the language of the question; quotes stay as they are."""

from __future__ import annotations

_WORDS = {
    "vi": {
        "not_found": "Không tìm thấy trong kho văn bản.",
        "not_held": "{paper} không có trong kho văn bản",
        "only_cited": "{paper} chỉ được nhắc đến trong kho văn bản, không có toàn văn",
        "not_said": "Kho văn bản không nêu điều được hỏi",
        "not_said_of": "Kho văn bản không nêu điều được hỏi về {paper}",
        "which": "Có nhiều văn bản cùng số; xin chọn một:",
        "items": "{shown}/{expected} mục",
        "fewer": "Văn bản nêu {expected} mục nhưng chỉ thể hiện {shown} mục",
        "empty": "Câu hỏi chưa có nội dung; xin nhập câu hỏi.",
        "conflict": "Các tài liệu nêu khác nhau: {told}",
        "replaced_by": "{old} đã được {new} thay thế",
        "before": "trước đó {old}: {told}",
        "own_day": "Chính văn bản ghi {own}; tài liệu khác ghi: {told}",
        "told_by": "theo “{text}”: {told}",
        "slogan": "“{slogan}” được nêu khác nhau ở {count} tài liệu; nói rõ nơi nào nếu cần một",
        "several": "Có {count} tài liệu nói về việc như vậy; nói rõ nơi nào, lúc nào nếu cần một",
        "replaced": "Không. {paper} đã bị thay thế hoặc bãi bỏ bởi {by}",
        "not_replaced": "Trong kho không có văn bản nào thay thế hay bãi bỏ {paper}",
        "yes": "Có",
        "no": "Không",
        "no_byline": "Bài viết không ghi điều này",
        "matter": "Chưa rõ cần biết điều gì; đây là những đoạn nói về nội dung này",
        "no_part": "Văn bản không có phần mang số được hỏi",
        "too_little": "Chưa rõ cần biết điều gì; xin viết thành câu hỏi",
        "only_number": "Một con số chưa nói rõ cần biết điều gì; xin viết thành câu hỏi",
        "not_said_half": "Kho văn bản không nêu: “{half}”",
        "held": "Kho đang giữ {count} văn bản như vậy",
        "none_held": "Kho không giữ văn bản nào như vậy",
        "more": "Còn {count} việc nữa; xem đủ ở danh sách nhiệm vụ",
        "earlier": "Còn {count} việc đến hạn sớm hơn; xem đủ ở danh sách nhiệm vụ",
        "told_otherwise": "Văn bản nêu “{told}”, không nêu “{presumed}”",
        "secondary": "Theo tài liệu nói về {paper}, không phải toàn văn",
    },
    "en": {
        "not_found": "Not found in the collection.",
        "not_held": "{paper} is not in the collection",
        "only_cited": "{paper} is only mentioned in the collection; its text is not held",
        "not_said": "The collection does not say what was asked",
        "not_said_of": "The collection does not say what was asked about {paper}",
        "which": "Several papers carry this number; please choose one:",
        "items": "{shown}/{expected} items",
        "fewer": "The text announces {expected} items but shows only {shown}",
        "empty": "The question is empty; please type one.",
        "conflict": "The documents differ: {told}",
        "replaced_by": "{old} was replaced by {new}",
        "before": "before that {old}: {told}",
        "own_day": "The paper itself says {own}; other texts say: {told}",
        "told_by": "according to “{text}”: {told}",
        "slogan": "“{slogan}” stands for different lists in {count} texts; name a place to get one",
        "several": "{count} documents tell of such an event; name the place or time for one",
        "replaced": "No. {paper} was replaced or repealed by {by}",
        "not_replaced": "No paper held replaces or repeals {paper}",
        "yes": "Yes",
        "no": "No",
        "no_byline": "The article does not name it",
        "matter": "It is not clear what is asked; these passages speak of it",
        "no_part": "The paper has no part of that number",
        "too_little": "It is not clear what is asked; please write a question",
        "only_number": "A number alone does not say what is asked; please write a question",
        "not_said_half": "The collection does not say: “{half}”",
        "held": "The collection holds {count} such documents",
        "none_held": "The collection holds no such document",
        "more": "{count} more; see the list of duties for all",
        "earlier": "{count} more due earlier; see the list of duties for all",
        "told_otherwise": "The text says “{told}”, not “{presumed}”",
        "secondary": "From texts about {paper}, not its full text",
    },
}


def say(name: str, language: str, **values: object) -> str:
    """One fixed phrase.

    >>> say("items", "en", shown=6, expected=6)
    '6/6 items'
    """
    return _WORDS.get(language, _WORDS["vi"])[name].format(**values)


_VERDICTS = {"Có": "Yes", "Không": "No", "Chưa": "Not yet"}


def verdict(word: str, language: str) -> str:
    """ "Có", "Không" or "Chưa" in a language.

    >>> verdict("Chưa", "en"), verdict("Có", "vi")
    ('Not yet', 'Có')
    """
    return _VERDICTS[word] if language == "en" else word
