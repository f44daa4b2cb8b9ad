"""What of a question only names where to look: a paper's issuer, a document's title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from app.naming import spelled
from app.question import Asked, focus_tokens
from app.question_words import PAPER_TYPES
from app.tokens import Token, tokenise, word_set
from index.model import Scope, SearchResult
from index.schema import DocumentRow
from ingest.dates import find_dates
from ingest.folding import fold
from ingest.identity import parse_references
from ingest.model import Reference, Span

_LEAST_WORDS = 4
_AROUND_SIGN = re.compile(r"(?<=\w) ?([/-]) ?(?=\w)")
# Not from where one quotation ends to where the next begins.
_QUOTED = re.compile(r"(?:“|(?<![^\s(])\")(?=\S)([^\"“”]{3,260})(?<=\S)[\"”]")
_CUT_SHORT = re.compile(r"\s*(?:…|\.{3})\s*$")
_TITLED = re.compile(r"\b(?:tai lieu|bai viet|bai bao|bai|van ban|tep|tin)\s*$")
# Words that stand between a paper's number and its issuer, and words of any issuer.
_BETWEEN = word_set("cua do ngay thang nam")
OF_ISSUERS = word_set(
    "ban thuong vu chap hanh bch btv tinh thanh pho huyen quan xa phuong uy dang bo chu tich"
    " nhan dan uong trung hoi dong thu tuong chinh phu tu hu qu"
)

_LEADS_TO_DAY = re.compile(r"\W{0,2}(?:(?:duoc )?(?:ky )?(?:ban hanh|ky)(?: vao)? )?(?:ngay )?")
_IS_IT_SO = re.compile(r"\W*(?:co phai|co dung)(?: la)? ")
_IS_IT = re.compile(r"\W*(?:co )?(?:phai|dung)(?: vay)? (?:khong|chua)\W*|\W*(?:khong|chua)\W*")


def without_issuers(asked: Asked, references: Sequence[Reference]) -> Asked:
    """The question with each paper's issuer and day taken as part of its name: they say which
    paper is meant, and need not stand in the evidence.

    >>> from app.question import read_question
    >>> asked = read_question("Ai ký Chỉ thị số 7-CT/TU của Tỉnh ủy Lâm Hà?")
    >>> paper = Reference("CT", "7", "TU", issuer="Tỉnh ủy Lâm Hà", party=True)
    >>> [token.toned for token in without_issuers(asked, [paper]).focus]
    ['ký']
    """
    if not asked.papers or not references:
        return asked
    issuer = {t.folded for paper in references for t in tokenise(paper.issuer or "")}
    tokens, days = tokenise(asked.vietnamese), _days_of(asked, references)
    papers = tuple(
        (start, _paper_end(asked, tokens, end, issuer, days)) for start, end in asked.papers
    )
    return replace(asked, papers=papers, focus=focus_tokens(asked.vietnamese, papers))


def _days_of(asked: Asked, references: Sequence[Reference]) -> tuple[Span, ...]:
    """Where the question gives a paper the day that it is of."""
    days = {paper.date for paper in references if paper.date is not None}
    return tuple(span for span, day in find_dates(asked.vietnamese, asked.folded) if day in days)


def _paper_end(
    asked: Asked, tokens: Sequence[Token], end: int, issuer: set[str], days: Sequence[Span]
) -> int:
    """Where a paper's name ends, its issuer and day included, whichever comes first."""
    named = _name_end(tokens, _behind_day(asked, end, days), issuer)
    return _behind_day(asked, named, days)


def _behind_day(asked: Asked, end: int, days: Sequence[Span]) -> int:
    """The end of the paper's own day where that stands right behind its name, unless the day is
    what the question would know ("… ngày 5/6/2020 phải không?", "Có phải … ngày 5/6/2020?")."""
    for day in days:
        if _LEADS_TO_DAY.fullmatch(asked.folded, end, day.start):
            last = not asked.folded[day.end :].strip(" ?.")
            supposed = last and _IS_IT_SO.match(asked.folded) is not None
            asks = supposed or _IS_IT.fullmatch(asked.folded, day.end) is not None
            return end if asks else day.end
    return end


def _name_end(tokens: Sequence[Token], end: int, issuer: set[str]) -> int:
    """Where a paper's name ends, its issuer and a date of it included."""
    last = end
    named = False
    for token, behind in zip(tokens, [*tokens[1:], None], strict=True):
        if token.start < end:
            continue
        is_date = token.folded[0].isdigit() or token.folded == "ngay"
        if token.start - last > (2 if is_date else 1) or _issues(token, behind):
            break
        dated = token.folded[0].isdigit() or (behind is not None and behind.folded[0].isdigit())
        is_joint = not named and (token.folded in _BETWEEN or token.folded in OF_ISSUERS)
        is_issuer = token.folded in issuer
        if not (is_issuer or dated or (is_joint and token.start > end)):
            break
        named = named or is_issuer
        last = token.end
    return last if named else end


