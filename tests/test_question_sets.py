"""Reading and writing question sets: what people have is read, what is wrong is named."""

import json
import unicodedata
from pathlib import Path

import pytest

from eval.questions import CarriedPassage, Evidence, Question, QuestionSet
from eval.set_answers import read_answer
from eval.set_fields import BadQuestions
from eval.set_files import load_questions, save_questions
from eval.table_columns import find_columns
from ingest.errors import BadInput, UnreadableFile
from ingest.workbook import Sheet, read_sheets, write_sheets

SHARED = Path(__file__).resolve().parent.parent / ".." / "shared"


def write(path: Path, content: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(content.encode(encoding))
    return path


def lines(path: Path, *entries: object) -> Path:
    return write(path, "".join(json.dumps(e, ensure_ascii=False) + "\n" for e in entries))


def squad(path: Path, **changes: object) -> Path:
    question = {
        "id": "s1",
        "question": "Xã mở mấy lớp?",
        "answers": [{"text": "12 lớp", "answer_start": 11}],
        **changes,
    }
    context = "Xã Hoa Lư mở 12 lớp trong năm."
    question["answers"] = [
        {**answer, "answer_start": answer["answer_start"] + 2} for answer in question["answers"]
    ]
    return write(
        path,
        json.dumps(
            {"data": [{"title": "Xã", "paragraphs": [{"context": context, "qas": [question]}]}]}
        ),
    )


def test_json_lines_keep_every_field(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "q.jsonl",
        {
            "id": "a1",
            "question": "Gồm những gì?",
            "kind": "list",
            "documents": ["tin.txt"],
            "must": [["rõ lịch", "rõ ngày"], "rõ tiền"],
            "evidence": [{"text": "rõ lịch, rõ tiền", "start": 3, "end": 19}],
            "style": "news",
        },
        {"id": "a2", "question": "Lãi suất?", "kind": "", "documents": [], "must": []},
    )
    first, second = load_questions(path).questions
    assert first.must == (("rõ lịch", "rõ ngày"), ("rõ tiền",))
    assert first.evidence == (Evidence("tin.txt", "rõ lịch, rõ tiền", 3, 19),)
    assert (first.expects, first.where) == ("answer", "dòng 1")
    assert second.expects == "refusal"


def test_wrong_fields_are_named_with_their_line(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "q.jsonl",
        {"id": "a", "question": "Ai?", "must": "x"},
        {"id": "b", "question": "Ai?", "documents": "x.txt"},
        {"id": "c", "question": " "},
        {"id": "d", "question": "Ai?", "documnets": []},
        {"id": "e", "question": "Ai?"},
        {"id": "e", "question": "Ai?"},
    )
    path.write_text(path.read_text("utf-8") + "{broken\n", "utf-8")
    with pytest.raises(BadQuestions) as caught:
        load_questions(path)
    named = [(problem.where, problem.field) for problem in caught.value.problems]
    assert named == [
        ("dòng 1", "must"),
        ("dòng 2", "documents"),
        ("dòng 3", "question"),
        ("dòng 4", "documnets"),
        ("dòng 6", "id"),
        ("dòng 7", "cột 2"),
    ]
    assert "\n" not in str(caught.value)


def test_skipping_bad_entries_lists_them(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "q.jsonl", {"id": "a", "question": "Ai?"}, {"id": "a", "question": "Gì?"}
    )
    found = load_questions(path, skip_bad=True)
    assert [question.question for question in found.questions] == ["Ai?"]
    assert [str(problem) for problem in found.problems] == ["dòng 2, id: mã 'a' đã dùng ở dòng 1"]


def test_turns_become_questions_of_one_conversation(tmp_path: Path) -> None:
    turns = [{"question": "Ai chủ trì?"}, {"question": "Khi nào?", "id": "when"}]
    found = load_questions(lines(tmp_path / "q.jsonl", {"id": "c1", "turns": turns}))
    assert [(q.id, q.conversation) for q in found.questions] == [("c1.1", "c1"), ("when", "c1")]


def test_squad_answers_keep_their_place(tmp_path: Path) -> None:
    found = load_questions(squad(tmp_path / "s.json"))
    (question,) = found.questions
    (passage,) = found.passages
    (evidence,) = question.evidence
    assert passage.text[evidence.start : evidence.end] == "12 lớp" == evidence.text
    assert question.documents == (passage.id,)


def test_squad_text_in_nfd_still_points_at_the_answer(tmp_path: Path) -> None:
    context = unicodedata.normalize("NFD", "  Xã Hòa Lạc mở 12 lớp.")
    answer = unicodedata.normalize("NFD", "12 lớp")
    entry = {
        "id": "1",
        "question": "?",
        "answers": [{"text": answer, "answer_start": context.find(answer)}],
    }
    data = {"data": [{"paragraphs": [{"context": context, "qas": [entry]}]}]}
    found = load_questions(write(tmp_path / "s.json", json.dumps(data)))
    (evidence,) = found.questions[0].evidence
    assert found.passages[0].text[evidence.start : evidence.end] == "12 lớp"


def test_squad_answer_not_in_its_context_is_named(tmp_path: Path) -> None:
    path = squad(tmp_path / "s.json", answers=[{"text": "12 lớp", "answer_start": 3}])
    place = r"data\[0\]\.paragraphs\[0\]\.qas\[0\]\.answers\[0\]: ở vị trí"
    with pytest.raises(BadQuestions, match=place):
        load_questions(path)


def test_squad_impossible_question_expects_a_refusal(tmp_path: Path) -> None:
    path = squad(tmp_path / "s.json", answers=[], is_impossible=True)
    assert load_questions(path).questions[0].expects == "refusal"
    with pytest.raises(BadQuestions, match="is_impossible"):
        load_questions(squad(tmp_path / "t.json", answers=[]))


def beir(folder: Path, qrels: str) -> Path:
    folder.mkdir()
    lines(folder / "corpus.jsonl", {"_id": "d1", "title": "Điều 1", "text": "Phạm vi"})
    lines(
        folder / "queries.jsonl",
        {"_id": "q1", "text": "Phạm vi là gì?"},
        {"_id": "q2", "text": "Đúng hay sai?", "answer": "Sai"},
        {"_id": "q3", "text": "Nơi nào?", "choices": {"A": "xã", "B": "huyện"}, "answer": "B"},
    )
    (folder / "qrels").mkdir()
    write(folder / "qrels" / "test.tsv", "query-id\tcorpus-id\tscore\n" + qrels)
    return folder


def test_beir_folder_is_read_with_choices(tmp_path: Path) -> None:
    found = load_questions(beir(tmp_path / "b", "q1\td1\t1\nq2\td1\t1\nq3\td1\t1\n"))
    assert found.passages == (CarriedPassage("d1", "Điều 1", "Phạm vi"),)
    assert [q.documents for q in found.questions] == [("d1",)] * 3
    assert [q.key for q in found.questions] == [None, 1, 1]
    assert found.questions[1].choices == ("Đúng", "Sai")


def test_beir_qrels_of_unknown_ids_are_named(tmp_path: Path) -> None:
    with pytest.raises(BadQuestions) as caught:
        load_questions(beir(tmp_path / "b", "q1\td9\t1\nq7\td1\t1\nq2\td1\n"))
    assert [(p.where, p.field) for p in caught.value.problems] == [
        ("test.tsv dòng 2", "corpus-id"),
        ("test.tsv dòng 4", "score"),
        ("test.tsv", "query-id"),
    ]


def test_beir_folder_without_a_part_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(BadInput, match=r"corpus\.jsonl"):
        load_questions(tmp_path / "b")


TRAINER = (
    ("BỘ CÂU HỎI TẬP HUẤN", "", "", ""),
    ("", "", "", ""),
    ("STT", "Nội dung câu hỏi", "Đáp án", "Tên tệp"),
    ("1", "Bao nhiêu lớp?", "12 lớp", "a.txt"),
    ("2", "Gồm những gì?", "1. rõ lịch\n2. rõ tiền | rõ kinh phí", "a.txt; b.txt"),
    ("3", "Lãi suất vay?", "Không có trong văn bản", ""),
    ("4", "Vì sao?", "", ""),
)


def test_trainers_workbook_is_read_with_vietnamese_headings(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    write_sheets(path, [Sheet("Hướng dẫn", (("Đọc kỹ",),)), Sheet("Câu hỏi", TRAINER)])
    found = load_questions(path)
    assert [q.expects for q in found.questions] == ["answer", "answer", "refusal", "unknown"]
    assert found.questions[1].must == (("rõ lịch",), ("rõ tiền", "rõ kinh phí"))
    assert found.questions[1].documents == ("a.txt", "b.txt")
    assert "trang “Câu hỏi” cột “Nội dung câu hỏi” → question" in found.notes
    assert "trang “Hướng dẫn” không có cột câu hỏi nên không đọc" in found.notes
    assert found.notes[-1].startswith("1 câu không có đáp án")


@pytest.mark.parametrize(
    ("encoding", "separator"), [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t")]
)
def test_csv_in_common_encodings_and_separators(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    rows = [["Câu hỏi", "Trả lời", "Văn bản"], ["Mấy lớp?", "12", "a.txt"]]
    path = write(tmp_path / "q.csv", "\r\n".join(separator.join(r) for r in rows), encoding)
    (question,) = load_questions(path).questions
    assert (question.question, question.must, question.documents) == (
        "Mấy lớp?",
        (("12",),),
        ("a.txt",),
    )
    assert question.id == "dòng 2"


def test_mixed_encodings_are_named_by_line(tmp_path: Path) -> None:
    path = tmp_path / "q.csv"
    path.write_bytes(
        "Câu hỏi,Đáp án\n".encode() + "Số người,ba".encode("utf-16-le") + b"\n\xff\xf0,x\n"
    )
    with pytest.raises(BadInput, match="dòng 1 là UTF-8 nhưng dòng 2 thì không"):
        load_questions(path)


def test_multiple_choice_columns_turn_the_answer_into_the_key(tmp_path: Path) -> None:
    path = write(
        tmp_path / "q.csv", "Câu hỏi,A,B,C,Đáp án\nNơi nào?,xã,huyện,tỉnh,B\nAi?,x,y,z,G\n"
    )
    with pytest.raises(BadQuestions, match="dòng 3, cột “Đáp án”: 'G'"):
        load_questions(path)
    (question,) = load_questions(path, skip_bad=True).questions
    assert (question.choices, question.key, question.expects) == (
        ("xã", "huyện", "tỉnh"),
        1,
        "answer",
    )


def test_english_headings_are_mapped(tmp_path: Path) -> None:
    path = write(tmp_path / "q.csv", "id,question,answer,document,points\n7,Who?,Lan,a.txt,2\n")
    found = load_questions(path)
    assert found.questions[0].must == (("Lan",),)
    assert found.notes[-1] == "cột không dùng: “points”"


def test_table_without_a_question_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"không thấy cột câu hỏi.*“Họ tên”"):
        load_questions(write(tmp_path / "q.csv", "Họ tên,Tuổi\nLan,3\n"))


def test_empty_and_absent_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="trống"):
        load_questions(write(tmp_path / "q.jsonl", "\n"))
    with pytest.raises(BadInput, match="không có câu hỏi nào"):
        load_questions(write(tmp_path / "q.json", "[]"))
    with pytest.raises(BadInput, match="không có tệp"):
        load_questions(tmp_path / "x.jsonl")
    with pytest.raises(UnreadableFile, match="Excel"):
        load_questions(write(tmp_path / "q.xlsx", "PK\x03\x04rest"))


FULL = (
    Question(
        "1",
        "Gồm gì?",
        "list",
        "answer",
        ("a.txt",),
        (("rõ lịch", "rõ ngày"), ("rõ tiền",)),
        note="x",
    ),
    Question("2", "Lãi?", "unanswerable", "refusal"),
    Question("3", "Nơi?", "choice", "answer", choices=("xã", "huyện"), key=1),
    Question("4", "Thế còn xã?", "who", "answer", ("a.txt",), (("Lan",),), conversation="c"),
)


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".xlsx"])
def test_written_sets_read_back_the_same(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"q{suffix}"
    assert save_questions(path, QuestionSet("q", "jsonl", FULL)) == []
    read = load_questions(path).questions
    for before, after in zip(FULL, read, strict=True):
        same = {
            name: getattr(before, name) for name in before.__dataclass_fields__ if name != "where"
        }
        assert {name: getattr(after, name) for name in same} == same


def test_squad_and_beir_written_sets_read_back_the_same(tmp_path: Path) -> None:
    source = load_questions(squad(tmp_path / "s.json"))
    for target in (tmp_path / "t.json", tmp_path / "beir"):
        assert save_questions(target, source) == []
        again = load_questions(target)
        assert again.passages == source.passages
        assert [q.documents for q in again.questions] == [q.documents for q in source.questions]
    assert load_questions(tmp_path / "t.json").questions[0].evidence == source.questions[0].evidence


def test_what_a_format_cannot_hold_is_named(tmp_path: Path) -> None:
    carried = CarriedPassage("a.txt", "", "Tổ họp phải rõ ngày, rõ tiền.")
    source = QuestionSet("q", "jsonl", FULL, (carried,))
    assert save_questions(tmp_path / "s.json", source) == ["1", "2", "3", "4"]
    assert save_questions(tmp_path / "beir", source) == ["2", "3"]
    with pytest.raises(BadInput, match=r"\.jsonl"):
        save_questions(tmp_path / "s.pdf", source)


def test_answer_cell_parts_groups_and_whole_answers() -> None:
    assert read_answer("Lan hoặc Hoa") == ((("Lan", "Hoa"),), ())
    long = "cán bộ phải trả hồ sơ đúng hẹn và xin lỗi bằng văn bản khi chậm"
    assert read_answer(long) == ((), (long,))
    assert read_answer("") == ((), ())


def test_heading_row_may_stand_below_a_title() -> None:
    columns = find_columns(
        [["Bộ đề"], [], ["TT", "CÂU HỎI (*)", "Phương án A", "Phương án B", "Đáp án"]]
    )
    assert columns is not None
    assert (columns.row, columns.choices, columns.fields["key"]) == (2, (2, 3), 4)


def test_formula_like_text_stays_text(tmp_path: Path) -> None:
    write_sheets(tmp_path / "f.xlsx", [Sheet("S", (("Câu hỏi",), ("=1+1",)))])
    assert read_sheets(tmp_path / "f.xlsx")[0].rows[1] == ("=1+1",)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared data sets are not here")
def test_shared_sets_are_read_whole() -> None:
    sets = {
        "questions/seeds-dev.jsonl": (24, 0),
        "data/xquad-vi/xquad.vi.json": (1190, 240),
        "data/alqac-dev": (456, 1824),
    }
    for name, (questions, passages) in sets.items():
        found = load_questions(SHARED / name)
        assert (len(found.questions), len(found.passages)) == (questions, passages)


def test_a_format_that_carries_passages_holds_no_question_without_its_own(tmp_path: Path) -> None:
    apart = Question("7", "Mấy lớp?", "number", "answer", ("a.txt",), (("12",),))
    source = QuestionSet("q", "jsonl", (apart,))
    for target in (tmp_path / "beir", tmp_path / "q.json"):
        assert save_questions(target, source) == ["7"]
        with pytest.raises(BadInput, match="không có câu hỏi nào"):
            load_questions(target)
