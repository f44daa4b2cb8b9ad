"""Lists that stand under a heading which is itself what the question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.answering.draft import Context, Draft, Fact, Quote
from app.candidates import Evidence
from app.question import Asked
from app.question_words import PAPER_TYPES
from app.reading import Reading
from app.tokens import line_of_words, tokenise, word_set
from ingest.identity import same_paper
from ingest.model import Node, Span

_MOST_WORDS = 14
_MOST_READ = 12
_MOST_LINES = 15
_LEAST_PARTS, _SHORT_HEAD = 2, 8
_LEAST_SHARE = 0.6
_LEAST_NAMES = 0.4
_PLURAL = re.compile(
    r"\b(?:nhung|cac)\s+(?!gi\b|ai\b)(.+?)\s+(?:nao|gi|cua|trong|tai|theo|la|o|duoc|ma|de)\b"
)
_OPENING = re.compile(
    r"(?:neu|liet ke|cho biet|trinh bay|ke ten|hay neu)?\s*(.+?)\s+"
    r"(?:cua|trong|theo|la|gom|bao gom|tai|duoc)\b"
)
_ALONE = re.compile(r"\s*(\w+(?: \w+){1,4})\s*\??\s*")
_NO_PLURAL = re.compile(r"\b(?:nhũng|nhưng|cạc|cắc)\b")
_LABEL = re.compile(
    r"\s*(?:(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ])(?:[.)]|\s?[-–](?=\s))|"
    r"\((?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)|[-–•+*])\s+"
)
_ASIDE = frozenset(["caption", "footnote", "row"])
KINDS = frozenset(["part", "chapter", "article", "heading", "clause", "subclause"])
_LEAST_NOUN = 2
_PLURALS = word_set("cac nhung mot so ve")
# Words of headings that any question leaves out.
_LOOSE = word_set("mot so cac nhung chu yeu trong tam cu the ve chung chinh cua va")


def items_below(reading: Reading, at: int) -> list[Span]:
    """The parts right below a part of the outline, each whole, without blanks at its end; only the
    labelled ones where there are several."""
    below = [child for child in reading.document.outline if child.parent == at]
    labelled = [child for child in below if child.label]
    chosen = labelled if len(labelled) > 1 else [one for one in below if one.kind not in _ASIDE]
    return [trimmed(reading, Span(child.start, child.end)) for child in chosen]


def trimmed(reading: Reading, span: Span) -> Span:
    """A span without blanks at its end."""
    text = reading.text[span.start : span.end]
    return Span(span.start, span.start + len(text.rstrip()))


def named_sections(
    reading: Reading, noun: Sequence[str]
) -> Iterator[tuple[float, int, list[Span]]]:
    """Headings that open with a noun (folded words), the share of their words that are in it, their
    place in the outline and what stands below; only headings with two parts or more, or with one
    where they say just the noun."""
    for at, node in enumerate(reading.document.outline):
        if node.kind not in KINDS:
            continue
        words = _without_plural(_head(reading, node))
        if len(noun) < _LEAST_NOUN or not words or len(words) > _MOST_WORDS:
            continue
        if words[: len(noun)] != list(noun) and words[:_LEAST_NOUN] != list(noun[:_LEAST_NOUN]):
            continue
        below = items_below(reading, at)
        if len(below) > 1 or (below and words == list(noun)):
            content = [word for word in words if word not in _LOOSE] or words
            share = sum(word in noun for word in content) / len(content)
            yield share, at, below


def alike_siblings(reading: Reading, noun: Sequence[str]) -> list[Span]:
    """Parts under one heading that all open with the noun asked for: "1. Nhóm giải pháp về …",
    "2. Nhóm giải pháp về …"; their heads only. Empty where fewer than three do."""
    outline = reading.document.outline
    groups: dict[int, list[Node]] = {}
    for node in outline:
        if node.kind in KINDS and node.label:
            groups.setdefault(node.parent, []).append(node)
    for nodes in groups.values():
        heads = [node for node in nodes if _head(reading, node)[: len(noun)] == list(noun)]
        if len(noun) >= _LEAST_NOUN and len(heads) > _LEAST_PARTS and 2 * len(heads) > len(nodes):
            return [trimmed(reading, Span(node.start, node.head.end)) for node in heads]
    return []


def _without_plural(words: list[str]) -> list[str]:
    """A heading's words without "Các" or "Một số" before its noun."""
    while words and words[0] in _PLURALS:
        words = words[1:]
    return words


def _head(reading: Reading, node: Node) -> list[str]:
    return line_of_words(reading.text, *node.head).folded.split()


def is_heading(evidence: Evidence) -> bool:
    """Whether a sentence is only the heading of what stands below it."""
    outline = evidence.reading.document.outline
    for at, node in enumerate(outline):
        if node.start <= evidence.span.start < node.head.end:
            has_parts = any(child.parent == at for child in outline)
            return has_parts and evidence.quote.rstrip()[-1:] not in ".;"
    return False


def below_heading(draft: Draft | None) -> Draft | None:
    """A draft that only quotes a heading as the list of what stands below it."""
    found = draft.evidence if draft is not None else None
    if draft is None or found is None or draft.is_list:
        return draft
    if is_heading(found):
        outline = found.reading.document.outline
        at = next(i for i, n in enumerate(outline) if n.start <= found.span.start < n.head.end)
        below = items_below(found.reading, at)
        if len(below) < _LEAST_PARTS and len(found.quote.split()) > _SHORT_HEAD:
            return draft  # "Điều 1. Phê duyệt Chương trình …:" says what the article does
        facts = part_facts(found.reading, below)
    elif opens_list(draft):
        facts = part_facts(found.reading, list(_lines_below(found.reading, found.span)))
    else:
        return draft
    return replace(draft, kind="list", facts=facts, is_list=len(facts) > 1) if facts else draft


