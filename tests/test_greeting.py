"""Greetings, thanks and questions about the program ask nothing of the documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.engine import Engine
from app.greeting import KIND, bare, greeted
from app.page.cards import answer_card
from index.syllable_encoder import SyllableEncoder
from tests.papers import write_papers


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("XIN CHÀO", ("hello", "vi")),
        ("chao ban", ("hello", "vi")),
        ("Chào buổi sáng các bạn!", ("hello", "vi")),
        ("ok cảm ơn em rất nhiều ạ", ("thanks", "vi")),
        ("Hay quá!", ("thanks", "vi")),
        ("thanks a lot", ("thanks", "en")),
        ("Good morning", ("hello", "en")),
        ("Hi there", ("hello", "vi")),
        ("tạm biệt nhé", ("bye", "vi")),
        ("Bạn có thể giúp tôi những gì?", ("about", "vi")),
        ("What can I ask?", ("about", "en")),
        ("Công cụ này dùng để làm gì?", ("about", "vi")),
    ],
)
def test_small_talk_is_known(text: str, said: tuple[str, str]) -> None:
    assert greeted(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Chào hàng cạnh tranh áp dụng khi nào?",
        "Chương trình này là gì?",
        "Chỉ thị cảm ơn những đơn vị nào?",
        "Ai phải giúp xã Bến Lựu?",
        "Đây là gì?",
        "24",
        "ai",
        "",
        "???",
        "Chỉ thị 102-CT/HU là gì?",
        "Bạn đọc phản ánh gì?",
    ],
)
def test_questions_of_the_documents_are_no_small_talk(text: str) -> None:
    assert greeted(text) is None


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("Xin chào, ai ký Chỉ thị 102?", "ai ký Chỉ thị 102?"),
        ("Chào bạn! Cho mình hỏi là ai ký Chỉ thị 102", "ai ký Chỉ thị 102"),
        ("xin hỏi: ai ký Chỉ thị 102?", "ai ký Chỉ thị 102?"),
        ("Ai ký Chỉ thị 102? Xin cảm ơn.", "Ai ký Chỉ thị 102?"),
        ("Hello, who signed Directive 102? Thank you", "who signed Directive 102?"),
        ("Chào hàng cạnh tranh, ai phê duyệt?", "Chào hàng cạnh tranh, ai phê duyệt?"),
        ("Cảm ơn bạn, còn Chỉ thị 103 thì sao?", "còn Chỉ thị 103 thì sao?"),
        ("Bạn hãy cho tôi biết ai ký Chỉ thị 102", "ai ký Chỉ thị 102"),
        ("Làm ơn cho biết ai ký Chỉ thị 102", "ai ký Chỉ thị 102"),
        ("Tôi muốn hỏi là ai ký Chỉ thị 102", "ai ký Chỉ thị 102"),
        ("Tôi muốn biết về Chỉ thị 102", "Tôi muốn biết về Chỉ thị 102"),
        ("Could you please tell me who signed Directive 102?", "who signed Directive 102?"),
        ("Tell me about Directive 102", "Tell me about Directive 102"),
        ("Ai gửi thư cảm ơn?", "Ai gửi thư cảm ơn?"),
        ("cho hỏi", "cho hỏi"),
    ],
)
def test_polite_words_around_a_question_are_not_asked(typed: str, asked: str) -> None:
    assert bare(typed) == asked


def test_a_greeting_is_answered_with_questions_that_have_answers(tmp_path: Path) -> None:
    engine = Engine.open(tmp_path / "chi-muc", encoder=SyllableEncoder())
    engine.ingest(write_papers(tmp_path / "van-ban", 3), processes=0)
    answer = engine.ask("xin chào", conversation="một")
    assert (answer.status, answer.kind, answer.citations, answer.nearest) == (
        "not_found", KIND, (), ()
    )  # fmt: skip
    assert len(answer.choices) == 2
    assert all(f"“{choice}”" in answer.answer for choice in answer.choices)
    assert [engine.ask(choice).status for choice in answer.choices] == ["answered"] * 2
    card = answer_card(answer, "vi")
    assert [card.count(part) for part in ("data-ask", "data-cite", "badge")] == [2, 0, 0]
    english = engine.ask("thank you")
    assert english.language == "en"
    assert all(engine.ask(choice).language == "en" for choice in english.choices)
    engine.close()


def test_an_empty_collection_says_what_to_do_first(tmp_path: Path) -> None:
    folder = tmp_path / "trong"
    folder.mkdir()
    engine = Engine.open(tmp_path / "chi-muc", encoder=SyllableEncoder())
    engine.ingest([folder], processes=0)
    answer = engine.ask("chào")
    assert answer.choices == ()
    assert answer.answer.endswith("hãy nạp văn bản trước.")
    engine.close()
