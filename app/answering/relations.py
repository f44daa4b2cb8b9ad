"""How papers stand to each other: what one replaces, carries out, rests on or amends, what does so
to it, and whether it is still in force, as the relations found in the documents say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.answering.bases import answer_bases
from app.answering.besides import asks_besides
from app.answering.draft import Context, Draft, Fact, Quote, quote_around, sentence_quote
from app.naming import named
from app.question_words import PAPER_TYPES
from app.reading import Reading
from app.tokens import tokenise, word_set
from app.wording import say
from index.schema import StoredRelation
from ingest.folding import fold
from ingest.identity import same_paper
from ingest.model import Reference, Relation, Span

_RESTS = ("based_on",)
# The verb of a question and the relations that answer it, the closest sort first.
_VERBS: tuple[tuple[re.Pattern[str], tuple[tuple[str, ...], ...]], ...] = (
    (re.compile(r"\bthay (?:the|cho)\b|\bbai bo\b|\bhuy bo\b"), (("replaces", "repeals"),)),
    (re.compile(r"\bhet hieu luc\b"), (("repeals", "replaces"),)),
    (re.compile(r"\bsua doi\b|\bbo sung\b"), (("amends",),)),
    (re.compile(r"\bhuong dan\b|\bquy dinh chi tiet\b"), (("guides",),)),
    (
        re.compile(r"\bcan cu\b|\bdua (?:tren|theo|vao)\b|\b(?:tren|lam) co so\b"),
        (_RESTS, ("implements",)),
    ),
    (
        re.compile(r"\b(?:thuc hien|trien khai|cu the hoa|thi hanh|quan triet|chap hanh)\b"),
        (("implements",), ("based_on",)),
    ),
)
_PAPER = "|".join(sorted(PAPER_TYPES, key=len, reverse=True))
_ASKED = re.compile(
    rf"\b(?:van ban|tai lieu|{_PAPER}|nhung)\s(?:\w+\s){{0,3}}?(?:nao|gi)\b|"
    rf"\bnao (?:van ban|{_PAPER})\b|\b(?:nhung|cac) (?:van ban|{_PAPER})\b"
)
_TYPE_ASKED = re.compile(
    rf"\b(?P<before>{_PAPER})\s(?:so\s)?(?:\w+\s){{0,3}}?(?:nao|gi)\b|\bnao (?P<behind>{_PAPER})\b"
)
_WHAT = re.compile(r"(?<=thay the )gi\b|(?<=bai bo )gi\b|^\W*gi\b(?=.*\b(?:thay the|bai bo)\b)")
_PASSIVE = re.compile(
    r"\b(?:bi|duoc) (?:\w+ ){0,2}?(?:thay the|bai bo|huy bo|sua doi|bo sung|huong dan|cu the hoa|"
    r"thuc hien|trien khai|quan triet)\b|"
    r"\b(?:thay the|bai bo|sua doi|huong dan|cu the hoa) (?:boi|bang)\b"
)
# Put into Vietnamese word by word, "was replaced" loses its voice.
_PASSIVE_ENGLISH = re.compile(
    r"\b(?:is|are|was|were|been) (?:\w+ )?(?:replaced|repealed|superseded|amended)\b", re.I
)
# "Văn bản nào hết hiệu lực khi … có hiệu lực": the one asked for is the one that ends.
_EXPIRES = re.compile(r"\bhet hieu luc\b")
_BY_WHICH = re.compile(r"\b(?:theo|do|boi|bang|khi|tu khi) \w+(?: \w+)? nao\b")
_STATUS = re.compile(
    r"\bcon (?:gia tri|nguyen |co )*(?:hieu luc|ap dung|gia tri)\b|\bhet hieu luc (?:chua|khong)\b|"
    r"\b(?:da |co )?(?:bi|duoc) (?:thay the|bai bo|huy bo|sua doi) (?:hay )?(?:chua|khong)\b|"
    r"\bda het hieu luc\b"
)
_TELLS_OF = re.compile(r"\b(?:noi|viet|dua tin|nhac|de cap|phan anh) (?:ve|den|toi)\b")
_LEAST_ABOUT = 0.6
_ENDS = ("replaces", "repeals")
_ENDING = (*_ENDS, "amends")
_OF_ENDING = word_set(" ".join(PAPER_TYPES)) | word_set(
    "thay the bai bo huy sua doi sung het hieu luc da bi duoc van ban chi thi cu khac"
)
# Words that any issuer's name holds: they do not tell one from another.
_OF_ANY_ISSUER = word_set("ban thuong vu tinh uy thanh pho cua chu tich nhan dan uy trung uong bo")


@dataclass(frozen=True, slots=True)
class _Found:
    """One relation: the paper that it answers with, and its evidence."""

    paper: Reference
    quote: Quote


def answer_relation(context: Context) -> Draft | None:
    """What the question asks of a named paper's standing; None where it asks no such thing or the
    documents tell none."""
    if not context.references:
        return _ended(context)
    if asks_besides(context):
        return None
    if context.asked.kind == "list" and not _TYPE_ASKED.search(_bare(context)):
        return None  # "những nhiệm vụ nào": of papers only their types are asked for
    if _STATUS.search(_bare(context)):
        return _status(context)
    if _TELLS_OF.search(_bare(context)):
        return None  # "bài nào nói về việc thực hiện …": of texts, not of papers
    verb = _verb(_bare(context))
    if verb is None:
        return None
    if context.asked.kind == "yesno":
        return _whether(context, verb[1])
    asks = _ASKED.search(_bare(context)) or _WHAT.search(_bare(context))
    if asks is None:
        return None
    if _EXPIRES.match(_bare(context), verb[0]):
        of_named = not _BY_WHICH.search(_bare(context))
    else:
        active = asks.start() > verb[0] or asks.group() == "gi"
        of_named = active != _is_passive(context)
    bases = answer_bases(context) if of_named and _RESTS in verb[1] else None
    if bases is not None:
        return bases
    for sorts in verb[1]:
        found = _chosen(context, _targets(context, sorts) if of_named else _sources(context, sorts))
        if found:
            return _draft(context, found)
    told = None if of_named else _told_passively(context, verb[1])
    return told or _none_told(context, verb[1], of_named=of_named)


def _ended(context: Context) -> Draft | None:
    """Which papers were replaced, repealed or changed, or did so to others, where none is named:
    "Chỉ thị nào đã bị thay thế?"; of those on a matter the ones whose head names it. None where the
    question asks for no papers, or for what a paper does besides."""
    folded, verb = context.asked.folded, _verb(context.asked.folded)
    asks = _ASKED.search(folded) and not _TELLS_OF.search(folded)
    if not asks or verb is None or verb[1][0][0] not in _ENDING:
        return None
    named, known = context.pool.named, _OF_ENDING | _OF_ANY_ISSUER
    focus = enumerate(context.asked.focus)
    matter = {token.folded for at, token in focus if at not in named} - known
    passive = _is_passive(context) or bool(_EXPIRES.search(folded))
    if matter and not passive:
        return None
    places = {word for name in context.names for word in name} - _OF_ANY_ISSUER
    found = []
    for stored in context.relations():
        own = _own(context, stored)
        paper = stored.relation.target if passive else own
        if stored.relation.type not in verb[1][0] or own is None or paper is None:
            continue
        of_matter = matter <= context.library.reading(stored.doc_id).heading_tokens
        if of_matter and places <= _issuer_words(paper) | _issuer_words(own):
            found.append(_Found(paper, _evidence(context, stored)))
    papers = _chosen(context, iter(found))
    if papers:
        return _draft(context, papers)
    return Draft("documents", by_form=True, note=say("not_said", context.asked.language))


_ENDED_BY = re.compile(
    r"(?:bị|được) (?:\w+ ){0,2}?(?:thay thế|bãi bỏ|hủy bỏ|huỷ bỏ|sửa đổi)(?:,? \w+){0,3}? "
    r"(?:bởi|bằng|tại|theo) $"
)


def _told_passively(context: Context, sorts: Sequence[Sequence[str]]) -> Draft | None:
    """The paper that a sentence says the named one was replaced by: "Quyết định 5 đã được thay thế
    bởi Quyết định 9"."""
    if sorts[0][0] not in _ENDING:
        return None
    for evidence in context.pool.evidence:
        papers = evidence.reading.mentions_in(evidence.sentence)
        for (first, _), (paper, span) in pairwise(papers):
            before = evidence.reading.text[evidence.span.start : span.start]
            asked = any(same_paper(first, one) for one in context.references)
            if asked and _ENDED_BY.search(before) is not None:
                return _draft(context, [_Found(paper, sentence_quote(evidence))])
    return None


