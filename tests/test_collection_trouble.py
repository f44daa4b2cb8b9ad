"""Ingesting where things go wrong: bad files, odd names, two at once, interrupts, kills."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index import collection
from index.catalog import Catalog
from index.collection import ingest
from index.lock import writer_lock
from index.syllable_encoder import SyllableEncoder
from ingest.errors import IndexBusy
from tests.ingesting import Ingest, files_read, ids_of, ingesting
from tests.papers import paper, write_papers


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "van-ban"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def run(folder: Path, index: Path, encoder: SyllableEncoder) -> Ingest:
    return ingesting(index, folder, encoder)


def test_bad_files_are_named_with_their_reason_and_the_rest_is_ingested(
    folder: Path, index: Path, run: Ingest
) -> None:
    write_papers(folder, 2)
    (folder / "trong.txt").write_bytes(b"")
    (folder / "nhi-phan.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (folder / "khong-phai-word.docx").write_bytes(b"PK\x03\x04 broken")
    (folder / "lien-ket-hong.txt").symlink_to(folder / "khong-co.txt")
    os.mkfifo(folder / "ong-dan.txt")
    report = run()
    assert {Path(failure.path).name for failure in report.failures} == {
        *("trong.txt", "nhi-phan.txt", "cut.pdf", "khong-phai-word.docx"),
        *("lien-ket-hong.txt", "ong-dan.txt"),
    }
    assert all(failure.reason and "\n" not in failure.reason for failure in report.failures)
    assert set(ids_of(index)) == {"giay-00.txt", "giay-01.txt"}


def test_a_file_that_can_no_longer_be_read_keeps_its_former_version(
    folder: Path, index: Path, run: Ingest
) -> None:
    first, _ = write_papers(folder, 2)
    run()
    first.write_bytes(b"")
    report = run()
    assert [failure.path for failure in report.failures] == [str(first)]
    with Catalog.open(index) as catalog:
        assert "lần sửa thứ 1" in catalog.document("giay-00").text


def test_a_file_that_vanishes_between_finding_and_reading_is_named(
    folder: Path, run: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = write_papers(folder, 2)
    real = collection._hash

    def vanish(path: Path) -> str:
        if path == first:
            path.unlink()
        return real(path)

    monkeypatch.setattr(collection, "_hash", vanish)
    report = run()
    assert [(item.path, "biến mất" in item.reason) for item in report.failures] == [
        (str(first), True)
    ]
    assert report.documents == 1


def test_a_reader_that_breaks_in_an_unforeseen_way_costs_only_its_file(
    folder: Path, run: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = write_papers(folder, 2)
    real = sys.modules["index.reading"].load

    def break_on_first(path: Path, *rest: str) -> object:
        if path == first:
            raise ZeroDivisionError("odd table")
        return real(path, *rest)

    monkeypatch.setattr("index.reading.load", break_on_first)
    report = run()
    assert [
        (failure.path, "ZeroDivisionError" in failure.reason) for failure in report.failures
    ] == [(str(first), True)]
    assert report.documents == 1


def test_names_that_are_no_text_and_names_with_newlines_are_ingested(
    folder: Path, index: Path, run: Ingest
) -> None:
    folder.mkdir()
    names = [os.fsencode("dòng\nmới.txt"), b"byte-\xff.txt", b"..chi thi ..txt"]
    for number, name in enumerate(names):
        Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_text(paper(number), "utf-8")
    report = run()
    assert (report.failures, report.documents) == ((), 2)  # the name that begins with a dot hides
    with Catalog.open(index) as catalog:
        shown = sorted(row.path.rpartition("/")[2] for row in catalog.documents())
    assert shown == ["byte-\\xff.txt", "dòng\nmới.txt"]
    assert run().unchanged == 2


def test_links_in_a_circle_end(folder: Path, run: Ingest) -> None:
    write_papers(folder, 1)
    (folder / "vong").symlink_to(folder)
    (folder / "sau").mkdir()
    (folder / "sau" / "len").symlink_to(folder)
    assert run().documents == 1


def test_an_ignore_file_hides_names_in_its_folder(folder: Path, index: Path, run: Ingest) -> None:
    write_papers(folder, 3)
    (folder / "nhap").mkdir()
    (folder / "nhap" / "x.txt").write_text(paper(4), encoding="utf-8")
    (folder / ".chithiignore").write_text("# bỏ qua\nnhap/\n*-01.txt\n", encoding="utf-8")
    run()
    assert set(ids_of(index)) == {"giay-00.txt", "giay-02.txt"}


def test_the_index_inside_the_folder_is_not_ingested(
    folder: Path, encoder: SyllableEncoder
) -> None:
    write_papers(folder, 1)
    for _ in range(2):
        report = ingest(folder / "kho", [folder], encoder=encoder, processes=0)
        assert (report.documents, report.failures) == (1, ())


def test_a_second_ingest_at_the_same_time_says_so(folder: Path, index: Path, run: Ingest) -> None:
    write_papers(folder, 1)
    with writer_lock(index), pytest.raises(IndexBusy, match=f"tiến trình {os.getpid()}"):
        run()
    assert run().documents == 1


def test_processes_read_the_same_as_this_one(
    folder: Path, index: Path, tmp_path: Path, encoder: SyllableEncoder, run: Ingest
) -> None:
    write_papers(folder, 5)
    (folder / "trong.txt").write_bytes(b"")
    alone = run()
    pooled = ingest(tmp_path / "other", [folder], encoder=encoder, processes=2)
    assert (pooled.added, pooled.failures) == (alone.added, alone.failures)
    with Catalog.open(index) as one, Catalog.open(tmp_path / "other") as other:
        assert [one.document(row.doc_id) for row in one.documents()] == [
            other.document(row.doc_id) for row in other.documents()
        ]
        assert list(one.passages()) == list(other.passages())


def test_what_was_staged_before_an_interrupt_is_not_read_again(
    folder: Path, run: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_papers(folder, 3)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(collection, "encode_missing", interrupt)
        with pytest.raises(KeyboardInterrupt):
            run()
    (folder / "giay-01.txt").write_text(paper(1, edition=9), encoding="utf-8")
    read = files_read(monkeypatch)
    report = run()
    assert read == ["giay-01.txt"]
    assert (report.documents, len(report.added)) == (3, 3)


def test_another_pipeline_reads_everything_again_without_new_versions(
    folder: Path, index: Path, run: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = write_papers(folder, 2)
    shutil.copyfile(first, folder / "sao.txt")
    run()
    for module in ("index.collection", "index.staging"):
        monkeypatch.setattr(f"{module}.PIPELINE", 10**6)
    read = files_read(monkeypatch)
    report = run()
    assert sorted(read) == ["giay-00.txt", "giay-01.txt"]
    assert (report.added, report.changed, report.documents) == ((), (), 2)
    with Catalog.open(index) as catalog:
        assert [(row.version, len(row.duplicates)) for row in catalog.documents()] == [
            (1, 1),
            (1, 0),
        ]
    assert run().unchanged == 3


def test_a_killed_ingest_leaves_the_old_state_or_the_new_and_goes_on(tmp_path: Path) -> None:
    """Twenty kills at moments spread over a run; see tests/kill.py for the moments."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.kill", str(tmp_path), "20"],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    assert "20 kills" in done.stdout
