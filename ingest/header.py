"""What a document says of itself: an official paper, or a text about one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ingest.dates import find_days
from ingest.folding import fold
from ingest.letterhead import read_letterhead
from ingest.mentions import NamedPaper, named_papers
from ingest.model import CleanText, Fact, Header, Reference, Span
from ingest.text_lines import Line, split_lines

_HEADLINE_LINES = 8
_DIGEST = re.compile(
    r"tom luoc|diem tin|tong hop|ban tin|diem bao|on tap|in brief|digest|hoi - dap"
)
_DATE_TIME = re.compile(
    r"(?:(?:thu|chu nhat|cap nhat|dang|luc)[\w,: ]{0,24})?\d{1,2}[/-]\d{1,2}[/-]\d{4}\b.{0,30}"
    r"|ngay \d{1,2}[/-]\d{1,2}[/-]\d{4}|.{2,40} - \d{1,2}/\d{1,2}/\d{4}"
    r"|\d{1,2}:\d{2}.{1,12}\d{1,2}/\d{1,2}/\d{4}.{0,12}"
)
_DATELINE = re.compile(r"^\(?(?P<name>[^\W\d_][\w.]{1,24}(?: [\w.]{1,12}){0,3})\)? [-–—] \S")
_PLACE_LINE = re.compile(
    r"\W{0,3}[^\W\d_][\w ]{1,30}, (?:ngay )?(?:\d{1,2}/\d{1,2}/\d{4}|\d{1,2} [a-z]{3,9} \d{4}"
    r"|[a-z]{3,9} \d{1,2}, \d{4})(?= [-–—])"
)
_PUBLISHER_DATE = re.compile(r"^(?P<name>[^\W\d_][\w ]{2,40}) - \d{1,2}/\d{1,2}/\d{4}$")
_SOURCE = re.compile(r"(?:theo|nguon)\s?:?\s(?P<name>[^:()\n]{2,40}?)\s?(?:[:(]|$)")
_URL = re.compile(r"https?://[^\s)>\]\"']+")
_BYLINE_LABEL = re.compile(
    r"(?:tac gia|bai viet|bai va anh|bai, anh|tin, anh|tin|bai|thuc hien)\s?:\s?"
)
_PHOTO = re.compile(r"\s?[-–;,.]?\s?(?:anh|video|clip|do hoa)\s?:.*$")


def read_header(clean: CleanText, metadata: Mapping[str, str], path: str) -> Header:
    """The header of a document. Values taken from the file's own metadata have no span."""
    official = read_letterhead(clean.text)
    if official is not None and official.kind != "other" and not _is_digest(clean.text):
        return Header(
            kind=official.kind,
            source="primary",
            identity=official.identity,
            number=official.number,
            issuer=official.issuer,
            place=official.place,
            date=official.date,
            title=official.title,
            signer=official.signer or _byline(clean),
            recipients=official.recipients,
            url=_url(clean, metadata),
        )
    return _secondary_header(clean, metadata, path)


def _secondary_header(clean: CleanText, metadata: Mapping[str, str], path: str) -> Header:
    lines = split_lines(clean.text)
    title = _headline(lines, metadata)
    papers = named_papers(clean.text)
    subjects = tuple(_subjects(papers, title, clean.text))
    date = _date(lines, metadata)
    digest = _is_digest(clean.text) or _is_digest(path)
    news = bool(papers or date) or _looks_like_news(clean)
    return Header(
        kind="digest" if digest else "news" if news else "other",
        source="secondary",
        date=date,
        title=title,
        publisher=_publisher(clean, lines, metadata),
        author=_author(clean, lines, metadata),
        url=_url(clean, metadata),
        subjects=subjects,
    )


def _is_digest(text: str) -> bool:
    start = fold(text[:400]).replace("_", " ").replace("-", " ")
    return _DIGEST.search(start.split("\n")[0]) is not None


def _looks_like_news(clean: CleanText) -> bool:
    return any(removed.kind in {"byline", "source", "caption"} for removed in clean.removed)


def _headline(lines: list[Line], metadata: Mapping[str, str]) -> Fact | None:
    """The headline: the metadata's title where the text has it, else the first line that can be
    one. A rubric above it is shorter and is followed by a line that is no sentence either."""
    title = metadata.get("title", "").strip()
    for line in lines[:_HEADLINE_LINES]:
        bare = line.text.strip(" #*_>")
        if title and bare and fold(title).startswith(fold(bare)):
            return _in_line(line, bare)
    candidates = [line for line in lines[:_HEADLINE_LINES] if _may_be_headline(line)]
    if not candidates:
        return Fact(title) if title else None
    first = candidates[0]
    second = candidates[1] if len(candidates) > 1 else None
    if second is not None and second is lines[lines.index(first) + 1] and _is_rubric(first, second):
        first = second
    return _in_line(first, first.text.strip(" #*_>"))


