"""Packs, banks and contests as files that open, hold every letter and run nothing."""

from __future__ import annotations

import csv
import itertools
import json
import re
import zipfile
from pathlib import Path

import pytest

from app.study.bank import make_bank
from app.study.cards import write_anki, write_kahoot, write_lines
from app.study.contest import SECONDS, Contest, all_items, make_contest
from app.study.contest_sheets import contest_printout
from app.study.export import bank_printout, print_to, suffix_of, write_bank
from app.study.items import CHOICE, GAP, MATCH, SHORT, TRUE_FALSE, Bank, Item, Proof
from app.study.markdown_file import as_markdown
from app.study.moodle import aiken_of, gift_of
from app.study.pack import make_pack
from app.study.printing import Block, Printout, table
from app.study.review_sheet import write_review
from app.study.slides import write_slides
from ingest.document import load
from ingest.errors import BadInput
from ingest.model import Document
from ingest.workbook import read_sheets

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
NASTY = '=1+1 <b>|*đậm*| {~x} #if & "ngoặc"'


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    names = ("lam-giang-17-ct-ubnd.txt", "lam-giang-05-ct-ubnd.docx")
    return [load(CORPUS / name, name, name) for name in names]


@pytest.fixture(scope="module")
def bank(documents: list[Document]) -> Bank:
    return make_bank(documents)


@pytest.fixture(scope="module")
def contest(bank: Bank) -> Contest:
    return make_contest(bank, title="Chỉ thị 17 & 05", seed=7, size=20)


def _nasty_item(kind: str = CHOICE) -> Item:
    proof = Proof("d", "d.txt", NASTY, 0, len(NASTY), NASTY)
    options = (NASTY, "b", "c", "d")
    item = Item(kind, "unit", f"{NASTY} ……?", NASTY, (proof,), options, (0,), ("l", "m", "n", "o"))
    return item.with_id()


def _text_of_pdf(path: Path) -> str:
    import pypdf

    return " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def _text_of_docx(path: Path) -> str:
    import docx

    document = docx.Document(str(path))
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    return " ".join([*(p.text for p in document.paragraphs), *cells])


def test_a_printout_holds_every_word_in_word_and_pdf(
    tmp_path: Path, documents: list[Document], bank: Bank
) -> None:
    printout = make_pack(documents, collection=documents, bank=Bank(bank.items[:6], {}))
    print_to(printout, tmp_path / "a.docx")
    print_to(printout, tmp_path / "a.pdf")
    expected = {
        word
        for block in printout.blocks
        for text in (block.text, *(cell for row in block.rows for cell in row))
        for word in re.findall(r"\w+", text)
    }
    in_word = set(re.findall(r"\w+", _text_of_docx(tmp_path / "a.docx")))
    assert expected - in_word == set()
    # A word that is broken at a hyphen or a slash over two lines comes out in pieces.
    letters = "".join(_text_of_pdf(tmp_path / "a.pdf").split())
    assert {word for word in expected if word not in letters} == set()


def test_every_line_of_a_pack_says_where_it_stands(documents: list[Document]) -> None:
    printout = make_pack(documents[:1], collection=documents)
    section = ""
    quoted = ("văn bản", "Bố cục", "thảo luận")
    for block in printout.blocks:
        if block.kind == "heading":
            section = block.text
        elif section.endswith(quoted) and block.kind in ("bullet", "paragraph"):
            assert re.search(r"\[(?:mục [\w.]+|đoạn \d+)(?:, tr\. \d+)?\]$", block.text)
        elif block.kind == "table" and section.endswith(("khi nào", "gian", "tắt")):
            assert all(re.match(r"\[(?:mục|đoạn) ", row[-1]) for row in block.rows[1:])


def test_a_packs_summary_is_the_documents_own_sentences(documents: list[Document]) -> None:
    text = " ".join(documents[0].text.split())
    blocks = make_pack(documents[:1]).blocks
    start = next(n for n, block in enumerate(blocks) if "Tóm tắt" in block.text)
    end = next(n for n, block in enumerate(blocks) if "Bố cục" in block.text)
    quotes = [
        q for block in blocks[start + 1 : end] for q in re.findall("“(.+?)”(?=[ ;])", block.text)
    ]
    assert len(quotes) >= 4
    assert all(quote in text for quote in quotes)


def test_a_pack_says_what_replaces_the_paper(documents: list[Document]) -> None:
    lines = [block.text for block in make_pack(documents[1:], collection=documents).blocks]
    said = [line for line in lines if line.startswith("Đã bị thay thế bởi")]
    assert len(said) == 1
    assert "Chỉ thị số 17/CT-UBND" in said[0]


