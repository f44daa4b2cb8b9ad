"""The data that flows through the program: raw pages, documents, outlines, duties, passages.

Every `start` and `end` is a character offset into `Document.text` (Python string indices, end
exclusive), which is NFC, holds one block (paragraph, heading, item, table row) a line, has no
empty line, and never changes after cleaning.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """Characters `start` to `end` (exclusive) of a document's text."""

    start: int
    end: int


class Box(NamedTuple):
    """Where a line stands on its page: shares of the page's width and height, from the top left.
    `size` is the letter height as a share of the page's height, 0.0 when unknown."""

    left: float
    top: float
    right: float
    bottom: float
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class RawBlock:
    """One visual block as a reader saw it, before cleaning.

    `kind` is "heading", "paragraph", "item", "row", "caption", "footnote" or "line"; "line" means
    that the format knows only lines (txt, pdf, OCR) and cleaning must join them. `level` is the
    heading's or item's depth from 1, or 0. `box` is known for pdf and OCR lines only. A tab in the
    text parts columns that stand side by side.
    """

    text: str
    kind: str = "line"
    level: int = 0
    box: Box | None = None


class DoubtfulWord(NamedTuple):
    """A figure that OCR was not sure of, as it read it, and its confidence from 0 to 1."""

    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page of a paged format, or the only page of any other. `number` counts from 1; `doubtful`
    are the figures that OCR was not sure of."""

    number: int
    blocks: tuple[RawBlock, ...]
    ocr_confidence: float | None = None
    doubtful: tuple[DoubtfulWord, ...] = ()


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader returns. `metadata` holds what the format itself knows: title, author, date,
    publisher, url, encoding; and what went wrong: `rescued` by which library, `unread_pages` and
    `ruined_pages` by their numbers."""

    format: str
    pages: tuple[RawPage, ...]
    paged: bool = False
    metadata: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """Characters of the text that stand on page `number` (from 1). `ocr_confidence` is 0 to 1,
    None where no OCR was needed; `doubtful` are the figures that OCR was not sure of."""

    number: int
    start: int
    end: int
    ocr_confidence: float | None = None
    doubtful: tuple[DoubtfulWord, ...] = ()


class Issue(NamedTuple):
    """What is wrong with a file that was read all the same: `kind` is "rescued" (damaged, some of
    it may be lost), "unread" (scanned pages without OCR, or damaged ones) or "ruined" (pages whose
    letters are no text); `pages` are their numbers, "" where it is the whole file."""

    kind: str
    pages: str = ""


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece that cleaning took out of the text: running head, page number, stamp, caption…"""

    kind: str
    text: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the text and what the format said of it; kinds as in `RawBlock`."""

    start: int
    end: int
    kind: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class CleanText:
    """Canonical text with its page map (empty when the format has no pages), its blocks (all lines
    of the text in order) and what was removed."""

    text: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A header value and the span that proves it; None when it comes from the file's metadata."""

    value: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """Identity of an official paper.

    `type` is the abbreviation ("CT", "KH", "NQ", "KL", "QĐ", "NĐ", "TT", …), `number` its digits
    without leading zeros plus letter if any ("24", "09b" → "9b"), `year` only where the number
    carries one (25/2003/CT-TTg), `suffix` the issuing body's abbreviation ("TU", "TTg", "UBND",
    "HU", "" when not written), `issuer` a full name ("Thành ủy Hà Nội") when known, `date` the day
    of issue. `party` tells 24-CT/TU from 24/CT-TU. `said_year` is a year said beside a number that
    carries none ("Chỉ thị 24 năm 2023"). `type` is "" for the National Assembly's 32/2004/QH11.
    """

    type: str
    number: str
    suffix: str = ""
    year: int | None = None
    issuer: str | None = None
    date: dt.date | None = None
    party: bool = False
    said_year: int | None = None

    @property
    def canonical(self) -> str:
        """The one spelling used everywhere.

        >>> Reference("CT", "24", "TU", party=True).canonical
        '24-CT/TU'
        >>> Reference("CT", "25", "TTg", year=2003).canonical
        '25/2003/CT-TTg'
        >>> Reference("CT", "24").canonical
        '24-CT'
        """
        digits = self.number.rstrip("abcdđ")
        number = digits.zfill(2) + self.number[len(digits) :]
        if self.year is not None:
            number = f"{number}/{self.year}"
        if not self.suffix:
            return f"{number}-{self.type}" if self.year is None else f"{number}/{self.type}"
        if not self.type:
            return f"{number}/{self.suffix}"
        if self.party:
            return f"{number}-{self.type}/{self.suffix}"
        return f"{number}/{self.type}-{self.suffix}"


