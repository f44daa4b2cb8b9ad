"""What besides its words speaks for a figure or against it: what leads to it, its year, its aim."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answering.closeness import longest_run
from app.answering.qualifiers import asks_aim, is_aim, only_aimed
from app.candidates import Evidence
from app.quantities import Quantity
from app.question import Asked
from app.question_words import FUNCTION_WORDS
from app.tokens import tokenise, word_set
from ingest.folding import fold
from ingest.model import Span

_LED = 0.15
_CHANGED = 0.1
_CHANGED_BY = 0.6
_AIMED = 0.5  # lost by a figure that is only aimed at, where what is so may be meant
_TELLS_MORE = 0.15
_AIM_ASKED = 0.35
_PART = 0.2
_OF_SOME = 0.4
_POINTS = re.compile(r"\s(này|đó|ấy|kia|còn lại|khác|nói trên|kể trên)(?!\w)")
_START = 0.4
_CHANGED_TO = re.compile(r"[^.;,]{0,24}?\s(?:xuống|lên|còn)(?: còn| đến| tới)?\s\d")
_ASKS_START = re.compile(
    r"\btu (?:muc )?bao nhieu|\btruoc (?:day|do|khi)|\bban dau|\bnam (?:19|20)\d\d"
)
_OPENING = 3
_OF_WHOLE = re.compile(r"\d[^.;]*?[;,]?\strong (?:đó|số đó|số này)\b(?P<part>[^.;]*)$")
_CLAUSE_ENDS = re.compile(r"[,;.:](?!\d)|\svà\s")
_DATED = 0.8
_BETWEEN = word_set("doi voi duoc")  # "giám sát đối với 17 tổ chức"
_LEADS = r"len|con|xuong|tren|hon|them|tong so|duoi|qua|toi|trong so"
_CHANGES = re.compile(r"\b(?:tang|giam|nang|len|xuong|them)\b")
_BY_HOW_MUCH = re.compile(r"tang|giam")
_PART_ENDS = re.compile(r"[,;](?=\s)")
_FROM_YEAR = re.compile(r"\btu (?:dau |giua |cuoi )?nam ((?:19|20)\d\d)\b")
_RELATIVE = re.compile(
    r"\s(?:có|bị|chưa|không|đang|đạt|xếp|thuộc|đăng ký|trúng)\s((?:[^\W\d_]+\s?){1,3})"
)


def signs_of(asked: Asked, text: str, sentence: Span, quantity: Quantity, above: str) -> float:
    """What a figure gains, or loses where less than 0, by what leads to it, whether it tells a
    change, an aim or a part. `above` are the headings over its sentence."""
    gained = _LED if led_alike(asked, text, quantity) else 0.0
    gained += dated_alike(asked, text, sentence, quantity)
    if asks_aim(asked.vietnamese) and is_aim(text, quantity.number, sentence, above):
        gained += _AIM_ASKED
    lost = _changes(asked, text, quantity)
    lost += _AIMED * only_aimed(asked.vietnamese, text, quantity.number, sentence, above)
    lost += _START * starts_change(asked, text, sentence, quantity)
    lost += _PART * _tells_part(asked, text, sentence, quantity)
    lost += _OF_SOME * _points_at_some(asked, text, quantity, sentence.end)
    return gained - lost - _TELLS_MORE * _narrowed_behind(asked, text, quantity, sentence.end)


def _points_at_some(asked: Asked, text: str, quantity: Quantity, high: int) -> bool:
    """Whether a figure only points at some of those counted: "2 bị cáo này", "3 hộ còn lại"."""
    pointed = _POINTS.match(text, quantity.span.end, high)
    return pointed is not None and fold(pointed[1]) not in asked.folded


def opens_alike(asked: Asked, evidence: Evidence) -> bool:
    """Whether a sentence opens with words that the question says in a row: with who did it."""
    opening = [token.folded for token in evidence.reading.tokens(evidence.sentence)[:_OPENING]]
    words = [token.folded for token in tokenise(asked.vietnamese)]
    return len(opening) == _OPENING and longest_run(opening, words) == _OPENING


def dated_alike(asked: Asked, text: str, span: Span, quantity: Quantity) -> float:
    """What a figure gains where it holds from the very year asked about: "chi 3%, nâng lên 4% từ
    năm 2028"."""
    behind = _PART_ENDS.search(text, quantity.number.end, span.end)
    part = text[quantity.number.end : behind.start() if behind else span.end]
    own = set(_FROM_YEAR.findall(fold(part)))
    return _DATED if own & set(_FROM_YEAR.findall(asked.folded)) else 0.0


