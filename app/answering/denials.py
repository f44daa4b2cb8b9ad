"""What a sentence denies and what it excepts, beside what a question denies and asks of."""

from __future__ import annotations

import re

from app.question_words import FUNCTION_WORDS
from app.tokens import Token, tokenise, word_set

_NEGATORS = word_set("không chưa chẳng")
_NOT_NEGATED = word_set("ngừng chỉ những phải")
_REACH = 3
_ENDS = word_set("có thì mà là")  # behind these another part of the question begins
# "trừ" excepts behind a comma or before its case; "khai trừ", "khấu trừ", "trừ sâu" do not.
_EXCEPT = re.compile(
    r"(?:\bngoại trừ\b|\btrừ phi\b|(?<=[,(] )trừ\b|(?<=\()trừ\b|"
    r"(?<!khai )(?<!khấu )(?<!loại )(?<!phòng )(?<!diệt )(?<!bài )\btrừ(?= (?:trường hợp|khi)\b))"
    r"(?P<case>[^.;]*)",
    re.IGNORECASE,
)
_LEAST_OF_CASE = 0.5
_OF_CASES = word_set("trường hợp những khi nếu việc đối tượng kèm theo")


def excepted(question: str, sentence: str) -> bool:
    """Whether a question is on the case that a sentence excepts.

    >>> said = "Xe tải không được vào chợ, trừ trường hợp có giấy phép của xã."
    >>> excepted("Xe tải có giấy phép có được vào chợ", said)
    True
    >>> excepted("Xe tải có được vào chợ", said), excepted("Có khấu trừ lương", "Khấu trừ lương.")
    (False, False)
    >>> excepted("Ông A có bị khai trừ khỏi Đảng", "Ban quyết định khai trừ khỏi Đảng ông A.")
    False
    """
    asked = {token.toned for token in tokenise(question)}
    for found in _EXCEPT.finditer(sentence):
        rest = {t.toned for t in tokenise(sentence[: found.start()] + sentence[found.end() :])}
        said = {token.toned for token in tokenise(found["case"])}
        case = said - rest - FUNCTION_WORDS - _OF_CASES
        if case and len(case & asked) >= _LEAST_OF_CASE * len(case):
            return True
    return False


def denies_alike(question: str, sentence: str) -> bool:
    """Whether a sentence denies what a question denies, or else denies nothing: of "đơn không có
    tên" nothing is told by "đơn có tên không được nhận".

    >>> denies_alike("Đơn không ký tên có được nhận", "Đơn ký tên thì không được nhận.")
    False
    >>> denies_alike("Xã không được thu phí", "Các xã không được thu phí, lệ phí.")
    True
    """
    denied, told = _denied(question), _denied(sentence)
    return not told or bool(denied & told)


def _denied(text: str) -> set[str]:
    """The words right behind a text's negators."""
    tokens = tokenise(text)
    found: set[str] = set()
    for place, token in enumerate(tokens):
        behind = tokens[place + 1 : place + 1 + _REACH]
        if token.toned in _NEGATORS and behind and behind[0].toned not in _NOT_NEGATED:
            found.update(_up_to_end(behind))
    return found


def _up_to_end(behind: list[Token]) -> list[str]:
    stops = [at for at, token in enumerate(behind) if at and token.toned in _ENDS]
    return [token.toned for token in behind[: stops[0] if stops else None]]