def opens_list(draft: Draft) -> bool:
    """Whether all that a draft says is that something follows: "nhằm mục đích:"."""
    return len(draft.facts) == 1 and draft.facts[0].text.rstrip().endswith(":")


def _lines_below(reading: Reading, announcing: Span) -> Iterator[Span]:
    """The lines behind a sentence that announces them without labels, up to the next such sentence
    or labelled part; dashes may follow a first line that lost its own. None where only one line
    stands there."""
    text = reading.text
    parts = {node.start: node.kind for node in reading.document.outline if node.label}
    found: list[Span] = []
    start = text.find("\n", announcing.end) + 1
    dashed = False
    while 0 < start < len(text) and len(found) < _MOST_LINES:
        end = text.find("\n", start)
        end = end if end > 0 else len(text)
        is_dash = bool(found) and parts.get(start) == "dash"
        if text[start:end].rstrip().endswith(":") or ((start in parts or dashed) and not is_dash):
            break
        dashed = is_dash
        found.append(trimmed(reading, Span(start, end)))
        start = end + 1
    yield from found if len(found) > 1 else ()


def part_facts(reading: Reading, spans: Sequence[Span]) -> tuple[Fact, ...]:
    """Parts of a document as facts, without their labels."""
    return tuple(
        Fact(without_label(reading.text[span.start : span.end]), (Quote(reading, span),))
        for span in spans
    )


def answer_section(context: Context) -> Draft | None:
    """What stands below the heading that the question names, where one does."""
    noun = asked_noun(context.asked)
    named = bool(context.references) or context.asked.kind == "list"
    if " ".join(noun) in PAPER_TYPES:
        return None  # "những quyết định nào": a heading that says "QUYẾT ĐỊNH" lists none
    best: tuple[float, float, Reading, list[Span]] | None = None
    for reading in readings_of_papers(context)[:_MOST_READ]:
        for share, at, below in named_sections(reading, noun):
            head = _without_plural(_head(reading, reading.document.outline[at]))
            same = _same(noun, head)
            if share < _LEAST_SHARE or not (named or same == 1.0):
                continue
            if best is None or (share, same) > best[:2]:
                best = (share, same, reading, below)
    if best is None or not (context.references or _is_nearest(context, best[2])):
        return None
    share, _, reading, below = best
    facts = part_facts(reading, below)
    return Draft("list", facts=facts, is_list=len(facts) > 1, fit=share)


def answer_alike(context: Context) -> Draft | None:
    """The parts of the paper meant that all open with the noun asked for; None where none do."""
    if context.asked.kind != "list" or context.asked.count is not None:
        return None
    noun = asked_noun(context.asked)
    for reading in readings_of_papers(context)[:_MOST_READ]:
        if context.references or _is_nearest(context, reading):
            facts = part_facts(reading, alike_siblings(reading, noun))
            if facts:
                return Draft("list", facts=facts, is_list=True, fit=1.0)
    return None


def readings_of_papers(context: Context) -> tuple[Reading, ...]:
    """The documents in scope whose headings may be those of the named papers: the papers and what
    is mainly about them; all in scope where none is named."""
    papers = context.references
    return tuple(
        reading
        for reading in context.scope_readings
        if not papers or any(same_paper(one, paper) for one in reading.subjects for paper in papers)
    )


def _same(noun: Sequence[str], heading: Sequence[str]) -> float:
    """The share of all words of both that both have."""
    return len({*noun} & {*heading}) / len({*noun} | {*heading})


def _is_nearest(context: Context, reading: Reading) -> bool:
    """Whether a document holds the best sentence: where no paper is named, it must."""
    best = context.pool.best(1)
    return bool(best) and best[0].reading is reading and best[0].names >= _LEAST_NAMES


def asked_noun(asked: Asked) -> list[str]:
    """What kind of thing a question asks to list, folded.

    >>> from app.question import read_question
    >>> asked_noun(read_question("Chỉ thị 7-CT/TU nêu những nhiệm vụ, giải pháp nào?"))
    ['nhiem', 'vu', 'giai', 'phap']
    >>> asked_noun(read_question("Mục tiêu của Kế hoạch 7-KH/HU gồm những gì?"))
    ['muc', 'tieu']
    """
    folded = asked.folded
    if asked.toned:  # "tham nhũng" is no "những"
        for other in _NO_PLURAL.finditer(asked.vietnamese.lower()):
            folded = folded[: other.start()] + "_" * len(other[0]) + folded[other.end() :]
    match = _PLURAL.search(folded) or _OPENING.match(folded) or _ALONE.fullmatch(folded)
    return [token.folded for token in tokenise(match[1])] if match is not None else []


def without_label(text: str) -> str:
    """A part's text without its number, letter or dash.

    >>> without_label("a) Lập tổ"), without_label("2.1. Mua xe"), without_label("- Thu")
    ('Lập tổ', 'Mua xe', 'Thu')
    """
    return text[label_length(text) :]


def label_length(text: str) -> int:
    """How many characters of a part are its number, letter or dash with the blanks around it.

    >>> label_length("2.1. Mua xe"), label_length("Mua xe")
    (5, 0)
    """
    label = _LABEL.match(text)
    return label.end() if label else 0
