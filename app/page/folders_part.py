"""Folders that the page may follow, with what came of the last look."""

from __future__ import annotations

from app.page.failures import without_folders
from app.page.marking import escape
from app.page.tables import moment
from app.page.visitors import Context
from app.watching import Folder


def folders_part(context: Context) -> str:
    """One line a folder with a button; how to get one where there is none."""
    folders = context.watch.folders()
    if not folders:
        return context.empty("no_folders")
    rows = "".join(_row(context, folder) for folder in folders)
    hint = escape(context.words("folders_hint"))
    return f'<div class="panel"><p class="quiet">{hint}</p><ul class="folders">{rows}</ul></div>'


def _row(context: Context, folder: Folder) -> str:
    action = "unwatch" if folder.watched else "watch"
    count = context.words("folder_holds", n=folder.documents)
    state = _state(context, folder)
    return (
        f'<li><div><b>{escape(folder.name)}</b> <span class="quiet">{escape(count)}</span>'
        f'<p class="quiet">{escape(state)}</p></div>'
        f'<button type="button" class="choice" data-folder="{escape(folder.key)}" '
        f'aria-pressed="{"true" if folder.watched else "false"}">'
        f"{escape(context.words(action))}</button></li>"
    )


def _state(context: Context, folder: Folder) -> str:
    if not folder.watched:
        return context.words("not_watched")
    if folder.at is None:
        return context.words("watch_started")
    if folder.problem or folder.report is None:
        return without_folders(folder.problem)
    done = folder.report
    return context.words(
        "watch_said",
        at=moment(folder.at),
        added=len(done.added),
        changed=len(done.changed),
        gone=len(done.pruned),
        refused=len(done.failures),
    )
