"""Sentences, words and syllables as spans of the text; the only file that knows underthesea.

Numbers of official papers, dates, addresses and abbreviations stay whole. Everything is linear in
the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.folding import fold, has_tones
from ingest.model import Span

# What no splitter may cut: addresses, numbers of papers, dates, figures, abbreviations.
_WHOLE = re.compile(
    r"https?://[^\s“”\"<>]+|www\.[^\s“”\"<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|\d+[A-Za-zĐđ]?(?:/\d{4})?[-–/](?=[^\W\d_]*[A-ZĐ])[^\W\d_]+\d*(?:[-–/&][A-ZĐ][^\W_]*)*"
    r"|\d+(?:[.,/:-]\d+)+%?|\d+%"
    r"|[Đđ]/[Cc]\b|v\.v\.?"
    r"|(?:[A-ZĐ][A-Za-zĐđ]{0,3}\.)+(?:[A-ZĐ][^\W\d_]*)?(?=[\s,;)]|$)"
    r"|\d+[^\W\d_]+|[^\W\d_]+\d+[^\W_]*"
)
_SYLLABLES = re.compile(_WHOLE.pattern + r"|[^\W_]+")
# A possible end of a sentence, with the quotes and brackets that close behind it.
# Its first letter is a set of marks, so that the scan skips to the next of them.
_STOP = re.compile(r"[.!?…](?:[.!?…]*[\"'”’»)\]]*(?=\s)|(?<=[a-zà-ỹ]{2}\.)(?=[A-ZÀ-Ỹ][a-zà-ỹ]))")
_CLOSERS = "\"'”’»)]"
# Abbreviations that stand before a name or a figure, in lower case.
_TITLE_PATTERN = re.compile(
    "(?:tp|tx|tt|gs|pgs|ts|ths|bs|ks|cn|ds|nxb|st|tr|vd|no|mr|mrs|ms|dr|prof|đt|tel|sđt)"
)
_NUMBER_LABEL = re.compile(
    r"(?:(?:điều|khoản|mục|chương|phần|điểm|tiểu mục|bước|câu|bài|phụ lục)\s+)?"
    r"(?:\d+[a-zđ]?(?:\.\d+)*|[ivxlc]+|[a-zđ])\.",
    re.IGNORECASE,
)
_OPENERS = "\"'“‘«([-–•+*"


def sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Sentences of `text[start:end]` in order, without the white space around them; a line break
    always ends one.

    >>> text = "1. GS.TS. An ở TP. Hà Nội dự. Ông nói: “Tốt!”"
    >>> [text[a:b] for a, b in sentences(text)]
    ['1. GS.TS. An ở TP. Hà Nội dự.', 'Ông nói: “Tốt!”']
    >>> len(sentences("Chủ trì có GS,TS. Lê An và PGS,TS. Tạ Bình."))
    1
    """
    end = len(text) if end is None else end
    found = []
    while start < end:
        line_end = text.find("\n", start, end)
        line_end = end if line_end < 0 else line_end
        found += _line_sentences(text, start=start, end=line_end)
        start = line_end + 1
    return found


def words(text: str) -> list[Span]:
    """Words of the text in order, punctuation left out; text without tones gives syllables.

    >>> text = "Chỉ thị số 24-CT/TU"
    >>> [text[a:b] for a, b in words(text)]
    ['Chỉ thị', 'số', '24-CT/TU']
    """
    if not has_tones(text):
        return syllables(text)
    return [span for span, _ in tag_pieces(text, tagged=False)]


def tag(text: str) -> list[tuple[Span, str]]:
    """Words with underthesea's part of speech ("N", "Np", "V", "A", "M", "E", …), punctuation left
    out; what no splitter may cut is tagged "M" when it holds a digit, else "Ny"."""
    return list(tag_pieces(text, tagged=True))


def syllables(text: str) -> list[Span]:
    """Syllables, figures and protected pieces in order: the cheap tokenizer.

    >>> text = "Đ/c An nhận 4.805 phiếu (0,61%)."
    >>> [text[a:b] for a, b in syllables(text)]
    ['Đ/c', 'An', 'nhận', '4.805', 'phiếu', '0,61%']
    """
    return [Span(match.start(), match.end()) for match in _SYLLABLES.finditer(text)]


def protected(text: str) -> list[Span]:
    """The pieces that stay whole: addresses, numbers of papers, dates, figures, abbreviations."""
    return [Span(match.start(), match.end()) for match in _WHOLE.finditer(text)]