def _none_told(
    context: Context, sorts: Sequence[Sequence[str]], *, of_named: bool, kind: str = "documents"
) -> Draft | None:
    """That no paper held ends or changes the named one, or is so ended by it: to list what merely
    names it would say otherwise. None where a sentence says so of some paper after all."""
    if sorts[0][0] not in _ENDING or context.result.scope.status != "found":
        return None
    verbs = [pattern for pattern, known in _VERBS if known == tuple(sorts)]
    for evidence in context.pool.evidence:
        said = any(pattern.search(fold(evidence.quote)) for pattern in verbs)
        if said and evidence.about >= _LEAST_ABOUT:
            named = [p for p, _ in evidence.reading.mentions_in(evidence.sentence)]
            if kind == "yesno" and len(named) > 1:
                return None
            if kind != "yesno" and any(not _is_one(context, paper) for paper in named):
                return None
    paper = ", ".join(dict.fromkeys(one.canonical for one in context.references))
    ends = sorts[0][0] in _ENDS and not of_named
    note = say("not_replaced" if ends else "not_said_of", context.asked.language, paper=paper)
    return Draft(kind, by_form=True, note=note)


def _bare(context: Context) -> str:
    """The question folded, named papers blanked: "Kế hoạch thực hiện Chỉ thị" is a name too."""
    text = context.asked.folded
    for start, end in context.asked.papers:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _is_passive(context: Context) -> bool:
    found = _PASSIVE.search(_bare(context)) or _PASSIVE_ENGLISH.search(context.asked.text)
    return found is not None


