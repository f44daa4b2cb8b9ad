"""Who is allowed or granted something: "ai được thuê nhà ở công vụ", told by "đối tượng thuê nhà ở
công vụ là …" or "… được thuê nhà ở công vụ"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.answering.binding import weighed
from app.answering.draft import Context, Draft, sentence_quote
from app.answering.pick import Choice, pick
from app.answering.sections import below_heading
from app.answering.sentence import answer_sentence
from app.candidates import Evidence
from app.tokens import UPPER, tokenise, word_set
from ingest.folding import tone_key
from ingest.model import Span

_SENTENCES = 16
_LEAST_SAID = 0.6
_MOST_WORDS = 70
_FIT_OF_SENTENCE = 0.4
_ASKED = re.compile(
    r"^\W*(?:những |các )?(?:ai|(?:[^\W\d_]+ ){1,3}nào)(?: nào)? (?:thì |mới |sẽ )?được (?:phép )?"
    r"(?!giao|phân công|cử|bầu|bổ nhiệm|phong|biểu dương|khen|tuyên dương|tặng|trao|chọn|nhắc|nêu|"
    r"mời|xem là|coi là|gọi)(?P<verb>[^\W\d_]+(?: [^\W\d_]+)?)"
)
_SORT = re.compile(
    r"(?:đối tượng|người|trường hợp|tổ chức, cá nhân|hộ)\s(?P<what>[^.;:\n]{3,160}?)\s"
    r"(?:là|gồm|bao gồm)(?P<whom>\s*:\s*$|:?\s[^.;\n]+)"
)
_LABEL = re.compile(r"(?:(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]|[-–+•])\s+")
_CASES_BELOW = re.compile(
    r"(?:đối tượng|trường hợp|người|hộ|đối với)[^.;:]{0,30}(?:sau|sau đây)?:$"
)
_CONDITION = re.compile(r"(?:trong )?trường hợp|nếu|khi|việc|các nội dung")
_OF_ASKING = word_set("duoc doi tuong nguoi truong hop nao ai nhung cac phep")


def answer_eligible(context: Context) -> Draft | None:
    """Those to whom a text grants what is asked about, else the likeliest sentence: whoever acts in
    it is no answer. None where no such thing is asked."""
    asked = _ASKED.match(tone_key(context.asked.vietnamese))
    if asked is None:
        return None
    told = below_heading(pick("who", _choices(context, asked["verb"])))
    sentence = answer_sentence(context) if told is None else None
    return replace(sentence, kind="who", fit=_FIT_OF_SENTENCE) if sentence is not None else told


def _choices(context: Context, verb: str) -> Iterator[Choice]:
    weights = {w: v for w, v in weighed(context).items() if w not in _OF_ASKING}
    total = sum(weights.values()) or 1.0
    for evidence in context.pool.best(_SENTENCES):
        for span, told in _told(evidence, verb):
            held = {token.folded for token in tokenise(told)}
            said = sum(value for word, value in weights.items() if word in held) / total
            if said >= _LEAST_SAID:
                quote = sentence_quote(evidence)
                yield Choice(evidence.score + said, evidence.reading, span, quote, evidence)


def _told(evidence: Evidence, verb: str) -> Iterator[tuple[Span, str]]:
    """Whom a sentence names, each with what it grants them."""
    text, (start, end) = evidence.reading.text, evidence.span
    key = tone_key(text[start:end])
    sort = _SORT.search(key)
    if sort is not None:
        below = not sort["whom"].strip(" :")
        whom = Span(start, end) if below else Span(start + sort.start("whom"), end)
        yield _trimmed(text, whom), sort["what"]
        return
    for said in (verb, verb.split()[0]):
        if key.endswith(":") and re.search(rf"(?<!\w){re.escape(said)}(?!\w)", key) is not None:
            if _CASES_BELOW.search(key) is not None:
                yield Span(start, end), key
            return
        act = re.search(rf"\s(?:thì\s|mới\s|cũng\s)?được (?:phép )?{re.escape(said)}(?!\w)", key)
        label = _LABEL.match(key)
        begin = label.end() if label is not None else 0
        if act is None or not re.match(rf"[{UPPER}]", text[start + begin :]):
            continue
        if _CONDITION.match(key, begin) is not None:
            continue
        if 0 < len(key[begin : act.start()].split()) <= _MOST_WORDS:
            stop = re.compile(r"[.;]\s|$").search(key, act.end())
            high = stop.start() if stop is not None else len(key)
            yield Span(start + begin, start + act.start()), key[act.start() : high]
            return


def _trimmed(text: str, span: Span) -> Span:
    begin, end = span
    while begin < end and text[begin] in " :":
        begin += 1
    while end > begin and text[end - 1] in " .;":
        end -= 1
    return Span(begin, end if not text[begin:end].endswith("/") else end - 2)
