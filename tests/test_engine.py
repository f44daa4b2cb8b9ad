"""The engine: every quote is the text at its span, whatever is asked, from many threads at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine import ENCODER_VARIABLE, Engine
from app.held import cited_papers, select_duties
from app.model import Answer
from index.schema import DocumentRow, StoredRelation
from index.syllable_encoder import SyllableEncoder
from ingest.errors import BadInput, IndexUnusable
from ingest.model import Document, Header, Reference, Relation
from tests.holding import holding
from tests.papers import paper, write_papers

CORPUS = Path(__file__).parent.parent / "corpus"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the project's own corpus, encoded without a model; scans are left out."""
    files = [path for path in sorted(CORPUS.iterdir()) if path.suffix in (".txt", ".md", ".html")]
    files += sorted(CORPUS.glob("*.docx"))
    yield from holding(files, tmp_path_factory.mktemp("chi-muc"))


def _questions(document: Document) -> Iterator[str]:
    """Questions of many kinds about whatever a document says."""
    header = document.header
    papers = [header.identity] if header.identity else list(header.subjects[:1])
    name = papers[0].canonical if papers else ""
    yield f"Văn bản {name} nói về việc gì?"
    yield f"Ai ký {name}, ban hành ngày nào?"
    yield f"what does {name} require"
    for enumeration in document.enumerations[:4]:
        yield f"{enumeration.count or 'các'} {enumeration.noun} của {name} là gì?"
    for duty in document.duties[:6]:
        yield f"{duty.unit} phải làm gì, trước ngày nào?"
        yield f"Ai chủ trì: {document.text[duty.action.start : duty.action.end][:80]}?"
    for passage in document.passages[:4]:
        words = document.text[passage.start : passage.end].split()
        yield " ".join(words[2:14])
        yield f"Vì sao {' '.join(words[:9])}?"


def test_hundreds_of_questions_are_answered_with_exact_quotes(engine: Engine) -> None:
    texts = {row.doc_id: engine.document(row.doc_id).text for row in engine.documents()}
    asked = citations = 0
    for row in engine.documents():
        for question in _questions(engine.document(row.doc_id)):
            answer = engine.ask(question)
            asked += 1
            for citation in answer.citations:
                assert texts[citation.doc_id][citation.start : citation.end] == citation.quote
                assert citation.quote.strip()
                citations += 1
            for hit in answer.nearest:
                assert texts[hit.doc_id][hit.start : hit.end] == hit.text
            numbers = [citation.number for citation in answer.citations]
            assert numbers == list(range(1, len(numbers) + 1))
            assert {number for item in answer.items for number in item.citations} <= set(numbers)
            assert 0 <= answer.confidence <= 1
            assert answer.status in ("answered", "not_found", "ambiguous")
    assert asked >= 200
    assert citations >= 200


def test_the_same_question_has_the_same_answer(engine: Engine) -> None:
    for question in engine.examples():
        first, second = engine.ask(question), engine.ask(question)
        assert (first.answer, first.citations) == (second.answer, second.citations)


