"""The command line: its JSON, its exit codes, and one line for everything that can go wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from index.lock import writer_lock
from tests.papers import paper, write_papers

ROOT = Path(__file__).parent.parent
SEEDS = ROOT.parent / "shared" / "seeds"


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of four papers, encoded without a model."""
    folder = tmp_path_factory.mktemp("van-ban")
    write_papers(folder, 4)
    directory = tmp_path_factory.mktemp("chi-muc")
    arguments = ["ingest", str(folder), "--index", str(directory), "--encoder", "syllables"]
    assert main(arguments) == 0
    return directory


@pytest.fixture
def call(index: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command on the index: (exit code, stdout, stderr)."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main([*arguments, "--index", str(index)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def test_answers_have_the_agreed_shape(call: Any) -> None:
    code, out, _ = call("ask", "Số 101-CT/HU nhận bao nhiêu góp ý của nhân dân?", "--json")
    answer = json.loads(out)
    assert code == 0
    assert {"question", "status", "kind", "answer", "items", "expected_items", "confidence"} | {
        *("citations", "choices", "note", "timings_ms")
    } <= set(answer)
    assert answer["status"] in ("answered", "not_found", "ambiguous")
    assert answer["timings_ms"]["total"] > 0
    for citation in answer["citations"]:
        assert {"number", "doc_id", "path", "title", "directive", "start", "end", "quote"} | {
            *("section", "page", "source")
        } <= set(citation)


def test_every_quote_is_the_shown_text_at_its_span(call: Any) -> None:
    texts: dict[str, str] = {}
    quotes = 0
    for number in range(4):
        for question in (
            f"Chỉ thị {number + 100}-CT/HU yêu cầu những gì?",
            f"Ai theo dõi việc chấm dứt họp chồng chéo theo chỉ thị {number + 100}-CT/HU?",
            "Khi nào phải bố trí cán bộ trực ngoài giờ?",
        ):
            for citation in json.loads(call("ask", question, "--json")[1])["citations"]:
                doc_id = citation["doc_id"]
                if doc_id not in texts:
                    texts[doc_id] = call("show", doc_id, "--text")[1]
                assert texts[doc_id][citation["start"] : citation["end"]] == citation["quote"]
                quotes += 1
    assert quotes > 0


def test_hits_have_the_agreed_shape_and_are_the_text_at_their_span(call: Any) -> None:
    code, out, _ = call("search", "bến thuyền đông khách", "-k", "3", "--json")
    hits = json.loads(out)["hits"]
    assert (code, len(hits)) == (0, 3)
    for hit in hits:
        text = call("show", hit["doc_id"], "--text")[1]
        assert text[hit["start"] : hit["end"]] == hit["text"]
        assert hit["path"].endswith(".txt")
        assert hit["reasons"]


def test_a_file_of_questions_gives_one_object_a_line_with_its_id(call: Any, tmp_path: Path) -> None:
    file = tmp_path / "cau-hoi.jsonl"
    questions = [
        {"id": "c1", "question": "Chỉ thị 101-CT/HU yêu cầu gì?"},
        {"id": 2, "question": ""},
        {"question": "Đường liên thôn nào bị xói lở?"},
    ]
    lines = "\n\n".join(json.dumps(item, ensure_ascii=False) for item in questions)
    file.write_text("\ufeff" + lines + "\n", encoding="utf-8")
    for command in ("ask", "search"):
        code, out, _ = call(command, "--questions", str(file), "--json")
        found = [json.loads(line) for line in out.splitlines()]
        assert code == 0
        assert [item["id"] for item in found] == ["c1", 2, 5]
        assert [item["question"] for item in found] == [item["question"] for item in questions]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "cau-hoi.jsonl:1: không phải JSON"),
        (b'{"id": 1}', 'thiếu "question"'),
        (b"\xff\xfe\x00", "không phải UTF-8"),
        (b'["x"]', 'thiếu "question"'),
    ],
)
def test_a_bad_file_of_questions_is_refused_in_one_line(
    call: Any, tmp_path: Path, content: bytes, reason: str
) -> None:
    file = tmp_path / "cau-hoi.jsonl"
    file.write_bytes(content)
    code, out, error = call("ask", "--questions", str(file), "--json")
    assert (code, out, len(error.splitlines())) == (2, "", 1)
    assert reason in error


