"""What asks for nothing that could be looked for: a bare asking word, a text without a question.

Whatever is found for these answers nothing, however well it would fit: the first day of any text is
no answer to "Khi nào?", and the last list of a directive none to the directive itself.
"""

from __future__ import annotations

import re

from app.answering.draft import Draft
from app.question import Asked, asking
from app.question_words import PAPER_TYPES
from app.tokens import tokenise, word_set
from app.wording import say

_MOST_WORDS = 5
_LONG = 300  # characters that hardly any question of one's own reaches
_EDGE = 160  # characters at either end of a text in which it would be asked
_EMPTY = word_set("lam the vay ay nhi")
_NAMED = re.compile(rf"\b(?:{'|'.join(PAPER_TYPES)}|van ban|tai lieu|bai|tin|kho)\b")
_ASKS = re.compile(
    r"\?|\b(?:ai|gi|nao|dau|sao|bao nhieu|may|bao gio|bao lau|co dung|phai khong|dung khong|"
    r"who|what|when|where|which|why|how)\b"
)
# What a request opens with, before a text or behind it.
_TELLS = re.compile(
    r"(?:^|[.!:;] )\W*(?:(?:xin|hay|ban|giup toi|toi can|vui long|please|can you) )*"
    r"(?:neu|ke|liet ke|tom tat|tom luoc|cho biet|cho hoi|cho toi|so sanh|tim|tra cuu|giai thich|"
    r"trinh bay|phan tich|doi chieu|dich|list|show|tell|find|explain|compare|summari[sz]e|"
    r"translate)\b"
)


def asks_nothing(asked: Asked) -> Draft | None:
    """What says that nothing can be told to be asked; None where something is.

    >>> from app.question import read_question
    >>> asks_nothing(read_question("Bao giờ?")).note
    'Chưa rõ cần biết điều gì; xin viết thành câu hỏi'
    >>> asks_nothing(read_question("Bao giờ khai giảng?")) is None
    True
    """
    if not (_is_bare(asked) or _is_text(asked)):
        return None
    return Draft("other", note=say("too_little", asked.language))


def _is_bare(asked: Asked) -> bool:
    """Whether a question says how it asks and nothing of what: "Ai?", "Khi nào?"."""
    if asked.papers or asked.quoted or asked.unit or asked.count is not None:
        return False
    words = tokenise(asked.vietnamese)
    about = [token.folded for token in asked.focus if token.folded not in _EMPTY]
    return len(words) <= _MOST_WORDS and not about and _NAMED.search(asked.folded) is None


def _is_text(asked: Asked) -> bool:
    """Whether a long text was given that asks nothing where it begins or where it ends."""
    if len(asked.text) <= _LONG:
        return False
    plain = asking(asked.text)
    edges = (plain[:_EDGE], plain[-_EDGE:])
    return not any(pattern.search(edge) for edge in edges for pattern in (_ASKS, _TELLS))
