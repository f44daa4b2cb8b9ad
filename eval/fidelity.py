"""How faithfully files become text: `python -m eval.fidelity [DATA] [--json]` prints the tables.

Three measurements on the third-party data beside the repository: letters of legacy files against
their transcripts, furniture left inside the text of pdf files, and line ends joined as a careful
reader would (hand labels in `eval/sets/line-ends.jsonl`).
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import time
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.clean import clean
from ingest.errors import ChithiError
from ingest.furniture import removable
from ingest.model import CleanText, RawDocument
from ingest.read import read
from ingest.repair import repair_line

LABELS = Path(__file__).parent / "sets" / "line-ends.jsonl"
_DATA = Path(__file__).parent.parent.parent / "shared" / "data"
_LETTERS = re.compile(r"[^\W_]")
_GAZETTE = re.compile(r"CÔNG BÁO\s?/\s?Số|Ký bởi|Người ký:|Thời gian ký", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LetterScore:
    """Letters and digits of a transcript that a reader found in order, and letters it added."""

    name: str
    right: int
    expected: int
    added: int
    problem: str = ""

    @property
    def accuracy(self) -> float:
        return self.right / self.expected if self.expected else 0.0


@dataclass(frozen=True, slots=True)
class PdfScore:
    """What was left in a pdf's text that is none of it, and the time it took."""

    name: str
    pages: int
    scanned: int
    confidence: float | None
    left_in: int
    ms_a_page: float


@dataclass(frozen=True, slots=True)
class LineEnd:
    """A line end of a page: the last words before it, the first after it, joined or not."""

    file: str
    page: int
    before: str
    after: str
    joined: bool


def letters(text: str) -> str:
    """Letters and digits alone, in small letters: layout and capitals of old fonts aside.

    >>> letters("SỐ: 28 /2003/NĐ-CP")
    'số282003nđcp'
    """
    return "".join(_LETTERS.findall(unicodedata.normalize("NFC", text).lower()))


def score_letters(name: str, found: str, expected: str) -> LetterScore:
    """The longest common subsequence of both texts' letters, counted in letters.

    >>> score_letters("a", "Chỉ thị số 5", "Chỉ thị số 05")
    LetterScore(name='a', right=9, expected=10, added=0, problem='')
    """
    from rapidfuzz.distance import LCSseq

    ours, truth = letters(found), letters(expected)
    right = int(LCSseq.similarity(ours, truth))
    return LetterScore(name, right, len(truth), len(ours) - right)


def legacy_scores(folder: Path) -> list[LetterScore]:
    """Every file of `folder/files` against its transcript in `folder/ground-truth`."""
    scores = []
    for path in sorted((folder / "files").iterdir()):
        truth = (folder / "ground-truth" / f"{path.stem}.txt").read_text(encoding="utf-8")
        try:
            raw = read(path)
        except ChithiError as error:
            problem = str(error).removeprefix(f"{path}: ")
            scores.append(LetterScore(path.name, 0, len(letters(truth)), 0, problem))
            continue
        scores.append(score_letters(path.name, _raw_text(raw), truth))
    return scores


def pdf_score(path: Path) -> PdfScore:
    """What reading and cleaning one pdf leaves in, and the milliseconds a page they take."""
    start = time.perf_counter()
    raw = read(path)
    cleaned = clean(raw)
    pages = len(raw.pages)
    milliseconds = 1000 * (time.perf_counter() - start) / pages
    sure = [page.ocr_confidence for page in raw.pages if page.ocr_confidence is not None]
    confidence = sum(sure) / len(sure) if sure else None
    return PdfScore(path.name, pages, len(sure), confidence, left_in(cleaned), milliseconds)


def left_in(cleaned: CleanText) -> int:
    """Lines of a clean text that hold or are furniture."""
    lines = cleaned.text.split("\n")
    return sum(bool(_GAZETTE.search(line) or removable(line) or line.isdigit()) for line in lines)


def read_labels(path: Path = LABELS) -> list[LineEnd]:
    """The hand-labelled line ends."""
    with path.open(encoding="utf-8") as lines:
        return [LineEnd(**json.loads(line)) for line in lines if line.strip()]


def is_joined(text: str, before: str, after: str) -> bool | None:
    """Whether a text has two pieces on one line; None when it has neither way.

    >>> is_joined("Giao Sở Y tế\\nbáo cáo", "Sở Y tế", "báo cáo")
    False
    """
    if re.search(rf"{re.escape(before)} ?{re.escape(after)}", text):
        return True
    return False if f"{before}\n{after}" in text else None


