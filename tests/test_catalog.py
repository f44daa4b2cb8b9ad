"""The catalog: what is stored comes back, changes are all or nothing, ids are never used again."""

from __future__ import annotations

import datetime as dt
import hashlib
import sqlite3
import threading
from pathlib import Path

import numpy as np
import pytest

from index.catalog import FILE_NAME, Catalog
from index.codec import pack, unpack
from index.collection import ingest
from index.database import BATCH, transaction
from index.syllable_encoder import SyllableEncoder
from ingest.document import load
from ingest.errors import BadInput, IndexUnusable
from ingest.model import (
    Block,
    Deadline,
    Document,
    Duty,
    Fact,
    Header,
    Node,
    Page,
    Passage,
    Reference,
    Relation,
    Removed,
    Span,
)
from tests.papers import paper, write_papers


def _document() -> Document:
    reference = Reference("CT", "7", "HU", issuer="Huyện ủy Lũng Sậy", date=dt.date(2021, 3, 8))
    return Document(
        doc_id="giay",
        path="giay.txt",
        format="txt",
        text="Nếp làm việc\ud800 mới",
        content_hash="ab",
        pages=(Page(1, 0, 17, ocr_confidence=0.5),),
        blocks=(Block(0, 17, "paragraph"),),
        removed=(Removed("page_number", "2", page=1),),
        header=Header(identity=reference, title=Fact("Nếp", Span(0, 3)), recipients=(Fact("A"),)),
        outline=(Node("paragraph", "", 0, -1, 0, 17, Span(0, 17)),),
        enumerations=(),
        relations=(Relation("mentions", reference, 0, 3),),
        duties=(
            Duty(
                unit="Văn phòng",
                unit_span=Span(0, 3),
                partners=("Ban Dân vận",),
                action=Span(4, 8),
                deadline=Deadline("trước ngày 1/4/2021", 0, 3, date=dt.date(2021, 4, 1)),
                start=0,
                end=17,
            ),
        ),
        passages=(Passage(0, 0, 17, "Chỉ thị", "1", (Span(0, 17),)),),
    )


def test_a_packed_document_comes_back_equal_even_with_a_lone_surrogate() -> None:
    assert unpack(pack(_document())) == _document()


def test_a_document_of_another_format_is_refused() -> None:
    with pytest.raises(IndexUnusable, match="định dạng ff"):
        unpack(b"\xff" + pack(_document())[1:])


def test_a_folder_without_an_index_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusable, match="chithi ingest"):
        Catalog.open(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_file_that_is_no_catalog_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"not a database, only some words" * 40)
    with pytest.raises(IndexUnusable, match="không đọc được"):
        Catalog.open(tmp_path)


def test_a_catalog_of_another_version_is_refused(tmp_path: Path) -> None:
    with Catalog.open(tmp_path, writable=True) as catalog:
        catalog.set_meta("schema", "999")
    with pytest.raises(IndexUnusable, match="999"):
        Catalog.open(tmp_path)


@pytest.fixture
def held(tmp_path: Path, encoder: SyllableEncoder) -> Catalog:
    """An index of three papers."""
    write_papers(tmp_path / "van-ban", 3)
    ingest(tmp_path / "index", [tmp_path / "van-ban"], encoder=encoder, processes=0)
    return Catalog.open(tmp_path / "index")


