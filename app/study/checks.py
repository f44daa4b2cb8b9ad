"""Reasons to reject a draft or an item; a bank holds only what passes all of them."""

from __future__ import annotations

import re

from app.study.distractors import differs
from app.study.fields import tells_its_field, tells_its_part, tells_its_stranger, tells_its_task
from app.study.from_figures import number_in
from app.study.from_roles import role_names
from app.study.giveaway import stands_out
from app.study.items import CHOICE, FALSE, GAP, MATCH, ORDER, RIGHT, TRUE_FALSE, WRONG, Draft, Item
from app.study.wording import plain
from app.study.worth import is_reckoned

NO_PROOF = "câu trả lời không suy ra được từ trích dẫn"
TWO_RIGHT = "hai phương án cùng có thể đúng"
GIVEN_AWAY = "câu hỏi để lộ đáp án"
NEEDS_TEXT = "phải có văn bản trước mắt mới hiểu câu hỏi"
DUPLICATE = "trùng với câu khác"
BROKEN = "câu chữ không trọn vẹn"
UNANSWERED = "hỏi đáp không rút được đáp án từ trích dẫn"
SCANNED = "số liệu đọc từ bản quét, có thể sai"
TRIVIAL = "chi tiết vụn, không đáng nhớ"
FEW_OPTIONS = "không đủ phương án sai hợp lý"

_POINTING = re.compile(
    r"(?<!\w)(?:đoạn trên|đoạn văn|văn bản trên|câu trên|bài trên|ở trên|dưới đây|theo đoạn|"
    r"nói trên|nêu trên|kể trên)(?!\w)",
    re.IGNORECASE,
)
_WORDS_ASKING = re.compile(
    r"(?<!\w)(?:bao nhiêu|mấy|nào|ai|gì|khi nào|thế nào|bao lâu|ở đâu|vì sao)(?!\w)", re.IGNORECASE
)
_ASKED_TWICE = re.compile(
    r"(?<!\w)(?:bao nhiêu|mấy|ai|gì|bao lâu|nào(?! sau đây| đó)(?= |\?|,))(?!\w)", re.IGNORECASE
)
# Marks of a web page that stuck to words when it was copied.
_RESIDUE = re.compile(r"(?:\w(?:strong|span)|strong[^\W\d_]*[à-ỹ])|&(?:nbsp|amp|quot);|</?\w+>")
# "TP" without its name says nothing outside its own paper.
_NO_NAME = re.compile(r"(?<!\w)(?:TP|T\.P)(?!\w)(?!\.? ?[A-ZĐ])")
_TASK_ASKED = re.compile(
    r"^(?:nhiệm vụ|việc|nội dung) nào sau đây (?:được giao cho|thuộc trách nhiệm của|là nhiệm vụ "
    r"của)|(?:phải thực hiện nhiệm vụ|được giao việc|có nhiệm vụ|chịu trách nhiệm về việc) nào sau "
    r"đây\?$|^trong các việc sau đây, việc nào được giao cho"
)
_FEWEST_OWN_WORDS = 6
_FEWEST_WITH_NO_SUBJECT = 10
_NAMES_FOLLOW = re.compile(
    r"(?:bao nhiêu|mấy) (?:.*?(?:(?<!\w)(?:là|gồm)|:) (.+)\?$|\w+, (\d[^,?]*(?:, \d[^,?]*)* và \d)"
    r")"
)
# Facts whose options are figures, days or numbers of papers: their words tell nothing.
_FREE_OF_WORDS = frozenset(
    {"number", "count", "day", "issued", "month", "quarter", "year", "often", "number_of_paper",
     "paper", "roles"}
)  # fmt: skip
# Facts whose wrong options may come from other papers.
_OF_ANY_PAPER = frozenset({"member", "missing"})
_MOST_NAMED = 12
_MOST_WORDS = 78


def fault_of(item: Item, draft: Draft) -> str:
    """Why an item must not be used; "" when nothing speaks against it."""
    return (
        _unsure(item)
        or _unproven(item, draft)
        or unclear(item)
        or _telling(item, draft)
        or (_options_fault(item, draft) if item.kind == CHOICE else "")
    )


def _unproven(item: Item, draft: Draft) -> str:
    """The key must stand word for word in what is quoted, or for a list's stranger must not."""
    quotes = " ".join(plain(proof.quote) for proof in item.proofs)
    if draft.fact in ("intruder", "absent", "uncommon"):
        inside = all(plain(rival) in quotes for rival in draft.rivals)
        return "" if inside and plain(item.answer) not in quotes else NO_PROOF
    if draft.fact == "roles":
        return "" if all(plain(name) in quotes for name in role_names(item.answer)) else NO_PROOF
    if item.kind in (ORDER, MATCH):
        parts = (*item.options, *item.lefts)
        return "" if all(plain(part) in quotes for part in parts) else NO_PROOF
    if item.kind == TRUE_FALSE and item.answer == FALSE:
        return ""
    if draft.fact in ("issued", "paper", "number_of_paper", RIGHT, WRONG):
        return ""  # a paper is shown by its number, a statement was proven with its own question
    return "" if plain(draft.key) in quotes else NO_PROOF


def _unsure(item: Item) -> str:
    """Figures that OCR was not sure of: a misread digit looks as sure as a right one."""
    own = item.stem.removeprefix(f"Theo {item.proofs[0].name}, ")
    said = f"{own}\n{item.answer}"
    doubtful = [word for proof in item.proofs for word in proof.doubtful]
    return SCANNED if any(digits(word) in digits(said) for word in doubtful) else ""


