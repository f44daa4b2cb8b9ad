"""The rows of one sheet as questions; whatever is no question is said, never dropped in silence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from eval.questions import EXPECTATIONS, Evidence, Question
from eval.set_answers import is_refusal, read_answer
from eval.set_cells import choice_texts, kind_of
from eval.set_fields import Collector, expectation, read_key
from eval.set_text import nfc
from eval.table_columns import Columns, heading_at
from ingest.workbook import Sheet

# What one merged cell says for all the questions beside it.
_SAID_ONCE = ("documents", "kind", "conversation", "style", "evidence")
_LONGEST_SHOWN = 40


@dataclass(slots=True)
class SheetReader:
    """Reads a sheet below its heading. `place` begins what is said of a row; `notes` are filled
    while reading."""

    sheet: Sheet
    columns: Columns
    place: str
    collector: Collector
    notes: list[str] = field(default_factory=list)

    def questions(self) -> list[Question]:
        """The rows that are questions, in order; problems go to the collector."""
        rows = list(self._rows())
        numbers = Counter(self._cell(row, "id") for _, row in rows)
        found = []
        for number, row in rows:
            where = f"{self.place}dòng {number}"
            before = len(self.collector.problems)
            self._report_faults(number, where)
            self._report_width(row, where)
            question = self._question(row, where)
            if self.columns.ordinal and (numbers[question.id] > 1 or self.place):
                question = replace(question, id=where)  # numbers that begin anew name nothing
            self.collector.accept(question)
            if len(self.collector.problems) == before:
                found.append(question)
            self._name_columns(before)
        self._note_unheaded(rows)
        return found

    def _name_columns(self, first: int) -> None:
        """Give the problems from the first one on the headings that their columns have here."""
        problems = self.collector.problems
        for at in range(first, len(problems)):
            column = self.columns.fields.get(problems[at].field)
            if column is not None:
                heading = heading_at(self.sheet.rows, self.columns, column)
                problems[at] = replace(problems[at], field=f"cột “{heading}”")

    def _rows(self) -> Iterator[tuple[int, Sequence[str]]]:
        """(the row's number as a person counts, its cells) of rows that should be questions."""
        headings = []
        rows = self._filled()
        below = [row for row in rows[self.columns.row + 1 :] if any(cell.strip() for cell in row)]
        numbered = 2 * sum(bool(self._cell(row, "id")) for row in below) >= len(below)
        for at, row in enumerate(rows):
            cells = [cell for cell in row if cell.strip()]
            if at <= self.columns.row or not cells:
                continue
            if self._is_heading(at, row, cells) or (numbered and self._closes(row)):
                shown = cells[0].strip()
                short = shown if len(shown) <= _LONGEST_SHOWN else shown[:_LONGEST_SHOWN] + "…"
                headings.append(f"dòng {at + 1} “{short}”")
                continue
            yield at + 1, row
        if headings:
            self.notes.append(
                f"{self.place}không phải câu hỏi nên không đọc: {', '.join(headings)}"
            )

    def _filled(self) -> Sequence[Sequence[str]]:
        """The rows, with cells merged downwards said in each row that they stand beside; what
        stands beside one merged question is all its own, a line each."""
        columns = {self.columns.fields[name] for name in _SAID_ONCE if name in self.columns.fields}
        asked = self.columns.fields["question"]
        rows = [list(row) for row in self.sheet.rows]
        for top, left, bottom, right in self.sheet.merged:
            if left == right == asked and top > self.columns.row:
                beside = zip(*rows[top : bottom + 1], strict=True)
                rows[top] = ["\n".join(filter(None, cells)) for cells in beside]
                rows[top + 1 : bottom + 1] = [[""] * len(rows[top])] * (bottom - top)
        for top, left, bottom, right in self.sheet.merged:
            if left == right and left in columns and top > self.columns.row:
                for at in range(top + 1, bottom + 1):
                    if any(rows[at]):
                        rows[at][left] = rows[top][left]
        return rows

    def _is_heading(self, at: int, row: Sequence[str], cells: Sequence[str]) -> bool:
        """Whether the row is the heading said again, the title of a part or a closing line: one
        cell outside the question column, or one that is merged across columns."""
        if len(cells) > 1:
            return list(row) == list(self.sheet.rows[self.columns.row])
        place = next(n for n, cell in enumerate(row) if cell.strip())
        across = any(
            top == at and left <= place < right for top, left, _, right in self.sheet.merged
        )
        return across or place != self.columns.fields["question"]

    def _closes(self, row: Sequence[str]) -> bool:
        """Whether a row of a numbered sheet is a line such as "Tổng cộng" or "Người ra đề": it has
        no number, nothing to answer, and asks nothing."""
        told = [
            name for name in self.columns.fields if name != "question" and self._cell(row, name)
        ]
        offered = any(row[at].strip() for at in self.columns.choices if at < len(row))
        return not told and not offered and not self._cell(row, "question").endswith("?")

    def _cell(self, row: Sequence[str], name: str) -> str:
        at = self.columns.fields.get(name)
        return nfc(row[at]) if at is not None and at < len(row) else ""

    def _report_faults(self, number: int, where: str) -> None:
        used = (*self.columns.fields.values(), *self.columns.choices)
        for row, column, what in self.sheet.faults:
            if row == number - 1 and column in used:
                heading = heading_at(self.sheet.rows, self.columns, column)
                self.collector.report(where, f"cột “{heading}”", what)

    def _report_width(self, row: Sequence[str], where: str) -> None:
        """A row with more cells than headings has a separator inside a cell: nothing in it stands
        under its own heading."""
        headed = max(
            len(line)
            for line in self.sheet.rows[max(0, self.columns.row - 1) : self.columns.row + 1]
        )
        if any(cell.strip() for cell in row[headed:]):
            message = (
                f"có {len(row)} ô mà hàng tiêu đề chỉ có {headed}; ô có dấu ngăn cách bên trong "
                "phải đặt trong ngoặc kép"
            )
            self.collector.report(where, "", message)

    def _note_unheaded(self, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
        """Say which cells stand in columns that have no heading and so are not read."""
        width = len(self.sheet.rows[self.columns.row])
        bare = [at for at in range(width) if not heading_at(self.sheet.rows, self.columns, at)]
        used = (*self.columns.fields.values(), *self.columns.choices)
        for at in (at for at in bare if at not in used):
            filled = [number for number, row in rows if at < len(row) and row[at].strip()]
            if filled:
                shown = ", ".join(map(str, filled[:5])) + ("…" if len(filled) > 5 else "")
                letter = chr(ord("A") + at) if at < 26 else str(at + 1)
                self.notes.append(
                    f"{self.place}cột {letter} không có tiêu đề nên không đọc (dòng {shown})"
                )

    def _question(self, row: Sequence[str], where: str) -> Question:
        said, asked = self._cell(row, "answer"), self._cell(row, "question")
        refused = is_refusal(said, asked)
        must, answers = ((), ()) if refused else read_answer(said, asked)
        documents = tuple(filter(None, re.split(r"\s*[;\n|]\s*", self._cell(row, "documents"))))
        only = documents[0] if len(documents) == 1 else ""
        quotes = filter(None, self._cell(row, "evidence").split("\n"))
        kind = kind_of(self._cell(row, "kind"))
        question = Question(
            id=self._cell(row, "id") or where,
            question=asked,
            kind=kind or ("unanswerable" if refused else ""),
            documents=documents,
            must=must,
            answers=answers,
            evidence=tuple(Evidence(only, text) for text in quotes),
            choices=choice_texts(
                [nfc(row[at]) for at in self.columns.choices if at < len(row)],
                self._cell(row, "choices"),
            ),
            conversation=self._cell(row, "conversation") or None,
            style=self._cell(row, "style"),
            note=self._cell(row, "note"),
            review=self._cell(row, "review"),
            where=where,
        )
        question = replace(question, key=read_key(self._cell(row, "key"), question, self.collector))
        return replace(question, expects=self._expects(row, question, refused))

    def _expects(self, row: Sequence[str], question: Question, refused: bool) -> str:
        given = self._cell(row, "expects")
        if given and given not in EXPECTATIONS:
            self.collector.report(
                question.where, "expects", f"{given!r} không thuộc {EXPECTATIONS}"
            )
        if given:
            return given
        return "refusal" if refused else expectation(question)