def tag_pieces(text: str, *, tagged: bool) -> Iterator[tuple[Span, str]]:
    """Words with their tags ("" unless `tagged`), line by line, around the protected pieces."""
    position = 0
    for line in text.split("\n"):
        yield from _tag_line(line, offset=position, tagged=tagged)
        position += len(line) + 1


def _line_sentences(text: str, *, start: int, end: int) -> list[Span]:
    found = []
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if stop.start() >= begin and _ends_sentence(text, stop, begin=begin, end=end):
            found.append(_trim(text, begin, stop.end()))
            begin = stop.end()
    found.append(_trim(text, begin, end))
    return [span for span in found if span.start < span.end]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _ends_sentence(text: str, stop: re.Match[str], *, begin: int, end: int) -> bool:
    following = stop.end()
    if following < end and not text[following].isspace() and _in_address(text, following):
        return False
    while following < end and text[following].isspace():
        following += 1
    if following == end:
        return True
    marks = stop.group().rstrip(_CLOSERS)
    if not _may_begin(text, following, end):
        return False
    if marks != ".":
        return True
    return not _is_abbreviation(text, begin, stop.start() + 1)


def _in_address(text: str, dot: int) -> bool:
    """Whether a dot with no space behind it stands in an address rather than ends a sentence."""
    written = text[max(0, dot - 80) : dot].split()
    return bool(written) and any(mark in written[-1] for mark in "/@:_")


def _may_begin(text: str, position: int, end: int) -> bool:
    while position < end and (text[position] in _OPENERS or text[position].isspace()):
        position += 1
    return position < end and (text[position].isupper() or text[position].isdigit())


def _is_abbreviation(text: str, begin: int, dot: int) -> bool:
    """Whether the dot before `dot` belongs to a label or an abbreviation, not to a sentence."""
    head = text[begin:dot] if dot - begin < 24 else ""
    if head and _NUMBER_LABEL.fullmatch(head.strip().lstrip(_OPENERS)):
        return True
    word_start = dot - 1
    while word_start > begin and not text[word_start - 1].isspace() and dot - word_start < 24:
        word_start -= 1
    word = text[word_start : dot - 1].lstrip(_OPENERS)
    last = re.split(r"[.,]", word)[-1]
    if _TITLE_PATTERN.fullmatch(last.lower()) and not last.islower():
        return True
    if last.lower() in ("vd", "tr", "tel"):
        return True
    # One capital: an initial or "Q." for a district, unless it closes a list of letters or digits.
    return len(last) == 1 and last.isupper() and last not in "IVX"


def _tag_line(line: str, *, offset: int, tagged: bool) -> Iterator[tuple[Span, str]]:
    position = 0
    for whole in _WHOLE.finditer(line):
        yield from _tag_gap(line[position : whole.start()], offset + position, tagged=tagged)
        kind = "M" if any(letter.isdigit() for letter in whole.group()) else "Ny"
        yield Span(offset + whole.start(), offset + whole.end()), kind if tagged else ""
        position = whole.end()
    yield from _tag_gap(line[position:], offset + position, tagged=tagged)


def _tag_gap(gap: str, offset: int, *, tagged: bool) -> Iterator[tuple[Span, str]]:
    """Words of a stretch without protected pieces, found back in it letter by letter, since the
    segmenter moves tone marks and spaces but never adds or drops a letter."""
    if not any(letter.isalnum() for letter in gap):
        return
    position = 0
    for word, kind in _segment(gap, tagged=tagged):
        letters = "".join(word.split())
        start = _skip_spaces(gap, position)
        end = start
        for letter in letters:
            end = _skip_spaces(gap, end)
            if end >= len(gap) or fold(gap[end]) != fold(letter):
                yield from _as_syllables(gap, offset, start, tagged=tagged)
                return
            end += 1
        position = end
        if any(letter.isalnum() for letter in word):
            yield Span(offset + start, offset + end), kind


def _as_syllables(gap: str, offset: int, start: int, *, tagged: bool) -> Iterator[tuple[Span, str]]:
    for syllable in syllables(gap[start:]):
        yield (
            Span(offset + start + syllable.start, offset + start + syllable.end),
            "X" if tagged else "",
        )


def _skip_spaces(text: str, position: int) -> int:
    while position < len(text) and text[position].isspace():
        position += 1
    return position


def _segment(text: str, *, tagged: bool) -> list[tuple[str, str]]:
    import underthesea

    if tagged:
        return [(word, kind) for word, kind in underthesea.pos_tag(text)]
    return [(word, "") for word in underthesea.word_tokenize(text)]
