"""A document's versions, and what one changed against the one before it."""

from __future__ import annotations

import difflib
import re

from app.engine import Engine
from app.page.labels import Language, label
from app.page.marking import escape
from app.page.tables import moment, table
from index.schema import VersionRow
from ingest.errors import BadInput

_CONTEXT_LINES = 1
_PIECE = re.compile(r"\s+|\w+|[^\w\s]")


def versions_part(versions: list[VersionRow], language: Language) -> str:
    """A table of versions, newest first, each later one opening its changes; nothing for one."""
    if len(versions) < 2:
        return ""
    first = versions[0].number
    rows = [
        [
            str(version.number),
            escape(moment(version.added_at)),
            _button(version, language) if version.number != first else "",
        ]
        for version in reversed(versions)
    ]
    headers = ["#", label("added_at", language), ""]
    title = f"{label('versions', language)} ({len(versions)})"
    return f"<h3>{escape(title)}</h3>{table(headers, rows)}"


def difference_view(engine: Engine, doc_id: str, number: int, language: Language) -> str:
    """What version `number` changed, removed words struck out and new ones underlined.

    Raises:
        BadInput: there is no such version, or none before it.
    """
    numbers = [version.number for version in engine.versions(doc_id)]
    earlier = [other for other in numbers if other < number]
    if number not in numbers or not earlier:
        raise BadInput(f"Văn bản này không có bản {number} để so với bản trước.")
    before = engine.document(doc_id, earlier[-1]).text.split("\n")
    after = engine.document(doc_id, number).text.split("\n")
    title = label("difference", language, newer=number, older=earlier[-1])
    body = _changes(before, after) or f'<p class="empty">{escape(label("same", language))}</p>'
    return (
        f'<article class="paper" tabindex="0"><header class="paper-head"><h3>{escape(title)}</h3>'
        f'</header><div class="paper-text difference">{body}</div></article>'
    )


def _button(version: VersionRow, language: Language) -> str:
    words = escape(label("show_difference", language))
    return f'<button type="button" class="link" data-diff="{version.number}">{words}</button>'


def _changes(before: list[str], after: list[str]) -> str:
    matcher = difflib.SequenceMatcher(a=before, b=after, autojunk=False)
    blocks = []
    for group in matcher.get_grouped_opcodes(_CONTEXT_LINES):
        lines = []
        for tag, a_from, a_to, b_from, b_to in group:
            if tag == "equal":
                lines += [f"<p>{escape(line)}</p>" for line in after[b_from:b_to]]
            else:
                lines += _replaced(before[a_from:a_to], after[b_from:b_to])
        blocks.append("".join(lines))
    return '<hr aria-hidden="true">'.join(blocks)


def _replaced(old: list[str], new: list[str]) -> list[str]:
    """Lines changed one for one show their words' changes; others go and come whole."""
    if len(old) == len(new):
        return [f"<p>{_words(was, now)}</p>" for was, now in zip(old, new, strict=True)]
    gone = [f"<p><del>{escape(line)}</del></p>" for line in old]
    return gone + [f"<p><ins>{escape(line)}</ins></p>" for line in new]


def _words(was: str, now: str) -> str:
    old, new = _PIECE.findall(was), _PIECE.findall(now)
    pieces = []
    for tag, a_from, a_to, b_from, b_to in difflib.SequenceMatcher(
        a=old, b=new, autojunk=False
    ).get_opcodes():
        gone, come = escape("".join(old[a_from:a_to])), escape("".join(new[b_from:b_to]))
        if tag == "equal":
            pieces.append(come)
            continue
        pieces.append(f"<del>{gone}</del>" if gone else "")
        pieces.append(f"<ins>{come}</ins>" if come else "")
    return "".join(pieces)
