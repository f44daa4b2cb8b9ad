"""The report: one file that loads nothing, hides nothing and escapes everything."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from eval.compare import compare
from eval.report import fragment, write_report
from eval.report_english import report_in_english
from eval.report_markdown import markdown
from eval.run import Run, Settings, run
from eval.summary import Summary, summarise
from tests.evaluated import SET, FirstWords


@pytest.fixture
def finished(tmp_path: Path) -> tuple[Run, Summary]:
    done = run(FirstWords(), SET, folder=tmp_path / "run", settings=Settings(command="chithi eval"))
    return done, summarise(done.outcomes)


def test_report_is_one_file_that_loads_nothing(
    finished: tuple[Run, Summary], tmp_path: Path
) -> None:
    page = write_report(tmp_path, finished).read_text("utf-8")
    assert not re.findall(r"<(?:script|link|img|iframe)\b", page)
    linked = re.findall(r"(?:href|src|url)\s*[=(]\s*[\"']?([^\"')\s>]+)", page)
    assert [target for target in linked if not target.startswith("#")] == []
    assert page.count("<svg") == 4


def test_failures_stand_before_right_answers(finished: tuple[Run, Summary]) -> None:
    page = fragment(finished)
    wrong, right = page.index("Câu chưa đạt (1)</h2>"), page.index("Câu đạt (3)</h2>")
    assert (
        wrong
        < page.index("Bao nhiêu người dự?")
        < right
        < page.index("Ba rõ của xã Hòa Lạc là gì?")
    )


def test_failure_shows_expected_got_and_passage(finished: tuple[Run, Summary]) -> None:
    page = fragment(finished)
    failure = page[page.index('id="missed"') : page.index('id="right"')]
    assert '<span class="want"><span translate="no">345 người</span></span>' in failure
    assert "Huyện An Sơn mở 12 lớp tập huấn. [1]" in failure
    assert "<mark>345 người</mark> dự" in failure
    assert "tin/an-son.txt · 0–" in failure


def test_text_of_questions_is_escaped(finished: tuple[Run, Summary]) -> None:
    page = fragment(finished)
    assert "Lãi suất vay &lt;bao nhiêu&gt;?" in page
    assert "<bao" not in page


def test_report_with_a_baseline_sets_the_peer_beside(finished: tuple[Run, Summary]) -> None:
    comparison = compare(finished[0].outcomes, finished[0].outcomes, names=("bm25", "chithi"))
    page = fragment(finished, baselines=[finished], comparisons=[comparison])
    assert ">So với bm25</h2>" in page
    assert "0 · 0 · 4" in page


def test_markdown_and_json_hold_the_same_figures(
    finished: tuple[Run, Summary], tmp_path: Path
) -> None:
    write_report(tmp_path, finished)
    data = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert data["summary"]["whole"]["measures"]["correct"]["value"] == 3 / 4
    assert data["failures"] == ["n2"]
    assert data["manifest"]["questions"] == 4
    text = markdown(*finished)
    assert "| Trả lời đúng | 75,0 % |" in text
    assert "mong đợi: 345 người" in text


def test_the_english_report_keeps_what_sets_and_documents_say(
    finished: tuple[Run, Summary], tmp_path: Path
) -> None:
    comparison = compare(finished[0].outcomes, finished[0].outcomes, names=("lần trước", "lần này"))
    page = write_report(tmp_path, finished, comparisons=[comparison]).read_text("utf-8")
    english = report_in_english(page)
    reading = Texts()
    reading.feed(english)
    assert [text for text in reading.own if re.search("[À-ỹ]", text)] == []
    assert any("Bao nhiêu người dự?" in text for text in reading.kept)
    assert "Questions failed (1)</h2>" in english
    assert "75.0 %" in english
    assert "Against earlier run" in english
    assert [english.count(part) for part in ("<svg", "<details", "<td", "</td>")] == [
        page.count(part) for part in ("<svg", "<details", "<td", "</td>")
    ]


class Texts(HTMLParser):
    """A page's texts: its own, and those that stay as they are in every language."""

    def __init__(self) -> None:
        super().__init__()
        self.own: list[str] = []
        self.kept: list[str] = []
        self.stack: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br"):
            inside = bool(self.stack) and self.stack[-1]
            self.stack.append(inside or ("translate", "no") in attrs or tag == "style")

    def handle_endtag(self, tag: str) -> None:
        self.stack.pop()

    def handle_data(self, data: str) -> None:
        (self.kept if self.stack and self.stack[-1] else self.own).append(data)


def test_the_same_run_makes_the_same_report(finished: tuple[Run, Summary]) -> None:
    assert fragment(finished) == fragment(finished)
