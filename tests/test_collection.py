"""Collections that live: changes are read, the rest costs nothing, nothing is half done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from index import collection
from index.catalog import Catalog
from index.collection import ingest, remove
from index.lock import writer_lock
from index.near import LEAST_SIMILARITY
from index.report import IngestReport, Moved
from index.search import Searcher
from index.syllable_encoder import SyllableEncoder
from ingest.errors import BadInput, IndexBusy
from tests.papers import paper, write_papers

Ingest = Callable[..., IngestReport]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "van-ban"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def run(folder: Path, index: Path, encoder: SyllableEncoder) -> Ingest:
    """Ingests the folder, or other paths, in this process."""

    def ingest_folder(*paths: Path, **options: object) -> IngestReport:
        return ingest(index, paths or [folder], encoder=encoder, processes=0, **options)  # type: ignore[arg-type] # options are passed on as they are

    return ingest_folder


def _ids(index: Path) -> dict[str, str]:
    """Document ids by file name."""
    with Catalog.open(index) as catalog:
        return {Path(row.path).name: row.doc_id for row in catalog.documents()}


def _reading(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Records the names of the files that are really read."""
    read: list[str] = []
    real = collection.read_files

    def recorded(jobs, *, processes=None):  # type: ignore[no-untyped-def] # as the real one
        read.extend(job.file.path.name for job in jobs)
        return real(jobs, processes=processes)

    monkeypatch.setattr(collection, "read_files", recorded)
    return read


