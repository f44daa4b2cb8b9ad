"""A model may tell an answer in its own order, and nothing but what the quotes say."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from app.cli import main
from app.engine import Engine
from app.model import Answer, Citation, Item
from app.retelling.chat import ChatModel, Message, ModelSilent, chosen_model
from app.retelling.checking import checks_out
from app.retelling.retell import retell, retold
from index.syllable_encoder import SyllableEncoder
from ingest.errors import BadInput

QUOTES = {
    1: "Phường Trúc Lâm đã mở 14 lớp học bơi cho 320 em, không thu học phí.",
    2: "Đồng chí Mạc Thị Quế làm trưởng ban; ông Chử Văn Tấn làm phó ban.",
    3: "Hồ bơi phục vụ trên 20 tổ dân phố. Trẻ dưới 6 tuổi không được bơi một mình.",
}


class Told:
    """A model that says one thing, in pieces of five characters; keeps what it was asked."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.asked: list[Message] = []

    def stream(self, messages: Sequence[Message]) -> Iterator[str]:
        self.asked = list(messages)
        yield from (self.words[at : at + 5] for at in range(0, len(self.words), 5))


def answer(*, items: tuple[Item, ...] = (), language: str = "vi") -> Answer:
    """An answer with the three quotes."""
    citations = tuple(
        Citation(number, "d", "tin.txt", "Học bơi", "07/CT-UBND", 0, 9, quote, "", None, "primary")
        for number, quote in QUOTES.items()
    )
    return Answer(
        "Phường đã làm gì?", "answered", "other", "nguyên văn [1]", items, None, 0.9, citations,
        language=language,
    )  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "Phường Trúc Lâm đã mở 14 lớp học bơi cho 320 em [1].",
        "Không thu học phí [1].",
        "Phường Trúc Lâm mở 14 lớp học bơi và không thu học phí [1].",
        "Chỉ thị 07/CT-UBND: phường mở 14 lớp học bơi [1].",
        "Mạc Thị Quế là trưởng ban [2].",
        "Hồ bơi phục vụ trên 20 tổ dân phố; phường Trúc Lâm mở 14 lớp học bơi [1][3].",
    ],
)
def test_what_the_quotes_say_checks_out(sentence: str) -> None:
    headings = dict.fromkeys(QUOTES, "Chỉ thị 07/CT-UBND Học bơi")
    assert checks_out(sentence, QUOTES, headings)


@pytest.mark.parametrize(
    "sentence",
    [
        "Phường Trúc Lâm đã mở 15 lớp học bơi cho 320 em [1].",
        "Phường Trúc Lâm đã mở 320 lớp học bơi [1].",
        "Phường Trúc Lâm đã mở 14 lớp học bơi cho 320 em.",
        "Phường Trúc Lâm đã mở 14 lớp học bơi [4].",
        "Phường Trúc Lâm thu học phí [1].",
        "Phường Trúc Lâm không mở 14 lớp học bơi [1].",
        "Đồng chí Chử Văn Tấn làm trưởng ban [2].",
        "Đồng chí Mạc Thị Quế làm phó ban [2].",
        "Trưởng ban Mạc Thị Quế làm phó ban [2].",
        "Phường Trúc Lâm mở 320 lớp, 14 em [1].",
        "Đồng chí Mạc Thị Quế, ông Chử Văn Tấn làm phó ban [2].",
        "Bà Mạc Thị Quế được khen thưởng [2].",
        "Hồ bơi phục vụ dưới 20 tổ dân phố [3].",
        "Trẻ dưới 6 tuổi được bơi một mình [3].",
        "Phường Trúc Lâm mở 14 lớp học bơi, kết quả rất tốt [1].",
        "[1]",
        "",
    ],
)
def test_what_they_do_not_say_does_not(sentence: str) -> None:
    assert not checks_out(sentence, QUOTES)


def test_only_checked_sentences_are_told_in_the_model_s_order() -> None:
    said = (
        "Đồng chí Mạc Thị Quế làm trưởng ban [2]. Phường rất đáng khen. Phường Trúc Lâm đã mở 99"
        " lớp học bơi [1].\nPhường Trúc Lâm đã mở 14 lớp học bơi cho 320 em [1]."
    )
    told = retell(answer(), Told(said))
    assert told.answer == (
        "Đồng chí Mạc Thị Quế làm trưởng ban [2]."
        " Phường Trúc Lâm đã mở 14 lớp học bơi cho 320 em [1]."
    )
    assert told.citations == answer().citations


