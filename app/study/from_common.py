"""Questions on what a paper orders of everybody, beside what it orders of each body."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from app.study.endings import cut_whole
from app.study.from_tasks import action_of, is_task_unit
from app.study.from_units import is_class, is_named_body
from app.study.items import Draft, Proof
from app.study.material import Material
from app.study.shared_tasks import tasks_of
from app.study.wording import begins_with_verb, strip_label, unquoted, word_pairs
from ingest.model import Enumeration, Span

_ORDERS = re.compile(
    r"(?:^|, |[.;] )(?P<who>[A-ZĐ][^,.;:“”]{3,70}) yêu cầu (?P<whom>(?:các|mọi|toàn|thủ trưởng) "
    r"[^.;:“”]{4,110}?)(?: (?:phải |cần )?(?:tập trung |làm tốt |thực hiện )[^:]{0,70})?:?$"
)
_OF_ALL = re.compile(
    r"^(?:Đối với )?(?P<whom>(?:Các|Mọi|Toàn) [^.;:“”]{4,200}?) (?:phải |cần )?"
    r"(?:thực hiện|làm|tập trung)[^:]{0,60}(?:chung|sau)[^:]{0,20}:?$"
)
_CALLED = re.compile(r"\(sau đây gọi (?:chung|tắt) là:? [“\"]?([^)”\"]{3,40})[”\"]?\)")
_WORDS = ("là yêu cầu chung", "nằm trong các yêu cầu chung", "thuộc yêu cầu chung")
_FEWEST = 3
_MOST_WORDS = 30
_LIKE = 0.45
_MOST_WHOM_WORDS = 16


def drafts_from_common(material: Material) -> Iterator[Draft]:
    """Drafts on lists of orders to many bodies at once: what belongs to one, and what does not."""
    if material.document.header.source != "primary":
        return
    document = material.document
    for listed in document.enumerations:
        whom = _whom(document.text[listed.start : listed.end].split("\n")[-1])
        if listed.count is not None or not whom or len(listed.items) < _FEWEST:
            continue
        texts = {item: _brief(material, item) for item in listed.items}
        written = [document.text[slice(*item)] for item in listed.items]
        if any(is_named_body(strip_label(text)[:60].split("\n")[0]) for text in written):
            continue
        own = {item: text for item, text in texts.items() if text}
        yield from _drafts(material, listed, whom, own, " ".join(written))


def _drafts(
    material: Material, listed: Enumeration, whom: str, own: dict[Span, str], written: str
) -> Iterator[Draft]:
    strangers = _strangers(material, listed, written)
    lead = material.proof(listed.start, listed.end)
    words = itertools.cycle(_WORDS)
    for item, text in own.items():
        if len(strangers) >= _FEWEST:
            rivals = sorted(strangers, key=lambda other: abs(len(other) - len(text)))
            yield Draft(
                "common",
                f"{material.frame}, nội dung nào sau đây {next(words)} đối với {whom}?",
                text,
                (lead, _line(material, item)),
                rivals=tuple(rivals),
            )
    if len(own) >= _FEWEST and strangers:
        items = list(own.items())[:_FEWEST]
        length = sum(len(text) for _, text in items) // len(items)
        key = min(strangers, key=lambda other: abs(len(other) - length))
        yield Draft(
            "uncommon",
            f"{material.frame}, nội dung nào sau đây KHÔNG thuộc những yêu cầu chung đối với "
            f"{whom}?",
            key,
            (lead, *(_line(material, item) for item, _ in items)),
            rivals=tuple(text for _, text in items),
        )


def _whom(announced: str) -> str:
    """To whom an announcement gives the orders that follow; "" where it does not say."""
    match = _ORDERS.search(announced.strip()) or _OF_ALL.match(announced.strip())
    if match is None:
        return ""
    called = _CALLED.search(match["whom"])
    whom = called[1] if called else re.sub(r"\s*\([^)]*\)", "", unquoted(match["whom"]))
    whom = whom.strip(" ,")
    whom = whom[0].lower() + whom[1:]
    return whom if len(whom.split()) <= _MOST_WHOM_WORDS else ""


def _brief(material: Material, item: Span) -> str:
    line = strip_label(material.document.text[slice(*item)].split("\n", 1)[0])
    brief = re.split(r"(?<!\.)\.\s|;\s|\.$", line, maxsplit=1)[0].strip(" ,.;:")
    brief = cut_whole(brief, _MOST_WORDS)
    return brief if begins_with_verb(brief) else ""


def _strangers(material: Material, listed: Enumeration, written: str) -> list[str]:
    """Tasks of single bodies that no item of the list says."""
    known = word_pairs(written)
    found = []
    for duty in tasks_of(material.document):
        action = action_of(material, duty)
        inside = listed.items[0].start <= duty.start < listed.items[-1].end
        pairs = word_pairs(action)
        of_one = is_task_unit(duty.unit) and not is_class(duty.unit)
        if action and not inside and of_one and len(pairs & known) < _LIKE * len(pairs):
            found.append(action)
    return list(dict.fromkeys(found))


def _line(material: Material, item: Span) -> Proof:
    text = material.document.text[slice(*item)]
    return material.proof(item.start, item.start + len(text.split("\n", 1)[0]))
