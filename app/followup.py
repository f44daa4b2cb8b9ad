"""Follow-up questions made whole: what they leave out is taken from the turn before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.naming import meant, ordinal, spelled
from app.people import POST_START
from app.question import Asked, read_question
from app.times import find_times
from app.tokens import UPPER, tokenise, word_set
from ingest.folding import fold
from ingest.identity import parse_references, same_paper
from ingest.model import Reference
from ingest.openings import opens_with_verb

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
_ASKS = re.compile(
    r"\b(?:ai|nao|gi|bao nhieu|may|khi nao|bao gio|bao lau|o dau|sao|the nao|who|what|when|where|"
    r"which|how|why|khong|chua)\b"
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
_BARE_NUMBER = re.compile(r"\s*(?:số |so |no\. ?)?(\d{1,5})\s*", re.IGNORECASE)
_THAT = word_set("do ay kia")
# What a follow-up exchanges for another of its sort: a unit.
_UNIT = re.compile(
    r"\b(?:Sở|Bộ|Ban|Phòng|Công an|Thanh tra|Văn phòng|Hội|Ủy ban|Uỷ ban|UBND|Hạt|Đảng ủy|Vụ|Viện|"
    r"Trường|Bệnh viện|Đài|Tổng công ty|Quỹ|Liên đoàn|Tỉnh đoàn|Huyện đoàn|Tổng cục|"
    r"Đảng đoàn|Đoàn|Mặt trận|Chi cục|Cục|Trung tâm|sở|bộ|ban|phòng|công an)\s[^,?.;()]*?"
    r"(?=\s+(?:phải|có|cần|được|chủ trì|phối hợp|làm|thì|báo cáo|trước|là|hoàn thành|đã)\b|"
    r"[,?.;()]|$)"
)
_AREA = (
    r"(?:quận|huyện|tỉnh|thành phố|phường|xã|thị xã|thị trấn|thôn|bản|quan|huyen|tinh|thanh pho|"
    r"phuong|xa|district|province|ward|city)"
)
_NAME = re.compile(rf"(?:{_AREA}\s+)?[{UPPER}][^\W\d_]+(?:\s+[{UPPER}][^\W\d_]+)+")
# A unit with its own place ("Mặt trận quận An Lộc") is of no paper spoken of before.
_PLACED = re.compile(rf"{_AREA}\s+[{UPPER}]")
_ASKED_PART = re.compile(
    r"\b(?:bao nhiêu(?:\s+phần trăm)?|mấy|ngày nào|khi nào|bao giờ|là ai|là gì|những gì|ở đâu|"
    r"như thế nào|ra sao|phải làm gì|làm gì|gồm|ai|nào|gì|trước|là)(?!\w)",
    re.IGNORECASE,
)
_BY_KIND = {
    "number": "là bao nhiêu", "when": "là ngày nào", "who": "là ai", "list": "gồm những gì",
    "about": "nói về gì", "duties": "phải làm gì", "why": "vì sao",
}  # fmt: skip
_BY_NOUN = (
    (re.compile(r"(?:mức|muc|tỷ lệ|tỉ lệ|ty le|ti le|số|tổng|kinh phí|kinh phi|diện tích|giá|"
                r"chi phí|vốn|ngân sách)\b"), "là bao nhiêu"),
    (re.compile(r"(?:thời hạn|thoi han|hạn|thời gian|ngày|thời điểm)\b"), "là ngày nào"),
)  # fmt: skip
_DEED = re.compile(r"(?<![^\W_])(?P<deed>[^\W\d_]+ [^\W\d_]+)(?: được)?(?= (?:bao nhiêu|mấy) )")
_UPPER = re.compile(rf"[{UPPER}]")
_SHORT = 3
_ITEM = re.compile(
    r"\b(?:muc|nhiem vu|noi dung|diem|giai phap|y|nhom|viec|task|item)\s(?:thu\s|so\s)(\w+)\b"
)
_BARE = 1
_ITEM_WORDS = 12
_WHOLE = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """What was last asked, with nothing left out: the papers it named (in full) and where in the
    question they stand; the papers to choose from where it was ambiguous; the papers, items and
    documents of its answer, the one person that it was, and the sentence that a short answer stands
    in."""

    question: str
    papers: tuple[str, ...]
    spans: tuple[tuple[int, int], ...] = ()
    language: str = "vi"
    choices: tuple[Reference, ...] = ()
    told: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    doc_ids: tuple[str, ...] = ()
    person: str = ""
    said: str = ""


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
    instead = _INSTEAD.match(question) or _WHAT_OF.match(question)
    if instead is not None and not _ASKS.search(fold(instead["subject"])):
        replaced = _replaced(turn, instead["subject"])
        if replaced is not None:
            return Followed(replaced, language)
    if asked.papers:
        return Followed(_same_number(question, asked, turn))
    if _ITEM.search(asked.folded) and turn.items:
        question = _of_item(question, asked, turn)
    return _completed(_LEAD.sub("", question), asked, turn, language)


def is_whole(question: str) -> bool:
    """Whether a question could be asked by itself: it says what it asks and of what.

    >>> is_whole("Vân Hải có mấy tổ giữ rừng?"), is_whole("Thế còn Vân Hải?"), is_whole("Ai ký?")
    (True, False, False)
    """
    asked = read_question(_LEAD.sub("", question))
    leaves = _IT.search(asked.folded)
    said = len(asked.focus) + _WHOLE * len(asked.papers)
    return not leaves and asked.kind != "other" and said >= _WHOLE


def _picked(question: str, asked: Asked, turn: Turn) -> str | None:
    """The last question asked of the paper that the reply picks among those offered."""
    if not turn.choices or not turn.spans or len(tokenise(question)) > 12:
        return None
    place = ordinal(question)
    paper = meant(question, turn.choices)
    if paper is None and place is not None and place <= len(turn.choices):
        paper = turn.choices[place - 1]
    if paper is None or (_ASKS.search(asked.folded) and not asked.papers):
        return None
    alike = [other for other in turn.choices if other.issuer == paper.issuer]
    return _with_paper(turn, spelled(paper, dated=len(alike) > 1))


def _with_paper(turn: Turn, name: str) -> str:
    start, end = turn.spans[0]
    return f"{turn.question[:start]}{name}{turn.question[end:]}"


def _replaced(turn: Turn, subject: str) -> str | None:
    """The last question with its paper, time, unit, post or place exchanged for the new one; a
    matter without any of these is asked after in the same way."""
    number = _BARE_NUMBER.fullmatch(subject)
    if number is not None and turn.spans:
        start, end = turn.spans[0]
        return _with_paper(turn, re.sub(r"\d+", number[1], turn.question[start:end], count=1))
    old, new = read_question(turn.question), read_question(subject)
    if new.papers:
        return _other_paper(turn, old, subject)
    old_times, new_times = _times(turn), find_times(subject)
    if old_times and new_times and len(tokenise(subject)) <= 6:
        (begin, end), (start, stop) = old_times[-1], new_times[0]
        return turn.question[:begin] + subject[start:stop] + turn.question[end:]
    if new_times and len(new.focus) <= 3:
        return f"{turn.question.rstrip(' ?')} {subject}?"
    post, fresh_post = POST_START.search(turn.question), POST_START.match(_capital(subject))
    if post is not None and fresh_post is not None:
        return _other_post(turn, post.start(), subject)
    unit, fresh = _unit(turn), _UNIT.match(subject)
    if unit is not None and fresh is not None:
        return turn.question[: unit.start()] + fresh.group() + turn.question[unit.end() :]
    return _other_place(turn, old, subject)


def _unit(turn: Turn) -> re.Match[str] | None:
    """The unit that the last question asked about; a paper's issuer is none."""
    found = _UNIT.finditer(turn.question)
    return next((match for match in found if not _in_papers(turn, match.span())), None)