def _verb(folded: str) -> tuple[int, tuple[tuple[str, ...], ...]] | None:
    """Where the first verb of relation stands and what it asks for."""
    places = [
        (match.start(), sorts)
        for pattern, sorts in _VERBS
        if (match := pattern.search(folded)) is not None
    ]
    return min(places, key=lambda place: place[0], default=None)


def _targets(context: Context, sorts: Sequence[str]) -> Iterator[_Found]:
    """Papers to which the named ones stand so."""
    for stored in context.relations():
        if stored.relation.type in sorts and _is_one(context, _own(context, stored)):
            yield _Found(stored.relation.target, _evidence(context, stored))


def _sources(context: Context, sorts: Sequence[str]) -> Iterator[_Found]:
    """Papers that stand so to the named ones: held ones, then those that held texts tell of."""
    told: list[_Found] = []
    for stored in context.relations():
        relation = stored.relation
        if not _is_one(context, relation.target):
            continue
        own = _own(context, stored)
        if own is not None and relation.type in sorts and not _is_one(context, own):
            yield _Found(own, _evidence(context, stored))
        if own is None:
            told.extend(_told(context, stored, sorts))
    yield from told


def _told(context: Context, stored: StoredRelation, sorts: Sequence[str]) -> Iterator[_Found]:
    """Papers that a text says to stand so to the named one: "Kế hoạch số 5 về thực hiện Chỉ thị
    số 2", a guidance to learn it by."""
    reading = context.library.reading(stored.doc_id)
    for sentence, span in enumerate(reading.sentences):
        named = reading.mentions_in(sentence)
        if max(reading.about(sentence, paper) for paper in context.references) < _LEAST_ABOUT:
            continue
        for paper, at in named:
            behind = fold(reading.text[at.end : span.end])
            if _is_one(context, paper) or not _says(behind, paper, sorts):
                continue
            yield _Found(_known(stored, paper), Quote(reading, span))


def _says(behind: str, paper: Reference, sorts: Sequence[str]) -> bool:
    """Whether what stands behind a paper's number says the relation; a guidance guides by type."""
    if paper.type == "HD" and "guides" in sorts:
        return True
    verbs = [pattern for pattern, known in _VERBS if set(known[0]) & set(sorts)]
    return any(pattern.search(behind) is not None for pattern in verbs)


