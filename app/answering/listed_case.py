"""Cases that a text bars: "không được cấp … trong các trường hợp sau: 1. …", which and whether."""

from __future__ import annotations

import re

from app.answering.above import above_of, opening_line
from app.answering.draft import Context, Draft, Fact, Quote, sentence_quote
from app.answering.sections import part_facts, trimmed, without_label
from app.candidates import Evidence
from app.tokens import tokenise
from app.wording import verdict as spoken_verdict
from ingest.folding import fold
from ingest.model import Span

_SENTENCES = 60
_LEAST_CASE, _LEAST_ALL = 0.75, 0.75
_LEAST_WORDS = 2
# A rule on cases; of "phải có đủ các điều kiện sau" one alone decides nothing.
_CASES = re.compile(r"\b(?:truong hop|doi tuong|hanh vi|viec|nguoi|to chuc|mot trong)\b[^:]*:\s*$")
_BARS = re.compile(
    r"\b(?:khong (?:duoc|cho phep|xet|ap dung|thuoc|phai)|nghiem cam|cam|tru (?:cac |nhung )?"
    r"(?:truong hop|doi tuong))\b"
)
_LETS = re.compile(r"\b(?:duoc|cho phep|phai|ap dung)\b")
_NEEDS_ALL = re.compile(
    r"\b(?:phai|can) (?:co |dap ung )?(?:day )?du\b|\b(?:dieu kien|tieu chuan) (?:sau|duoi)\b"
)
_CLOSING = re.compile(r"\b(?:nua )?(?:hay )?(?:khong|chua)\W*$")


def answer_listed_case(context: Context) -> Draft | None:
    """ "Không" where what is asked about is a case that a text bars, "Có" where it is one that a
    text lets; None where it lists no such case."""
    asked = context.asked
    own = {token.folded for token in tokenise(asked.vietnamese)}
    weights = zip(asked.focus, context.pool.weights, strict=True)
    wanted = {token.folded: weight for token, weight in weights if token.folded != "nua"}
    best: tuple[float, Evidence, Span, str] | None = None
    for evidence in context.pool.best(_SENTENCES):
        span = opening_line(evidence.reading.text, evidence.span.start)
        opening = Quote(evidence.reading, span).text if span is not None else ""
        verdict = _verdict(fold(opening))
        if span is None or not verdict:
            continue
        said = [token.folded for token in tokenise(without_label(evidence.quote))]
        case = sum(word in own for word in said) / len(said) if said else 0.0
        above = {token.folded for token in tokenise(opening)}
        held = sum(wanted[word] for word in wanted.keys() & (above | set(said)))
        share = held / (sum(wanted.values()) or 1.0)
        if len(said) < _LEAST_WORDS or case < _LEAST_CASE or share < _LEAST_ALL:
            continue
        if best is None or case + share > best[0]:
            best = (case + share, evidence, span, verdict)
    if best is None:
        return None
    _, evidence, span, verdict = best
    if _BARS.search(_CLOSING.sub("", asked.folded)):
        verdict = {"Có": "Không", "Không": "Có"}[verdict]
    over = Quote(evidence.reading, span)
    word = spoken_verdict(verdict, asked.language)
    said_so = f"{word}. {over.text.strip()} {without_label(evidence.quote)}"
    quotes = (sentence_quote(evidence), over)
    return Draft("yesno", facts=(Fact(said_so, quotes),), fit=0.9)


_ASKS_BARRED = re.compile(
    r"\b(?:nhung|cac) (?:\w+ ){1,3}?nao (?:thi )?(?:khong|bi)\b|\b(?:nhung )?ai (?:thi )?khong\b|"
    r"\b(?:truong hop|doi tuong|nguoi) nao (?:thi )?khong\b"
)
_LEAVES_OUT = re.compile(
    r"\b(?:khong (?:bao gom|ap dung|duoc|thuoc|xet)|tru|ngoai tru)\b[^:]*\b(?:sau|duoi)\b[^:]*:\s*$"
)
_LEAST_BARRED = 0.85
_OF_BARRING = frozenset(["don", "vi", "truong", "hop", "doi", "tuong", "nguoi", "bi", "loai"])


def answer_barred(context: Context) -> Draft | None:
    """Whom a text leaves out of what is asked: the list under its "không bao gồm các trường hợp
    sau:"; None where no such line, with the headings over it, says what is asked."""
    if _ASKS_BARRED.search(context.asked.folded) is None:
        return None
    weights = zip(context.asked.focus, context.pool.weights, strict=True)
    wanted = {token.folded: weight for token, weight in weights if token.folded not in _OF_BARRING}
    total = sum(wanted.values()) or 1.0
    best: tuple[float, Evidence] | None = None
    for evidence in context.pool.evidence:
        if evidence.about == 0.0 or not _LEAVES_OUT.search(fold(evidence.quote)):
            continue
        said = {token.folded for token in tokenise(f"{above_of(evidence)} {evidence.quote}")}
        share = sum(weight for word, weight in wanted.items() if word in said) / total
        if share >= _LEAST_BARRED and (best is None or share > best[0]):
            best = (share, evidence)
    if best is None:
        return None
    facts = part_facts(best[1].reading, _items_under(best[1]))
    return Draft("list", facts=facts, is_list=len(facts) > 1, fit=best[0]) if facts else None


def _items_under(evidence: Evidence) -> list[Span]:
    """The labelled parts that follow a line, as long as they are of one sort and one parent."""
    behind = [n for n in evidence.reading.document.outline if n.start >= evidence.span.end]
    first = next(iter(behind), None)
    if first is None or not first.label or first.start > evidence.span.end + 1:
        return []
    alike = [n for n in behind if (n.kind, n.parent) == (first.kind, first.parent)]
    return [trimmed(evidence.reading, Span(node.start, node.end)) for node in alike]


def _verdict(opening: str) -> str:
    """What a line says of the cases that it opens: "" where it bars and lets nothing."""
    if _CASES.search(opening) is None or _NEEDS_ALL.search(opening):
        return ""
    if _BARS.search(opening):
        return "Không"
    return "Có" if _LETS.search(opening) else ""
