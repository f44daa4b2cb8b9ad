"""Collections that live: changes are read, the rest costs nothing, nothing is half done."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from index import collection
from index.catalog import Catalog
from index.collection import remove
from index.near import LEAST_SIMILARITY
from index.report import Moved
from index.search import Searcher
from index.syllable_encoder import SyllableEncoder
from ingest.errors import BadInput
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


def test_unchanged_files_are_neither_read_nor_hashed_again(
    folder: Path, run: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_papers(folder, 3)
    first = run()
    monkeypatch.setattr(collection, "_hash", lambda path: pytest.fail(f"hashed {path}"))
    read = files_read(monkeypatch)
    again = run()
    assert (again.unchanged, again.added, again.changed) == (3, (), ())
    assert (again.generation, read) == (first.generation, [])


def test_a_touched_file_with_the_same_bytes_is_not_read_again(
    folder: Path, run: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = write_papers(folder, 2)
    generation = run().generation
    os.utime(first, (1, 1))
    read = files_read(monkeypatch)
    report = run()
    assert (report.unchanged, report.generation, read) == (2, generation, [])
    monkeypatch.setattr(collection, "_hash", lambda path: pytest.fail(f"hashed {path}"))
    assert run().unchanged == 2


def test_a_changed_file_becomes_a_new_version_of_the_same_document(
    folder: Path, index: Path, run: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed, _ = write_papers(folder, 2)
    run()
    before = ids_of(index)
    changed.write_text(paper(0, edition=2), encoding="utf-8")
    read = files_read(monkeypatch)
    report = run()
    assert report.changed == (str(changed),)
    assert (report.added, read, ids_of(index)) == ((), ["giay-00.txt"], before)
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
    assert ids_of(index) == {"doi-ten.txt": "giay-00", "giay-01.txt": "giay-01"}
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
    assert ids_of(index) == {"giay-00.txt": "giay-00", "sao.txt": "sao"}


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
    assert ids_of(index) == {second.name: "giay-01"}


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
