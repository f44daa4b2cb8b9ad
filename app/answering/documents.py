"""Which documents speak of something: all of them, each with one quote; and which papers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

from app.answering.draft import Context, Draft, Fact, Quote, sentence_quote
from app.answering.sentence import answer_sentence
from app.candidates import Evidence, mentions_any
from app.naming import named
from app.question_words import PAPER_TYPES
from app.reading import Reading
from app.tokens import tokenise
from ingest.folding import fold
from ingest.identity import same_paper
from ingest.model import Reference, Span

_LEAST_OF_TOPIC = 0.6
_LEAST_OWN = 0.5
_TITLE_CHARS = 70
# "Hội nghị quán triệt những văn bản nào": one sentence says what was done with which papers.
_DONE_WITH = re.compile(
    rf"^(?!\W*(?:nhung|cac|co|{'|'.join(PAPER_TYPES)}|van ban)\b).+\b(?:nhung|cac) .*nao\b"
)
_OF_ANOTHER = re.compile(
    r"\bve\b[^;]{0,60}\b(?:thuc hien|trien khai|so ket|tong ket|sua doi|theo|cua)"
    r"\W*(?:\w+ so )?\W*$"
)
_LEAST_OF_TITLE = 0.85
_TOPIC = re.compile(r"\b(?:về|ve|đến|den|tới|toi) (?P<topic>[^?]+)")
_OR = re.compile(r"\s*,\s*|\s(?:hoặc|hoac|hay)\s")
_ARTICLES = re.compile(r"\b(?:bai viet|bai bao|tin bai|tin tuc)\b")


def answer_documents(context: Context) -> Draft | None:
    """Every document that names the paper asked about, or that speaks of the topic."""
    facts = list(_naming(context) if context.references else _speaking(context))
    if _ARTICLES.search(context.asked.folded):
        facts = [fact for fact in facts if _is_news(fact)] or facts
    if not facts:
        return None
    top = context.pool.best(1)
    evidence = None if context.references else top[0]
    return Draft(kind="documents", facts=tuple(facts), is_list=True, evidence=evidence)


def _is_news(fact: Fact) -> bool:
    return fact.quotes[0].reading.document.header.kind == "news"


def title_of(reading: Reading) -> str:
    """A document's title, else its first line."""
    return reading.document.header.shown_title(reading.text.split("\n", 1)[0][:160])


def called(reading: Reading) -> str:
    """What a document is called in a few words: its number, else its title."""
    identity = reading.document.header.identity
    if identity is not None:
        return identity.canonical
    title = title_of(reading)
    return title if len(title) <= _TITLE_CHARS else f"{title[:_TITLE_CHARS].rstrip()}…"


def listed(reading: Reading) -> str:
    """A document in a list: its title and its file's name, not the folder that it lies in here."""
    return f"{title_of(reading)} ({PurePath(reading.document.path).name})"


def _naming(context: Context) -> Iterator[Fact]:
    for reading in context.pool.readings:
        if not mentions_any(reading, context.references):
            continue
        if not _topic_held(context, reading):
            continue
        quote = _first_naming(context, reading)
        if quote is not None:
            yield Fact(listed(reading), (quote,))


def _topic_held(context: Context, reading: Reading) -> bool:
    """Whether a document holds the names that narrow the question ("ở quận Hà Lâm")."""
    own = [e for e in context.pool.evidence if e.reading is reading]
    return not context.pool.names or max((e.names for e in own), default=0.0) >= 0.5


def _first_naming(context: Context, reading: Reading) -> Quote | None:
    """The sentence that names the paper, the title first."""
    for sentence in range(len(reading.sentences)):
        for found, _ in reading.mentions_in(sentence):
            if any(same_paper(found, other) for other in context.references):
                return Quote(reading, reading.sentences[sentence])
    header = reading.document.header
    if header.number is not None and header.number.span is not None:
        return Quote(reading, header.number.span)
    return None


def _speaking(context: Context) -> Iterator[Fact]:
    best: dict[str, Evidence] = {}
    either = _alternatives(context)
    for evidence in context.pool.evidence:
        speaks = evidence.coverage >= _LEAST_OF_TOPIC and evidence.own >= _LEAST_OWN
        said = evidence.reading.words(evidence.sentence)
        if speaks or any(one <= (said.toned if context.asked.toned else said.folded)
                         for one in either):  # fmt: skip
            best.setdefault(evidence.reading.document.doc_id, evidence)
    for evidence in best.values():
        yield Fact(listed(evidence.reading), (sentence_quote(evidence),))


