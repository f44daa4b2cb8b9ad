"""Announced counts tied to the items that follow them: numbered, in a sentence, or running on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ingest.counts import Announcement, find_announcements, last_thing
from ingest.folding import fold
from ingest.inline_lists import find_anchored, find_inline
from ingest.item_splits import split_items
from ingest.model import Enumeration, Node, Span
from ingest.openings import item_score, turn_score
from ingest.prose_lists import Sentence, divide, number_themselves
from ingest.words import sentences

_LISTED_KINDS = frozenset(
    {"part", "clause", "subclause", "point", "dash", "article", "chapter", "row"}
)
_ASIDE = frozenset({"caption", "footnote"})  # these stand between the lines of a list, not in it
# Nouns that are worth keeping as announced even where the text does not list them.
_LISTABLE = re.compile(
    r"nhóm|nhiệm vụ|giải pháp|nội dung|vấn đề|nguyên tắc|mục tiêu|điểm mới|bước|biểu hiện|yêu cầu"
    r"|biện pháp|tiêu chí|quan điểm|đột phá|trụ cột|chỉ tiêu|khâu|tồn tại|hạn chế|nguyên nhân"
    r"|bài học|kiến nghị|đề xuất|định hướng|khó khăn|công việc|việc (?:cụ thể|trọng tâm|chính|lớn)"
)
_LISTING = re.compile(
    r"(?:gom|bao gom|nhu sau|sau day|sau|duoi day|cu the|do la|la)\s*:\s*$"
    r"|(?:sau day|nhu sau)[.:]?\s*$"
    r"|\b(?:yeu cau|tap trung|thuc hien|chi thi|nhiem vu|giai phap|noi dung|muc tieu|chi tieu"
    r"|nguyen tac|trach nhiem|quyet dinh|de nghi|bien phap|tieu chi|cong viec|viec)\b[^:]*:\s*$"
)
_LIST_ENDS = (":", "sau day", "nhu sau", "sau day.", "nhu sau.")
_ANNOUNCES = re.compile(
    r"\b(?:chi ra|neu|de ra|xac dinh|dua ra|gom|tap trung|yeu cau|thuc hien|co|quan triet|chi ro"
    r"|quy dinh|ban hanh|dat ra|nhan manh|trien khai|thong nhat|de xuat|kien nghi|phan cong"
    r"|phat hien|goi y|chon|thong tin|phat dong|vi pham|rut ra|lam ro|thao luan|ban|trao doi"
    r"|cong bo|giao|voi)\b"
)
_QUOTES = ("“", '"', "‘", "'", "«")
_COLON_LIST = re.compile(
    r"(?:gom|bao gom|nhu sau|sau day|cu the la|do la|cac noi dung sau|sau)\s*:"
)
_NAMELY = re.compile(r"(?:Cụ thể(?: là)?|Đó là|Gồm|Bao gồm|Trong đó có|Gồm có)\s?[,:]?\s+")
_LEAD_CHARS = 300  # the end of a lead-in, where its cue stands
_LEAST_CHARS, _MOST_CHARS = 12, 2000  # of an item behind a colon
_LEAST_ITEM = 1.5  # of an item's opening, where no count vouches for the list
_TOPIC_TURNS = 1.0
_LEAST_SHARE = 0.6  # of the paragraphs behind a lead-in
_MAX_PARAGRAPHS = 40
_MAX_FOLLOWING = 160  # sentences looked at behind an announcement


@dataclass(frozen=True, slots=True)
class _Line:
    """A node's own line: its sentences, and where its outline children or siblings stand."""

    index: int
    sentences: tuple[Span, ...]


def find_enumerations(text: str, outline: Sequence[Node]) -> tuple[Enumeration, ...]:
    """All announced counts in reading order with their items, and lists introduced by a colon
    without a count. An item's span is the whole item, for a list in a sentence just its phrase."""
    reader = _Reader(text, outline)
    found = [enumeration for line in reader.lines for enumeration in reader.read(line)]
    nearest = {enumeration.items: enumeration for enumeration in found if enumeration.items}
    kept = [one for one in found if not one.items or nearest[one.items] is one]
    return tuple(sorted(kept, key=lambda enumeration: (enumeration.start, enumeration.end)))


