"""Questions on who leads and who works with whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.study.endings import ends_whole, is_whole
from app.study.items import Draft
from app.study.material import Material, Statement, proofs_of
from app.study.vocabulary import BODY, VERBS
from app.study.wording import ask, lower_first, plain

_PERSON = re.compile(
    r"^(?:Chủ tịch|Phó|Bí thư|Trưởng|Giám đốc|Thủ trưởng|Chánh|Chi cục trưởng|Chủ nhiệm|"
    r"[Nn]gười đứng đầu|Thủ tướng|Bộ trưởng)(?!\w)"
)
_PARTNER = re.compile(
    rf"(phối hợp(?: chặt chẽ)? (?:với|cùng) )({BODY.pattern}[^,;:]{{0,80}}?)"
    rf"(?: (?=(?:{VERBS})(?!\w))|"
    r"(?=,? và các (?:[Bb]ộ|[Bb]an|ngành|cơ quan|đơn vị|[Ss]ở)(?!\w)[^;:]{0,40} liên quan))"
)
_ACTS = re.compile(
    rf"^\s*(?:(?:phải|có trách nhiệm|cần|được giao|sẽ|đã)\s+)?(?:{VERBS}|chịu trách nhiệm|"
    r"là (?:cơ quan|đơn vị) (?:đầu mối|thường trực|chủ trì))(?!\w)"
)
# An order to give an order, cut off before it says which.
_ORDERS_BODIES = re.compile(
    rf"^\s*(?:phải |cần )?(?:chỉ đạo|giao|yêu cầu|đôn đốc) (?:các |{BODY.pattern})"
    rf"(?!.*(?<=\s)(?:{VERBS})(?!\w))",
    re.IGNORECASE,
)
_SPECIFIC_WORDS = 9
_ALL_OF_IT = 0.9
_GENERAL_TAIL = re.compile(
    r"^\s*(?:phải|cần|có trách nhiệm)\s|\s*theo (?:đúng )?quy định(?: hiện hành| của pháp luật)?$"
)
_NAMED_OR_COUNTED = re.compile(r"\d|(?<=\s)[A-ZĐ]\w")
_CLASS = re.compile(
    r"^(?:(?:các|mọi|mỗi|từng|những) (?:bộ(?: trưởng)?|thủ trưởng|sở|ban|ngành|cơ quan|cấp|"
    r"địa phương|đơn vị|tổ chức|cán bộ|đảng viên)|"
    r"(?:thủ trưởng|người đứng đầu|lãnh đạo|giám đốc) (?:các|mọi|mỗi|từng) (?:\w+))(?=,| |$)"
    r"(?!(?-i: [A-ZĐ]))",
    re.IGNORECASE,
)
_NOT_A_NAME = re.compile(
    r"(?<!\w)(?:đã|không|sẽ|phải|được|có|cũng|chưa|đang|vẫn|coi|xem|là|nêu|cho|mà|thì|nhất)(?!\w)"
)
_VAGUE = re.compile(
    r"^(?:các|mỗi|những|mọi|từng|cấp ủy|cơ quan|đơn vị|ban thường vụ|chi bộ)(?!\w)"
    r"(?!.*[A-ZĐ]\w+ \w)",
    re.IGNORECASE,
)


def drafts_from_units(material: Material) -> Iterator[Draft]:
    """Drafts that ask which body leads a task and which works with it."""
    bodies = tuple(dict.fromkeys(bodies_of(material)))
    for statement in material.statements:
        beside = tuple(body for body in bodies if body not in statement.proof.quote)
        for draft in (*_leaders(material, statement), *_partners(material, statement)):
            yield replace(draft, rivals=_alike_first(beside, draft))


def _alike_first(bodies: tuple[str, ...], draft: Draft) -> tuple[str, ...]:
    """Bodies of the same document that could be mistaken for the key, likest first."""
    head = draft.key.split()[0]
    person = _PERSON.match(draft.key) is not None
    same_sort = [body for body in bodies if (_PERSON.match(body) is not None) == person]
    return tuple(sorted(same_sort, key=lambda body: body.split()[0] != head))


def bodies_of(material: Material) -> Iterator[str]:
    """Names of bodies that lead or take part in tasks, as written, with repeats."""
    for statement in material.statements:
        if statement.subject and is_named_body(statement.subject):
            yield statement.subject
        for match in _PARTNER.finditer(statement.text):
            if is_named_body(match[2]):
                yield match[2]


def is_named_body(words: str) -> bool:
    """Whether the words name one body or post, not a class of them.

    >>> is_named_body("Sở Nội vụ"), is_named_body("các cơ quan"), is_named_body("Sở")
    (True, False, False)
    """
    return (
        bool(BODY.match(words))
        and 2 <= len(words.split()) <= 14
        and not (_VAGUE.match(words) or _NOT_A_NAME.search(words))
    )


def _leaders(material: Material, statement: Statement) -> Iterator[Draft]:
    subject, text = statement.subject, statement.text
    if not subject or not is_named_body(subject) or not text.startswith(subject):
        return
    rest = text[len(subject) :]
    if not _ACTS.match(rest) or not is_specific(rest) or is_class(subject):
        return
    if _ORDERS_BODIES.match(rest):
        return
    if _others_do(material, subject, rest):
        return
    asked = "ai" if _PERSON.match(subject) else "cơ quan nào"
    proofs = proofs_of(material, statement)
    if not proofs:
        return
    act = rest.split("; ", maxsplit=1)[0]
    act = act if is_specific(act) and is_whole(act) else rest
    if not ends_whole(act.rstrip(" .;,:")):
        return
    yield Draft(
        "unit",
        f"{material.frame}, {asked}{act.rstrip(' .;,:')}?",
        subject,
        proofs,
        statement=f"{material.frame}, {lower_first(text)}",
        key_at=len(material.frame) + 2,
        banned=tuple(match[2] for match in _PARTNER.finditer(text)),
        pool="person" if asked == "ai" else "body",
    )


def is_specific(act: str) -> bool:
    """Whether an act is told so closely that only one body can be meant.

    >>> is_specific("xử lý nghiêm các vi phạm"), is_specific("trình đề án trước ngày 30/4/2024")
    (False, True)
    """
    words = _GENERAL_TAIL.sub("", act).split()
    return len(words) >= _SPECIFIC_WORDS or (
        len(words) >= 4 and bool(_NAMED_OR_COUNTED.search(act))
    )


def unit_inside(unit: str) -> str:
    """A body's name as it stands inside a sentence: its capital stays, a class loses its own.

    >>> unit_inside("Thanh tra tỉnh"), unit_inside("Các trường mầm non")
    ('Thanh tra tỉnh', 'các trường mầm non')
    """
    return unit if BODY.match(unit) else unit[:1].lower() + unit[1:]


def is_person(unit: str) -> bool:
    """Whether the words name a post, which one person holds, and not a body.

    >>> is_person("Người đứng đầu cấp ủy"), is_person("Văn phòng Tỉnh ủy")
    (True, False)
    """
    return _PERSON.match(unit) is not None


def is_class(unit: str) -> bool:
    """Whether the words mean many bodies at once, so that others among the options are of them.

    >>> is_class("Các Bộ, ngành, địa phương"), is_class("các trường mầm non")
    (True, False)
    """
    return _CLASS.match(unit) is not None


def _others_do(material: Material, subject: str, act: str) -> bool:
    """Whether the document orders nearly the same of another body."""
    words = set(plain(act).split())
    for other in material.statements:
        if not other.subject:  # many bodies at once, whom no one name tells
            if len(words & set(plain(other.text).split())) >= _ALL_OF_IT * len(words):
                return True
        elif other.subject != subject:
            theirs = set(plain(other.text[len(other.subject) :]).split())
            if len(words & theirs) >= 0.6 * min(len(words), len(theirs)):
                return True
    return False


def _partners(material: Material, statement: Statement) -> Iterator[Draft]:
    text = statement.text
    for match in _PARTNER.finditer(text):
        partner = match[2]
        if not is_named_body(partner) or not statement.subject:
            continue
        proofs = proofs_of(material, statement)
        if not proofs:
            continue
        stem = ask(material.frame, f"{text[: match.start(2)]}cơ quan nào{text[match.end(2) :]}")
        yield Draft(
            "partner",
            stem,
            partner,
            proofs,
            statement=f"{material.frame}, {lower_first(text)}",
            key_at=len(material.frame) + 2 + match.start(2),
            banned=(statement.subject,),
            pool="body",
        )
