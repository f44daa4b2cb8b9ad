"""Rendered HTML: everything escaped, marks where they belong."""

from app.model import Answer, Citation, Item
from app.page.cards import answer_card, source_line
from app.page.hits import grouped_hits
from app.page.marking import mark_spans, word_spans
from index.model import Hit, Reason
from ingest.model import Span

SCRIPT = "<script>alert('x')</script>"


def _citation(quote: str = "Chỉ thị có 4 nhóm việc.", **changes: object) -> Citation:
    values: dict[str, object] = {
        "number": 1,
        "doc_id": "tin-1",
        "path": "tin-1.txt",
        "title": "Tin thử",
        "directive": "12-CT/TU",
        "start": 0,
        "end": len(quote),
        "quote": quote,
        "section": "",
        "page": None,
        "source": "secondary",
    }
    return Citation(**{**values, **changes})  # type: ignore[arg-type]


def _hit(**changes: object) -> Hit:
    values: dict[str, object] = {
        "doc_id": "d1",
        "path": "d1.txt",
        "title": "Chỉ thị về lề lối làm việc",
        "start": 5,
        "end": 25,
        "text": "Nhiệm vụ của Sở Nội vụ",
        "score": 0.9,
        "rank": 1,
        "section": "Phần I",
        "page": 2,
        "directive": "12-CT/TU",
        "kind": "directive",
        "source": "primary",
        "date": "2025-03-01",
        "reasons": (Reason("terms", "khớp từ", 0.4),),
    }
    return Hit(**{**values, **changes})  # type: ignore[arg-type]


def test_nothing_from_a_document_or_question_is_markup() -> None:
    answer = Answer(
        question=SCRIPT,
        status="answered",
        kind="list",
        answer=SCRIPT + " [1]",
        items=(Item(SCRIPT, (1,)),),
        citations=(_citation(SCRIPT, title=SCRIPT, section=SCRIPT, path=SCRIPT),),
        note=SCRIPT,
        nearest=(_hit(text=SCRIPT, title=SCRIPT, section=SCRIPT, doc_id=SCRIPT),),
    )
    assert "<script" not in answer_card(answer, "vi")
    asked = Answer(SCRIPT, "ambiguous", "other", "", choices=(SCRIPT,))
    assert "<script" not in answer_card(asked, "en")
    assert "<script" not in grouped_hits((_hit(text=SCRIPT, title=SCRIPT),), SCRIPT, "vi")


def test_count_proven_by_items_is_shown() -> None:
    answer = Answer(
        question="?",
        status="answered",
        kind="list",
        answer="Bốn nhóm việc:",
        items=(Item("một", (1,)), Item("hai", (1,))),
        expected_items=4,
        citations=(_citation(),),
    )
    card = answer_card(answer, "vi")
    assert "Tìm thấy 2/4 mục" in card
    assert card.count('data-cite="1"') == 2 + 1  # two items and the quote itself


def test_source_line_says_page_and_reading_by_ocr() -> None:
    line = source_line(_citation(page=3, ocr_confidence=0.87), "vi")
    assert "trang 3" in line
    assert "87%" in line
    assert "tin, bài" in line


def test_words_are_marked_whatever_their_tones() -> None:
    text = "Nhiệm vụ của Sở Nội vụ"
    assert [text[a:b] for a, b in word_spans(text, "nhiem vu so noi")] == [
        "Nhiệm",
        "vụ",
        "Sở",
        "Nội",
        "vụ",
    ]


def test_overlapping_marks_keep_the_text() -> None:
    marked = mark_spans("abcdef", [Span(11, 13), Span(12, 15), Span(40, 50)], offset=10)
    assert marked == "a<mark>bcde</mark>f"


def test_hits_of_one_document_stand_under_one_heading() -> None:
    hits = (_hit(), _hit(doc_id="d2", title="Kế hoạch"), _hit(start=60, end=80, rank=3))
    page = grouped_hits(hits, "sở nội vụ", "vi")
    assert page.count("<h3>") == 2
    assert page.index("lề lối") < page.index("Kế hoạch")
