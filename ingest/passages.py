"""Passages: what is encoded and retrieved, cut along the outline and never across an item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.model import Enumeration, Header, Node, Passage, Span
from ingest.words import sentences

GROUP_CHARS = 1100  # small items of one parent share a passage up to here
WHOLE_CHARS = 1600  # a paragraph, or a document of paragraphs, up to here stays in one piece
_SMALL_PARAGRAPH = 250  # characters; shorter ones join a neighbour
_MAX_HEADING_CHARS = 110
_MAX_TITLE_CHARS = 220
_MAX_CONTEXT_CHARS = 420
_ALONE = frozenset({"part", "chapter", "article"})  # these never share a passage with a sibling
_ITEMS = frozenset({"clause", "subclause", "point", "dash", "row"})
_KINDS = {
    "directive": "Chỉ thị",
    "plan": "Kế hoạch",
    "resolution": "Nghị quyết",
    "conclusion": "Kết luận",
    "decision": "Quyết định",
    "decree": "Nghị định",
    "circular": "Thông tư",
    "notice": "Thông báo",
    "guidance": "Hướng dẫn",
}
_LABEL_WORDS = {
    "part": "Phần",
    "chapter": "Chương",
    "article": "Điều",
    "subclause": "mục",
    "point": "điểm",
}


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters that stay together. `owner` is the outline node they hang under (-1: the text),
    `kind` that of the node they are, `whole` whether they are entire nodes."""

    start: int
    end: int
    owner: int
    kind: str
    whole: bool = True


def cut_passages(
    text: str,
    header: Header,
    outline: Sequence[Node],
    enumerations: Sequence[Enumeration] = (),
) -> tuple[Passage, ...]:
    """Passages in reading order, without overlap, that together hold every line of the text."""
    cutter = _Cutter(text, outline, enumerations)
    name = _document_name(header)
    passages: list[Passage] = []
    for piece in cutter.pieces():
        path = cutter.path(piece.owner)
        passages.append(
            Passage(
                ordinal=len(passages),
                start=piece.start,
                end=piece.end,
                context=" · ".join([*name, *path])[:_MAX_CONTEXT_CHARS],
                section=" › ".join(path),
                sentences=tuple(sentences(text, piece.start, piece.end)),
            )
        )
    return tuple(passages)