def test_gift_is_parsed_back_by_its_own_grammar(bank: Bank) -> None:
    for item in (*bank.items, *map(_nasty_item, (CHOICE, TRUE_FALSE, GAP, SHORT))):
        text = gift_of(item)
        if not text:
            continue
        bare = re.sub(r"\\.", "", text)  # without escaped signs
        match = re.fullmatch(r"::\w+:: [^{}]*\{([^{}]*)\}[^{}]*", bare)
        assert match is not None
        answers = match[1].partition("####")[0]
        if item.kind == CHOICE:
            assert answers.count("=") == 1
            assert answers.count("~") == len(item.options) - 1
        if item.kind == TRUE_FALSE:
            assert answers.strip() in ("TRUE", "FALSE")
        if item.kind == MATCH:
            assert answers.count("->") == len(item.lefts)


def test_gift_shows_a_texts_signs_and_runs_none() -> None:
    text = gift_of(_nasty_item())
    assert "&lt;b&gt;" in text
    assert "\\{\\~x\\}" in text
    assert "\\=1+1" in text


def test_aiken_is_parsed_back_by_its_own_grammar(bank: Bank) -> None:
    choices = [item for item in bank.items if item.kind == CHOICE]
    for item in choices:
        stem, *options, answer = aiken_of(item).split("\n")
        assert stem == " ".join(item.stem.split())
        assert [line[:3] for line in options] == ["A. ", "B. ", "C. ", "D. "]
        letter = answer.removeprefix("ANSWER: ")
        assert options["ABCD".index(letter)][3:] == " ".join(item.answer.split())


def test_kahoot_rows_keep_its_limits_and_point_at_the_key(tmp_path: Path, bank: Bank) -> None:
    count = write_kahoot(bank.items, tmp_path / "k.csv")
    with (tmp_path / "k.csv").open(encoding="utf-8-sig", newline="") as file:
        head, *rows = list(csv.reader(file))
    assert len(rows) == count > 10
    assert head[0] == "Question"
    answers = {item.answer for item in bank.items}
    for row in rows:
        assert len(row[0]) <= 120
        assert max(map(len, row[1:5])) <= 75
        assert int(row[5]) in SECONDS
        assert row[int(row[6])] in answers


def test_no_cell_of_a_csv_begins_like_a_formula(tmp_path: Path) -> None:
    item = _nasty_item()
    for write in (write_kahoot, write_anki):
        write([item], tmp_path / "x.csv")
        with (tmp_path / "x.csv").open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    assert "<b>&lt;" not in cells[0]


def test_no_cell_of_the_workbook_is_a_formula(tmp_path: Path) -> None:
    write_review(Bank((_nasty_item(),), {}), tmp_path / "r.xlsx")
    with zipfile.ZipFile(tmp_path / "r.xlsx") as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "worksheets/" in name]
    assert not any("<f>" in sheet for sheet in sheets)
    assert read_sheets(tmp_path / "r.xlsx")[0].rows[1][4] == f"{NASTY} ……?"


def test_markdown_escapes_what_would_be_markup() -> None:
    printout = Printout("t", (Block("paragraph", NASTY), table([("a|b", "c"), ("1", "2")])))
    text = as_markdown(printout)
    assert "\\*đậm\\*" in text
    assert "\\<b\\>" in text
    assert "a\\|b" in text


def test_nasty_titles_and_texts_do_no_harm_in_any_format(tmp_path: Path) -> None:
    bank = Bank((_nasty_item(), _nasty_item(SHORT)), {})
    for suffix in (".docx", ".pdf", ".md", ".xlsx", ".gift", ".txt", ".csv", ".anki.csv", ".jsonl"):
        write_bank(bank, tmp_path / f"nasty{suffix}", title=f"{NASTY}\x07\x1b")
        assert (tmp_path / f"nasty{suffix}").stat().st_size > 0
    flat = "".join(_text_of_pdf(tmp_path / "nasty.pdf").split())
    assert "".join(NASTY.split()) in flat
    assert NASTY in _text_of_docx(tmp_path / "nasty.docx")


