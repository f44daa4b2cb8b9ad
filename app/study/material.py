"""What of a document can be asked about: its clauses, each made whole, with where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.study.items import Proof
from app.study.naming import frame_of, name_of
from app.study.vocabulary import BODY, VERBS
from app.study.wording import (
    CLAUSE_MARKS,
    as_sentence,
    begins_with_verb,
    lower_first,
    strip_label,
    time_opening,
    without_connective,
)
from ingest.model import Document, Node, Span
from ingest.words import sentences

_RECIPIENTS = re.compile(r"^(?:Nơi nhận|Kính gửi)\s*:", re.MULTILINE)
_SIGNATURE = re.compile(
    r"^(?:T/M|TM\.|KT\.|TL\.|TUQ\.|CHỦ TỊCH|BÍ THƯ|THỦ TƯỚNG|BỘ TRƯỞNG)", re.MULTILINE
)
_GROUND = re.compile(r"^(?:Căn cứ|Thực hiện|Theo đề nghị|Xét đề nghị|Trên cơ sở)\s")
_CLAUSE_BREAK = re.compile(r";\s+")
_ORDERING = re.compile(
    rf"^((?:{BODY.pattern}|(?i:người đứng đầu|thủ trưởng|các|mỗi|cấp ủy|chi bộ)\b)[^,;:]{{0,90}}?)"
    rf"\s+(?:(?:phải|có trách nhiệm|cần|được giao|sẽ|đã|cũng)\s+)?"
    rf"(?:{VERBS}|Chủ trì|Phối hợp|Chỉ đạo)(?!\w)"
)
_HEADING_UNIT = re.compile(
    rf"^(?:(?:Đề nghị|Giao|Đối với|Yêu cầu)\s+)?({BODY.pattern}.*|(?:Thủ trưởng|Các sở|Các cơ quan|"
    r"Người đứng đầu|Các huyện|Cấp ủy|Các cấp).*)$"
)
_DANGLING = re.compile(
    r"(?:hoàn thành (?:trong|trước|xong)|báo cáo|công bố kết quả|trình|"
    r"thời gian|định kỳ|quý|từ ngày|trước ngày|"
    r"trong|không)(?!\w)"
)
_HEADINGS = ("heading", "part", "clause", "subclause", "caption", "footnote")
_MOST_CLAUSE_WORDS = 46
_HEADING_WORDS = 6
_FEWEST_CLAUSE_WORDS = 8
_FEWEST_UNSTOPPED = 14


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause made whole: words put in front, then the document's own text up to character `end`.
    `subject` is who is ordered, "" when unknown; `text` begins with it. `proof` is the sentence
    that the clause stands in."""

    text: str
    end: int
    subject: str
    proof: Proof

    def place(self, position: int) -> int:
        """Where a character of the document stands in `text`."""
        return len(self.text) - (self.end - position)

    def position(self, place: int) -> int:
        """Where a character of `text` stands in the document."""
        return self.end - (len(self.text) - place)


@dataclass(frozen=True, slots=True)
class Material:
    """A document opened for asking. `frame` opens questions; `body` is the span between its head
    and its recipients; `statements` are its clauses in order."""

    document: Document
    name: str
    frame: str
    body: Span
    statements: tuple[Statement, ...]

    def proof(self, start: int, end: int) -> Proof:
        """A proof from a span of the document."""
        return make_proof(self.document, self.name, start, end)


def open_material(document: Document) -> Material:
    """Everything of a document that questions are made from."""
    body = body_of(document)
    name = name_of(document.header, document.path)
    statements = tuple(_statements(document, body, name))
    return Material(document, name, frame_of(document), body, statements)


def proofs_of(material: Material, statement: Statement) -> tuple[Proof, ...]:
    """A statement's sentence, and the heading above it where that is what names who is ordered; ()
    where neither does."""
    subject = statement.subject
    if not subject or subject in statement.proof.quote:
        return (statement.proof,)
    start = material.document.text.rfind(subject, 0, statement.proof.start)
    if start < 0:
        return ()
    return statement.proof, material.proof(start, start + len(subject))


