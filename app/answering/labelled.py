"""What a short label tells: "b) Đối tượng: Các hộ gia đình …", under headings that say of what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.above import above_of
from app.answering.binding import weighed
from app.answering.draft import Context, Draft, Fact, Quote, sentence_quote
from app.candidates import Evidence
from app.tokens import tokenise, word_set
from ingest.folding import tone_key
from ingest.model import Span
from ingest.units import HEAD

_LINE = re.compile(
    r"(?:(?:Điều )?(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\))\s+|[-–•+*]\s+)"
    r"(?P<what>[^:;.,\d\n]{5,40}):\s+(?P<told>\S[^\n]*)"
)
_LEAST, _AHEAD = 0.85, 0.1
_LEAST_NAMES = 0.4
_LEAST_WORDS = 2
_OF_ASKING = word_set("la ai gi nao dau nhung cac lay tu nhu the may bao nhieu khi duoc cho")
_LOOSE = word_set("thuc hien cu the cua va")


def answer_labelled(context: Context) -> Draft | None:
    """What stands behind the label whose words the question says, where the headings over it say
    the rest; None where none does, or two do alike."""
    found = sorted(_told(context), key=lambda one: -one[0])
    if not found or (len(found) > 1 and found[0][0] - found[1][0] < _AHEAD):
        return None
    share, quote, text = found[0]
    return Draft(context.asked.kind, facts=(Fact(text, (quote,)),), fit=min(1.0, share))


def _told(context: Context) -> Iterator[tuple[float, Quote, str]]:
    # Names are looked for in the whole paper, whose head tells its place.
    named = {word for name in context.names for word in name}
    wanted = {w: v for w, v in weighed(context).items() if w not in _OF_ASKING | named}
    total = sum(wanted.values())
    own = {token.folded for token in tokenise(context.asked.vietnamese)}
    for evidence in context.pool.evidence:
        line = _line(evidence)
        if line is None or not total or evidence.names < _LEAST_NAMES or evidence.about == 0.0:
            continue
        what = {token.folded for token in tokenise(line["what"])} - _LOOSE
        if len(what) < _LEAST_WORDS or not what <= own or context.asked.focus[0].folded not in what:
            continue
        if HEAD.match(tone_key(line["what"])) is not None:
            continue  # "2. Sở A: …" charges a unit
        said = {token.folded for token in tokenise(f"{above_of(evidence)} {line.group()}")}
        share = sum(value for word, value in wanted.items() if word in said) / total
        if share >= _LEAST:
            span = Span(*line.span("told"))
            quote = sentence_quote(evidence)
            end = max(quote.span.end, span.end)
            yield share, Quote(evidence.reading, Span(quote.span.start, end)), line["told"].strip()


def _line(evidence: Evidence) -> re.Match[str] | None:
    """The labelled line that a sentence opens."""
    text, start = evidence.reading.text, evidence.span.start
    opens = start == 0 or text[start - 1] == "\n"
    return _LINE.match(text, start) if opens else None
