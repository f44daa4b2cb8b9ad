"""Of which area a figure tells where its sentence names several: "toàn tỉnh có 900 hộ, riêng huyện
A có 40 hộ"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.answering.draft import Context
from app.areas import AREA_SORTS
from app.tokens import UPPER
from ingest.folding import fold
from ingest.model import Span

_SORT = r"(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|thôn|xóm|ấp|bản)"
_AREA = re.compile(
    rf"(?<![^\W\d_])(?:(?:[Tt]oàn|[Cc]ả) (?P<whole>{_SORT})(?! [{UPPER}])|"
    rf"(?:{_SORT}|{_SORT.capitalize()}) (?P<name>[{UPPER}\d][^\W_]*(?: [{UPPER}\d][^\W_]*)*))"
)
_NEXT = re.compile(r"[,;.:](?!\d)|\s(?:và|còn|riêng)\s|(?<![\w.,])\d")
_WHOLE_ASKED = re.compile(r"\b(?:toan|ca) (?:tinh|thanh pho|huyen|quan|thi xa|xa|phuong)\b")


def areas_asked(context: Context) -> tuple[str, ...]:
    """The names of a question, folded, without the sort of area before them; none where the whole
    of an area is asked of."""
    asked = context.asked
    if _WHOLE_ASKED.search(asked.folded):
        return ()
    return tuple(
        without_sort([token.folded for token in asked.focus[first : last + 1]])
        for first, last in context.pool.names
    )


def without_sort(words: Sequence[str]) -> str:
    """A folded name without the sort of area before it.

    >>> without_sort(["huyen", "ha", "lam"]), without_sort(["thanh", "pho", "mai"])
    ('ha lam', 'mai')
    """
    for size in (2, 1):
        if len(words) > size and " ".join(words[:size]) in AREA_SORTS:
            words = words[size:]
    return " ".join(words)


def of_another_area(names: Sequence[str], text: str, sentence: Span, figure: Span) -> bool:
    """Whether a figure is told of another area than the one asked about, which its sentence names
    too. `names` as `areas_asked` gives them.

    >>> text = "Toàn tỉnh có 900 hộ, riêng huyện Hạ Lâm có 40 hộ."
    >>> whole = Span(0, len(text))
    >>> [of_another_area(["ha lam"], text, whole, Span(*at)) for at in ((13, 16), (43, 45))]
    [True, False]
    >>> text = "Theo báo cáo của huyện Hạ Lâm, toàn huyện có 40 hộ."
    >>> of_another_area(["ha lam"], text, Span(0, len(text)), Span(45, 47))
    False
    >>> text = "Di dời 11 hộ ở xóm Nà và 7 hộ ở xóm Rù."
    >>> whole = Span(0, len(text))
    >>> [of_another_area(["ru"], text, whole, Span(*at)) for at in ((7, 9), (25, 26))]
    [True, False]
    """
    areas = list(_areas(text, sentence))
    if not any(_is_asked(names, name) for _, name in areas):
        return False
    cut = _NEXT.search(text, figure.end, sentence.end)
    stop = cut.start() if cut is not None else sentence.end
    behind = [name for span, name in areas if figure.end <= span.start < stop]
    if behind and _lies_in(names, text, areas, figure.end):
        return False
    before = [name for span, name in areas if span.end <= figure.start]
    own = behind[0] if behind else before[-1] if before else None
    return own is not None and not _is_asked(names, own)


def _lies_in(
    names: Sequence[str], text: str, areas: Sequence[tuple[Span, str]], start: int
) -> bool:
    """Whether the first area behind a place in a text is told to lie in one asked about: "22 hộ ở
    xã A, huyện B"."""
    row = [one for one in areas if one[0].start >= start]
    for (before, name), (after, _) in zip(row, [*row[1:], row[-1]], strict=True):
        if _is_asked(names, name):
            return True
        if text[before.end : after.start].strip() not in (",", "(", "-", "–", "thuộc", "của"):
            return False
    return False


def _is_asked(names: Sequence[str], area: str) -> bool:
    return area in names or any(area and name.endswith(f" {area}") for name in names)


def _areas(text: str, sentence: Span) -> Iterator[tuple[Span, str]]:
    """Areas in order, each with its folded name, "" for the whole of a larger one."""
    last: dict[str, str] = {}
    for match in _AREA.finditer(text, *sentence):
        sort = fold(match["whole"] or match.group().removesuffix(match["name"] or "").strip())
        # "huyện A …, toàn huyện có": the whole of the one just named.
        name = fold(match["name"] or last.get(sort, ""))
        last[sort] = name
        yield Span(*match.span()), name
