"""Candidate sentences: whole documents while little is held, else what stands around hits."""

from __future__ import annotations

from pathlib import Path

from app.candidates import gather
from app.engine import Engine
from app.question import read_question
from app.reading import Library
from index.syllable_encoder import SyllableEncoder

_FILLER = "Tổ {n} của thôn Cẩm Sơn {n} nạo vét {m} mét kênh và trồng lại hàng tre ven đường số {m}."


def test_many_long_documents_are_read_around_what_was_found(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for n in range(16):
        lines = [_FILLER.format(n=n, m=m) for m in range(100, 260)]
        lines.insert(45, f"Trạm bơm Bến Hới {n} có {n + 3} máy do ông Đặng Văn Khuê vận hành.")
        (texts / f"tin-{n}.txt").write_text("\n".join(lines), encoding="utf-8")
    engine = Engine.open(tmp_path / "index", encoder=SyllableEncoder())
    engine.ingest([texts], processes=0)
    asked = read_question("Trạm bơm Bến Hới 11 có bao nhiêu máy?")
    result = engine.search(asked.text, k=20)
    pool = gather(asked, result, Library(engine.catalog))
    sentences = sum(len(reading.sentences) for reading in pool.readings)
    assert len(pool.evidence) < sentences
    assert "Bến Hới 11" in pool.evidence[0].quote
    assert "14" in engine.ask(asked.text).answer
