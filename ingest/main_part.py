"""Which blocks of a web page are its document: what an extractor chose, with the gaps filled.

Extractors that look for articles drop short lines, and so the number, date, recipients and
signature of an official paper. Everything visible between the first and the last block chosen
belongs to the document too, unless it is made of links.
"""

from __future__ import annotations

from collections.abc import Sequence

from ingest.model import RawBlock
from ingest.newsroom import is_official_mark
from ingest.plain_html import VisibleBlock

_LINKS = 0.5  # a block with more is a menu
_SIGNATURE = 4  # blocks under the last official mark that may name who signed
_TAIL = 6  # blocks after the last chosen one, among which sentences are still text
_SHORT = 300  # letters; so little may mean that the main part was missed


def fill_gaps(chosen: Sequence[RawBlock], visible: Sequence[VisibleBlock]) -> list[RawBlock]:
    """The chosen blocks, with what was visible among them put back in its place."""
    if sum(len(block.text) for block in chosen) < _SHORT:
        return _longer(chosen, visible)
    keys = [_key(block.text) for block in chosen]
    places = _places(keys, visible)
    found = [at for at, place in enumerate(places) if place is not None]
    if len(found) < 0.5 * len(chosen):
        return list(chosen)
    first, last = _reach(found[0], found[-1], visible)
    return _merged(chosen, visible, places, range(first, last + 1))


def _places(keys: Sequence[str], visible: Sequence[VisibleBlock]) -> list[int | None]:
    """For each visible block the chosen one that holds it, never going back."""
    places: list[int | None] = []
    at = 0
    for each in visible:
        key = _key(each.block.text)
        place = next((n for n in range(at, min(at + 8, len(keys))) if key and key in keys[n]), None)
        at = at if place is None else place
        places.append(place)
    return places


def _reach(first: int, last: int, visible: Sequence[VisibleBlock]) -> tuple[int, int]:
    for at in range(last + 1, min(last + 1 + _TAIL, len(visible))):
        text = visible[at].block.text
        if visible[at].linked <= _LINKS and len(text) > 30 and text.endswith((".", ";", "…")):
            last = at
    marks = [at for at, each in enumerate(visible) if is_official_mark(each.block.text)]
    if not marks:
        return first, last
    return min(first, marks[0]), max(last, min(marks[-1] + _SIGNATURE, len(visible) - 1))


def _merged(
    chosen: Sequence[RawBlock],
    visible: Sequence[VisibleBlock],
    places: Sequence[int | None],
    reach: range,
) -> list[RawBlock]:
    merged: list[RawBlock] = []
    done = 0
    for at in reach:
        place = places[at]
        if place is not None:
            merged.extend(chosen[done : place + 1])
            done = max(done, place + 1)
        elif visible[at].linked <= _LINKS:
            merged.append(visible[at].block)
    return merged + list(chosen[done:])


def _longer(chosen: Sequence[RawBlock], visible: Sequence[VisibleBlock]) -> list[RawBlock]:
    plain = [each.block for each in visible if each.linked <= _LINKS]
    ours, theirs = (sum(len(block.text) for block in side) for side in (chosen, plain))
    return plain if theirs > 2 * ours else list(chosen)


def _key(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())
