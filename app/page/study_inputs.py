"""What the parts of the tab Ôn tập share: the documents chosen, numbers typed, errors shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from app.languages import Language
from app.page.failures import refusal, told
from ingest.errors import BadInput

MOST_DOCUMENTS = 8
Made = TypeVar("Made")


def checked(doc_ids: list[str] | None, language: Language) -> list[str]:
    """The chosen documents' ids.

    Raises:
        gr.Error: none is chosen.
    """
    if not doc_ids:
        raise refusal("Hãy chọn ít nhất một văn bản ở ô phía trên.", language)
    return list(doc_ids)[:MOST_DOCUMENTS]


def shown_errors(make: Callable[[], Made], language: Language) -> Made:
    """What `make` gives, or the page's error in the same words as the command line's."""
    with told(language):
        return make()


def whole_number(value: float | str | None, *, low: int, high: int, name: str) -> int:
    """A number typed by a visitor, as a whole one.

    Raises:
        BadInput: it is no whole number from `low` to `high`.
    """
    try:
        number = int(value) if value is not None else low - 1
    except (TypeError, ValueError, OverflowError):
        number = low - 1
    if not low <= number <= high:
        raise BadInput(f"{name} phải là số nguyên từ {low} đến {high}.")
    return number
