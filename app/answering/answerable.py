"""Who answers for something: whoever "chịu trách nhiệm" is said of, not who demands it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.binding import weighed
from app.answering.draft import Context, Draft, sentence_quote
from app.answering.pick import Choice, pick
from app.candidates import Evidence
from app.people import POST_START
from app.tokens import tokenise, word_set
from ingest.model import Span

_SENTENCES = 24
_LEAST_SAID = 0.5
_MOST_WORDS = 16
_ASKS = re.compile(
    r"\b(?:ai|nguoi nao|co quan nao|don vi nao|to chuc nao|cap nao|cap uy nao)\b(?: \w+){0,3}? "
    r"chiu trach nhiem\b"
)
_VERB = re.compile(
    r"\s(?:phải\s|sẽ\s|cùng\s|có\s)?(?:trực tiếp\s|hoàn toàn\s|liên đới\s)?chịu (?:hoàn toàn )?"
    r"trách nhiệm\b(?!\s+(?:gì|nào))"
)
_OPENS = re.compile(
    r"[;:.“\"(–]\s*|\s-\s|(?<![^\W_])(?:yêu cầu|đề nghị|quy định|nêu rõ|nhấn mạnh|rằng|khẳng định|"
    r"chỉ đạo|giao|xác định|phân công|trong đó|do đó|vì vậy)(?:\s(?:rõ|cụ thể|cho))*\s+"
)
_CLAUSE = re.compile(r"[;:.“\"(–]\s*")
_MODAL = re.compile(r"\s(?:phải|sẽ|cần|có trách nhiệm)\s")
_STARTS_VERB = word_set("phải được thực tổ để nếu khi không đã sẽ bị xây kiểm tăng nâng coi lấy")


def answer_answerable(context: Context) -> Draft | None:
    """Who is said to answer for what is asked about; None where it is not asked, or not told."""
    if _ASKS.search(context.asked.folded) is None:
        return None
    return pick("who", _choices(context))


def _choices(context: Context) -> Iterator[Choice]:
    weights = {w: v for w, v in weighed(context).items() if w not in ("chiu", "trach", "nhiem")}
    total = sum(weights.values())
    for evidence in context.pool.best(_SENTENCES):
        for verb in _VERB.finditer(evidence.reading.text, *evidence.span):
            subject = _subject(evidence, verb.start())
            if subject is None:
                continue
            text = evidence.reading.text
            stop = re.compile(r";|$").search(text, verb.end(), evidence.span.end)
            high = stop.start() if stop is not None else evidence.span.end
            held = {token.folded for token in tokenise(text, verb.end(), high)}
            said = sum(v for w, v in weights.items() if w in held) / total if total else 0.0
            if said >= _LEAST_SAID:
                quote = sentence_quote(evidence)
                yield Choice(evidence.score + said, evidence.reading, subject, quote, evidence)


def _subject(evidence: Evidence, verb: int) -> Span | None:
    """Who the verb is said of: what stands between its clause's opening and the verb, or the first
    of several verbs ("phải chỉ đạo và chịu trách nhiệm")."""
    text, start = evidence.reading.text, evidence.span.start
    clause = max((match.end() for match in _CLAUSE.finditer(text, start, verb)), default=start)
    first = _MODAL.search(text, clause, verb)
    verb = first.start() if first is not None else verb
    begin = max((match.end() for match in _OPENS.finditer(text, clause, verb)), default=clause)
    pieces = [begin, *(m.end() for m in re.compile(r",\s+").finditer(text, begin, verb))]
    # "Trưởng các phòng, ban" is one subject; a clause before it is none.
    for at in reversed(range(1, len(pieces))):
        if POST_START.match(text, pieces[at - 1]) is not None:
            continue
        piece = text[pieces[at - 1] : pieces[at]].lower().split()
        if len(piece) > 6 or (piece and piece[0] in _STARTS_VERB):
            begin = pieces[at]
            break
    while begin < verb and text[begin].isspace():
        begin += 1
    words = text[begin:verb].split()
    most = _MOST_WORDS if POST_START.match(text, begin) is None else 2 * _MOST_WORDS
    named = 0 < len(words) <= most and words[-1] not in ("và", "cùng")
    return Span(begin, verb) if named else None