def test_without_a_checked_sentence_the_quotes_stand() -> None:
    assert retell(answer(), Told("Tôi không biết. Hãy hỏi ủy ban [9].")) == answer()


def test_a_list_never_loses_an_item() -> None:
    whole = answer(items=(Item("một", (1,)), Item("hai", (2,))))
    assert retell(whole, Told("Không thu học phí [1].")) == whole


def test_answers_in_another_language_than_their_quotes_are_left_alone() -> None:
    model = Told("Không thu học phí [1].")
    assert retell(answer(language="en"), model) == answer(language="en")
    assert model.asked == []


def test_quotes_are_given_as_data() -> None:
    model = Told("")
    list(retold(answer(), model))
    given = json.loads(model.asked[1]["content"])
    assert [one["lời"] for one in given["đoạn trích"]] == list(QUOTES.values())
    assert not any(quote in model.asked[0]["content"] for quote in QUOTES.values())


class _Replies(BaseHTTPRequestHandler):
    """Streams what it is told to as a chat completion, or refuses."""

    said: ClassVar[str] = ""
    status: ClassVar[int] = 200
    asked: ClassVar[list[dict[str, object]]] = []

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.asked.append(json.loads(self.rfile.read(length)))
        self.send_response(self.status)
        self.end_headers()
        for at in range(0, len(self.said), 7):
            event = {"choices": [{"delta": {"content": self.said[at : at + 7]}}]}
            self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
        self.wfile.write(b"data: [DONE]\n\n")

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    """A model's address."""
    _Replies.status, _Replies.said = 200, ""
    _Replies.asked.clear()
    server = HTTPServer(("127.0.0.1", 0), _Replies)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """An index of one text."""
    text = tmp_path / "hoc-boi.txt"
    text.write_text(f"Học bơi ở phường Trúc Lâm\n\n{QUOTES[1]} {QUOTES[2]}", encoding="utf-8")
    engine = Engine.open(tmp_path / "index", encoder=SyllableEncoder())
    engine.ingest([text], processes=0)
    engine.close()
    return tmp_path / "index"


def _ask(held: Path, *more: str) -> int:
    question = "Phường Trúc Lâm đã mở bao nhiêu lớp học bơi?"
    return main(["ask", question, "--index", str(held), "--encoder", "syllables", *more])


def test_ask_tells_in_the_model_s_words(
    held: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _Replies.said = "Phường Trúc Lâm đã mở 14 lớp học bơi cho 320 em [1]. Thật tuyệt vời [1]."
    assert _ask(held, "--json", "--llm", address, "--llm-model", "nhỏ") == 0
    shape = json.loads(capsys.readouterr().out)
    assert shape["answer"] == "Phường Trúc Lâm đã mở 14 lớp học bơi cho 320 em [1]."
    assert shape["citations"][0]["quote"] == QUOTES[1]
    assert _Replies.asked[0]["model"] == "nhỏ"
    assert _Replies.asked[0]["temperature"] == 0


@pytest.mark.parametrize(("status", "said"), [(500, ""), (200, "")])
def test_a_silent_model_costs_a_note_only(
    held: Path, address: str, capsys: pytest.CaptureFixture[str], status: int, said: str
) -> None:
    _Replies.status, _Replies.said = status, said
    assert _ask(held, "--json", "--llm", address) == 0
    shape = json.loads(capsys.readouterr().out)
    assert "14 lớp" in shape["answer"]
    assert "nguyên văn" in shape["note"]


def test_no_model_is_asked_unless_one_is_named(
    held: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _ask(held) == 0
    assert _Replies.asked == []
    monkeypatch.setenv("CHITHI_LLM_URL", address)
    assert _ask(held) == 0
    assert len(_Replies.asked) == 1


def test_an_address_must_be_one() -> None:
    with pytest.raises(BadInput, match="ftp://may"):
        chosen_model("ftp://may")
    assert chosen_model() is None


def test_a_model_that_is_not_there_is_silent() -> None:
    with pytest.raises(ModelSilent, match=r"127\.0\.0\.1:9"):
        list(ChatModel("http://127.0.0.1:9/v1").stream([]))


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://127.0.0.1:8080/v1", True),
        ("http://localhost/v1", True),
        ("http://[::1]:1/v1", True),
        ("https://llm.vi.du/v1", False),
        ("http://10.0.0.4/v1", False),
    ],
)
def test_whether_quotes_leave_the_machine_is_known(url: str, local: bool) -> None:
    assert ChatModel(url).is_local is local