def _alternatives(context: Context) -> list[frozenset[str]]:
    """The words of each topic where a question names several, of which one is enough: "về lũ, hạn
    hoặc cháy rừng"; empty where it names one."""
    topic = _TOPIC.search(context.asked.vietnamese)
    pieces = _OR.split(topic["topic"]) if topic is not None else []
    own, marks = {token.folded for token in context.asked.focus}, context.asked.toned
    parts = [
        frozenset(t.toned if marks else t.folded for t in tokenise(one) if t.folded in own)
        for one in pieces
    ]
    return parts if len(parts) > 1 and all(parts) else []


def answer_papers(context: Context) -> Draft | None:
    """The papers, of the type asked for, that the best sentences name."""
    wanted = type_wanted(context.asked.folded)
    best = context.pool.best(6)
    if not best:
        return None
    titled = None if context.references else _titled(context, wanted)
    if titled is not None:
        return titled
    facts: dict[str, Fact] = {}
    done = _DONE_WITH.search(context.asked.folded) is not None
    near = [one for one in best if done or one.score >= 0.75 * best[0].score]
    doer = context.asked.folded.split()[:2]
    for evidence in sorted(near, key=lambda one: done and not _begins_with(one, doer)):
        if done and facts:
            break
        for found, span in evidence.reading.mentions_in(evidence.sentence):
            if (wanted and found.type != wanted) or (done and _is_aside(evidence, span)):
                continue
            if any(same_paper(found, named) for named in context.references):
                continue
            facts.setdefault(
                _key(found), Fact(_written(evidence, span), (sentence_quote(evidence),))
            )
    own = best[0].reading.document.header.identity
    if not facts and own is not None and own.type == wanted and best[0].own >= _LEAST_OWN:
        facts[_key(own)] = Fact(named(own), (sentence_quote(best[0]),))
    if not facts:
        return answer_sentence(context)
    listed = tuple(facts.values())
    return Draft(kind="documents", facts=listed, is_list=len(listed) > 1, evidence=best[0])


def _begins_with(evidence: Evidence, words: list[str]) -> bool:
    """Whether a sentence begins with some words, whom it tells of."""
    begin = [token.folded for token in evidence.reading.tokens(evidence.sentence)]
    return begin[: len(words)] == words


def _is_aside(evidence: Evidence, span: Span) -> bool:
    """Whether a paper is only what another one named carries out: "Kết luận 3 về thực hiện Nghị
    quyết 5"."""
    before = fold(evidence.reading.text[evidence.span.start : span.start])
    return _OF_ANOTHER.search(before) is not None


def _titled(context: Context, wanted: str) -> Draft | None:
    """The held paper whose own title says the matter asked of, where one alone does; the papers
    that it names on the same matter it rests on or replaces."""
    weighed = list(zip(context.asked.focus, context.pool.weights, strict=True))
    total = sum(weight for _, weight in weighed)
    found = []
    for reading in context.pool.readings:
        header = reading.document.header
        if header.identity is None or header.title is None or header.title.span is None:
            continue
        if wanted and header.identity.type != wanted:
            continue
        issuer = header.issuer.value if header.issuer is not None else ""
        said = {token.folded for token in tokenise(f"{header.title.value} {issuer}")}
        held = sum(weight for token, weight in weighed if token.folded in said)
        if total and held >= _LEAST_OF_TITLE * total:
            found.append((header.identity, Quote(reading, header.title.span)))
    if len(found) != 1:
        return None
    paper, quote = found[0]
    return Draft("documents", facts=(Fact(named(paper), (quote,)),))


def type_wanted(folded: str) -> str:
    """The type of paper that a folded question asks for, "" where it asks for any."""
    match = re.search(rf"\b({'|'.join(PAPER_TYPES)}) (?:so )?(?:may|nao|gi|bao nhieu)\b", folded)
    return PAPER_TYPES[match[1]] if match else ""


def _key(reference: Reference) -> str:
    return reference.canonical


def _written(evidence: Evidence, span: Span) -> str:
    return evidence.reading.text[span.start : span.end]
