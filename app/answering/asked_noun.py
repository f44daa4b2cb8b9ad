"""Whether a sentence can tell which: "hãng nào" is not told where no "hãng" is spoken of."""

from __future__ import annotations

import re

from app.answering.draft import Context, Draft
from app.question_words import FUNCTION_WORDS
from app.tokens import word_set
from ingest.folding import tone_key

_WHICH = re.compile(r"\b(\w+) (\w+) nào\b")
# What is told in other words than its own: "bằng hình thức khiển trách" is "khiển trách".
_GENERAL = word_set(
    "cách hình thức nội dung việc điều biện pháp phương pháp thức nguồn loại lĩnh vực mặt hướng mức"
    " độ nhóm bước điểm chủ đề phong trào mô kết quả tiêu chí mục nhiệm vụ giải vấn yêu cầu hạn chế"
    " đối tượng người ai ngày năm tháng lúc khi thế như đơn vị cơ quan tổ chức địa phương nơi chỗ"
    " số"
)


def tells_which(draft: Draft | None, context: Context) -> Draft | None:
    """The draft, or None where its document never names the kind of thing asked for."""
    match = _WHICH.search(context.asked.vietnamese.lower())
    if draft is None or draft.evidence is None or match is None or match[2] in _GENERAL:
        return draft
    reading = draft.evidence.reading
    alone = match[1] in FUNCTION_WORDS
    said = tone_key(match[2] if alone else f"{match[1]} {match[2]}")
    return draft if re.search(rf"(?<!\w){re.escape(said)}(?!\w)", reading.toned) else None
