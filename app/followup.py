"""Follow-up questions made whole: what they leave out is taken from the turn before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.exchanged import asked_instead
from app.naming import meant, ordinal, spelled
from app.question import Asked, read_question
from app.times import find_times
from app.tokens import UPPER, tokenise, word_set
from app.turns import AREA, ASKS, NAME, UNIT, Turn, anchors, capital, unit_asked, with_paper
from ingest.folding import fold
from ingest.identity import parse_references, same_paper

_INSTEAD = re.compile(
    r"^\s*(?:(?:thế|vậy|the|vay)\s+(?:còn|con|thì|thi|theo)|còn|con|thế|vậy|what about|how about"
    r"|and|và|va)\s+"
    r"(?P<subject>.*?)\s*(?:(?:thì|thi)?\s*(?:là|la)?\s*(?:sao|ra sao|thế nào|the nao|bao nhiêu|"
    r"bao nhieu|ngày nào|ngay nao|khi nào|khi nao|là ai|là gì)|nhé|thì|)\s*[?.!]*\s*$",
    re.IGNORECASE,
)
# "X thì sao?" asks the same of X without any opening.
_WHAT_OF = re.compile(
    r"^\s*(?P<subject>\S.{1,60}?)\s*,?\s+(?:thì|thi)\s+(?:sao|thế nào|the nao|ra sao)\s*[?.!]*\s*$",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^\s*(?:(?:thế|vậy|the|vay)\s+(?:còn|con|thì|thi)|thế|và|va|and|"
    r"(?:còn|con)(?!\s+(?:hiệu|hieu|giá|gia|lại|lai|bao|mấy|may|tồn|ton|thiếu|thieu|nợ|no|áp|ap)))"
    r"\s+",
    re.IGNORECASE,
)
_IT = re.compile(
    r"\b(?:(?:chi thi|ke hoach|van ban|nghi quyet|tai lieu|bao cao|quyet dinh|huong dan|ket luan|"
    r"thong bao|cong van|bai(?: viet| bao)?)\s(?P<which>nay|do|ay|tren|kia|vua roi|noi tren)|no|"
    r"the (?:directive|plan|document|paper)|this (?:directive|plan|document|paper)|it)\b"
)
_HE = re.compile(
    r"\b(?:ông|bà|anh|chị|cô|đồng chí|vị|người|ong|ba|dong chi|nguoi)\s"
    r"(?:ấy|đó|này|ay|do|nay|ta)\b|\b(?:he|she)\b",
    re.IGNORECASE,
)
_BARE_WHY = re.compile(
    r"\s*(?:(?:the|vay|ma) )*(?:vi|tai) sao(?: (?:lai )?(?:the|vay|nhu vay|nhu the|a|nhi))*[\s?]*"
)
_THAT = word_set("do ay kia")
# A unit with its own place ("Mặt trận quận An Lộc") is of no paper spoken of before.
_PLACED = re.compile(rf"{AREA}\s+[{UPPER}]")
_ITEM = re.compile(
    r"\b(?:muc|nhiem vu|noi dung|diem|giai phap|y|nhom|viec|task|item)\s(?:thu\s|so\s)(\w+)\b"
)
_DOES = word_set("lam thuc hien viec nhiem vu trach nhiem phai can duoc giao phan cong chiu")
_BARE = 1
_ITEM_WORDS = 12
_WHOLE = 3


@dataclass(frozen=True, slots=True)
class Followed:
    """A question made whole; `language` is the conversation's where words were taken from it, and
    `doc_ids` the documents to look into first."""

    question: str
    language: str = ""
    doc_ids: tuple[str, ...] = ()


def follow(question: str, turn: Turn) -> Followed:
    """A follow-up made whole: "Thế còn X?" asks the last question of X; one that names no paper or
    place is about what was last spoken of; a choice offered may be picked by a word of it.

    >>> turn = Turn("Ai ký Chỉ thị 7-CT/TU của Tỉnh ủy Lâm Hà?",
    ...             ("Chỉ thị số 7-CT/TU của Tỉnh ủy Lâm Hà",), ((6, 40),))
    >>> follow("Thế còn Vân Đồn?", turn).question
    'Ai ký Chỉ thị 7-CT/TU của Vân Đồn?'
    >>> follow("Ban hành ngày nào?", turn).question
    'Ban hành ngày nào? (Chỉ thị số 7-CT/TU của Tỉnh ủy Lâm Hà)'
    """
    if turn.person and (he := _HE.search(question)) is not None:
        # Who somebody is was just said: the question needs nothing else of the turn before.
        named = f"{question[: he.start()]}{turn.person}{question[he.end() :]}"
        return Followed(named, doc_ids=turn.doc_ids)
    if turn.said and _BARE_WHY.fullmatch(fold(question)):
        return Followed(f"Vì sao {turn.said[:1].lower()}{turn.said[1:]}?", doc_ids=turn.doc_ids)
    asked = read_question(question)
    language = asked.language if asked.language == "en" else turn.language
    chosen = _picked(question, asked, turn)
    if chosen is not None:
        return Followed(chosen, turn.language)
    of_it = _IT.search(asked.folded) is not None
    instead = None if of_it else _INSTEAD.match(question) or _WHAT_OF.match(question)
    if instead is not None and not ASKS.search(fold(instead["subject"])):
        replaced = asked_instead(turn, instead["subject"])
        if replaced is not None:
            return Followed(replaced, language)
    if asked.papers:
        return Followed(_same_number(question, asked, turn))
    if _ITEM.search(asked.folded) and turn.items:
        question = _of_item(question, asked, turn)
    return _completed(_LEAD.sub("", question), asked, turn, language)


def is_whole(question: str) -> bool:
    """Whether a question could be asked by itself: it says what it asks and of what. What a unit
    has to do, said of no place and no matter, is asked of the paper spoken of.

    >>> is_whole("Vân Hải có mấy tổ giữ rừng?"), is_whole("Thế còn Vân Hải?"), is_whole("Ai ký?")
    (True, False, False)
    >>> is_whole("Sở Y tế phải làm gì?"), is_whole("Sở Y tế phải làm gì để dập dịch sởi?")
    (False, True)
    """
    asked = read_question(_LEAD.sub("", question))
    leaves = _IT.search(asked.folded)
    said = len(asked.focus) + _WHOLE * len(asked.papers)
    whole = not leaves and asked.kind != "other" and said >= _WHOLE
    return whole and not _is_of_unit_alone(asked)


def _is_of_unit_alone(asked: Asked) -> bool:
    """Whether a question asks what a unit has to do, and says nothing of what or where."""
    unit = UNIT.search(asked.vietnamese) if asked.kind == "duties" and not asked.papers else None
    if unit is None or _PLACED.search(unit.group()):
        return False
    beside = [token for token in asked.focus if not unit.start() <= token.start < unit.end()]
    return all(token.folded in _DOES for token in beside)


def _picked(question: str, asked: Asked, turn: Turn) -> str | None:
    """The last question asked of the paper that the reply picks among those offered."""
    if not turn.choices or not turn.spans or len(tokenise(question)) > 12:
        return None
    place = ordinal(question)
    paper = meant(question, turn.choices)
    if paper is None and place is not None and place <= len(turn.choices):
        paper = turn.choices[place - 1]
    if paper is None or (ASKS.search(asked.folded) and not asked.papers):
        return None
    alike = [other for other in turn.choices if other.issuer == paper.issuer]
    return with_paper(turn, spelled(paper, dated=len(alike) > 1))


def _same_number(question: str, asked: Asked, turn: Turn) -> str:
    """A paper named again without its issuer is the one spoken of."""
    start, end = asked.papers[0]
    again = parse_references(question)
    for name in turn.papers:
        known = parse_references(name)
        alike = known and again and same_paper(known[0][0], again[0][0])
        if alike and again[0][0].issuer is None and len(asked.papers) == 1:
            return f"{question[:start]}{name}{question[end:]}"
    return question


def _of_item(question: str, asked: Asked, turn: Turn) -> str:
    """ "Nhiệm vụ thứ ba": the words of that item of the last answer, without its figures."""
    match = _ITEM.search(asked.folded)
    place = ordinal(f"thứ {match[1]}") if match is not None else None
    if match is None or place is None or place > len(turn.items):
        return question
    item = turn.items[place - 1]
    for begin, end in reversed(find_times(item)):
        item = item[:begin] + item[end:]
    words = [token for token in tokenise(item) if not token.folded[0].isdigit()][:_ITEM_WORDS]
    said = item[words[0].start : words[-1].end] if words else ""
    return f"{question[: match.start()]}“{said}”{question[match.end() :]}"


def _completed(question: str, asked: Asked, turn: Turn, language: str) -> Followed:
    """A question with the paper, place or matter that it leaves out."""
    it = _IT.search(fold(question))
    told = turn.told if it is not None and it["which"] in _THAT and len(turn.told) == 1 else ()
    papers = told or turn.papers
    if it is not None and papers:
        return Followed(f"{question[: it.start()]}{papers[0]}{question[it.end() :]}", language)
    unit_first = UNIT.match(capital(question))
    placed = unit_first is not None and _PLACED.search(unit_first.group()) is not None
    if placed or (NAME.search(question[1:]) and unit_first is None):
        return Followed(question)
    bare = len(_matter(asked)) <= (0 if asked.unit else _BARE)
    words = [*_last_words(turn)] if bare and not _is_of_paper(asked) else []
    unit = unit_asked(turn) if bare else None
    if unit is not None and asked.kind in ("when", "who", "number") and not _is_of_paper(asked):
        question, words = f"{unit.group()} {question[:1].lower()}{question[1:]}", []
    named = [*papers] or [*anchors(turn)]
    added = ", ".join([*named, *words])
    whole = f"{question} ({added})" if added else question
    return Followed(whole, language, () if papers else turn.doc_ids)


def _matter(asked: Asked) -> list[str]:
    """What a question is about besides what it counts and how it asks."""
    return [t.folded for t in asked.focus if t.folded not in asked.unit and len(t.folded) > 1]


def _is_of_paper(asked: Asked) -> bool:
    """Whether a short question asks of the paper itself: its signer, day, title, force."""
    return re.search(
        r"\b(?:ky|ban hanh|noi (?:ve )?gi|ve viec gi|hieu luc|thay the|can cu|signed|issued)\b",
        asked.folded,
    ) is not None  # fmt: skip


def _last_words(turn: Turn) -> list[str]:
    """The matter of the last question, without what it asked."""
    text = turn.question
    for start, end in sorted(turn.spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    words = [t.toned for t in read_question(text).focus if t.toned not in read_question(text).unit]
    return [" ".join(words)] if words else []
