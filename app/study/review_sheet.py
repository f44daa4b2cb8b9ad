"""The bank as a spreadsheet that trainers mark, and reading their marks back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from app.study.items import KIND_NAMES, LEVEL_NAMES, Bank, Item
from app.study.printing import answer_line, place_of
from app.study.review import EDITED, VERDICTS, Decision, ReviewStore, decide
from ingest.errors import BadInput
from ingest.workbook import Sheet, read_sheets, write_sheets

HEAD = ("Mã", "Duyệt", "Loại", "Mức", "Câu hỏi", "A", "B", "C", "D", "Đáp án", "Trích dẫn",
         "Nguồn")  # fmt: skip
_SHEET = "Câu hỏi"
_GUIDE = (
    ("Cách duyệt",),
    ("Ghi vào cột “Duyệt”: nhận, sửa hoặc bỏ. Để trống là chưa duyệt.",),
    ("Khi sửa: sửa ngay cột “Câu hỏi”, A–D, “Đáp án”; đáp án phải trùng với một phương án.",),
    ("Đáp án sau khi sửa mà không có trong cột “Trích dẫn” sẽ bị báo lại.",),
)


def write_review(bank: Bank, path: Path) -> None:
    """Write the bank as a sheet to mark, with a sheet that says how."""
    rows = (HEAD, *map(_row, bank.items))
    write_sheets(path, [Sheet(_SHEET, rows), Sheet("Hướng dẫn", _GUIDE)])


def review_rows(items: Sequence[Item], store: ReviewStore) -> list[tuple[str, ...]]:
    """A row for each item below `HEAD`, with the decision that holds, if any."""
    held = store.decisions()
    return [
        (row[0], held[item.id].verdict if item.id in held else "", *row[2:])
        for item, row in zip(items, map(_row, items), strict=True)
    ]


def read_review(path: Path, items: Sequence[Item]) -> tuple[list[Decision], list[str]]:
    """The decisions that a marked sheet holds, and one line for each row that makes no sense.

    Raises:
        UnreadableFile: the file is no workbook.
        BadInput: the workbook is not a bank's sheet.
    """
    sheet = next((each for each in read_sheets(path) if each.name == _SHEET), None)
    if sheet is None or not sheet.rows or tuple(sheet.rows[0][: len(HEAD)]) != HEAD:
        raise BadInput(f"{path.name}: không phải bảng duyệt câu hỏi do chithi xuất ra")
    return read_rows(sheet.rows[1:], items, first=2)


def read_rows(
    rows: Sequence[Sequence[str]], items: Sequence[Item], *, first: int = 1
) -> tuple[list[Decision], list[str]]:
    """The decisions in marked rows, and one line for each that makes no sense; `first` is the
    number by which people call the first row."""
    known = {item.id: item for item in items}
    decisions: list[Decision] = []
    problems: list[str] = []
    for number, row in enumerate(rows, start=first):
        verdict = row[1].strip().lower()
        if not verdict:
            continue
        try:
            decisions.append(_decision(row, verdict, known))
        except BadInput as error:
            problems.append(f"dòng {number}: {error}")
        else:
            if decisions[-1].broken:
                problems.append(f"dòng {number}: {decisions[-1].broken}")
    return decisions, problems


def _decision(row: Sequence[str], verdict: str, known: dict[str, Item]) -> Decision:
    if row[0] not in known:
        raise BadInput(f"không có câu nào mang mã “{row[0]}”")
    if verdict not in VERDICTS:
        raise BadInput(f"“{verdict}” không phải: {', '.join(VERDICTS)}")
    if verdict != EDITED:
        return decide(known[row[0]], verdict)
    item = known[row[0]]
    options = tuple(cell for cell in row[5:9] if cell)
    answer = _answer(row[9], options)
    return decide(item, EDITED, stem=row[4], options=options, answer=answer)


def _answer(written: str, options: tuple[str, ...]) -> str:
    """The answer's words from "B", "B. words" or the words themselves."""
    letter = written.strip()[:2].rstrip(". )")
    if letter in ("A", "B", "C", "D") and "ABCD".index(letter) < len(options):
        rest = written.strip()[1:].lstrip(". )")
        if not rest or rest == options["ABCD".index(letter)]:
            return options["ABCD".index(letter)]
        return rest
    return written.strip()


def _row(item: Item) -> tuple[str, ...]:
    options = (*item.options[:4], "", "", "", "")[:4]
    quotes = "\n".join(proof.quote for proof in item.proofs)
    sources = "\n".join(dict.fromkeys(place_of(proof) for proof in item.proofs))
    return (
        item.id, "", KIND_NAMES[item.kind], LEVEL_NAMES[item.level], item.stem, *options,
        answer_line(item), quotes, sources,
    )  # fmt: skip
