"""On what condition: the clause behind "khi", "nếu" or "trường hợp" that a rule hangs on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.binding import weighed
from app.answering.draft import Context, Draft, sentence_quote
from app.answering.pick import Choice, pick
from app.answering.sections import below_heading
from app.candidates import Evidence
from app.question import Asked
from app.times import find_times
from app.tokens import tokenise, word_set
from ingest.folding import has_tones
from ingest.model import Span

_SENTENCES = 24
_LEAST_SAID, _SAYS_ALL = 0.6, 0.9
_ASKS_CASE = re.compile(r"\b(?:truong hop|dieu kien|tinh huong) (?:nao|gi)\b")
_ASKS_WHEN = re.compile(r"\b(?:khi nao|luc nao|bao gio)\b")
# What befalls somebody under a condition; a plain deed has a day.
_BEFALLS = re.compile(
    r"\b(?:chiu trach nhiem|bi (?!thu\b|danh\b)|khong duoc|moi duoc|"
    r"duoc (?:phep|mien|giam|xem xet|huong)|"
    r"xu ly|ky luat|cach chuc|thu hoi|dinh chi|xu phat|phai dung)"
)
_DONE_IN_ENGLISH = re.compile(r"\s*(?:on |since )?(?:when|what) (?:was|were|did)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:da|vua)\b")
_MARK = re.compile(
    r"(?<![^\W_])(?<!trước )(?<!sau )(?<!trong )(?<!đến )(?<!từ )"
    r"(?P<mark>trong (?:các |những )?trường hợp|trường hợp|trong điều kiện|với điều kiện|khi|nếu)"
    r"(?!\s(?:nào|này|đó|ấy|cần|có hiệu lực|đất nước)\b)\s",
    re.IGNORECASE,
)
_OF_ASKING = word_set("truong hop dieu kien tinh huong")
_END = re.compile(r"[;.](?:/\.?)?(?=\s|$)|\n")
_OPENS = re.compile(r"\b(?:sau|sau đây|dưới đây)\s*:?$")  # the cases themselves stand below
_CLAUSE = re.compile(r",\s+(?:thì\s+)?|\s+thì\s+")


def answer_condition(context: Context) -> Draft | None:
    """The condition under which something befalls somebody; None where none is asked or told."""
    if _DONE_IN_ENGLISH.match(context.asked.text):
        return None
    surely = _asks(context.asked)
    if not surely and not _may_ask(context.asked):
        return None
    found = pick(context.asked.kind, _choices(context, least=_LEAST_SAID if surely else _SAYS_ALL))
    if found is not None and not surely and _tells_time(found):
        return None  # a plain deed has a day
    opens = found is not None and _OPENS.search(found.facts[0].text)
    return below_heading(found) if opens else found


def _asks(asked: Asked) -> bool:
    folded = asked.folded
    if _ASKS_CASE.search(folded):
        return True
    if not _ASKS_WHEN.search(folded) or _DONE.search(_only_marked(asked)):
        return False
    return _BEFALLS.search(folded) is not None


def _may_ask(asked: Asked) -> bool:
    """Whether "khi nào" may ask for a condition as well as for a day."""
    return _ASKS_WHEN.match(asked.folded) is not None and not _DONE.search(_only_marked(asked))


def _tells_time(found: Draft) -> bool:
    evidence = found.evidence
    return evidence is not None and bool(find_times(evidence.reading.text, *evidence.span))


def _only_marked(asked: Asked) -> str:
    """The question folded, without words that marks tell from "đã" and "vừa"."""
    if not has_tones(asked.vietnamese):
        return asked.folded
    kept = (t.folded for t in tokenise(asked.vietnamese) if t.toned in ("đã", "vừa"))
    return " ".join(kept)


def _choices(context: Context, *, least: float) -> Iterator[Choice]:
    weights = {word: w for word, w in weighed(context).items() if word not in _OF_ASKING}
    total = sum(weights.values()) or 1.0
    for evidence in context.pool.best(_SENTENCES):
        for clause, rest in _parted(evidence):
            text = evidence.reading.text
            held = {t.folded for span in rest for t in tokenise(text, *span)}
            said = sum(weight for word, weight in weights.items() if word in held) / total
            if said >= least:
                score = evidence.score + said
                yield Choice(score, evidence.reading, clause, sentence_quote(evidence), evidence)


def _parted(evidence: Evidence) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Each condition of a sentence, and the rest of its clause that hangs on it."""
    text, (start, end) = evidence.reading.text, evidence.span
    for mark in _MARK.finditer(text, start, end):
        stop = _END.search(text, mark.end(), end)
        high = stop.start() if stop is not None else end
        before = max((m.end() for m in _END.finditer(text, start, mark.start())), default=start)
        if text[before : mark.start()].strip():
            yield Span(mark.start("mark"), high), (Span(before, mark.start()),)
            continue
        for comma in _CLAUSE.finditer(text, mark.end(), high):
            yield Span(mark.start("mark"), comma.start()), (Span(comma.end(), high),)