def body_of(document: Document) -> Span:
    """The text between the head of a paper and its recipients or signature; of other texts,
    everything below the title."""
    text, header = document.text, document.header
    start = header.title.span.end if header.title and header.title.span else 0
    start = max(start, header.date.span.end if _opens(document) else 0)  # type: ignore[union-attr]
    if header.source != "primary":
        return Span(start, len(text))
    ends = [match.start() for match in _RECIPIENTS.finditer(text, start)][:1]
    ends += [match.start() for match in _SIGNATURE.finditer(text, start + (len(text) - start) // 2)]
    return Span(start, min(ends, default=len(text)))


def make_proof(document: Document, name: str, start: int, end: int) -> Proof:
    """A proof from a span, with the section it stands in and its page."""
    page = document.page_of(start) if document.pages else None
    return Proof(
        document.doc_id,
        document.path,
        name,
        start,
        end,
        document.text[start:end],
        _section(document, start),
        page,
        doubtful=tuple(word.text for word in document.doubtful_in(Span(start, end))),
    )


def parents(document: Document, index: int) -> list[Node]:
    """The nodes above a node of the outline, nearest first."""
    found = []
    while (index := document.outline[index].parent) >= 0:
        found.append(document.outline[index])
    return found


def innermost(document: Document, position: int) -> int:
    """The deepest outline node that holds a character; -1 where none does."""
    best = -1
    for index, node in enumerate(document.outline):
        if node.start <= position < node.end and (
            best < 0 or node.level >= document.outline[best].level
        ):
            best = index
    return best


def head_text(document: Document, node: Node) -> str:
    """A node's own first line without its label and closing marks."""
    return document.text[node.head.start : node.head.end].strip(" :.;")


def unit_above(document: Document, index: int) -> str:
    """The body that a heading above (or the node itself) gives its items to; "" where none."""
    for node in parents(document, index):
        head = head_text(document, node)
        match = _HEADING_UNIT.match(head)
        if match and len(head.split()) <= 22 and not _ORDERING.match(head):
            return re.sub(r"\s*;\s*", ", ", match[1]).strip(" ,:")
    return ""


def _opens(document: Document) -> bool:
    """Whether the date stands in the head of the text, above all it says."""
    date = document.header.date
    title = document.header.title
    if date is None or date.span is None or title is None or title.span is None:
        return False
    return title.span.end <= date.span.start <= title.span.end + 40


def _section(document: Document, position: int) -> str:
    index = innermost(document, position)
    if index < 0:
        return ""
    chain = [document.outline[index], *parents(document, index)]
    labels = [node.label for node in reversed(chain) if node.label and node.label != "-"]
    if labels and labels[0].islower():
        # "a" alone stands under each of several headings that have no number.
        heading = next((node for node in chain if node.kind == "heading" and not node.label), None)
        if heading is not None:
            words = head_text(document, heading).split()
            shown = " ".join(words[:_HEADING_WORDS]) + ("…" if len(words) > _HEADING_WORDS else "")
            labels.insert(0, f"“{shown}”")
    return " › ".join(labels)


def _statements(document: Document, body: Span, name: str) -> Iterator[Statement]:
    official = document.header.source == "primary"
    for sentence in sentences(document.text, body.start, body.end):
        written = document.text[sentence.start : sentence.end]
        if (
            in_heading(document, sentence)
            or _GROUND.match(written)
            or " | " in written
            or len(written.split()) < 5
            or (not official and _is_caption(written))
        ):
            continue
        index = innermost(document, sentence.start)
        unit = unit_above(document, index) if index >= 0 and official else ""
        proof = make_proof(document, name, sentence.start, sentence.end)
        yield from _clauses(document, sentence, unit, proof)


def _is_caption(written: str) -> bool:
    """Whether a line of a text is no sentence: short, and it ends with no stop; or furniture."""
    bare = written.rstrip()
    if bare[:1] in "|#":
        return True
    return len(bare.split()) < _FEWEST_UNSTOPPED and bare[-1:] not in ".;:!?…”\"'"


def in_heading(document: Document, sentence: Span) -> bool:
    """Whether the sentence is a heading, which says what follows and states nothing itself."""
    index = innermost(document, sentence.start)
    if index < 0:
        return False
    node = document.outline[index]
    inside = node.head.start <= sentence.start < node.head.end
    if not inside or document.text[sentence.end - 1] in ".;:!…”":
        return False
    return node.kind in _HEADINGS or any(each.parent == index for each in document.outline)


def _clauses(document: Document, sentence: Span, unit: str, proof: Proof) -> Iterator[Statement]:
    """The sentence as a whole when short, and each of its clauses that can stand alone."""
    written = document.text[sentence.start : sentence.end]
    official = document.header.source == "primary"
    body_start = sentence.start + len(written) - len(strip_label(written))
    own = _ORDERING.match(document.text[body_start : sentence.end])
    carried = own[1] if own else ""
    bounds = [body_start]
    for match in _CLAUSE_BREAK.finditer(document.text, body_start, sentence.end):
        bounds += [match.start(), match.end()]
    bounds.append(sentence.end)
    pieces = [Span(bounds[i], bounds[i + 1]) for i in range(0, len(bounds), 2)]
    pieces = _joined(document.text, pieces)
    first = without_connective(document.text[pieces[0].start : pieces[0].end])
    ordering = bool(own) or begins_with_verb(first)
    for number, piece in enumerate(pieces):
        if number and not ordering and begins_with_verb(document.text[piece.start : piece.end]):
            continue  # "vi phạm quy định về …; quy định về …": a noun that looks like an order
        subject = f"{unit} phải" if unit and not carried else carried if number else ""
        opening = "" if number == 0 or subject else time_opening(first)
        made = _make(document, piece, subject, official=official, proof=proof, opening=opening)
        if made is not None:
            yield made


def _joined(text: str, pieces: list[Span]) -> list[Span]:
    """Clauses too short to be understood alone, joined to the one before."""
    joined: list[Span] = []
    for piece in pieces:
        size = len(text[piece.start : piece.end].split())
        if joined and (size < _FEWEST_CLAUSE_WORDS or _DANGLING.match(text, piece.start)):
            whole = Span(joined[-1].start, piece.end)
            if len(text[whole.start : whole.end].split()) <= _MOST_CLAUSE_WORDS:
                joined[-1] = whole
                continue
        joined.append(piece)
    return joined


def _make(
    document: Document, piece: Span, subject: str, *, official: bool, proof: Proof, opening: str
) -> Statement | None:
    written = document.text[piece.start : piece.end]
    whole = as_sentence(written, subject, official=official)
    if whole is not None and opening and not re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", whole):
        whole = f"{opening}{lower_first(whole)}"
    if whole is None or len(whole.split()) > _MOST_CLAUSE_WORDS:
        return None
    end = piece.start + len(written.rstrip(CLAUSE_MARKS))
    if subject and begins_with_verb(without_connective(strip_label(written))):
        return Statement(whole, end, subject.removesuffix(" phải"), proof)
    own = _ORDERING.match(whole)
    return Statement(whole, end, own[1] if own else "", proof)