@dataclass(frozen=True, slots=True)
class Header:
    """What a document says of itself. `kind` is "directive", "plan", "resolution", "conclusion",
    "decision", "decree", "circular", "notice", "guidance", "news", "digest" or "other". `source`
    is "primary" for an official paper, "secondary" for anything about one. `identity` is None for
    secondary texts. `subjects` are the papers a secondary text is mainly about."""

    kind: str = "other"
    source: str = "secondary"
    identity: Reference | None = None
    number: Fact | None = None
    issuer: Fact | None = None
    place: Fact | None = None
    date: Fact | None = None  # ISO value
    title: Fact | None = None  # trích yếu or headline
    signer: Fact | None = None
    recipients: tuple[Fact, ...] = ()
    publisher: Fact | None = None
    author: Fact | None = None
    url: Fact | None = None
    subjects: tuple[Reference, ...] = ()

    def shown_title(self, otherwise: str) -> str:
        """The title as it is shown by itself: a trích yếu goes on in its paper ("CHỈ THỊ / về
        …") and begins in lower case there. All else is left as written, capitals too.

        >>> Header(title=Fact("về giữ rừng ở Vân Hải", None)).shown_title("")
        'Về giữ rừng ở Vân Hải'
        """
        words = self.title.value if self.title is not None else ""
        return f"{words[:1].upper()}{words[1:]}" or otherwise


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the outline. Nodes come in reading order; `parent` is an index into the same
    tuple, -1 at the top. `kind` is "part" (I, II), "chapter", "article" (Điều), "clause" (1.),
    "subclause" (1.1), "point" (a)), "dash" (–, +, •), "heading", "paragraph", "row", "caption" or
    "footnote". The span covers the node with all below it; `head` covers its own first block
    without the label."""

    kind: str
    label: str  # "I", "1", "1.1", "a", "-", "" — without punctuation
    level: int  # depth from 0
    parent: int
    start: int
    end: int
    head: Span


@dataclass(frozen=True, slots=True)
class Enumeration:
    """A count that the text announces, tied to the items that follow it.

    `start`/`end` is the sentence or clause that announces; `noun` what is counted ("nhóm nhiệm
    vụ", "rõ", "tại chỗ"); `name` a quoted name if any ("5 rõ"). `items` are the items' spans in
    order; fewer or more than `count` is a mismatch to report; empty when none are shown.
    `form` is "outline", "sentences", "inline" (in a sentence) or "none". `count` is None for a
    list introduced without a number ("như sau:")."""

    start: int
    end: int
    count: int | None
    noun: str
    name: str
    items: tuple[Span, ...]
    form: str


@dataclass(frozen=True, slots=True)
class Relation:
    """`type` is "based_on" (căn cứ), "implements" (thực hiện), "replaces", "repeals", "amends",
    "guides" (hướng dẫn) or "mentions"; the span is the evidence."""

    type: str
    target: Reference
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a duty is due: `text` as written and its span; `date` when it resolves to one day;
    `recurring` is "" or a period ("daily", "weekly", "monthly", "quarterly", "half-yearly",
    "yearly"; "regular" where none is said)."""

    text: str
    start: int
    end: int
    date: dt.date | None = None
    recurring: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """Who must do what by when. `unit` leads; `partners` work with it; the span is the evidence
    (the item or sentence), `action` and `unit_span` lie inside it or in its heading."""

    unit: str
    unit_span: Span
    partners: tuple[str, ...]
    action: Span
    deadline: Deadline | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """What is encoded and retrieved: `text[start:end]`, cut along the outline, never across an
    item. `context` (document identity and heading path) is added for the encoder and the term
    index only, never quoted. `section` is the heading path for people. `sentences` are spans
    inside it."""

    ordinal: int
    start: int
    end: int
    context: str
    section: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text and all that is known of it. `path` is as ingested; `doc_id` stays the same across
    re-ingests of that path; `content_hash` is the SHA-256 of the text, in hex."""

    doc_id: str
    path: str
    format: str
    text: str
    content_hash: str
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    removed: tuple[Removed, ...]
    header: Header
    outline: tuple[Node, ...]
    enumerations: tuple[Enumeration, ...]
    relations: tuple[Relation, ...]
    duties: tuple[Duty, ...]
    passages: tuple[Passage, ...]
    issues: tuple[Issue, ...] = ()

    def quote(self, span: Span | Passage | Node | Duty) -> str:
        """The characters of a span of this document."""
        return self.text[span.start : span.end]

    def doubtful_in(self, span: Span) -> tuple[DoubtfulWord, ...]:
        """The figures inside a span that OCR was not sure of."""
        words = (
            word
            for page in self.pages
            if page.start < span.end and span.start < page.end
            for word in page.doubtful
        )
        quote = self.text[span.start : span.end]
        return tuple(dict.fromkeys(word for word in words if word.text in quote))

    def certainty(self, span: Span) -> float | None:
        """How sure OCR is of a span, 0 to 1: its page's confidence, or that of the least sure
        figure in it; None where no OCR was needed."""
        number = self.page_of(span.start)
        page = next((page for page in self.pages if page.number == number), None)
        if page is None or page.ocr_confidence is None:
            return None
        return min([page.ocr_confidence, *(word.confidence for word in self.doubtful_in(span))])

    def page_of(self, start: int) -> int | None:
        """The page on which a character stands; None when the format has no pages."""
        for page in self.pages:
            if page.start <= start < page.end:
                return page.number
        return self.pages[-1].number if self.pages else None