def test_show_text_prints_the_text_and_nothing_else(call: Any) -> None:
    code, out, error = call("show", "giay-02", "--text")
    document = json.loads(call("show", "giay-02", "--json")[1])
    assert (code, error) == (0, "")
    assert out == document["text"]
    assert out.startswith("HUYỆN ỦY LŨNG SẬY\n")


@pytest.mark.parametrize("part", ["outline", "relations", "duties", "removed", "versions"])
def test_every_part_of_a_document_can_be_shown(call: Any, part: str) -> None:
    code, out, error = call("show", "giay-02", f"--{part}")
    assert (code, error) == (0, "")
    if part == "outline":
        assert "Rà soát quy trình tiếp công dân" in out


def test_a_document_is_found_by_id_path_and_file_name(call: Any) -> None:
    path = json.loads(call("documents", "--json")[1])["documents"][1]["path"]
    shown = {call("show", name, "--text")[1] for name in ("giay-01", path, "giay-01.txt")}
    assert len(shown) == 1


def test_documents_list_what_is_held(call: Any) -> None:
    code, out, _ = call("documents", "--json")
    shape = json.loads(out)
    assert code == 0
    assert [row["doc_id"] for row in shape["documents"]] == [f"giay-0{n}" for n in range(4)]
    assert [row["directive"] for row in shape["documents"]] == [
        f"{number}-CT/HU" for number in range(100, 104)
    ]
    assert "cited_not_held" in shape


def test_versions_can_be_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (path,) = write_papers(tmp_path / "van-ban", 1)
    common = ["--index", str(tmp_path / "index")]
    ingest = ["ingest", str(path), "--encoder", "syllables", *common]
    assert main(ingest) == 0
    assert main(["show", "giay-00", "--diff", *common]) == 1
    path.write_text(paper(0, edition=2), encoding="utf-8")
    assert main(ingest) == 0
    capsys.readouterr()
    assert main(["show", "giay-00", "--diff", *common]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any(line.startswith("-") and "lần sửa thứ 1" in line for line in lines)
    assert any(line.startswith("+") and "lần sửa thứ 2" in line for line in lines)
    assert main(["show", "giay-00", "--version", "1", "--text", *common]) == 0
    assert "lần sửa thứ 1" in capsys.readouterr().out


def test_an_english_question_is_answered_in_english_all_over(call: Any) -> None:
    told = call("ask", "Who signed Directive 99-CT/TU?")[1]
    assert "Note: 99-CT/TU is not in the collection" in told
    assert "Lưu ý" not in told


def test_nothing_found_exits_1(call: Any) -> None:
    assert call("show", "khong-co")[0] == 1
    assert call("duties", "--unit", "Sở Khí tượng")[0] == 1
    assert call("ask", "   ")[0] == 1
    assert call("ask", "?!…")[0] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["ask", "câu hỏi", "--questions", "x.jsonl"],
        ["search", "chữ", "-k", "0"],
        ["search", "..."],
        ["search", "chữ", "--from", "hôm nọ"],
        ["search", "chữ", "--from", "2024-05-02", "--to", "2024-05-01"],
        ["search", "chữ", "--kind", "bài thơ"],
        ["duties", "--directive", "không phải số"],
        ["ask", "--questions", "khong-co.jsonl"],
        ["show", "giay-00", "--version", "9", "--text"],
    ],
)
def test_wrong_use_is_one_line_and_exit_2(call: Any, arguments: list[str]) -> None:
    code, out, error = call(*arguments)
    assert (code, out, len(error.splitlines())) == (2, "", 1)
    assert error.startswith("chithi: ")


@pytest.mark.parametrize("arguments", [["bay"], [], ["ask", "x", "--la"], ["ingest"]])
def test_wrong_options_are_one_line_and_exit_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(arguments)
    error = capsys.readouterr().err
    assert (code, len(error.splitlines())) == (2, 1)
    assert re.search(r"không|thiếu", error)


