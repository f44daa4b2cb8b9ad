"""`chithi eval make` and `chithi eval review`."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.engine import Engine
from eval.make import keep_reviews, make_questions, merge_review
from eval.make_fact import is_scanned
from eval.measures import same_file
from eval.questions import REJECTED, Question, QuestionSet
from eval.set_fields import Collector
from eval.set_files import load_questions, save_questions
from eval.set_jsonl import read_jsonl
from eval.wording import kind_name
from index.schema import DocumentRow
from ingest.errors import BadInput
from ingest.model import Span

_YES = ("đúng", "dung", "ok", "x", "đạt", "dat", "yes", "1", "được")
_NO = ("sai", "loại", "loai", "bỏ", "bo", "không", "khong", "no", "0")


def add_make(parser: argparse.ArgumentParser) -> None:
    """The options of `chithi eval make`."""
    parser.add_argument(
        "documents", nargs="*", metavar="DOC", help="mã, đường dẫn hoặc tên tệp; bỏ trống: cả kho"
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help=".jsonl, .csv hoặc .xlsx"
    )
    parser.add_argument("--seed", type=int, default=0, help="hạt giống ngẫu nhiên (0)")


def run_make(arguments: argparse.Namespace, index: Path) -> int:
    """Write questions on the documents; what a person decided in an earlier FILE is kept.

    Raises:
        ChithiError: a document is not held, or nothing can be asked of these.
    """
    engine = Engine.open(index, encoder=arguments.encoder)
    rows = _chosen(engine.documents(), arguments.documents)
    documents = [engine.document(row.doc_id) for row in rows]
    made = make_questions(documents, seed=arguments.seed, progress=_progress)
    out: Path = arguments.out
    if out.exists():
        earlier = {question.id: question for question in read_all(out).questions}
        made = keep_reviews(made, earlier)
    if not made:
        raise BadInput("không sinh được câu hỏi nào từ các văn bản này")
    save_questions(out, QuestionSet(out.stem, "jsonl", tuple(made)))
    counts = Counter(kind_name(question.kind) for question in made)
    shown = ", ".join(f"{name} {n}" for name, n in counts.most_common())
    print(f"{out}: {len(made)} câu hỏi từ {len(rows)} văn bản ({shown})")
    scanned = sum(is_scanned(each, Span(0, len(each.text))) for each in documents)
    if scanned:
        print(f"{scanned} văn bản có trang quét: không hỏi về các trang ấy, chữ đọc có thể sai")
    return 0


def add_review(parser: argparse.ArgumentParser) -> None:
    """The options of `chithi eval review`."""
    parser.add_argument("sheet", type=Path, metavar="SHEET", help="bảng tính đã duyệt")
    parser.add_argument(
        "--into", type=Path, required=True, metavar="FILE.jsonl", help="bộ câu hỏi để ghi vào"
    )


def run_review(arguments: argparse.Namespace, index: Path) -> int:
    """Take verdicts and edits from a reviewed spreadsheet into its question set, which begins as
    the spreadsheet's where there is none yet.

    Raises:
        ChithiError: a verdict that is neither yes nor no, or a row of no known question.
    """
    source = read_all(arguments.into if arguments.into.exists() else arguments.sheet)
    rows = {question.id: _judged(question) for question in read_all(arguments.sheet).questions}
    strange = [row.where for id, row in rows.items() if id not in {q.id for q in source.questions}]
    if strange:
        raise BadInput(
            f"{arguments.sheet}: {', '.join(strange[:5])}: mã không có trong {arguments.into}"
        )
    merged = merge_review(source.questions, rows)
    save_questions(arguments.into, QuestionSet(source.name, "jsonl", tuple(merged)))
    verdicts = Counter(question.review for question in merged)
    print(
        f"{arguments.into}: {verdicts['đúng']} câu đúng, {verdicts[REJECTED]} câu bị loại, "
        f"{verdicts['']} câu chưa duyệt"
    )
    return 0


def read_all(path: Path) -> QuestionSet:
    """A set with its rejected questions, which runs leave out."""
    if path.suffix == ".jsonl":
        collector = Collector()
        found = read_jsonl(path, collector)
        if collector.problems:
            raise BadInput(f"{path}: {collector.problems[0]}")
        return found
    return load_questions(path, with_rejected=True)


def _judged(question: Question) -> Question:
    verdict = question.review.strip().lower()
    if verdict in _YES:
        return replace(question, review="đúng")
    if verdict in _NO:
        return replace(question, review=REJECTED)
    if verdict:
        raise BadInput(f"{question.where}: duyệt {question.review!r}: hãy ghi “đúng” hoặc “sai”")
    return question


def _chosen(rows: Sequence[DocumentRow], names: Sequence[str]) -> list[DocumentRow]:
    if not names:
        return list(rows)
    chosen = []
    for name in names:
        found = [row for row in rows if row.doc_id == name or same_file(row.path, name)]
        if not found:
            raise BadInput(f"{name}: không có văn bản này trong kho; xem chithi documents")
        chosen += [row for row in found if row not in chosen]
    return chosen


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r  đọc {done}/{total}  ", end="\n" if done == total else "", file=sys.stderr)
