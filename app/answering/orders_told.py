"""What somebody ordered, told over several sentences: "Sở yêu cầu các đơn vị làm những gì"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answering.draft import Context, Draft, Fact, Quote
from app.answering.duty import charges_only_one
from app.answering.told_lists import lists_in
from app.candidates import Evidence
from app.reading import Reading
from app.tokens import tokenise, word_set
from ingest.folding import fold
from ingest.openings import opens_with_verb

_VERBS = r"(?:yeu cau|de nghi|chi dao|luu y|nhan manh|giao|dinh huong|quan triet|doi hoi)"
_ASKED = re.compile(
    rf"^\W*(?P<who>(?:\w+[ ,]+){{1,14}}?)(?:da |cung |con )*{_VERBS}\b(?P<whom>.*?)\b"
    r"(?:lam (?:nhung )?(?:gi|viec gi)|nhung gi|(?:nhung |cac )?(?:noi dung|viec|nhiem vu|"
    r"giai phap|van de|bien phap|dieu)(?: \w+){0,3} (?:gi|nao))\b"
)
_ORDERS = re.compile(rf"\b{_VERBS}\b")
_CONNECTS = re.compile(
    r"\W*(?:dong thoi|ben canh do|cung voi do|cung voi viec|ngoai ra|mat khac|dac biet|trong do|"
    r"theo do|song song|thuong xuyen|trong thoi gian toi|cu the|truoc mat|tiep tuc)\b"
)
_SAME = re.compile(
    rf"\W*{_VERBS}\b|\W*(?:\w+[ ,]+){{0,3}}?(?:so|dong chi|ong|ba|ubnd|uy ban|ban|bo|cuc|chu tich|"
    r"bi thu|huyen|tinh|xa|phuong|lanh dao|cong van|van ban|ke hoach|chi thi|cong dien)\b"
    rf"[^.;:]{{0,90}}?\b{_VERBS}\b"
)
_LOOSE = word_set("dong chi ong ba cua cac nhung va")
_LEAST_WHO = 0.6
_MOST, _LEAST, _LISTED = 8, 2, 3
_NEAREST = 6
_SHORTEST = 5  # words


def answer_orders(context: Context) -> Draft | None:
    """All sentences in which the one asked about orders something, in a row; None where that is not
    asked, a paper is, or one sentence tells it all."""
    asked = _ASKED.search(context.asked.folded)
    if asked is None or context.references or charges_only_one(context):
        return None
    who = [word for word in re.findall(r"\w+", asked["who"]) if word not in _LOOSE]
    best = context.pool.best(_NEAREST)
    lead = next((one for one in best if _is_lead(one, who)), None)
    if lead is None or lead.reading is not best[0].reading or _lists(lead):
        return None
    row = _row(lead.reading, lead.sentence)
    if len(row) < _LEAST:
        return None
    reading = lead.reading
    facts = tuple(
        Fact(reading.text[slice(*span)], (Quote(reading, span),))
        for span in (reading.sentences[at] for at in row)
    )
    return Draft(context.asked.kind, facts, is_list=True, evidence=lead, fit=0.9)


def _is_lead(evidence: Evidence, who: Sequence[str]) -> bool:
    """Whether a sentence says that the one asked about, or whom the text tells of, orders."""
    said = fold(evidence.quote)
    orders = _ORDERS.search(said)
    if orders is None or evidence.reading.line_of(evidence.sentence) == 0:
        return False
    before = {token.folded for token in tokenise(said[: orders.start()])}
    held = sum(word in before or word in evidence.reading.heading_tokens for word in who)
    return bool(before) and held >= _LEAST_WHO * len(who)


def _lists(evidence: Evidence) -> bool:
    """Whether a sentence lists by itself what was ordered."""
    told = lists_in(evidence.reading, evidence.sentence)
    return any(len(one.items) >= _LISTED and not one.is_row for one in told)


def _row(reading: Reading, first: int) -> list[int]:
    """The sentence that leads and those that go on ordering behind it, those right before it that
    order in the same way too."""
    row = [first]
    while row[0] > 0 and _SAME.match(_said(reading, row[0] - 1)) and _goes_on(reading, row[0] - 1):
        row.insert(0, row[0] - 1)
    for at in range(first + 1, len(reading.sentences)):
        if len(row) == _MOST or not _goes_on(reading, at):
            break
        row.append(at)
    return row


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether a sentence orders on: begins with a verb, a word that joins, or who orders again."""
    said = _said(reading, at)
    if len(said.split()) < _SHORTEST or reading.line_of(at) == 0:
        return False
    if _SAME.match(said) or _CONNECTS.match(said):
        return True
    return opens_with_verb(reading.text[slice(*reading.sentences[at])].lstrip("- "))


def _said(reading: Reading, at: int) -> str:
    return fold(reading.text[slice(*reading.sentences[at])])