def test_many_threads_ask_at_once(engine: Engine) -> None:
    questions = engine.examples()
    expected = {question: engine.ask(question).answer for question in questions}
    fresh = Engine.open(engine.directory, encoder=SyllableEncoder())
    found: list[tuple[str, str]] = []

    def ask(question: str) -> None:
        found.append((question, fresh.ask(question).answer))

    threads = [threading.Thread(target=ask, args=(question,)) for question in questions * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    fresh.close()
    assert sorted(found) == sorted((question, expected[question]) for question in questions * 3)


def test_a_reader_sees_what_another_engine_ingests(tmp_path: Path) -> None:
    (path,) = write_papers(tmp_path / "van-ban", 1)
    writer = Engine.open(tmp_path / "index", encoder=SyllableEncoder())
    reader = Engine.open(tmp_path / "index", encoder=SyllableEncoder())
    writer.ingest([path], processes=0)
    (hit,) = reader.search("lần sửa thứ 2", k=1).hits
    assert "lần sửa thứ 1" in reader.document(hit.doc_id).text
    path.write_text(paper(0, edition=2), encoding="utf-8")
    writer.ingest([path], processes=0)
    hits = reader.search("lần sửa thứ 2").hits
    assert any("lần sửa thứ 2" in reader.document(hit.doc_id).text for hit in hits)
    assert not any("lần sửa thứ 1" in reader.document(hit.doc_id).text for hit in hits)
    writer.close()
    reader.close()


def test_the_index_remembers_its_encoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_papers(tmp_path / "van-ban", 1)
    monkeypatch.setenv(ENCODER_VARIABLE, "syllables")
    Engine.open(tmp_path / "index").ingest([tmp_path / "van-ban"], processes=0)
    monkeypatch.delenv(ENCODER_VARIABLE)
    assert Engine.open(tmp_path / "index").encoder.name == SyllableEncoder().name
    with pytest.raises(IndexUnusable, match="syllables"):
        _ = Engine.open(tmp_path / "index", encoder="another").searcher


def test_vectors_of_another_encoder_are_not_searched(tmp_path: Path) -> None:
    first = Engine.open(tmp_path / "index", encoder=SyllableEncoder(dim=64))
    write_papers(tmp_path / "van-ban", 1)
    first.ingest([tmp_path / "van-ban"], processes=0)
    with pytest.raises(IndexUnusable, match=r"syllables-64.*syllables-128"):
        Engine.open(tmp_path / "index", encoder=SyllableEncoder(dim=128)).search("kế hoạch")
    assert first.search("kế hoạch").hits


def test_feedback_is_kept_in_order(tmp_path: Path) -> None:
    write_papers(tmp_path / "van-ban", 1)
    engine = Engine.open(tmp_path / "index", encoder=SyllableEncoder())
    engine.ingest([tmp_path / "van-ban"], processes=0)
    answer = Answer("Hỏi?", "answered", "who", "Văn phòng")
    engine.add_feedback("Hỏi?", good=True, answer=answer)
    engine.add_feedback("Hỏi nữa?", good=False, answer=answer, comment="sai người")
    kept = [(item.question, item.good, item.comment) for item in engine.feedback()]
    assert kept == [("Hỏi?", True, ""), ("Hỏi nữa?", False, "sai người")]
    assert all('"answer": "Văn phòng"' in item.answer for item in engine.feedback())
    engine.close()


def test_a_search_without_words_or_hits_to_give_is_refused(engine: Engine) -> None:
    with pytest.raises(BadInput, match="trống"):
        engine.search(" …? ")
    with pytest.raises(BadInput, match="từ 1"):
        engine.search("dân", k=0)


def test_the_file_of_a_document_is_given_while_it_is_there(tmp_path: Path) -> None:
    (path,) = write_papers(tmp_path / "van-ban", 1)
    engine = Engine.open(tmp_path / "index", encoder=SyllableEncoder())
    engine.ingest([path], processes=0)
    assert engine.original("giay-00") == path
    path.unlink()
    assert engine.original("giay-00") is None
    assert engine.original("khong-co") is None
    engine.close()


def _row(doc_id: str, identity: Reference | None, *subjects: Reference) -> DocumentRow:
    header = Header(identity=identity, subjects=subjects)
    return DocumentRow(doc_id, f"{doc_id}.txt", "txt", "", header, 1, 1, "")


def test_cited_papers_are_counted_and_held_ones_left_out() -> None:
    held = Reference("CT", "7", "HU", issuer="Huyện ủy Lũng Sậy", party=True)
    cited = Reference("NQ", "9", "HU", issuer="Huyện ủy Lũng Sậy", party=True)
    other = Reference("NQ", "9", "HU", issuer="Huyện ủy Đồng Sậy", party=True)
    rows = [_row("a", held), _row("b", None, held)]
    relations = [
        StoredRelation("a", Relation("based_on", cited, 0, 1)),
        StoredRelation("b", Relation("mentions", cited, 0, 1)),
        StoredRelation("b", Relation("mentions", other, 2, 3)),
        StoredRelation("b", Relation("mentions", held, 4, 5)),
    ]
    found = cited_papers(relations, rows)
    assert [(paper.canonical, paper.issuer, paper.count, paper.doc_ids) for paper in found] == [
        ("09-NQ/HU", "Huyện ủy Lũng Sậy", 2, ("a", "b")),
        ("09-NQ/HU", "Huyện ủy Đồng Sậy", 1, ("b",)),
    ]


def test_duties_are_chosen_by_directive_unit_and_day(engine: Engine) -> None:
    stored, rows = engine.catalog.duties(), engine.documents()
    every = select_duties(stored, rows)
    dated = [
        row.duty.deadline.date for row in every if row.duty.deadline and row.duty.deadline.date
    ]
    assert dated == sorted(dated)
    assert len(every) == len(stored)
    middle = dated[len(dated) // 2]
    assert len(select_duties(stored, rows, before=middle)) == sum(day <= middle for day in dated)
    unit = every[0].duty.unit
    by_unit = select_duties(stored, rows, unit=unit.upper())
    assert every[0] in by_unit
    council = [row for row in every if "Ủy ban nhân dân" in row.duty.unit]
    assert council
    assert council == [r for r in select_duties(stored, rows, unit="ubnd") if r in council]
    with pytest.raises(BadInput, match="không phải số"):
        select_duties(stored, rows, directive="văn bản kia")
