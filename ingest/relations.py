"""How a document stands to other papers: what it is based on, implements, replaces, amends…"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ingest.folding import fold
from ingest.identity import same_paper
from ingest.mentions import named_papers
from ingest.model import Header, Node, Reference, Relation, Span

_WINDOW = 90
_MAX_BASIS = 400

# Cues before a number, nearest first wins; a cue reaches to the next paper only over such words.
_BEFORE = tuple(
    (relation, re.compile(pattern))
    for relation, pattern in (
        ("repeals", r"\b(?:bai bo|huy bo|cham dut hieu luc)\b"),
        ("replaces", r"\b(?:thay the(?: cho)?|replaces?)\b(?! boi)"),
        ("amends", r"\b(?<!duoc )(?:sua doi(?:, bo sung| va bo sung)?|bo sung|amends?)\b"),
        ("guides", r"\b(?:huong dan|quy dinh chi tiet)\b"),
        ("based_on", r"\b(?:can cu|tren co so)\b"),
        # A rule kept somewhere else is only pointed at.
        ("mentions", r"\b(?:quy dinh|neu|duoc sua doi(?:, bo sung)?|duoc bo sung) (?:tai|theo)\b"),
        (
            "implements",
            r"\b(?:thuc hien|trien khai|thi hanh|quan triet|chap hanh|cu the hoa|implement\w*)\b",
        ),
    )
)
_AFTER = tuple(
    (relation, re.compile(pattern))
    for relation, pattern in (
        ("repeals", r"[^.;\n]{0,160}?\b(?:het hieu luc|bi bai bo|bi huy bo)\b"),
        ("replaces", r"[^.;\n]{0,60}?\bduoc thay the\b(?! boi)"),
    )
)
# A paper that opens its line may have a long title before it is said to end.
_ENDS = re.compile(r"[^.;\n]{0,400}?\bhet hieu luc\b")
_OPENING = 40
_PART = r"(?:dieu|khoan|diem|muc|chuong|phu luc)\s[\w.]+"
_JOINED = re.compile(rf"(?:\bva|,|;)\s(?:cac\s)?(?:{_PART}(?:,|\sva)?\s)*(?:cua\s)?$")
# A paper named in the title of the one before it: "… của Chính phủ sửa đổi một số điều Nghị định".
_IN_TITLE = re.compile(
    r"(?:\s(?:ngay|cua)\s[^,;.\n]{2,90}?)?\s(?:sua doi|bo sung|huong dan|quy dinh chi tiet)\b"
    r"(?:(?!\b(?:va|voi)\s(?:cac\s)?$)[^;.\n]){0,80}$"
)
# "… và các Thông tư sửa đổi, bổ sung: Thông tư số …".
_CHANGING = re.compile(
    r"\bva cac (?:thong tu|nghi dinh|quyet dinh|nghi quyet|van ban|luat) (?:sua doi|bo sung)"
    r"(?:, bo sung)?(?: mot so dieu)?\s?:(?:\s\w+){0,4}\s?$"
)
_BASIS = re.compile(r"\W{0,3}can cu ")
_STOP = re.compile(r"[.;:!?](?=\s)|\n")


def find_relations(text: str, header: Header, outline: tuple[Node, ...]) -> tuple[Relation, ...]:
    """Relations to all papers that the text names, in reading order, each with the clause that
    proves it. Targets carry the issuer and date that any sentence of the text tells. The document's
    own number is left out; an equal relation to the same paper is given once, "mentions" only where
    nothing closer is said."""
    folded = fold(text)
    mentions = sorted((span, named.paper) for named in named_papers(text) for span in named.spans)
    found: dict[tuple[str, str, str | None], dict[str, Relation]] = {}
    before, kind = 0, "mentions"
    sorts: list[str] = []
    for span, paper in mentions:
        between = folded[before : span.start]
        sorts = [] if "\n" in between else sorts
        line = folded.rfind("\n", 0, span.start) + 1
        if sorts and _CHANGING.search(between) is not None:
            here, evidence = kind, span  # what befalls a paper befalls those that changed it
            sorts.append(paper.type)
        elif sorts and _IN_TITLE.match(between) and not _BASIS.match(folded, line):
            here, evidence = "mentions", span
        else:
            # Else it runs parallel to a paper before the last one.
            alone = paper.type not in sorts[:-1] or {*sorts} == {paper.type}
            joined = kind if alone and sorts and _JOINED.search(between[-60:]) else None
            kind, evidence = _relation(folded, span, before, joined)
            here = kind
            sorts.append(paper.type)
        before = span.end
        if not _is_own(header, span, paper):
            relations = found.setdefault((paper.canonical, str(paper.date), paper.issuer), {})
            relations.setdefault(here, Relation(here, paper, evidence.start, evidence.end))
    return tuple(sorted(_telling(found.values()), key=lambda relation: relation.start))


def _is_own(header: Header, span: Span, paper: Reference) -> bool:
    """Whether a mention is of the document's own number."""
    own = header.number.span if header.number is not None else None
    if own is not None and span.start < own.end and own.start < span.end:
        return True
    return header.identity is not None and same_paper(header.identity, paper)


def _telling(papers: Iterable[dict[str, Relation]]) -> Iterator[Relation]:
    """All relations but the bare mentions of a paper to which something closer is said."""
    for relations in papers:
        for kind, relation in relations.items():
            if kind != "mentions" or len(relations) == 1:
                yield relation


def _relation(folded: str, span: Span, floor: int, joined: str | None) -> tuple[str, Span]:
    """The kind of relation that the words around one mention say, and the evidence. Words before
    `floor` speak of another paper; `joined` is that paper's kind where "và" joins the two."""
    for kind, pattern in _AFTER:
        after = pattern.match(folded, span.end)
        if after is not None:
            return kind, Span(span.start, after.end())
    line_start = folded.rfind("\n", 0, span.start) + 1
    ended = _ENDS.match(folded, span.end) if span.start - line_start <= _OPENING else None
    if ended is not None:
        return "repeals", Span(span.start, ended.end())
    start = max(_clause_start(folded, span.start), floor)
    cues = [
        (match.end(), match.start(), kind)
        for kind, pattern in _BEFORE
        for match in pattern.finditer(folded[start : span.start])
    ]
    if _BASIS.match(folded, line_start):
        first = line_start if span.end - line_start < _MAX_BASIS else start
        return "based_on", Span(first, span.end)
    if not cues:
        return joined or "mentions", span
    _, at, kind = max(cues)
    return kind, Span(start + at, span.end)


def _clause_start(folded: str, end: int) -> int:
    """Where the clause around a mention begins, at most a window before it."""
    start = max(0, end - _WINDOW)
    stops = [match.end() for match in _STOP.finditer(folded[start:end])]
    return start + (stops[-1] if stops else 0)