class _Cutter:
    """Cuts one text; holds the tree's children and the places that must not be cut."""

    def __init__(
        self, text: str, outline: Sequence[Node], enumerations: Sequence[Enumeration]
    ) -> None:
        self.text = text
        self.outline = outline
        self.children: list[list[int]] = [[] for _ in outline]
        self.roots: list[int] = []
        for index, node in enumerate(outline):
            (self.children[node.parent] if node.parent >= 0 else self.roots).append(index)
        self.kept = _inner_places(enumerations)

    def pieces(self) -> list[_Piece]:
        """The text in pieces of the right size, in reading order."""
        plain = all(
            not node.label and node.kind in ("paragraph", "heading") for node in self.outline
        )
        if plain and 0 < len(self.text) <= WHOLE_CHARS:
            return [_Piece(self.outline[0].start, self.outline[-1].end, -1, "paragraph")]
        return self._pack(self._cut_all(self.roots, owner=-1))

    def path(self, index: int) -> list[str]:
        """The headings above and at a node, outermost first."""
        found = []
        while index >= 0:
            node = self.outline[index]
            heading = self._heading(index)
            if heading:
                found.append(heading)
            index = node.parent
        return found[::-1]

    def _cut_all(self, indices: Sequence[int], *, owner: int) -> list[_Piece]:
        return [piece for index in indices for piece in self._cut(index, owner=owner)]

    def _cut(self, index: int, *, owner: int) -> list[_Piece]:
        """The pieces of one node: itself when small, else its head with its children's pieces."""
        node = self.outline[index]
        length = node.end - node.start
        leaf = not self.children[index]
        # An article or a part names itself in its passage's path.
        own = index if node.kind in _ALONE or (node.kind == "heading" and not leaf) else owner
        if length <= GROUP_CHARS or (leaf and length <= WHOLE_CHARS):
            return [_Piece(node.start, node.end, own, node.kind)]
        if leaf:
            return self._cut_paragraph(node.start, node.end, owner=own, kind=node.kind)
        head_end = self.outline[self.children[index][0]].start - 1
        head = self._cut_paragraph(node.start, head_end, owner=index, kind="head")
        below = self._pack(self._cut_all(self.children[index], owner=index))
        return [*head[:-1], *self._join_head(head[-1], below)]

    def _join_head(self, head: _Piece, below: list[_Piece]) -> list[_Piece]:
        """A lead-in goes with the first of its items where they fit together."""
        if below and below[0].end - head.start <= WHOLE_CHARS:
            first = below[0]
            joined = _Piece(head.start, first.end, head.owner, first.kind, whole=False)
            return [joined, *(_frozen(piece) for piece in below[1:])]
        return [_frozen(head), *(_frozen(piece) for piece in below)]

    def _cut_paragraph(self, start: int, end: int, *, owner: int, kind: str) -> list[_Piece]:
        if end - start <= WHOLE_CHARS:
            return [_Piece(start, end, owner, kind)]
        pieces: list[_Piece] = []
        parts = -(-(end - start) // GROUP_CHARS)
        begin = start
        for stop in self._stops(start, end):
            # Even pieces rather than a scrap at the end.
            target = (end - begin) / max(1, parts - len(pieces))
            if stop - begin >= target * 0.9 and end - stop > _SMALL_PARAGRAPH:
                pieces.append(_Piece(begin, stop, owner, kind, whole=False))
                begin = stop + 1 if self.text[stop : stop + 1].isspace() else stop
        pieces.append(_Piece(begin, end, owner, kind, whole=False))
        return pieces

    def _stops(self, start: int, end: int) -> list[int]:
        """Ends of sentences at which a paragraph may be cut: not inside an enumeration's item. A
        sentence longer than a passage may be cut at its semicolons or, without any, its spaces."""
        stops = []
        for sentence in sentences(self.text, start, end):
            if sentence.end - sentence.start > WHOLE_CHARS:
                stops += self._inner_stops(sentence)
            stops.append(sentence.end)
        return [stop for stop in stops if stop not in self.kept]

    def _inner_stops(self, sentence: Span) -> list[int]:
        part = self.text[sentence.start : sentence.end]
        mark = ";" if part.count(";") * WHOLE_CHARS >= len(part) else " "
        return [
            sentence.start + offset + (mark == ";")
            for offset, letter in enumerate(part)
            if letter == mark
        ]

    def _pack(self, pieces: Sequence[_Piece]) -> list[_Piece]:
        """Neighbouring whole siblings joined while they stay small."""
        packed: list[_Piece] = []
        for piece in pieces:
            if packed and self._fit(packed[-1], piece):
                last = packed[-1]
                kind = piece.kind if last.kind == "heading" else last.kind
                packed[-1] = _Piece(last.start, piece.end, last.owner, kind)
            else:
                packed.append(piece)
        return packed

    def _fit(self, last: _Piece, piece: _Piece) -> bool:
        if not (last.whole and piece.whole) or last.owner != piece.owner:
            return False
        if last.kind in _ALONE or piece.kind in _ALONE:
            return False
        if piece.end - last.start > GROUP_CHARS:
            return False
        if piece.kind in _ITEMS or last.kind in _ITEMS or last.kind == "heading":
            return True
        shortest = min(last.end - last.start, piece.end - piece.start)
        return shortest < _SMALL_PARAGRAPH

    def _heading(self, index: int) -> str:
        """How a node is named in a path: as written when short, else by its label."""
        node = self.outline[index]
        if node.kind in ("paragraph", "dash", "row"):
            return ""
        written = self.text[node.start : node.head.end].rstrip(" :")
        below = self.outline[self.children[index][0]] if self.children[index] else None
        if node.head.start == node.head.end and below is not None and below.kind == "heading":
            written += f". {self.text[below.start : below.head.end]}"
        if len(written) <= _MAX_HEADING_CHARS:
            return written
        if node.kind == "heading":
            return written[:_MAX_HEADING_CHARS].rsplit(" ", 1)[0] + "…"
        word = _LABEL_WORDS.get(node.kind, "mục")
        if node.kind == "clause" and self._inside_article(node):
            word = "khoản"
        return f"{word} {node.label}"

    def _inside_article(self, node: Node) -> bool:
        while node.parent >= 0:
            node = self.outline[node.parent]
            if node.kind == "article":
                return True
        return False


def _frozen(piece: _Piece) -> _Piece:
    return _Piece(piece.start, piece.end, piece.owner, piece.kind, whole=False)


def _inner_places(enumerations: Sequence[Enumeration]) -> frozenset[int]:
    """Ends of sentences inside the items of an enumeration, where no passage may end."""
    places: set[int] = set()
    for enumeration in enumerations:
        for item in enumeration.items:
            if item.end - item.start <= WHOLE_CHARS:
                places.update(range(item.start + 1, item.end))
    return frozenset(places)


def _document_name(header: Header) -> list[str]:
    """What a passage's document is called: its kind and number, its issuer, its title."""
    name = []
    number = header.identity.canonical if header.identity else ""
    if not number and header.number is not None and header.source == "primary":
        number = header.number.value
    if number:
        name.append(f"{_KINDS.get(header.kind, '')} {number}".strip())
    if number and header.issuer is not None:
        name.append(header.issuer.value)
    if header.title is not None:
        name.append(header.title.value[:_MAX_TITLE_CHARS])
    return name
