"""Says in words why a passage was found."""

from __future__ import annotations

from index.model import Reason
from index.passage_index import Ranked

WORDS = {
    "identity": "đúng văn bản được hỏi",
    "vector": "gần nghĩa với câu hỏi",
    "window": "có câu gần nghĩa với câu hỏi",
    "terms": "trùng từ ngữ, đúng dấu",
    "folded": "trùng từ ngữ, không kể dấu",
    "coverage": "có từ ngữ của câu hỏi",
    "sentence": "có câu vừa gần nghĩa vừa trùng từ ngữ",
}
_WORTH_SAYING = 0.02  # of a weighted signal, in standard deviations


def reasons_of(ranked: Ranked) -> tuple[Reason, ...]:
    """The signals that brought a passage up, the strongest first; where none stands out among the
    candidates, what the passage has in common with the question at all."""
    outstanding = [signal for signal, share in ranked.shares.items() if share >= _WORTH_SAYING]
    plain = [signal for signal in ("coverage", "vector") if ranked.raw.get(signal, 0.0) > 0]
    found = [
        Reason(signal, WORDS[signal], ranked.shares[signal]) for signal in outstanding or plain
    ]
    return tuple(sorted(found, key=lambda reason: -reason.value))
