"""Who else was there: "những ai dự buổi lễ", told by "Dự có A, B"."""

from __future__ import annotations

import re

from app.answering.draft import Context, Draft, Fact, Quote
from app.answering.list_parts import bare, items_of
from app.answering.posts import joined
from app.wording import say
from ingest.folding import fold
from ingest.item_splits import separators, split_at
from ingest.model import Span

_ASKS = re.compile(
    r"\b(?:nhung ai|ai|(?:nhung |cac )?(?:dong chi|nguoi|ong ba|vi|dai bieu|lanh dao|khach moi)"
    r" nao) (?:cung |da |con )*"
    r"(?:du|tham du|co mat)\b|\b(?:du|tham du)\b.* (?:co|gom)(?: co)? (?:nhung )?ai\b"
)
_TELLS = re.compile(
    r"(?<!\w)(?:[Cc]ùng |[Tt]ham )?[Dd]ự(?: \w+){0,6}? có\s|(?<!\w)[Cc]ùng dự,?\s|"
    r"(?<!\w)[Tt]ham dự(?: \w+){0,4}? có\s"
)
_CAME = re.compile(
    r"\b(?:tham (?:du|gia)|du(?! (?:an|kien|toan|thao|bao|phong|tru|luan|dinh))|co mat|chu tri)\b"
)
_SENTENCES = 12
_NAMED = 0.6
_LEAST_OF_BEST = 0.5


def answer_attending(context: Context) -> Draft | None:
    """All people that a good sentence names behind "dự … có", each with their post; None where
    that is not asked or told."""
    if _ASKS.search(context.asked.folded) is None:
        return None
    top = context.pool.best(1)
    if not top:
        return None
    for evidence in context.pool.best(_SENTENCES):
        reading, span = evidence.reading, evidence.span
        lead = _TELLS.search(reading.text, *span)
        here = reading is top[0].reading or evidence.names >= _NAMED
        if lead is None or not here or evidence.score < _LEAST_OF_BEST * top[0].score:
            continue
        quote = Quote(reading, span)
        whole = _by_semicolons(reading.text, Span(lead.end(), span.end))
        if whole:
            facts = tuple(Fact(reading.text[slice(*one)], (quote,)) for one in whole)
            return Draft("who", facts, is_list=True, evidence=evidence, fit=0.9)
        named = [p for p in reading.people(evidence.sentence) if p.name.start >= lead.end()]
        facts = tuple(
            Fact(reading.text[joined(person).start : joined(person).end], (quote,))
            for person in named
        )
        if not facts:
            # Only those are told who came as what they are: "lãnh đạo các ban, ngành".
            items = items_of(reading.text, Span(lead.end(), span.end), (), is_colon=True)
            facts = tuple(Fact(reading.text[slice(*one)], (quote,)) for one in items)
        if facts:
            return Draft("who", facts, is_list=len(facts) > 1, evidence=evidence, fit=0.9)
    best = [one for one in context.pool.best(_SENTENCES) if one.reading is top[0].reading]
    if not any(_CAME.search(fold(one.quote)) for one in best):
        return Draft("who", note=say("not_said", context.asked.language))
    return None


def _by_semicolons(text: str, region: Span) -> tuple[Span, ...]:
    """Those between semicolons, each with all that is said of them; () where there are none."""
    places = separators(text, region, ";")
    return tuple(bare(text, one) for one in split_at(text, region, places)) if places else ()
