"""Whether words behind a unit say a task: a duty has an object of its own."""

from __future__ import annotations

import re

from ingest.folding import tone_key

_WORD = re.compile(r"[^\W_]+")
# Verbs that say that something is done but not what, and how well it is done.
_GENERIC = (
    *("tập trung", "thực hiện", "triển khai", "tổ chức", "thi hành", "chấp hành", "tiến hành"),
    *("chỉ đạo", "lãnh đạo", "chủ trì", "chủ động", "phối hợp", "tăng cường", "hoàn thành"),
    *("phải", "cần", "được", "chịu", "có trách nhiệm", "và", "để", "nhằm", "hãy", "luôn", "cùng"),
    *("nghiêm", "nghiêm túc", "nghiêm chỉnh", "quyết liệt", "quyết tâm", "khẩn trương", "kịp thời"),
    *("đầy đủ", "hiệu quả", "tốt", "chặt chẽ", "đồng bộ", "thường xuyên", "tích cực", "tiếp tục"),
    *("ngay", "từng bước", "cụ thể", "các", "những", "nội dung", "việc", "trên", "sau đây", "này"),
    "nêu",
)
_GENERIC_WORDS = frozenset(word for said in _GENERIC for word in tone_key(said).split())
_DENIED = re.compile(r"(?:tuyệt đối |kiên quyết )?(?:không|chớ|đừng)(?: được| để)?\s")
_DENIED_WORDS = 4


def is_task(action: str) -> bool:
    """Whether an action says what is to be done: not when only generic verbs and manners stand
    there, nor when it is a short "không …" that tells how to behave.

    >>> [is_task(said) for said in ("tập trung thực hiện.", "thực hiện Chỉ thị này", "không sĩ diện;")]
    [False, True, False]
    """  # noqa: E501
    key = tone_key(action).strip(" .;,:-–")
    words = _WORD.findall(key)
    if any(word.isdigit() for word in words):
        return True
    denied = _DENIED.match(key)
    if denied is not None:
        return len(_WORD.findall(key[denied.end() :])) > _DENIED_WORDS
    return any(word not in _GENERIC_WORDS for word in words)
