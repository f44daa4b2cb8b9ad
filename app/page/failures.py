"""Errors as visitors see them: the command line's one line, without the server's folders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

import gradio as gr

from app.page.labels import Language, label
from ingest.english import in_language
from ingest.errors import ChithiError

# An absolute path's folders; what is left is the file's own name.
_FOLDERS = re.compile(r"(?<![^\s“”\"'(<:=,])(?:[A-Za-z]:)?[/\\](?:[^/\\\n:;,“”\"'<>|]+[/\\])+")


@contextmanager
def told(language: Language) -> Iterator[None]:
    """Turns expected failures inside the block into the page's error."""
    try:
        yield
    except ChithiError as error:
        raise refusal(str(error), language) from error


def refusal(words: str, language: Language) -> gr.Error:
    """The page's error with these words."""
    return gr.Error(
        without_folders(in_language(words, language)),
        title=label("error", language),
        print_exception=False,
        duration=15,
    )


def without_folders(words: str) -> str:
    """The same words, paths cut to the file's name.

    >>> without_folders("/srv/kho tài liệu/bo-cau-hoi.xlsx: không thấy cột câu hỏi")
    'bo-cau-hoi.xlsx: không thấy cột câu hỏi'
    >>> without_folders("hạn 5/2/2026 và/hoặc 6/2026")
    'hạn 5/2/2026 và/hoặc 6/2026'
    """
    return _FOLDERS.sub("", words)
