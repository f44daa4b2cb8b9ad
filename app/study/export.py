"""Writing packs, banks and contests to files; the suffix decides the format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from app.study.cards import write_anki, write_kahoot, write_lines
from app.study.items import Bank, Item
from app.study.markdown_file import write_markdown
from app.study.moodle import write_aiken, write_gift
from app.study.pdf_file import write_pdf
from app.study.printing import Block, Printout, answer_blocks, item_blocks
from app.study.review_sheet import write_review
from app.study.word_file import write_docx
from ingest.errors import BadInput

PRINTERS: dict[str, Callable[[Printout, Path], None]] = {
    ".docx": write_docx,
    ".pdf": write_pdf,
    ".md": write_markdown,
}
# Each says how many items it could hold.
ITEM_WRITERS: dict[str, Callable[[Sequence[Item], Path], int]] = {
    ".gift": write_gift,
    ".txt": write_aiken,
    ".csv": write_kahoot,
    ".anki.csv": write_anki,
    ".jsonl": write_lines,
}
Result = TypeVar("Result")
SLIDES, SHEET = ".pptx", ".xlsx"
ALL_SUFFIXES = (*PRINTERS, SLIDES, SHEET, *ITEM_WRITERS)


def suffix_of(path: Path) -> str:
    """The suffix that decides the format.

    >>> suffix_of(Path("a/the.anki.csv")), suffix_of(Path("B.DOCX"))
    ('.anki.csv', '.docx')

    Raises:
        BadInput: no format has this suffix.
    """
    name = path.name.lower()
    known = sorted(ALL_SUFFIXES, key=len, reverse=True)
    found = next((suffix for suffix in known if name.endswith(suffix)), None)
    if found is None:
        raise BadInput(
            f"{path}: không biết ghi định dạng này; hãy dùng đuôi {', '.join(ALL_SUFFIXES)}"
        )
    return found


def print_to(printout: Printout, path: Path) -> None:
    """Write a printout as the suffix says."""
    writer = PRINTERS.get(suffix_of(path))
    if writer is None:
        raise BadInput(f"{path}: tài liệu để in chỉ ghi được ra {', '.join(PRINTERS)}")
    _into(path, lambda: writer(printout, path))


def write_bank(bank: Bank, path: Path, *, title: str) -> int:
    """Write a bank's items as the suffix says; how many the format could hold."""
    suffix = suffix_of(path)
    if suffix in PRINTERS:
        print_to(bank_printout(bank, title), path)
        return len(bank.items)
    if suffix == SHEET:
        _into(path, lambda: write_review(bank, path))
        return len(bank.items)
    if suffix not in ITEM_WRITERS:
        raise BadInput(f"{path}: trình chiếu (.pptx) dùng cho cuộc thi, không dùng cho ngân hàng")
    return _into(path, lambda: ITEM_WRITERS[suffix](bank.items, path))


def bank_printout(bank: Bank, title: str) -> Printout:
    """The bank on paper: questions first, then the same with answers and quotes."""
    blocks = [Block("title", "NGÂN HÀNG CÂU HỎI"), Block("subtitle", title)]
    for number, item in enumerate(bank.items, start=1):
        blocks += item_blocks(item, number, with_answer=False)
    blocks += [Block("break"), Block("title", "ĐÁP ÁN VÀ TRÍCH DẪN")]
    for number, item in enumerate(bank.items, start=1):
        blocks += answer_blocks(item, number)
    if bank.note:
        blocks.append(Block("paragraph", bank.note))
    return Printout(f"Ngân hàng câu hỏi: {title}", tuple(blocks))


def _into(path: Path, write: Callable[[], Result]) -> Result:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return write()
    except OSError as error:
        raise BadInput(f"{path}: không ghi được ({error.strerror or error})") from error