def test_lines_for_evaluation_carry_their_evidence(
    tmp_path: Path, bank: Bank, documents: list[Document]
) -> None:
    texts = {document.path: document.text for document in documents}
    count = write_lines(bank.items, tmp_path / "q.jsonl")
    lines = (tmp_path / "q.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == count > 20
    for line in lines:
        entry = json.loads(line)
        assert entry["options"][entry["key"]] == entry["must"][0][0]
        for evidence in entry["evidence"]:
            text = texts[evidence["document"]]
            assert text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_an_unknown_suffix_is_refused_with_the_known_ones() -> None:
    with pytest.raises(BadInput, match=r"\.docx"):
        suffix_of(Path("x.odt"))
    with pytest.raises(BadInput, match="trình chiếu"):
        write_bank(Bank((), {}), Path("x.pptx"), title="t")


def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(BadInput, match="không ghi được"):
        print_to(Printout("t", (Block("paragraph", "x"),)), tmp_path / "file" / "a.md")


def test_the_same_seed_draws_the_same_contest(bank: Bank) -> None:
    first = make_contest(bank, title="t", seed=3, size=20)
    assert first == make_contest(bank, title="t", seed=3, size=20)
    assert first.rounds != make_contest(bank, title="t", seed=4, size=20).rounds


def test_a_contest_rises_and_repeats_nothing(contest: Contest) -> None:
    levels = [item.level for part in contest.rounds for item in part.items]
    assert levels == sorted(levels)
    assert len(levels) == 20
    ids = [item.id for _, item in all_items(contest)]
    assert len(set(ids)) == len(ids)
    quotes = [part.items[n].proofs[0].quote for part in contest.rounds for n in range(3)]
    assert len(set(quotes)) == len(quotes)


def test_a_bank_too_small_for_a_contest_is_refused(bank: Bank) -> None:
    choices = tuple(item for item in bank.items if item.kind == CHOICE)[:5]
    with pytest.raises(BadInput, match="chỉ có 5 câu"):
        make_contest(Bank(choices, {}), title="t")


def test_a_small_bank_gives_fewer_questions_and_says_so(bank: Bank) -> None:
    choices = tuple(item for item in bank.items if item.kind == CHOICE)[:12]
    contest = make_contest(Bank(choices, {}), title="t", size=30)
    assert sum(len(part.items) for part in contest.rounds) == 6
    assert contest.note == "chỉ đủ 6 câu chính thay vì 30 câu được yêu cầu"


def test_slides_hold_question_then_answer_with_its_source(tmp_path: Path, contest: Contest) -> None:
    import pptx

    write_slides(contest, tmp_path / "c.pptx")
    deck = pptx.Presentation(str(tmp_path / "c.pptx"))
    shown = [
        " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        for slide in deck.slides
    ]
    items = [item for _, item in all_items(contest)]
    parts = {part for part, _ in all_items(contest)}
    assert len(shown) == 2 * len(items) + len(parts) + 2
    for item in items:
        at = next(n for n, text in enumerate(shown) if item.stem in text)
        if item.kind == CHOICE:
            assert all(option in shown[at] for option in item.options)
        assert item.answer in shown[at + 1]
        notes = deck.slides[at].notes_slide.notes_text_frame.text
        assert " ".join(item.proofs[0].quote.split()) in notes
        assert item.proofs[0].path in notes


def test_each_question_slide_has_a_timer_that_runs(tmp_path: Path, contest: Contest) -> None:
    write_slides(contest, tmp_path / "c.pptx")
    with zipfile.ZipFile(tmp_path / "c.pptx") as deck:
        slides = [deck.read(n).decode() for n in deck.namelist() if "slides/slide" in n[:20]]
    timed = [slide for slide in slides if "<p:timing" in slide]
    assert len(timed) == len(all_items(contest))
    for slide in timed:
        shape = re.search(r'spTgt spid="(\d+)"', slide)
        assert shape is not None
        assert f'<p:cNvPr id="{shape[1]}"' in slide


def test_contest_sheets_give_contestants_no_answer(contest: Contest) -> None:
    blocks = list(contest_printout(contest).blocks)
    breaks = [n for n, block in enumerate(blocks) if block.kind == "break"]
    host, contestant = blocks[: breaks[0]], blocks[breaks[1] :]
    count = len(all_items(contest))
    assert sum(block.kind == "answer" for block in host) == count
    assert not any(block.kind in ("answer", "source", "question") for block in contestant)
    numbers = [cell for block in contestant for row in block.rows[1:] for cell in row[::2] if cell]
    assert sorted(map(int, numbers)) == list(range(1, count + 1))


def test_a_printed_bank_asks_before_it_answers(bank: Bank) -> None:
    blocks = bank_printout(Bank(bank.items[:4], {}), "t").blocks
    middle = next(n for n, block in enumerate(blocks) if block.kind == "break")
    assert not any(block.kind == "answer" for block in blocks[:middle])
    assert sum(block.kind == "answer" for block in blocks[middle:]) == 4


def _told(number: int, asked: str, answer: str, quote: str, level: int = 1) -> Item:
    proof = Proof("d", "d.txt", "Chỉ thị số 01/CT-UBND", number * 1000, number * 1000 + 90, quote)
    options = (answer, "một", "hai", "ba")
    return Item(CHOICE, "unit", asked, answer, (proof,), options, (0,), level=level).with_id()


def test_no_question_of_a_contest_tells_the_answer_of_a_later_one() -> None:
    pairs = []
    for number in range(12):
        quote = f"Sở {number} mở {number + 20} lớp."
        pairs += [
            _told(number, f"Cơ quan nào mở {number + 20} lớp?", f"Sở {number}", quote, 1),
            _told(number, f"Sở {number} mở bao nhiêu lớp?", str(number + 20), quote, 2),
        ]
    contest = make_contest(Bank(tuple(pairs), {}), title="T", seed=3, size=15)
    played = [item for part in contest.rounds for item in part.items]
    assert len(played) >= 12
    for place, item in enumerate(played):
        for earlier in played[:place]:
            if earlier.proofs[0].start == item.proofs[0].start:
                assert item.answer not in earlier.stem


def test_questions_that_are_long_to_read_come_last() -> None:
    short = [
        _told(n, f"Cơ quan nào mở lớp thứ {n}?", f"Sở {n}", f"Sở {n} mở lớp") for n in range(9)
    ]
    long = [
        _told(n, f"Cơ quan nào {'mở lớp tập huấn cho cán bộ ' * 16}thứ {n}?", f"Sở {n}", f"Câu {n}")
        for n in range(9, 18)
    ]
    contest = make_contest(Bank((*long, *short), {}), title="T", seed=1, size=6)
    played = [item for part in contest.rounds for item in part.items]
    assert {item.id for item in played} <= {item.id for item in short}


def test_every_column_of_a_table_has_room_for_its_longest_word() -> None:
    rows = [("Ai", "Việc", "Thời hạn", "Chỗ")]
    rows += [("Ủy ban nhân dân tỉnh", "Kiểm tra " * 60, "trước ngày 30/09/2008", "[đoạn 12]")] * 3
    shares = table(rows).shares
    assert 0.97 <= sum(shares) <= 1.03
    assert min(shares) * 84 >= len("30/09/2008") - 1
    assert shares[1] == max(shares)


def test_a_question_in_word_is_kept_with_its_own_parts_only(tmp_path: Path, bank: Bank) -> None:
    import docx

    print_to(bank_printout(bank, "T"), tmp_path / "b.docx")
    paragraphs = docx.Document(str(tmp_path / "b.docx")).paragraphs
    for paragraph, following in itertools.pairwise(paragraphs):
        if following.text.startswith("Câu "):
            assert not paragraph.paragraph_format.keep_with_next
        elif paragraph.text.startswith("Câu ") and following.text.startswith("A. "):
            assert paragraph.paragraph_format.keep_with_next


def test_a_contest_asks_of_one_list_once() -> None:
    quote = "5 rõ: rõ việc, rõ người, rõ giờ, rõ nơi, rõ tiền"
    listed = [
        Item(CHOICE, fact, f"Nội dung {n} là gì?", part, (Proof("d", "d", "D", 0, 50, quote),),
             (part, "x", "y", "z"), (0,)).with_id()
        for n, (fact, part) in enumerate(
            [("missing", "rõ việc"), ("missing", "rõ người"), ("intruder", "rõ xe")]
        )
    ]  # fmt: skip
    others = [_told(n, f"Cơ quan nào mở lớp thứ {n}?", f"Sở {n}", f"Sở {n} mở") for n in range(9)]
    contest = make_contest(Bank((*listed, *others[1:5]), {}), title="T", seed=2, size=7)
    played = [item for part in contest.rounds for item in part.items]
    assert sum(item.fact in ("missing", "intruder") for item in played) <= 1


def test_questions_on_one_sentence_stand_apart_in_a_contest(bank: Bank) -> None:
    contest = make_contest(bank, title="T", seed=5, size=24)
    played = [item.proofs[0] for part in contest.rounds for item in part.items]
    for place, proof in enumerate(played):
        for near in played[max(0, place - 2) : place]:
            same = near.doc_id == proof.doc_id
            assert not (same and near.start < proof.end and proof.start < near.end)