def test_a_held_document_is_the_loaded_one(held: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "van-ban" / "giay-01.txt"
    assert held.document("giay-01") == load(path, "giay-01", str(path))


def test_passages_are_the_text_at_their_span_and_keyed_by_what_is_encoded(held: Catalog) -> None:
    passages = list(held.passages())
    assert [passage.id for passage in passages] == held.live_ids().tolist()
    for passage in passages:
        text = held.document(passage.doc_id).text
        assert passage.text == text[passage.start : passage.end]
        seen = f"{passage.context}\n{passage.text}".encode()
        assert passage.key == hashlib.sha256(seen).digest()


def test_passages_are_read_from_an_id_on(held: Catalog) -> None:
    ids = held.live_ids().tolist()
    assert [passage.id for passage in held.passages(after=ids[1])] == ids[2:]


def test_passages_by_id_come_in_the_order_asked_for_without_those_that_are_gone(
    held: Catalog,
) -> None:
    first, second, *_ = held.live_ids().tolist()
    found = held.passages_by_id([second, 10**9, first, second])
    assert [passage.id for passage in found] == [second, first, second]


def test_more_passages_than_one_batch_are_all_read(
    tmp_path: Path, encoder: SyllableEncoder
) -> None:
    lines = [
        f"{number}. " + f"Dọn kênh số {number} của xã Mỹ Rạch trước mùa lũ. " * 20
        for number in range(1, BATCH + 9)
    ]
    (tmp_path / "dai.txt").write_text("\n\n".join(lines), encoding="utf-8")
    ingest(tmp_path / "index", [tmp_path / "dai.txt"], encoder=encoder, processes=0)
    with Catalog.open(tmp_path / "index") as catalog:
        ids = catalog.live_ids().tolist()
        assert [passage.id for passage in catalog.passages()] == ids
        assert len(catalog.passages_by_id(ids)) == len(ids) > BATCH
        for stored, cut in zip(catalog.passages(), catalog.document("dai").passages, strict=True):
            assert stored.sentences == tuple(
                (start - cut.start, end - cut.start) for start, end in cut.sentences
            )


def test_vectors_are_kept_by_model_and_key(held: Catalog) -> None:
    held.put_vectors("m1", [(b"k1", b"one"), (b"k2", b"two")])
    held.put_vectors("m1", [(b"k2", b"three")])
    assert held.vectors("m1", [b"k1", b"k2", b"k3"]) == {b"k1": b"one", b"k2": b"three"}
    assert held.vectors("m2", [b"k1"]) == {}


def test_passages_lacking_vectors_are_each_given_once_while_vectors_are_put(held: Catalog) -> None:
    keys = []
    for passage in held.passages_lacking("another model"):
        held.put_vectors("another model", [(passage.key, b"v")])
        keys.append(passage.key)
    assert keys == list(dict.fromkeys(passage.key for passage in held.passages()))
    assert held.count_lacking("another model") == 0


def test_passages_with_one_key_are_lacking_only_once(
    tmp_path: Path, encoder: SyllableEncoder
) -> None:
    parts = [f"Dọn kênh số {number} của xã Mỹ Rạch trước mùa lũ. " * 40 for number in range(4)]
    (tmp_path / "van-ban").mkdir()
    for name, count in (("mot.txt", 3), ("hai.txt", 4)):
        text = "\n\n".join(parts[:count])
        (tmp_path / "van-ban" / name).write_text(text, encoding="utf-8")
    index = tmp_path / "index"
    ingest(index, [tmp_path / "van-ban"], encoder=encoder, processes=0)
    with Catalog.open(index) as catalog:
        keys = [passage.key for passage in catalog.passages()]
        lacking = [passage.key for passage in catalog.passages_lacking("another model")]
        assert len(catalog.documents()) == 2
        assert lacking == list(dict.fromkeys(keys))
        assert len(lacking) < len(keys)


def test_an_exception_in_a_transaction_leaves_nothing(held: Catalog) -> None:
    with pytest.raises(RuntimeError), transaction(held.connection):
        held.set_meta("half", "done")
        raise RuntimeError("stop")
    assert held.meta("half") is None


def test_an_id_is_never_used_again(tmp_path: Path, encoder: SyllableEncoder) -> None:
    folder, index = tmp_path / "van-ban", tmp_path / "index"
    write_papers(folder, 2)
    seen: set[int] = set()
    for edition in (1, 2, 3):
        (folder / "giay-01.txt").write_text(paper(1, edition=edition), encoding="utf-8")
        ingest(index, [folder], encoder=encoder, processes=0)
        with Catalog.open(index) as catalog:
            ids = {passage.id for passage in catalog.passages() if passage.doc_id == "giay-01"}
        assert not ids & seen
        seen |= ids


def test_an_unknown_document_or_passage_is_named(held: Catalog) -> None:
    with pytest.raises(BadInput, match="khong-co"):
        held.document("khong-co")
    with pytest.raises(BadInput, match="phiên bản 7"):
        held.document("giay-01", version=7)
    with pytest.raises(BadInput, match="999"):
        held.passage(999)


def test_duties_carry_the_texts_of_their_spans(held: Catalog) -> None:
    for stored in held.duties():
        text = held.document(stored.doc_id).text
        assert stored.evidence == text[stored.duty.start : stored.duty.end]
        assert stored.action == text[stored.duty.action.start : stored.duty.action.end]
    assert held.duties()


def test_many_threads_read_at_once(held: Catalog) -> None:
    expected = held.live_ids()
    found: list[bool] = []

    def read() -> None:
        found.append(np.array_equal(held.live_ids(), expected) and len(held.documents()) == 3)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 8
    assert len(held._connections) <= 9
    late = threading.Thread(target=read)
    late.start()
    late.join()
    assert len(held._connections) == 2  # this thread's and the late one's


def test_a_reader_sees_the_old_state_until_a_change_is_whole(held: Catalog) -> None:
    writer = sqlite3.connect(held.file, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("DELETE FROM documents")
    assert len(held.documents()) == 3
    writer.execute("ROLLBACK")
    writer.close()