def test_unchanged_files_are_neither_read_nor_hashed_again(
    folder: Path, run: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_papers(folder, 3)
    first = run()
    monkeypatch.setattr(collection, "_hash", lambda path: pytest.fail(f"hashed {path}"))
    read = _reading(monkeypatch)
    again = run()
    assert (again.unchanged, again.added, again.changed) == (3, (), ())
    assert (again.generation, read) == (first.generation, [])


def test_a_touched_file_with_the_same_bytes_is_not_read_again(
    folder: Path, run: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = write_papers(folder, 2)
    generation = run().generation
    os.utime(first, (1, 1))
    read = _reading(monkeypatch)
    report = run()
    assert (report.unchanged, report.generation, read) == (2, generation, [])
    monkeypatch.setattr(collection, "_hash", lambda path: pytest.fail(f"hashed {path}"))
    assert run().unchanged == 2


def test_a_changed_file_becomes_a_new_version_of_the_same_document(
    folder: Path, index: Path, run: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed, _ = write_papers(folder, 2)
    run()
    before = _ids(index)
    changed.write_text(paper(0, edition=2), encoding="utf-8")
    read = _reading(monkeypatch)
    report = run()
    assert report.changed == (str(changed),)
    assert (report.added, read, _ids(index)) == ((), ["giay-00.txt"], before)
    with Catalog.open(index) as catalog:
        versions = catalog.versions("giay-00")
        assert [(item.number, item.state) for item in versions] == [(1, "old"), (2, "live")]
        assert "lần sửa thứ 1" in catalog.document("giay-00", version=1).text
        assert "lần sửa thứ 2" in catalog.document("giay-00").text
        assert not any("lần sửa thứ 1" in item.text for item in catalog.passages_of("giay-00"))


def test_old_versions_stay_after_further_ingests(folder: Path, index: Path, run: Ingest) -> None:
    (path,) = write_papers(folder, 1)
    run()
    for edition in (2, 3, 4):
        path.write_text(paper(0, edition=edition), encoding="utf-8")
        run()
    with Catalog.open(index) as catalog:
        texts = [catalog.document("giay-00", number).text for number in (1, 2, 3, 4)]
    assert [f"lần sửa thứ {edition}" in text for edition, text in enumerate(texts, 1)] == [True] * 4


def test_a_moved_file_keeps_its_document(folder: Path, index: Path, run: Ingest) -> None:
    first, _ = write_papers(folder, 2)
    run()
    target = folder / "kho" / "doi-ten.txt"
    target.parent.mkdir()
    first.rename(target)
    report = run()
    assert report.moved == (Moved("giay-00", str(first), str(target)),)
    assert (report.added, report.pruned) == ((), ())
    assert _ids(index) == {"doi-ten.txt": "giay-00", "giay-01.txt": "giay-01"}
    with Catalog.open(index) as catalog:
        assert catalog.document("giay-00").path == str(target)
        assert catalog.file_of("giay-00") == target


def test_exact_copies_are_stored_once_with_both_paths(
    folder: Path, index: Path, run: Ingest
) -> None:
    first, _ = write_papers(folder, 2)
    copy = folder / "sao.txt"
    shutil.copyfile(first, copy)
    report = run()
    assert report.copies == ((str(copy), "giay-00"),)
    with Catalog.open(index) as catalog:
        assert [(row.doc_id, row.duplicates) for row in catalog.documents()] == [
            ("giay-00", (str(copy),)),
            ("giay-01", ()),
        ]
    assert run().unchanged == 3


def test_a_copy_that_stays_when_the_first_file_changes_keeps_the_former_text(
    folder: Path, index: Path, run: Ingest
) -> None:
    (first,) = write_papers(folder, 1)
    copy = folder / "sao.txt"
    shutil.copyfile(first, copy)
    run()
    first.write_text(paper(0, edition=2), encoding="utf-8")
    run()
    with Catalog.open(index) as catalog:
        assert "lần sửa thứ 2" in catalog.document("giay-00").text
        assert "lần sửa thứ 1" in catalog.document("sao").text
        assert all(row.duplicates == () for row in catalog.documents())
        assert catalog.passages_of("sao")
        assert catalog.document("sao").path == str(copy)


def test_a_copy_that_changes_becomes_its_own_document(
    folder: Path, index: Path, run: Ingest
) -> None:
    (first,) = write_papers(folder, 1)
    copy = folder / "sao.txt"
    shutil.copyfile(first, copy)
    run()
    copy.write_text(paper(5), encoding="utf-8")
    report = run()
    assert report.added == (str(copy),)
    assert _ids(index) == {"giay-00.txt": "giay-00", "sao.txt": "sao"}


def test_copies_that_change_together_stay_one_document(
    folder: Path, index: Path, run: Ingest
) -> None:
    (first,) = write_papers(folder, 1)
    copy = folder / "an-sao.txt"
    shutil.copyfile(first, copy)
    run(first)
    run()
    for path in (first, copy):
        path.write_text(paper(0, edition=2), encoding="utf-8")
    run()
    with Catalog.open(index) as catalog:
        (row,) = catalog.documents()
    assert (row.doc_id, row.version, row.duplicates) == ("giay-00", 2, (str(copy),))


def test_near_duplicates_are_linked_and_both_kept(folder: Path, index: Path, run: Ingest) -> None:
    write_papers(folder, 2)
    text = paper(0).replace("chi bộ số 3", "chi bộ số 4")
    (folder / "gan-giong.txt").write_text(text, encoding="utf-8")
    report = run()
    ((one, other, similarity),) = report.near
    assert (one, other) == ("gan-giong", "giay-00")
    assert LEAST_SIMILARITY <= similarity < 1
    with Catalog.open(index) as catalog:
        near = {row.doc_id: row.near for row in catalog.documents()}
    assert near == {
        "gan-giong": (("giay-00", similarity),),
        "giay-00": (("gan-giong", similarity),),
        "giay-01": (),
    }


def test_removed_files_stay_until_pruned(folder: Path, index: Path, run: Ingest) -> None:
    first, second = write_papers(folder, 2)
    run()
    first.unlink()
    assert run().documents == 2
    report = run(prune=True)
    assert (report.pruned, report.documents) == ((str(first),), 1)
    assert _ids(index) == {second.name: "giay-01"}


def test_pruning_forgets_the_encodings_of_what_has_gone(
    folder: Path, index: Path, run: Ingest, encoder: SyllableEncoder
) -> None:
    first, _ = write_papers(folder, 2)
    run()
    with Catalog.open(index) as catalog:
        keys = {
            item.doc_id: [one.key for one in catalog.passages_of(item.doc_id)]
            for item in catalog.documents()
        }
    first.unlink()
    run(prune=True)
    run(prune=True)
    with Catalog.open(index) as catalog:
        assert catalog.vectors(encoder.name, keys["giay-00"]) == {}
        assert set(catalog.vectors(encoder.name, keys["giay-01"])) == set(keys["giay-01"])


def test_pruning_never_looks_beyond_the_paths_given(
    folder: Path, tmp_path: Path, run: Ingest
) -> None:
    (first,) = write_papers(folder, 1)
    (other,) = write_papers(tmp_path / "khac", 1, edition=3)
    run(folder, other.parent)
    first.unlink()
    other.unlink()
    assert run(other.parent, prune=True).pruned == (str(other),)


def test_a_pruned_path_that_was_given_by_name_is_no_failure(folder: Path, run: Ingest) -> None:
    first, _ = write_papers(folder, 2)
    run()
    first.unlink()
    report = run(first, prune=True)
    assert (report.pruned, report.failures) == ((str(first),), ())


def test_a_pruned_first_file_hands_its_document_to_the_copy(
    folder: Path, index: Path, run: Ingest
) -> None:
    (first,) = write_papers(folder, 1)
    copy = folder / "sao.txt"
    shutil.copyfile(first, copy)
    run()
    first.unlink()
    run(prune=True)
    with Catalog.open(index) as catalog:
        (row,) = catalog.documents()
    assert (row.doc_id, row.path, row.duplicates) == ("giay-00", str(copy), ())


def test_removed_documents_are_gone_from_the_search(
    folder: Path, index: Path, run: Ingest, encoder: SyllableEncoder
) -> None:
    write_papers(folder, 3)
    run()
    remove(index, ["giay-01"], encoder=encoder)
    with Catalog.open(index) as catalog:
        found = Searcher(catalog, index, encoder).search("góp ý của nhân dân", k=50)
        assert {hit.doc_id for hit in found.hits} == {"giay-00", "giay-02"}
    with pytest.raises(BadInput, match="giay-01"):
        remove(index, ["giay-01"], encoder=encoder)


def test_two_files_of_one_name_get_different_ids_that_last(
    folder: Path, index: Path, run: Ingest
) -> None:
    for place, edition in (("a", 1), ("b", 2)):
        (folder / place).mkdir(parents=True)
        (folder / place / "giay.txt").write_text(paper(0, edition=edition), encoding="utf-8")
    run()
    with Catalog.open(index) as catalog:
        before = {row.path: row.doc_id for row in catalog.documents()}
    assert len(set(before.values())) == 2
    (folder / "b" / "giay.txt").write_text(paper(0, edition=3), encoding="utf-8")
    run()
    with Catalog.open(index) as catalog:
        assert {row.path: row.doc_id for row in catalog.documents()} == before


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
    assert set(_ids(index)) == {"giay-00.txt", "giay-01.txt"}


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
    assert set(_ids(index)) == {"giay-00.txt", "giay-02.txt"}


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
    read = _reading(monkeypatch)
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
    read = _reading(monkeypatch)
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