def digits(text: str) -> str:
    """A text's figures, one behind the other, each between spaces.

    >>> digits("28,1% năm 2022")
    ' 28 1 2022 '
    """
    return f" {' '.join(re.findall(r'[0-9]+', text))} "


def unclear(item: Item) -> str:
    """Why a question cannot be understood by itself, "" when it can."""
    stem = item.stem
    if _POINTING.search(stem) or _NO_NAME.search(stem):
        return NEEDS_TEXT
    if any(_RESIDUE.search(text) for text in (stem, *item.options)):
        return BROKEN
    own = stem.removeprefix(f"Theo {item.proofs[0].name}, ")
    headless = own.startswith(("bao nhiêu ", "phải tổ chức mấy ", "phải thực hiện mấy "))
    fewest = _FEWEST_WITH_NO_SUBJECT if headless else _FEWEST_OWN_WORDS
    if own != stem and item.kind == CHOICE and len(own.split()) < fewest:
        return NEEDS_TEXT
    asks = item.kind in (TRUE_FALSE, GAP, ORDER, MATCH) or _WORDS_ASKING.search(stem)
    whole = (
        stem.count("“") == stem.count("”")
        and stem.count("(") == stem.count(")")
        and stem.count('"') % 2 == 0
        and "  " not in stem
        and " ," not in stem
    )
    once = item.kind != CHOICE or len(_ASKED_TWICE.findall(_outside_quotes(stem))) < 2
    return "" if asks and once and whole and 5 <= len(stem.split()) <= _MOST_WORDS else BROKEN


def _outside_quotes(stem: str) -> str:
    return re.sub(r"“[^”]*”", "", stem)


def _telling(item: Item, draft: Draft) -> str:
    """Whether the stem says the key, or repeats so much of it that the others fall away."""
    if item.kind in (TRUE_FALSE, ORDER, MATCH):
        return ""
    if draft.fact == "intruder":
        members = [option for option in item.options if option != item.answer]
        given = stands_out(draft.fact, "", item.answer, members)
        return GIVEN_AWAY if item.kind == CHOICE and given else ""
    if draft.fact in ("number", "count") and _lists_as_many(item.stem, draft.key):
        return GIVEN_AWAY
    if draft.fact == "number" and is_reckoned(_own_words(item), draft.key):
        return GIVEN_AWAY
    stem, key = f" {plain(item.stem)} ", plain(draft.key)
    if f" {key} " in stem:
        return GIVEN_AWAY
    words = [word for word in key.split() if len(word) > 1]
    if len(words) >= 3 and sum(f" {word} " in stem for word in words) >= 0.85 * len(words):
        shared = [
            sum(f" {word} " in stem for word in plain(option).split())
            >= 0.7 * len(plain(option).split())
            for option in item.options
            if option != item.answer
        ]
        if not any(shared):
            return GIVEN_AWAY
    others = [option for option in item.options if option != item.answer]
    if item.kind == CHOICE and others and _tells_a_field(item, draft, others):
        return GIVEN_AWAY
    if item.kind == CHOICE and draft.fact not in _FREE_OF_WORDS:
        return GIVEN_AWAY if stands_out(draft.fact, item.stem, item.answer, others) else ""
    return ""


def _own_words(item: Item) -> str:
    return item.stem.removeprefix(f"Theo {item.proofs[0].name}, ")


def _tells_a_field(item: Item, draft: Draft, others: list[str]) -> bool:
    """Whether the name of a body, or of a part, and what is said of it tell each other, for the
    key alone."""
    own = _own_words(item)
    if draft.fact in ("unit", "partner", "receiver", "cell"):
        if draft.fact == "partner" and tells_its_field(draft.title, item.answer, others):
            return True  # who works with whom on a body's own matter needs no reading
        return tells_its_field(own, item.answer, others, topic=draft.topic)
    if draft.fact == "subject":
        return tells_its_task(item.stem.rpartition(" của ")[2], item.answer, others)
    if draft.fact == "task":
        asked = _TASK_ASKED.sub("", own)
        return tells_its_task(asked, item.answer, others, topic=draft.topic)
    if draft.fact == "stranger":
        return tells_its_stranger(own, item.answer, others, topic=draft.topic)
    # An option alone in speaking of what the paper is about is the right one.
    return draft.fact in _OF_ANY_PAPER and tells_its_part(draft.title, item.answer, others)


def _lists_as_many(stem: str, key: str) -> bool:
    """Whether the stem goes on to name the very things that it asks to count."""
    value = number_in(key)
    named = _NAMES_FOLLOW.search(stem)
    if value is None or named is None or value > _MOST_NAMED:
        return False
    return len(re.split(r", | và ", named[1] or named[2])) == value


def _options_fault(item: Item, draft: Draft) -> str:
    if len(item.options) < 4:
        return FEW_OPTIONS
    for number, option in enumerate(item.options):
        for other in item.options[number + 1 :]:
            if not differs(draft.fact, option, other):
                return TWO_RIGHT
        if option == item.answer or draft.fact == "intruder":
            continue  # the members that a list's stranger stands among are banned for others only
        if any(not differs(draft.fact, option, banned) for banned in draft.banned):
            return TWO_RIGHT
    return ""