def led_alike(asked: Asked, text: str, quantity: Quantity) -> bool:
    """Whether what stands right before "bao nhiêu" leads to the figure too: "lên", a verb."""
    before = tokenise(text, max(0, quantity.number.start - 32), quantity.number.start)
    led = [token.folded for token in before if token.folded not in _BETWEEN][-2:]
    match = re.search(
        rf"\b({_LEADS})\s+(?:toi |den |duoc )?(?:bao nhieu|may)\b",
        asked.folded,
    )
    # "kiểm tra bao nhiêu": the verb before the figure tells it from "giám sát 5".
    verb = re.search(r"\b(\w+ \w+?)(?: duoc)? (?:bao nhieu|may)\b", asked.folded)
    return (match is not None and match[1] in led) or (verb is not None and verb[1].split() == led)


_ASKS_REST = re.compile(r"\bcon (?:lai )?(?:bao nhieu|may)\b|\bcon lai\b")
# "… tại Quyết định 5/QĐ-TTg ngày 3/4/2030 của Thủ tướng (91,5%)"
_IN_BRACKETS = re.compile(r"[^;.()]{0,60}\(")
_REST = re.compile(
    r"\b(?:chỉ |hiện |nay |vẫn )?còn (?:lại )?(?:hơn |gần |khoảng )?\Z", re.IGNORECASE
)


def meant_alone(
    asked: Asked, text: str, sentence: Span, figures: Sequence[Quantity], papers: Sequence[Span]
) -> frozenset[Span]:
    """The figures that alone can be meant, where some are: what is left, where a question asks how
    many are left; what stands in brackets behind the `papers` that it names."""
    rest = _ASKS_REST.search(asked.folded) is not None
    return frozenset(
        figure.span
        for figure in figures
        if (rest and _REST.search(text[sentence.start : figure.span.start]))
        or any(
            _IN_BRACKETS.fullmatch(text, paper.end, figure.span.start)
            for paper in papers
            if paper.end <= figure.span.start
        )
    )


def _changes(asked: Asked, text: str, quantity: Quantity) -> float:
    """What a figure loses that only says by how much, or to what, something changes, unasked."""
    before = tokenise(text, max(0, quantity.span.start - 12), quantity.span.start)[-1:]
    if not before or _CHANGES.search(asked.folded):
        return 0.0
    if _BY_HOW_MUCH.fullmatch(before[0].folded):
        return _CHANGED_BY
    return _CHANGED if _CHANGES.fullmatch(before[0].folded) else 0.0


def starts_change(asked: Asked, text: str, sentence: Span, quantity: Quantity) -> bool:
    """Whether a figure is where a change begins: "giảm từ 74 phút xuống còn 52 phút"."""
    before = text[max(sentence.start, quantity.number.start - 4) : quantity.number.start]
    goes_on = _CHANGED_TO.match(text, quantity.span.end, sentence.end) is not None
    return goes_on and before.lower() == " từ " and _ASKS_START.search(asked.folded) is None


def _tells_part(asked: Asked, text: str, sentence: Span, quantity: Quantity) -> bool:
    """Whether a figure tells a part of the one before it that the question does not name: "17 bản,
    trong đó có 6 bản của chủ xe"."""
    whole = _OF_WHOLE.search(text[sentence.start : quantity.span.start])
    if whole is None:
        return False
    cut = _CLAUSE_ENDS.search(text, quantity.span.end, sentence.end)
    behind = tokenise(text, quantity.noun_at, cut.start() if cut is not None else sentence.end)
    said = {token.toned for token in tokenise(asked.vietnamese)}
    led = tokenise(_CLAUSE_ENDS.split(whole["part"])[-1])
    return any(
        token.toned not in FUNCTION_WORDS
        and not token.folded[0].isdigit()
        and (token.toned if asked.toned else token.folded) not in said
        for token in (*led, *behind)
    )


def _narrowed_behind(asked: Asked, text: str, quantity: Quantity, high: int) -> bool:
    """Whether the clause of a figure goes on behind its noun with what the question does not say:
    "1.694 đảng viên có chữ ký số" are not all đảng viên."""
    more = _RELATIVE.match(text, quantity.span.end, high)
    said = {token.folded for token in tokenise(asked.vietnamese)}
    return more is not None and not said & {fold(word) for word in more[1].split()}