class _Reader:
    """Reads one text: its lines, their sentences, and the outline's children."""

    def __init__(self, text: str, outline: Sequence[Node]) -> None:
        self.text = text
        self.folded = fold(text)
        self.outline = outline
        self.children: list[list[int]] = [[] for _ in outline]
        self.roots: list[int] = []
        for index, node in enumerate(outline):
            if node.kind not in _ASIDE:
                (self.children[node.parent] if node.parent >= 0 else self.roots).append(index)
        self.place: dict[int, int] = {}
        for siblings in [self.roots, *self.children]:
            self.place.update({index: place for place, index in enumerate(siblings)})
        self.sentences = [
            tuple(sentences(text, node.head.start, node.head.end)) for node in outline
        ]
        self.lines = [
            _Line(index, self.sentences[index])
            for index, node in enumerate(outline)
            if node.kind != "row" and node.kind not in _ASIDE
        ]

    def read(self, line: _Line) -> Iterator[Enumeration]:
        """The enumerations announced in a line."""
        tied_starts: set[int] = set()
        for place, sentence in enumerate(line.sentences):
            for announcement in find_announcements(self.text, sentence):
                tied = self._tie(line, place, announcement)
                if tied is not None:
                    if tied.items:
                        tied_starts.add(sentence.start)
                    yield tied
        yield from self._uncounted(line, tied_starts)

    def _tie(self, line: _Line, place: int, announcement: Announcement) -> Enumeration | None:
        sentence = line.sentences[place]
        anchored = find_anchored(self.text, announcement, sentence.end)
        if anchored:
            return _enumeration(announcement, anchored, "inline")
        inline = find_inline(
            self.text,
            after=announcement.after,
            end=sentence.end,
            count=announcement.count,
            sure=announcement.sure,
        )
        if inline is not None and len(inline.items) == announcement.count:
            return _enumeration(announcement, inline.items, "inline")
        if place == len(line.sentences) - 1:
            items = self._outline_items(line.index, announcement.count)
            if len(items) == announcement.count or (items and announcement.sure):
                return _enumeration(announcement, items, "outline")
        next_one = self._next_sentence(line, place, announcement)
        if next_one:
            return _enumeration(announcement, next_one, "inline")
        ordinals = self._ordinal_items(line, place, announcement)
        if ordinals:
            return _enumeration(announcement, ordinals, "sentences")
        if not announcement.listable:
            return None
        if inline is not None:
            return _enumeration(announcement, inline.items, "inline")
        if announcement.name:
            quoted = self.text[announcement.at - 1 : announcement.at] in _QUOTES
            return _enumeration(announcement, (), "none") if quoted else None
        items = self._prose_items(line, place, announcement)
        if items:
            return _enumeration(announcement, items, "sentences")
        if _LISTABLE.match(announcement.noun) and self._announces(sentence, announcement):
            return _enumeration(announcement, (), "none")
        return None

    def _next_sentence(
        self, line: _Line, place: int, announcement: Announcement
    ) -> tuple[Span, ...]:
        """Exactly as many items as announced in the next sentence, where that says that it lists
        them: "… gồm 4 tổ. Cụ thể, Tổ A …; Tổ B …"."""
        following = self._following(line, place)[:1]
        opening = _NAMELY.match(self.text, *following[0].span) if following else None
        if opening is None:
            return ()
        items = split_items(
            self.text, Span(opening.end(), following[0].span.end), announcement.count
        )
        return items if len(items) == announcement.count else ()

    def _announces(self, sentence: Span, announcement: Announcement) -> bool:
        first = max(sentence.start, announcement.at - 60)
        return _ANNOUNCES.search(self.folded[first : announcement.at]) is not None

    def _outline_items(self, index: int, count: int | None) -> tuple[Span, ...]:
        """The run of labelled nodes that a line leads to: its own children, or the siblings right
        behind it; as many as announced, or any number behind a colon."""
        leads = self.text.endswith(":", self.outline[index].start, self.outline[index].head.end)
        for run in self._runs(index):
            if len(run) == count:
                return run
        if leads or count is None:
            runs = [run for run in self._runs(index) if len(run) > 1]
            if runs:
                return runs[0]
        return ()

    def _runs(self, index: int) -> list[tuple[Span, ...]]:
        """Rows of alike nodes below a node, else of those that follow it at once."""
        runs = self._child_runs(index)
        for child in self.children[index][:2]:
            # A heading announces, the lead-in below it holds the items.
            if not self.outline[child].label:
                runs += self._child_runs(child)
        if not runs and not self.outline[index].label:
            runs += self._following_runs(index)
        return runs

    def _following_runs(self, index: int) -> list[tuple[Span, ...]]:
        """The row of alike siblings behind an unlabelled line, at most one paragraph between."""
        place = self.place[index] + 1
        siblings = self._siblings(index)
        for skipped in range(2):
            if place + skipped >= len(siblings):
                break
            kind = self.outline[siblings[place + skipped]].kind
            if kind in _LISTED_KINDS:
                row = [siblings[place + skipped]]
                for child in siblings[place + skipped + 1 :]:
                    if self.outline[child].kind != kind:
                        break
                    row.append(child)
                return self._variants(row)
            if kind != "paragraph":
                break
        return []

    def _child_runs(self, index: int) -> list[tuple[Span, ...]]:
        """Children of one kind that stand in a row, the first such row first."""
        by_kind = groupby(self.children[index], key=lambda child: self.outline[child].kind)
        rows = [list(group) for kind, group in by_kind if kind in _LISTED_KINDS]
        return [run for row in rows for run in self._variants(row)]

    def _variants(self, row: list[int]) -> list[tuple[Span, ...]]:
        """A row of nodes as items; the rows of a table also without the first, its head."""
        spans = tuple(Span(self.outline[i].start, self.outline[i].end) for i in row)
        if self.outline[row[0]].kind == "row":
            return [spans[1:], spans]
        return [spans]

    def _siblings(self, index: int) -> list[int]:
        parent = self.outline[index].parent
        return self.children[parent] if parent >= 0 else self.roots

    def _ordinal_items(
        self, line: _Line, place: int, announcement: Announcement
    ) -> tuple[Span, ...]:
        """Exactly as many items as announced that number themselves from the first on, behind the
        announcement's own colon or in the sentences behind it."""
        items = number_themselves(self.text, self._behind(line, place, announcement))
        return items if len(items) == announcement.count else ()

    def _behind(self, line: _Line, place: int, announcement: Announcement) -> list[Sentence]:
        return [*self._behind_colon(announcement), *self._following(line, place)]

    def _prose_items(self, line: _Line, place: int, announcement: Announcement) -> tuple[Span, ...]:
        following = self._behind(line, place, announcement)
        if self._announced_again(following[:3], announcement) or self._opens_another(
            following[:1], announcement
        ):
            return ()
        titled = self.text[announcement.end - 1].isalnum()
        listable = _LISTABLE.match(announcement.noun) is not None
        expected = announcement.follows or (
            listable and self._announces(line.sentences[place], announcement)
        )
        items = divide(self.text, following, announcement.count, strict=titled or not expected)
        inside = [one for one in following if items and one.span.start < items[-1].end]
        return () if self._announced_again(inside, announcement) else items

    def _opens_another(self, following: Sequence[Sentence], first: Announcement) -> bool:
        """Whether the next sentence opens the list of another count: "…, 8 trọng tâm gồm: Thứ nhất
        là …"."""
        return any(
            other.count != first.count and self.text.find(":", other.after, sentence.span.end) > 0
            for sentence in following
            for other in find_announcements(self.text, sentence.span)
        )

    def _behind_colon(self, announcement: Announcement) -> list[Sentence]:
        """What stands behind the announcement's own colon: the first of items that run on."""
        colon = self.text.find(":", announcement.after, announcement.end)
        if colon < 0 or not _LEAST_CHARS <= announcement.end - colon <= _MOST_CHARS:
            return []
        start = colon + 1 + self.text[colon + 1 : announcement.end].startswith(" ")
        return [Sentence(Span(start, announcement.end), first=False)]

    def _announced_again(self, following: Sequence[Sentence], first: Announcement) -> bool:
        """Whether the next sentences announce the same: then this one was a title or a summary."""
        return any(
            (again.count, again.noun) == (first.count, first.noun)
            for sentence in following
            for again in find_announcements(self.text, sentence.span)
        )

    def _following(self, line: _Line, place: int) -> list[Sentence]:
        """Sentences behind an announcement in its own and the next plain paragraphs."""
        found = [Sentence(span, first=False) for span in line.sentences[place + 1 :]]
        for index in range(line.index + 1, len(self.outline)):
            node = self.outline[index]
            if node.kind in _ASIDE:
                continue
            if node.kind != "paragraph" or len(found) > _MAX_FOLLOWING:
                break
            spans = self.sentences[index]
            found += [Sentence(span, first=order == 0) for order, span in enumerate(spans)]
        return found

    def _uncounted(self, line: _Line, tied: set[int]) -> Iterator[Enumeration]:
        """A list without a count: "gồm:", "như sau:" with labelled items or with semicolons."""
        for place, sentence in enumerate(line.sentences):
            if sentence.start in tied:
                continue
            if place == len(line.sentences) - 1 and self._leads_list(sentence):
                items, form = self._outline_items(line.index, None), "outline"
                if not items:
                    following = self._following(line, place)
                    items = number_themselves(self.text, following) or self._paragraph_items(line)
                    form = "sentences"
            else:
                items, form = self._semicolon_items(sentence), "inline"
            if items:
                written = self.text[sentence.start : sentence.end]
                noun = last_thing(written.split(":", 1)[0])
                yield Enumeration(sentence.start, sentence.end, None, noun, "", items, form)

    def _leads_list(self, sentence: Span) -> bool:
        lead = self.folded[max(sentence.start, sentence.end - _LEAD_CHARS) : sentence.end]
        return lead.rstrip().endswith(_LIST_ENDS) and _LISTING.search(lead) is not None

    def _paragraph_items(self, line: _Line) -> tuple[Span, ...]:
        """The plain paragraphs behind a lead-in, when most of them open like items."""
        items: list[Span] = []
        likely: list[bool] = []
        for index in range(line.index + 1, min(line.index + _MAX_PARAGRAPHS, len(self.outline))):
            node = self.outline[index]
            written = self.text[node.head.start : node.head.end]
            if node.kind != "paragraph" or written.endswith(":"):
                break
            if len(items) > 1 and turn_score(written, first_of_paragraph=True) >= _TOPIC_TURNS:
                break
            items.append(Span(node.start, node.head.end))
            likely.append(item_score(written, first_of_paragraph=False) >= _LEAST_ITEM)
        while likely and not likely[-1]:
            likely.pop()
        if sum(likely) < max(2, _LEAST_SHARE * len(likely)):
            return ()
        return tuple(items[: len(likely)])

    def _semicolon_items(self, sentence: Span) -> tuple[Span, ...]:
        colon = self.text.find(":", sentence.start, sentence.end)
        if colon < 0 or self.text.find(";", colon, sentence.end) < 0:
            return ()
        folded = self.folded[sentence.start : sentence.end]
        match = _COLON_LIST.search(folded)
        if match is None or ";" not in folded[match.end() :]:
            return ()
        items = split_items(self.text, Span(sentence.start + match.end(), sentence.end), None)
        return items if len(items) > 1 else ()


def _enumeration(announcement: Announcement, items: tuple[Span, ...], form: str) -> Enumeration:
    return Enumeration(
        start=announcement.start,
        end=announcement.end,
        count=announcement.count,
        noun=announcement.noun,
        name=announcement.name,
        items=items,
        form=form,
    )