def _may_be_headline(line: Line) -> bool:
    bare = line.text.strip(" #*_>")
    if len(bare) < 8 or _DATE_TIME.fullmatch(line.folded.strip(" *_()")) or _URL.match(bare):
        return False
    return len(bare) < 300 and bare[0] not in "(|[" and not bare.endswith((".", ";", ","))


def _is_rubric(first: Line, second: Line) -> bool:
    """Whether the first line is a column's name above the headline: it names no paper and the
    second, longer line ends like a headline."""
    longer = len(second.text) >= 1.3 * len(first.text)
    return longer and len(first.text) < 60 and ":" not in first.text and len(second.text) < 200


def _in_line(line: Line, bare: str) -> Fact:
    start = line.start + line.text.index(bare)
    return Fact(bare, Span(start, start + len(bare)))


def _subjects(papers: Sequence[NamedPaper], title: Fact | None, text: str) -> list[Reference]:
    """The papers that a text is mainly about: those in its headline, else those it names nearly as
    often as the one named most."""
    if not papers:
        return []
    if title is not None and title.span is not None:
        titled = [
            named for named in papers if any(_inside(span, title.span) for span in named.spans)
        ]
        if titled:
            return [named.paper for named in titled]
    directives = [named for named in papers if named.paper.type == "CT"] or papers
    most = max(len(named.spans) for named in directives)
    return [named.paper for named in directives if 2 * len(named.spans) > most]


def _inside(span: Span, outer: Span) -> bool:
    return outer.start <= span.start and span.end <= outer.end


def _date(lines: list[Line], metadata: Mapping[str, str]) -> Fact | None:
    for line in lines[:_HEADLINE_LINES]:
        days = find_days(line.text[:90])
        if days and (
            _DATE_TIME.fullmatch(line.folded.strip(" *_()")) or _PLACE_LINE.match(line.folded)
        ):
            span, day = days[0]
            return Fact(str(day), Span(line.start + span.start, line.start + span.end))
    days = find_days(metadata.get("date", ""))
    return Fact(str(days[0][1])) if days else None


def _publisher(clean: CleanText, lines: list[Line], metadata: Mapping[str, str]) -> Fact | None:
    if metadata.get("publisher"):
        return Fact(metadata["publisher"])
    for line in lines[:_HEADLINE_LINES]:
        match = _PUBLISHER_DATE.match(line.text) or _DATELINE.match(line.text)
        if match is None:
            continue
        if line.text.startswith("(") or _names_paper_house(match["name"]):
            at = line.start + match.start("name")
            return Fact(match["name"], Span(at, at + len(match["name"])))
    for removed in clean.removed:
        match = _SOURCE.match(fold(removed.text)) if removed.kind in {"source", "byline"} else None
        if match is not None:
            return Fact(removed.text[match.start("name") : match.end("name")].strip())
    return None


def _names_paper_house(name: str) -> bool:
    """Whether a name before a dash is a publisher: one made-up word, capitals, or "Báo …"."""
    folded = fold(name)
    return folded.startswith(("bao ", "tap chi ", "cong ", "dai ")) or (
        " " not in name and (name.isupper() or "." in name or len(name) > 7)
    )


def _author(clean: CleanText, lines: list[Line], metadata: Mapping[str, str]) -> Fact | None:
    for removed in clean.removed:
        if removed.kind == "byline":
            bare = removed.text.strip()
            label = _BYLINE_LABEL.match(fold(bare))
            name = bare[label.end() :] if label else bare
            name = name[: len(name) - len(_photo(name))]
            if name.strip():
                return Fact(name.strip(" .,-–*_"))
    name = metadata.get("author", "")
    return Fact(name) if name and name not in {"Administrator", "python-docx", "Admin"} else None


def _byline(clean: CleanText) -> Fact | None:
    """A name that cleaning took from the end of an official paper: its signer's."""
    names = [removed.text.strip() for removed in clean.removed if removed.kind == "byline"]
    return Fact(names[-1]) if names else None


def _photo(byline: str) -> str:
    match = _PHOTO.search(fold(byline))
    return byline[match.start() :] if match else ""


def _url(clean: CleanText, metadata: Mapping[str, str]) -> Fact | None:
    if metadata.get("url"):
        return Fact(metadata["url"])
    for removed in clean.removed:
        match = _URL.search(removed.text)
        if match is not None:
            return Fact(match.group())
    return None