def _other_paper(turn: Turn, old: Asked, subject: str) -> str | None:
    """The last question of another paper; what it asked stays, its own paper goes."""
    if turn.spans:
        return _with_paper(turn, subject)
    words = _ASKED_PART.search(turn.question)
    return f"{turn.question.rstrip(' ?')} ({subject})?" if words and old.focus else None


def _times(turn: Turn) -> list[tuple[int, int]]:
    """Where the last question names times, each with the "năm" before it."""
    found = [span for span in find_times(turn.question) if not _in_papers(turn, span)]
    years = [re.search(r"\b[Nn]ăm\s+$", turn.question[: span.start]) for span in found]
    return [
        (year.start() if year is not None else span.start, span.end)
        for span, year in zip(found, years, strict=True)
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _other_post(turn: Turn, start: int, subject: str) -> str:
    """The last question asked of another post, at the same place where it names none."""
    opening = turn.question[:start]
    if _NAME.search(subject):
        return f"{_capital(subject)} là ai?"
    names = [match.group() for match in _NAME.finditer(turn.question, start)]
    # "Bí thư Huyện ủy An Lộc": the capital of the office is no part of the name.
    place = re.sub(rf"^(?:{_OFFICE})\s+", "", names[-1]) if names else ""
    asks = opening if _ASKS.search(fold(opening)) else "Ai là "
    return f"{asks}{subject} {place}?".replace("  ", " ")


_OFFICE = r"(?:Huyện|Tỉnh|Thành|Quận|Thị|Đảng|Chi) (?:ủy|uỷ|bộ)|UBND|HĐND|Ủy ban|Uỷ ban|Ủy|Hội đồng"


def _other_place(turn: Turn, old: Asked, subject: str) -> str | None:
    """The last question asked of another place, or of another issuer's paper of that number; of
    another matter where the subject names no place."""
    names = [m for m in _NAME.finditer(turn.question) if not _in_papers(turn, m.span())]
    asks = next((asked for noun, asked in _BY_NOUN if noun.match(subject.lower())), None)
    if asks is not None and _NAME.search(subject):
        return f"{_capital(subject)} {asks}?"
    named = _NAME.search(subject) is not None or re.match(
        rf"(?:{_AREA}|(?:cả|toàn|ca|toan) {_AREA})\b", subject
    )
    if named and names:
        return _exchanged(turn, names[-1], subject)
    if named and turn.spans:
        return _other_issuer(turn, subject)
    if not subject or not old.focus:
        return None
    asks = asks or _BY_KIND.get(old.kind)
    if asks is None:
        return None
    alike = _alike(turn.question, subject, old) if not named else None
    if alike is not None:
        return alike
    about = f" ({', '.join(_anchors(turn))})" if _anchors(turn) and not named else ""
    return f"{_capital(subject)} {asks}?{about}"


def _alike(question: str, subject: str, old: Asked) -> str | None:
    """The last question of another deed ("còn giám sát?") or of another kind of what is counted
    ("còn bị thương?"), in the place of the one it asked of."""
    match = _DEED.search(question)
    if (
        old.kind != "number"
        or match is None
        or len(subject.split()) > _SHORT
        or _UPPER.search(subject)
    ):
        return None
    if opens_with_verb(subject) and opens_with_verb(match["deed"]):
        return f"{question[: match.start('deed')]}{subject}{question[match.end('deed') :]}"
    return None


def _other_issuer(turn: Turn, subject: str) -> str:
    """The paper of the same number that another body issued."""
    start, end = turn.spans[0]
    written = turn.question[start:end]
    number = re.match(r"(.*?\d[^\s,]*(?:\s*[-/]\s*[^\s,]+)*)", written)
    name = number[1] if number is not None else written
    issuer = re.sub(r"^(?:của|cua|ở|o|tại|tai|of|in)\s+", "", subject, flags=re.IGNORECASE)
    return f"{turn.question[:start]}{name} của {issuer}{turn.question[end:]}"


def _exchanged(turn: Turn, name: re.Match[str], subject: str) -> str:
    kind = re.match(rf"{_AREA}\s+", name.group())
    keeps_kind = kind is not None and not re.match(rf"(?:cả |toàn )?{_AREA}\b", subject)
    prefix = kind.group() if kind is not None and keeps_kind else ""
    return turn.question[: name.start()] + prefix + subject + turn.question[name.end() :]


def _in_papers(turn: Turn, span: tuple[int, int]) -> bool:
    return any(start <= span[0] < end for start, end in turn.spans)


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
    unit_first = _UNIT.match(_capital(question))
    placed = unit_first is not None and _PLACED.search(unit_first.group()) is not None
    if placed or (_NAME.search(question[1:]) and unit_first is None):
        return Followed(question)
    bare = len(_matter(asked)) <= (0 if asked.unit else _BARE)
    words = [*_last_words(turn)] if bare and not _is_of_paper(asked) else []
    unit = _unit(turn) if bare else None
    if unit is not None and asked.kind in ("when", "who", "number") and not _is_of_paper(asked):
        question, words = f"{unit.group()} {question[:1].lower()}{question[1:]}", []
    anchors = [*papers] or [*_anchors(turn)]
    added = ", ".join([*anchors, *words])
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


def _anchors(turn: Turn) -> tuple[str, ...]:
    """The papers last spoken of, or else the place."""
    if turn.papers:
        return turn.papers
    names = [match.group() for match in _NAME.finditer(turn.question)]
    return tuple(names[-1:])


def _last_words(turn: Turn) -> list[str]:
    """The matter of the last question, without what it asked."""
    text = turn.question
    for start, end in sorted(turn.spans, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    words = [t.toned for t in read_question(text).focus if t.toned not in read_question(text).unit]
    return [" ".join(words)] if words else []