def named_instead(asked: Asked, paper: Reference, among: Sequence[Reference] = ()) -> str:
    """The question with the paper meant named in full in place of its number; with its day where
    another of those it was chosen `among` is of the same issuer."""
    dated = any(other != paper and other.issuer == paper.issuer for other in among)
    start, end = asked.papers[0] if asked.papers else (len(asked.vietnamese),) * 2
    return (
        f"{asked.vietnamese[:start]} {spelled(paper, dated=dated)} {asked.vietnamese[end:]}".strip()
    )


def _issues(token: Token, behind: Token | None) -> bool:
    """Whether "ban" is of "ban hành": the verb behind an issuer, no part of its name."""
    return token.folded == "ban" and behind is not None and behind.folded == "hanh"


def found_written_apart(
    result: SearchResult, inside: Callable[[tuple[str, ...]], SearchResult]
) -> SearchResult:
    """What was found, or what `inside` finds in the documents that write the number of the paper
    meant apart ("số 1056 /SGDĐT"), by which they are therefore not known."""
    papers = result.scope.references
    if result.scope.status != "unknown" or len(papers) != 1:
        return result  # of two, the text may be the other one's
    if not papers[0].suffix:
        return result
    # Whole, not as the end of another number: "7/SGDĐT" is not in "2207 /SGDĐT".
    number = re.compile(rf"(?<![\w/.-]){re.escape(papers[0].canonical)}(?!\w)", re.IGNORECASE)
    said = (hit for hit in result.hits if number.search(_AROUND_SIGN.sub(r"\1", hit.text)))
    saying = tuple(dict.fromkeys(hit.doc_id for hit in said if not _reads(hit.text, papers[0])))
    return inside(saying) if saying else result


def _reads(text: str, paper: Reference) -> bool:
    """Whether a text's number is read as such: then that is known, and of another body or year."""
    read = parse_references(text)
    return any((one.number, one.suffix) == (paper.number, paper.suffix) for one, _ in read)


def titled_documents(
    asked: Asked, rows: Iterable[DocumentRow]
) -> tuple[list[str], tuple[int, int]] | None:
    """The documents whose title (or how it begins, with "…" behind) or file's name the question
    quotes, and where it does; None when it quotes none."""
    held = list(rows)
    for match in _QUOTED.finditer(asked.vietnamese):
        name = fold(match[1])
        found = [row.doc_id for row in held if name == fold(row.path.rsplit("/", 1)[-1])]
        found = found or [row.doc_id for row in held if _is_titled(row, match[1])]
        if found:
            return found, _with_noun(asked.vietnamese, match.span())
    return None


def _is_titled(row: DocumentRow, quoted: str) -> bool:
    wanted = [token.folded for token in tokenise(quoted)]
    if len(wanted) < _LEAST_WORDS or row.header.title is None:
        return False
    title = [token.folded for token in tokenise(row.header.title.value)]
    return wanted == (title[: len(wanted)] if _CUT_SHORT.search(quoted) else title)


def _with_noun(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The quoted title with "trong bài", "theo tài liệu" before it."""
    noun = _TITLED.search(fold(text[: span[0]]))
    return (noun.start() if noun is not None else span[0], span[1])


def without_title(asked: Asked, span: tuple[int, int]) -> str:
    """The question's Vietnamese text with a quoted title taken out."""
    text = f"{asked.vietnamese[: span[0]]} {asked.vietnamese[span[1] :]}"
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"(?i)^(?:theo|trong)\s*,\s*", "", text)
    return re.sub(
        r"(?i)\s+(?:trong|theo|ở|o|tại)\s*(?=[,?]|$|\s(?:gồm|la|là|gom))", " ", text
    ).strip()


def as_texts_say(result: SearchResult) -> SearchResult:
    """A search for papers that nothing held is known to name, opened where a text found names each
    of them as the question does, by its bare number: "Quyết định 215"."""
    papers = result.scope.references
    if result.scope.status != "unknown" or any(p.suffix or p.year or p.issuer for p in papers):
        return result
    types = "|".join(PAPER_TYPES)
    said = [
        any(
            re.search(rf"\b(?:{types}) (?:so )?{re.escape(paper.number)}(?![\w/-])", fold(hit.text))
            for hit in result.hits
        )
        for paper in papers
    ]
    return replace(result, scope=Scope(status="open")) if said and all(said) else result