def _known(stored: StoredRelation, paper: Reference) -> Reference:
    target = stored.relation.target
    return target if same_paper(target, paper) and target.number == paper.number else paper


def _own(context: Context, stored: StoredRelation) -> Reference | None:
    return context.identity_of(stored.doc_id)


def _is_one(context: Context, paper: Reference | None) -> bool:
    return paper is not None and any(
        paper.number == other.number and same_paper(paper, other) for other in context.references
    )


def _evidence(context: Context, stored: StoredRelation) -> Quote:
    reading, relation = context.library.reading(stored.doc_id), stored.relation
    return _sentence(reading, relation)


def _sentence(reading: Reading, relation: Relation) -> Quote:
    return quote_around(reading, Span(relation.start, relation.end))


def _chosen(context: Context, found: Iterator[_Found]) -> list[_Found]:
    """One each of the papers found, of the type asked for and of the issuer that the question
    names, where any is."""
    kept: dict[tuple[str, str], _Found] = {}
    for one in found:
        kept.setdefault((one.paper.canonical, fold(one.paper.issuer or "")), one)
    papers = list(kept.values())
    match = _TYPE_ASKED.search(_bare(context))
    wanted = PAPER_TYPES.get((match["before"] or match["behind"]) if match else "")
    if wanted:
        papers = [one for one in papers if one.paper.type.startswith(wanted)]  # TTLT is a TT
    own = {token.folded for token in context.asked.focus} - _OF_ANY_ISSUER
    placed = [one for one in papers if own & (_issuer_words(one.paper) - _OF_ANY_ISSUER)]
    return placed or papers


def _issuer_words(paper: Reference) -> set[str]:
    return {token.folded for token in tokenise(paper.issuer or "")}


def _draft(context: Context, found: Sequence[_Found]) -> Draft:
    facts = tuple(Fact(named(one.paper, context.asked.language), (one.quote,)) for one in found)
    return Draft(kind="documents", facts=facts, is_list=len(facts) > 1)


def _status(context: Context) -> Draft | None:
    """Whether a paper is still in force: no, where one held replaces or repeals it; else that none
    held does, with what the paper itself says of its force."""
    language = context.asked.language
    ended = _chosen(context, _sources(context, _ENDS))
    if ended:
        by = ", ".join(named(one.paper, language) for one in ended)
        text = say("replaced", language, paper=context.references[0].canonical, by=by)
        return Draft("yesno", facts=(Fact(text, tuple(one.quote for one in ended)),))
    for reading in context.pool.readings:
        identity = reading.document.header.identity
        if _is_one(context, identity):
            quote = _force(reading)
            text = say("not_replaced", language, paper=context.references[0].canonical)
            return Draft("yesno", facts=(Fact(text, (quote,)),), fit=0.6) if quote else None
    return None


def _force(reading: Reading) -> Quote | None:
    """The sentence on a paper's force, else its number."""
    for span in reading.sentences:
        if re.search(r"\bco hieu luc\b", fold(reading.text[span.start : span.end])):
            return Quote(reading, span)
    number = reading.document.header.number
    return Quote(reading, number.span) if number is not None and number.span is not None else None


def _whether(context: Context, sorts: Sequence[Sequence[str]]) -> Draft | None:
    """ "Chỉ thị A có thay thế Chỉ thị B không?": yes where the relation is found, no where it is
    found the other way round."""
    if len(context.references) != 2:
        return None
    language = context.asked.language
    wanted = {sort for group in sorts for sort in group}
    first, second = context.references
    if _PASSIVE.search(_bare(context)):
        first, second = second, first
    for verdict, source, target in (("yes", first, second), ("no", second, first)):
        for stored in context.relations():
            own = _own(context, stored)
            if own is None or stored.relation.type not in wanted:
                continue
            if same_paper(own, source) and same_paper(stored.relation.target, target):
                quote = _evidence(context, stored)
                said = say(verdict, language)
                text = f"{said}. {quote.text}" if language == "vi" else f"{said}: “{quote.text}”"
                return Draft("yesno", facts=(Fact(text, (quote,)),))
    return _none_told(context, sorts, of_named=True, kind="yesno")