def line_end_score(labels: Sequence[LineEnd], folder: Path) -> tuple[int, list[LineEnd]]:
    """How many labels agree with the cleaned files of `folder`, and those that do not."""
    texts = {name: clean(read(folder / name)) for name in {label.file for label in labels}}
    wrong = [label for label in labels if not _agrees(texts[label.file], label)]
    return len(labels) - len(wrong), wrong


def _agrees(cleaned: CleanText, label: LineEnd) -> bool:
    joined = is_joined(cleaned.text, label.before, label.after)
    # Furniture, a note or a column between the two also keeps them apart.
    return bool(joined) == label.joined


def _raw_text(raw: RawDocument) -> str:
    return "\n".join(repair_line(block.text) for page in raw.pages for block in page.blocks)


@dataclass(frozen=True, slots=True)
class Fidelity:
    """All measurements of one run."""

    legacy: tuple[LetterScore, ...]
    pdf: tuple[PdfScore, ...]
    line_ends: int
    line_ends_agreed: int
    wrong: tuple[LineEnd, ...]
    mb_a_second: float

    @property
    def letters_right(self) -> float:
        """Over all files that open, by letters."""
        opened = [score for score in self.legacy if not score.problem]
        return sum(score.right for score in opened) / sum(score.expected for score in opened)

    def figures(self) -> dict[str, float]:
        """The figures that sum the run up."""
        text_pdfs = [pdf for pdf in self.pdf if not pdf.scanned]
        return {
            "letters_right": self.letters_right,
            "legacy_files": len(self.legacy),
            "legacy_files_opened": sum(not score.problem for score in self.legacy),
            "furniture_left_in": sum(pdf.left_in for pdf in self.pdf),
            "line_ends_right": self.line_ends_agreed / self.line_ends,
            "ms_a_page": sum(pdf.ms_a_page * pdf.pages for pdf in text_pdfs)
            / sum(pdf.pages for pdf in text_pdfs),
            "mb_a_second": self.mb_a_second,
        }


def measure_all(data: Path) -> Fidelity:
    """Every measurement on a data folder."""
    labels = read_labels()
    agreed, wrong = line_end_score(labels, data / "pdf")
    return Fidelity(
        tuple(legacy_scores(data / "legacy")),
        tuple(pdf_score(path) for path in sorted((data / "pdf").glob("*.pdf"))),
        len(labels),
        agreed,
        tuple(wrong),
        _throughput(),
    )


def report(run: Fidelity) -> Iterator[str]:
    """The lines of all tables."""
    yield "Legacy files: letters right against the transcripts"
    for score in run.legacy:
        yield (
            f"  {score.accuracy:7.2%}  {score.expected:7,} letters, {score.added:5,} added  "
            f"{score.name}  {score.problem}"
        )
    opened = sum(not score.problem for score in run.legacy)
    yield f"  {run.letters_right:7.2%}  over {opened} of {len(run.legacy)} files that open"
    yield "Pdf files: furniture left in, OCR confidence, milliseconds a page"
    for pdf in run.pdf:
        sure = f"{pdf.confidence:.2f} on {pdf.scanned}" if pdf.confidence is not None else "no OCR"
        yield (
            f"  {pdf.left_in:3} left in  {pdf.pages:3} pages  {sure:12}  "
            f"{pdf.ms_a_page:7.1f} ms  {pdf.name}"
        )
    share = run.line_ends_agreed / run.line_ends
    yield f"Line ends: {run.line_ends_agreed} of {run.line_ends} as labelled ({share:.1%})"
    for label in run.wrong:
        yield f"  {'join' if label.joined else 'keep'}: {label.before} ⏎ {label.after}"
    yield f"Reading and cleaning text: {run.mb_a_second:.1f} MB a second of processor time"


def _throughput() -> float:
    """Megabytes of a long made-up text read and cleaned in a second of processor time."""
    line = (
        "Các sở, ban, ngành tỉnh báo cáo kết quả thực hiện về Văn phòng trước ngày 25 hằng tháng."
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        path.write_text("\n\n".join(f"{n}. {line}" for n in range(20_000)), encoding="utf-8")
        start = time.process_time()
        clean(read(path))
        return path.stat().st_size / (time.process_time() - start) / 1e6


def main(arguments: Sequence[str]) -> int:
    """Print the tables, or with --json the figures alone; 1 when the data is not there."""
    folders = [argument for argument in arguments if argument != "--json"]
    data = Path(folders[0]) if folders else _DATA
    if not (data / "legacy").is_dir():
        print(f"chithi: no folder {data / 'legacy'}; name the data folder", file=sys.stderr)
        return 1
    run = measure_all(data)
    print(json.dumps(run.figures()) if "--json" in arguments else "\n".join(report(run)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
