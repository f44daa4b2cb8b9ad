"""Says in words why a passage was found."""

from __future__ import annotations

from index.model import Reason
from index.passage_index import Ranked

_WORDS = {
    "vector": "gần nghĩa với câu hỏi",
    "window": "có câu gần nghĩa với câu hỏi",
    "terms": "trùng từ ngữ, đúng dấu",
    "folded": "trùng từ ngữ, không kể dấu",
    "coverage": "có hầu hết từ ngữ của câu hỏi",
    "sentence": "có câu vừa gần nghĩa vừa trùng từ ngữ",
}
_WORTH_SAYING = 0.02  # of a score that reaches 1 at most


def reasons_of(ranked: Ranked) -> tuple[Reason, ...]:
    """The signals that brought a passage up, the strongest first."""
    found = [
        Reason(signal, _WORDS[signal], share)
        for signal, share in ranked.shares.items()
        if share >= _WORTH_SAYING
    ]
    return tuple(sorted(found, key=lambda reason: -reason.value))
