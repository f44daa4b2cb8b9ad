"""`chithi eval` from its command line: figures, exit codes, errors, on an index without a model."""

import json
from pathlib import Path

import pytest

from app.cli import main
from app.engine import Engine
from eval.page_run import compare_kept, kept_run, kept_runs, run_for_page, write_feedback
from eval.set_files import load_questions
from ingest.errors import BadInput
from ingest.workbook import Sheet, write_sheets

NEWS = {
    "an-son.txt": "Huyện An Sơn mở lớp tập huấn\n\nNgày 12/5/2024, huyện An Sơn mở 12 lớp tập huấn "
    "về tiếp dân cho 345 cán bộ xã.\n\nÔng Lê Văn Tám, Chủ tịch Ủy ban nhân dân huyện An Sơn, "
    "cho biết các lớp kéo dài hai tuần.\n",
    "hoa-lac.txt": "Xã Hòa Lạc nêu ba rõ\n\nXã Hòa Lạc thực hiện phương châm “3 rõ” gồm rõ lịch, "
    "rõ chỗ và rõ tiền khi tiếp dân.\n",
}
SHEET = (
    ("BỘ CÂU HỎI SAU TẬP HUẤN", "", ""),
    ("TT", "Câu hỏi", "Đáp án", "Nguồn"),
    ("1", "Huyện An Sơn mở bao nhiêu lớp tập huấn?", "12 lớp", "an-son.txt"),
    (
        "2",
        "“3 rõ” của xã Hòa Lạc gồm những gì?",
        "rõ lịch; rõ chỗ; rõ tiền",
        "Xã Hòa Lạc nêu ba rõ",
    ),
    ("3", "Chỉ thị số 77-CT/TU quy định gì?", "không có trong văn bản", ""),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kho")
    for name, text in NEWS.items():
        (folder / name).write_text(text, "utf-8")
    directory = folder / "index"
    Engine.open(directory, encoder="syllables").ingest([folder / name for name in NEWS])
    return directory


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    write_sheets(tmp_path / "cau-hoi.xlsx", [Sheet("Câu hỏi", SHEET)])
    return tmp_path / "cau-hoi.xlsx"


def run(index: Path, *words: object) -> int:
    return main(["--index", str(index), "eval", *map(str, words)])


def test_a_trainers_workbook_runs_at_the_first_try(
    index: Path, sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(index, sheet, "--report", tmp_path / "r") == 0
    printed = capsys.readouterr()
    assert "cột “Nguồn” → documents" in printed.err
    assert "3 câu hỏi, 0 chưa đạt" in printed.out
    report = json.loads((tmp_path / "r" / "report.json").read_text("utf-8"))
    assert report["summary"]["whole"]["measures"]["correct"]["value"] == 1
    assert report["manifest"]["settings"]["encoder"].startswith("syllables")
    assert (tmp_path / "r" / "report.html").exists()


def test_a_baseline_runs_beside_and_json_is_printed(
    index: Path, sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("--report", tmp_path / "r", "--baseline", "bm25", "--baseline", "dense", "--json")
    assert run(index, sheet, *words) == 0
    data = json.loads(capsys.readouterr().out)
    assert set(data["baselines"]) == {"bm25", "dense"}
    assert [c["first_name"] for c in data["comparisons"]] == ["bm25", "dense"]
    assert data["baselines"]["bm25"]["refusal"]["recall"] == 0


def test_a_figure_under_its_limit_sets_the_exit_code(
    index: Path, sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ("--report", tmp_path / "r")
    assert run(index, sheet, *folder, "--fail-under", "correct=0.5") == 0
    assert run(index, sheet, *folder, "--fail-under", "nDCG@10=1.01") == 1
    assert "nDCG@10 là" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--fail-under", "beauty=1"), "không có độ đo này"),
        (("--only", "kind"), "cần dạng kind=list"),
        (("--only", "kind=nothing"), "không có câu hỏi nào khớp"),
        (("--depth", "0"), "--depth phải từ 1"),
        (("--compare", "nowhere"), "không có outcomes.jsonl"),
        (("--passages", "own"), "không mang theo đoạn văn"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(
    index: Path,
    sheet: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    message: str,
) -> None:
    assert run(index, sheet, "--report", tmp_path / "r", *words) == 2
    last = capsys.readouterr().err.strip().splitlines()[-1]
    assert last.startswith("chithi: ")
    assert message in last


def test_gold_that_is_not_held_is_named(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "q.jsonl"
    entry = {"id": "a", "question": "Ai?", "documents": ["khac.txt"], "must": [["x"]]}
    path.write_text(json.dumps(entry), "utf-8")
    assert run(index, path, "--report", tmp_path / "r") == 2
    assert "dòng 1 (a): khac.txt" in capsys.readouterr().err


def test_passages_of_the_set_itself_are_searched(
    index: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paragraphs = [
        {
            "context": text.split("\n\n")[1],
            "qas": [
                {
                    "id": name,
                    "question": asked,
                    "answers": [{"text": gold, "answer_start": text.split("\n\n")[1].index(gold)}],
                }
            ],
        }
        for (name, text), asked, gold in zip(
            NEWS.items(),
            ("Huyện An Sơn mở bao nhiêu lớp?", "Xã Hòa Lạc nêu phương châm gì?"),
            ("12 lớp", "3 rõ"),
            strict=True,
        )
    ]
    path = tmp_path / "s.json"
    path.write_text(json.dumps({"data": [{"title": "t", "paragraphs": paragraphs}]}), "utf-8")
    words = ("--report", tmp_path / "r", "--encoder", "syllables", "--search-only", "--json")
    assert run(index, path, *words) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["manifest"]["settings"]["encoder"].startswith("syllables")
    measures = report["summary"]["whole"]["measures"]
    assert measures["R@1"]["value"] == 1
    assert measures["evidence Success@1"]["value"] == 1


def test_compare_convert_make_and_review(
    index: Path, sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(index, sheet, "--report", tmp_path / "a") == 0
    assert run(index, sheet, "--report", tmp_path / "b", "--variant", "no-diacritics") == 0
    assert run(index, "compare", tmp_path / "a", tmp_path / "b", "--questions") == 0
    assert "Trả lời đúng" in capsys.readouterr().out
    again = ("--report", tmp_path / "c", "--compare", tmp_path / "a")
    assert run(index, sheet, *again) == 0
    assert "A = a, B = chithi" in capsys.readouterr().out
    assert run(index, "convert", sheet, tmp_path / "q.jsonl") == 0
    assert run(index, "convert", sheet, tmp_path / "q.json") == 1
    made = tmp_path / "made.jsonl"
    assert run(index, "make", "--out", made) == 0
    assert run(index, "make", "an-son.txt", "--out", tmp_path / "some.jsonl") == 0
    assert run(index, "make", "nowhere.txt", "--out", tmp_path / "none.jsonl") == 2
    assert run(index, "convert", made, tmp_path / "made.xlsx") == 0
    assert run(index, "review", tmp_path / "made.xlsx", "--into", made) == 0
    assert "0 câu bị loại" in capsys.readouterr().out


def test_ablation_prints_what_each_signal_adds(
    index: Path, sheet: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("ablate", sheet, "--report", tmp_path / "r", "--part", "search", "--search-only")
    assert run(index, *words) == 0
    table = capsys.readouterr().out
    assert "| tìm kiếm | terms |" in table
    assert (tmp_path / "r" / "ablation.md").read_text("utf-8") in table
    assert run(index, *words, "--json") == 0
    worth = json.loads(capsys.readouterr().out)
    assert set(worth["terms"]) >= {"nDCG@10", "R@1"}
    assert run(index, *words, "--signal", "terms", "--signal", "folded", "--json") == 0
    assert list(json.loads(capsys.readouterr().out)) == ["terms", "folded"]
    assert run(index, *words, "--signal", "luck") == 2
    assert "--signal luck: không có tín hiệu này; có: vector," in capsys.readouterr().err


def _nothing(_done: int, _total: int) -> None:
    """Progress that nobody watches."""


def test_a_run_from_the_page_is_kept_shown_again_and_compared(index: Path, sheet: Path) -> None:
    engine = Engine.open(index)
    first = run_for_page(engine, sheet, baseline="", progress=_nothing)
    second = run_for_page(engine, sheet, baseline=first.key, progress=_nothing)
    assert "<script" not in first.html
    assert "So với lần trước" in second.html
    assert "<script" not in second.report.read_text("utf-8")
    assert [kept.key for kept in kept_runs(engine)] == sorted((first.key, second.key), reverse=True)
    assert [(kept.name, kept.questions) for kept in kept_runs(engine)] == [(sheet.stem, 3)] * 2
    assert kept_run(engine, first.key).html == first.html
    assert "Hơn · kém · bằng" in compare_kept(engine, first.key, second.key)


def test_reports_from_the_page_name_files_without_folders(index: Path, sheet: Path) -> None:
    made = run_for_page(Engine.open(index), sheet, baseline="", progress=_nothing)
    assert str(index.parent) not in made.html + made.report.read_text("utf-8")
    assert "an-son.txt" in made.html


@pytest.mark.parametrize("key", ["../..", "", "x", "/etc"])
def test_only_a_run_that_is_listed_can_be_shown(index: Path, key: str) -> None:
    with pytest.raises(BadInput, match="Không còn lần chạy"):
        kept_run(Engine.open(index), key)


def test_feedback_becomes_a_question_set_that_can_be_read(index: Path, tmp_path: Path) -> None:
    engine = Engine.open(index)
    right, wrong = "Huyện An Sơn mở bao nhiêu lớp tập huấn?", "Chỉ thị số 77-CT/TU quy định gì?"
    for question, good in ((right, False), (right, True), (wrong, False)):
        engine.add_feedback(question, good=good, answer=engine.ask(question))
    path = tmp_path / "gop-y.jsonl"
    assert write_feedback(engine, path) == 2
    read = load_questions(path).questions
    assert [(q.question, q.expects) for q in read] == [(right, "answer"), (wrong, "unknown")]
    assert read[0].documents == ("an-son.txt",)
    assert "12 lớp" in read[0].answers[0]
    assert read[0].evidence[0].text in NEWS["an-son.txt"]
    assert read[1].note.startswith("Người dùng cho là sai: ")
