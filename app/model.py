"""What an answer is made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from index.model import Hit


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote and where it stands: `quote` is exactly `Document.text[start:end]`. `number` counts
    from 1 in the answer; `page` counts from 1, None where the format has no pages;
    `ocr_confidence` is set where the page was read by OCR."""

    number: int
    doc_id: str
    path: str
    title: str
    directive: str | None
    start: int
    end: int
    quote: str
    section: str
    page: int | None
    source: str  # "primary" | "secondary"
    ocr_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list answer; `citations` are numbers of `Answer.citations`."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """`status` is "answered", "not_found" or "ambiguous"; `kind` the kind of question; `answer`
    the text for a person with [1] marks; `expected_items` the count that the source announces;
    `confidence` 0 to 1; `choices` what to pick from when ambiguous; `note` one line on what is
    missing, conflicting or presumed wrongly; `nearest` passages offered when nothing was found."""

    question: str
    status: str
    kind: str
    answer: str
    items: tuple[Item, ...] = ()
    expected_items: int | None = None
    confidence: float = 0.0
    citations: tuple[Citation, ...] = ()
    choices: tuple[str, ...] = ()
    note: str = ""
    nearest: tuple[Hit, ...] = ()
    language: str = "vi"
    timings_ms: dict[str, float] = field(default_factory=dict)
