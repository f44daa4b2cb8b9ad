"""Who was blamed, praised or fined: "đơn vị nào bị phê bình", told by "phê bình Ủy ban xã A"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.answering.post_words import holds
from app.candidates import Evidence
from app.tokens import UPPER, tokenise
from app.wording import say
from ingest.folding import tone_key
from ingest.model import Span
from ingest.unit_lists import named_units

_DEEDS = (
    r"phê bình|khiển trách|cảnh cáo|cách chức|khai trừ|kỷ luật|nhắc nhở|xử phạt|đình chỉ|"
    r"biểu dương|khen thưởng|khen|tuyên dương|tặng bằng khen|trao bằng khen"
)
_WHO = r"(?:ai|(?:[^\W\d_]+\s){1,2}nào)"
_ASKED = re.compile(
    rf"(?:^|\s){_WHO}\s(?:đã\s)?(?:bị|được)\s(?P<deed>{_DEEDS})(?!\w)", re.IGNORECASE
)
_ASKED_IN_ENGLISH = re.compile(
    r"\b(?:who|(?:which|what) \w+) (?:was|were|has been|have been|got) \w+(?:ed|en)\b",
    re.IGNORECASE,
)
_ASKS_PERSON = re.compile(r"(?:^|\s)ai\s", re.IGNORECASE)
_DEED = re.compile(rf"(?<!\w)(?P<deed>{_DEEDS})(?!\w)", re.IGNORECASE)
_OBJECT_ENDS = re.compile(
    r"[;.:()]|,(?!\s(?:UBND|Ủy ban|Sở|Ban|Công|Phòng|xã|phường|huyện))|"
    r"\s(?:vì|do|về|để|trong|khi|đã|với|tại|nhưng|chậm|còn|chưa|không|được|bị|bằng hình thức)"
    r"(?=\s)|$"
)
_CLAUSE = re.compile(r"[;.:]\s|^")
_LAST_PART = re.compile(r"(?:.*,\s)?(?P<who>[^,]{3,120}?)(?:\sđã)?\s*$", re.DOTALL)
_LEAD = re.compile(
    r"\s(?:tặng\s|nghiêm khắc\s|nghiêm túc\s|đối với\s|cho\s|lãnh đạo\s(?=UBND|Ủy ban))*"
)
# "Khai trừ ra khỏi Đảng đối với ông A".
_APART = re.compile(
    r"(?:\s(?!(?:và|hoặc)\s)[^\s,.;:]+){1,5}\sđối với\s(?:các )?(?:đồng chí|ông|bà|anh|chị)\b"
)
_OPENS = re.compile(
    rf"[{UPPER}]|\d|"
    r"(?:các|những|tập thể|cá nhân|lãnh đạo|chủ tịch|bí thư|giám đốc|đồng chí|ông|bà|"
    r"phường|xã|quận|huyện|tỉnh|thành phố|thị trấn|thôn|trường)\s"
)
_SENTENCES = 10
_LEAST_NAME = 2  # words
_LEAST_OF_BEST = 0.5


def answer_undergone(context: Context) -> Draft | None:
    """Those to whom it was done; None where a question asks nothing of the kind."""
    asked = _ASKED.search(context.asked.vietnamese)
    if asked is None and _ASKED_IN_ENGLISH.search(context.asked.text):
        asked = _DEED.search(context.asked.vietnamese)
    if asked is None:
        return None
    deed = asked["deed"].lower()
    deed = "bằng khen" if deed.endswith("bằng khen") else deed
    own = [token.folded for token in tokenise(context.asked.vietnamese)]
    top = context.pool.best(1)
    asks_person = _ASKS_PERSON.search(context.asked.vietnamese) is not None
    told: dict[str, tuple[Fact, Evidence]] = {}
    for evidence in context.pool.best(_SENTENCES):
        first = next(iter(told.values()), (None, evidence))[1]
        if evidence.score < _LEAST_OF_BEST * top[0].score or evidence.reading is not first.reading:
            continue
        for who in _undergoing(evidence, deed):
            # "Kỷ luật 2 đồng chí" and "kỷ luật Đảng" do not say whom.
            names_nobody = who[0].isdigit() or (asks_person and len(who.split()) < _LEAST_NAME)
            if not holds(own, _words(who)) and not names_nobody:
                told.setdefault(who, (Fact(who, (sentence_quote(evidence),)), evidence))
    if told:
        facts = tuple(fact for fact, _ in told.values())
        carrier = next(iter(told.values()))[1]
        return Draft("who", facts, is_list=len(facts) > 1, evidence=carrier, fit=0.9)
    # Whoever did it is no answer.
    return Draft("who", note=say("not_said", context.asked.language))


def _words(text: str) -> list[str]:
    return [token.folded for token in tokenise(text)]


def _undergoing(evidence: Evidence, deed: str) -> Iterator[str]:
    """Those to whom a sentence says that it was done: before "bị", or behind the verb."""
    text, (start, end) = evidence.reading.text, evidence.span
    key = tone_key(text)
    passive = re.compile(rf"\s(?:bị|được)\s{re.escape(tone_key(deed))}(?!\w)")
    told = list(passive.finditer(key, start, end))
    for match in told:
        cuts = [cut.end() for cut in _CLAUSE.finditer(text[start : match.start()])]
        begin = start + cuts[-1]
        people = [p.name for p in evidence.reading.people(evidence.sentence)]
        named = [name for name in people if begin <= name.start and name.end <= match.start()]
        if named:
            yield text[named[-1].start : named[-1].end]
            continue
        part = _LAST_PART.match(text[begin : match.start()])
        if part is not None and _OPENS.match(part["who"]) is not None:
            yield part["who"]
    if told:
        return
    for verb in re.compile(rf"(?<!\w){re.escape(tone_key(deed))}(?!\w)").finditer(key, start, end):
        apart = _APART.match(text, verb.end(), end)
        if apart is not None:
            people = [p.name for p in evidence.reading.people(evidence.sentence)]
            yield from (text[n.start : n.end] for n in people if n.start >= apart.end() - 1)
            return
        lead = _LEAD.match(text, verb.end(), end)
        begin = lead.end() if lead is not None else verb.end()
        stop = _OBJECT_ENDS.search(text, begin, end)
        span = Span(begin, stop.start() if stop is not None else end)
        written = text[span.start : span.end].strip()
        if not written or _OPENS.match(written) is None:
            continue
        units = [name for name, _ in named_units(written)]
        yield from units or [written]
        return
