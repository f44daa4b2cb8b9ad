"""A contest on paper: the host's sheet, the referee's and the contestants'."""

from __future__ import annotations

from collections.abc import Iterator

from app.study.contest import Contest, all_items
from app.study.printing import Block, Printout, answer_line, item_blocks, table


def contest_printout(contest: Contest) -> Printout:
    """All three sheets in one printout, each beginning on a new page."""
    blocks = [
        *_host(contest),
        Block("break"),
        *_referee(contest),
        Block("break"),
        *_contestant(contest),
    ]
    return Printout(f"Rung chuông vàng: {contest.title}", tuple(blocks))


def _head(contest: Contest, sheet: str) -> Iterator[Block]:
    yield Block("title", "HỘI THI “RUNG CHUÔNG VÀNG”")
    yield Block("subtitle", contest.title)
    yield Block("subtitle", f"{sheet} – đề số {contest.seed}")


def _host(contest: Contest) -> Iterator[Block]:
    yield from _head(contest, "Bản dành cho người dẫn chương trình")
    if contest.note:
        yield Block("paragraph", f"Lưu ý: {contest.note}.")
    part_before = ""
    for number, (part, item) in enumerate(all_items(contest), start=1):
        if part != part_before:
            yield Block("heading", part)
            part_before = part
        yield from item_blocks(item, number, with_answer=True)


def _referee(contest: Contest) -> Iterator[Block]:
    yield from _head(contest, "Bản dành cho trọng tài")
    rows = [("Câu", "Phần thi", "Đáp án", "Ghi chú")]
    rows += [
        (str(number), part, answer_line(item), "")
        for number, (part, item) in enumerate(all_items(contest), start=1)
    ]
    yield table(rows)


def _contestant(contest: Contest) -> Iterator[Block]:
    yield from _head(contest, "Phiếu trả lời của thí sinh")
    yield Block("paragraph", "Họ và tên: ………………………………………………  Đơn vị: ……………………………………")
    numbers = range(1, len(all_items(contest)) + 1)
    halves = list(numbers)[: (len(numbers) + 1) // 2]
    rows = [("Câu", "Trả lời", "Câu", "Trả lời")]
    for number in halves:
        other = number + len(halves)
        rows.append((str(number), "", str(other) if other in numbers else "", ""))
    yield table(rows)