@pytest.mark.parametrize("command", [["ask", "gì?"], ["search", "gì"], ["documents"], ["duties"]])
def test_without_an_index_every_command_says_what_to_do(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--index", str(tmp_path / "none")]) == 2
    error = capsys.readouterr().err
    assert "chithi ingest" in error
    assert len(error.splitlines()) == 1


def test_a_question_of_ten_thousand_characters_gets_a_clear_reply(call: Any) -> None:
    question = "nhân dân góp ý về đường liên thôn " * 300
    code, out, _ = call("ask", question, "--json")
    answer = json.loads(out)
    assert code in (0, 1)
    assert "2000 ký tự" in answer["note"]
    assert answer["question"] == question


def test_an_index_made_with_another_encoder_is_never_mixed(call: Any) -> None:
    code, _, error = call("search", "góp ý", "--encoder", "bundled")
    assert code == 2
    assert "syllables" in error


def test_files_that_cannot_be_read_are_named_and_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_papers(tmp_path / "van-ban", 2)
    (tmp_path / "van-ban" / "trong.txt").write_bytes(b"")
    common = ["--index", str(tmp_path / "index"), "--encoder", "syllables"]
    assert main(["ingest", str(tmp_path / "van-ban"), "--json", *common]) == 2
    report = json.loads(capsys.readouterr().out)
    assert [Path(item["path"]).name for item in report["failures"]] == ["trong.txt"]
    assert (len(report["added"]), report["documents"]) == (2, 2)
    assert main(["ingest", str(tmp_path / "van-ban"), *common]) == 2
    assert "trong.txt" in capsys.readouterr().out


def test_a_second_ingest_says_in_one_line_that_another_runs(
    index: Path, tmp_path: Path, call: Any
) -> None:
    write_papers(tmp_path, 1)
    with writer_lock(index):
        code, out, error = call("ingest", str(tmp_path))
    assert (code, out, len(error.splitlines())) == (2, "", 1)
    assert "một lần nạp khác" in error


def test_duties_can_be_saved_as_a_sheet(call: Any, tmp_path: Path) -> None:
    from ingest.workbook import read_sheets

    listed = json.loads(call("duties", "--json")[1])["duties"]
    code, _, _ = call("duties", "--xlsx", str(tmp_path / "viec.xlsx"))
    (sheet,) = read_sheets(tmp_path / "viec.xlsx")
    assert code == 0
    assert len(sheet.rows) == len(listed) + 1
    assert {row["unit"] for row in listed} <= {cell for row in sheet.rows for cell in row}


def test_the_language_follows_the_option_and_the_environment(
    call: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "phiên bản 1" in call("show", "giay-00", "--versions")[1]
    assert "version 1" in call("--lang", "en", "show", "giay-00", "--versions")[1]
    monkeypatch.setenv("CHITHI_LANG", "en")
    assert "version 1" in call("show", "giay-00", "--versions")[1]


def test_doctor_names_every_check(call: Any) -> None:
    code, out, _ = call("doctor", "--json")
    checks = json.loads(out)["checks"]
    assert code == (0 if all(check["ok"] for check in checks) else 1)
    assert {check["name"]: check["ok"] for check in checks}["Chỉ mục"] is True


def test_doctor_says_what_to_do_where_there_is_no_index(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--index", str(tmp_path / "none")]) == 1
    assert "chithi ingest" in capsys.readouterr().out


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds are not here")
def test_an_announced_list_that_the_source_does_not_number_is_answered_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    common = ["--index", str(tmp_path), "--encoder", "syllables"]
    assert main(["ingest", str(SEEDS), *common]) == 0
    capsys.readouterr()
    file = next(SEEDS.glob("001_*.txt")).name
    for question in (
        "Sáu nhóm nhiệm vụ của Chỉ thị 24-CT/TU là gì?",
        "what are the 6 task groups of 24-CT/TU",
        "sau nhom nhiem vu cua chi thi 24-ct/tu la gi",
    ):
        assert main(["ask", question, "--json", *common]) == 0
        answer = json.loads(capsys.readouterr().out)
        assert (answer["expected_items"], len(answer["items"])) == (6, 6)
        cited = {Path(citation["path"]).name for citation in answer["citations"]}
        assert cited == {file}
        starts = [citation["start"] for citation in answer["citations"]]
        assert starts == sorted(starts)
