"""Search over a small collection: scope, order, filters, reasons, duplicates, bad input."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
import pytest

from index.catalog import Catalog
from index.collection import ingest
from index.derived import covered_generation, open_index
from index.model import Filters
from index.search import Searcher
from index.syllable_encoder import SyllableEncoder
from index.weights import Weights
from ingest.errors import BadInput, IndexUnusable

DIRECTIVE = """TỈNH ỦY LAM GIANG
Số 31-CT/TU
Lam Giang, ngày 12 tháng 4 năm 2023

CHỈ THỊ
về tăng cường bảo vệ rừng phòng hộ

1. Các hạt kiểm lâm tuần tra rừng mỗi tuần hai lần và ghi sổ trực.

2. Ủy ban nhân dân các xã lập tổ chữa cháy rừng trước ngày 30/6/2023.
"""
NEWS = """Huyện Suối Bạc thực hiện Chỉ thị số 31-CT/TU của Tỉnh ủy Lam Giang

Sau một năm, huyện Suối Bạc đã lập 14 tổ chữa cháy rừng tại các xã vùng cao.

Lãnh đạo huyện cho biết kiểm lâm tuần tra rừng mỗi tuần hai lần theo chỉ thị.
"""
OTHER = """Trường học vùng cao đón năm học mới

Các thầy cô giáo chuẩn bị sách vở, sửa lại lớp học sau mùa mưa bão kéo dài.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = tmp_path / "files"
    files.mkdir()
    for name, text in (("chi-thi", DIRECTIVE), ("tin", NEWS), ("khac", OTHER)):
        (files / f"{name}.txt").write_text(text, encoding="utf-8")
    ingest(tmp_path / "index", [files], encoder=SyllableEncoder())
    return tmp_path


def _searcher(folder: Path, weights: Weights | None = None) -> Searcher:
    index = folder / "index"
    return Searcher(Catalog.open(index), index, SyllableEncoder(), weights=weights)


def _files(searcher: Searcher, question: str, filters: Filters | None = None) -> list[str]:
    hits = searcher.search(question, 10, filters=filters).hits
    return [Path(hit.path).stem for hit in hits]


def test_a_hit_quotes_its_document_exactly(folder: Path) -> None:
    result = _searcher(folder).search("tổ chữa cháy rừng ở các xã")
    catalog = Catalog.open(folder / "index")
    assert [hit.rank for hit in result.hits] == list(range(1, len(result.hits) + 1))
    for hit in result.hits:
        assert catalog.document(hit.doc_id).text[hit.start : hit.end] == hit.text
        assert hit.reasons


@pytest.mark.parametrize(
    "question",
    [
        "Chỉ thị 31-CT/TU giao kiểm lâm tuần tra mấy lần mỗi tuần?",
        "chi thi 31 ct tu giao kiem lam tuan tra may lan moi tuan",
    ],
)
def test_the_named_paper_comes_first_then_reports_about_it_then_the_rest(
    folder: Path, question: str
) -> None:
    result = _searcher(folder).search(question)
    assert result.scope.status == "found"
    order = [(Path(hit.path).stem, hit.in_scope) for hit in result.hits]
    assert order[0][0] == "chi-thi"
    kinds = [("chi-thi", True), ("tin", True), ("khac", False)]
    assert order == sorted(order, key=kinds.index)


def test_a_paper_that_is_not_held_is_said_to_be_unknown(folder: Path) -> None:
    result = _searcher(folder).search("Chỉ thị 77-CT/TU quy định gì?")
    assert (result.scope.status, result.scope.doc_ids) == ("unknown", ())


def test_the_scope_can_be_turned_off(folder: Path) -> None:
    found = _searcher(folder, Weights(scope=False)).search("Chỉ thị 31-CT/TU và năm học mới")
    assert found.scope.status == "open"
    assert all(hit.in_scope for hit in found.hits)


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(directive="31 ct/tu"), {"chi-thi", "tin"}),
        (Filters(source="primary"), {"chi-thi"}),
        (Filters(kinds=("directive",)), {"chi-thi"}),
        (Filters(issuer="Tỉnh ủy Lam Giang", source="primary"), {"chi-thi"}),
        (Filters(date_from=dt.date(2023, 4, 12), date_to=dt.date(2023, 4, 12)), {"chi-thi"}),
        (Filters(date_from=dt.date(2031, 1, 1)), set()),
        (Filters(doc_ids=("khac",)), {"khac"}),
        (Filters(directive="99-CT/TU"), set()),
    ],
)
def test_filters_are_exact(folder: Path, filters: Filters, expected: set[str]) -> None:
    assert set(_files(_searcher(folder), "rừng và lớp học", filters)) == expected


def test_a_question_without_tones_finds_what_the_toned_one_finds(folder: Path) -> None:
    searcher = _searcher(folder)
    toned = searcher.search("lập tổ chữa cháy rừng").hits[0]
    plain = searcher.search("lap to chua chay rung")
    assert plain.toned == "lập tổ chữa cháy rừng"
    assert plain.hits[0].passage_id == toned.passage_id


def test_a_typing_error_is_forgiven(folder: Path) -> None:
    assert _files(_searcher(folder), "các thầy cô gíao chuẩn bị sách vở")[0] == "khac"


@pytest.mark.parametrize(
    "question",
    ["", "   ", "?", '"(AND OR *', "(" * 10_000, "a" * 10_000, "chi thi " * 1250, "\x00\ud800🙂"],
)
def test_any_string_is_a_question(folder: Path, question: str) -> None:
    assert len(_searcher(folder).search(question, 3).hits) <= 3


def test_a_wrong_number_of_hits_is_refused(folder: Path) -> None:
    for k in (0, -1, 1001):
        with pytest.raises(BadInput, match=f"k={k}"):
            _searcher(folder).search("rừng", k)


def test_near_identical_passages_count_once(folder: Path) -> None:
    copy = NEWS.replace("Sau một năm", "Sau một năm qua")
    (folder / "files" / "tin-lai.txt").write_text(copy, encoding="utf-8")
    ingest(folder / "index", [folder / "files"], encoder=SyllableEncoder())
    question = "kiểm lâm tuần tra rừng mỗi tuần hai lần theo chỉ thị"
    hits = _searcher(folder).search(question).hits
    twins = [hit for hit in hits if hit.duplicates]
    assert twins
    assert {twins[0].doc_id, *(place[0] for place in twins[0].duplicates)} == {"tin", "tin-lai"}
    all_hits = _searcher(folder, Weights(collapse=False)).search(question).hits
    assert len(all_hits) == len(hits) + sum(len(hit.duplicates) for hit in hits)


def test_an_open_searcher_follows_what_is_added_changed_and_dropped(folder: Path) -> None:
    searcher = _searcher(folder)
    assert "them" not in _files(searcher, "thủy điện")
    added = folder / "files" / "them.txt"
    added.write_text("Nhà máy thủy điện xả nước theo quy trình vận hành.\n", encoding="utf-8")
    ingest(folder / "index", [folder / "files"], encoder=SyllableEncoder())
    assert _files(searcher, "thủy điện xả nước")[0] == "them"
    added.unlink()
    ingest(folder / "index", [folder / "files"], encoder=SyllableEncoder(), prune=True)
    assert "them" not in _files(searcher, "thủy điện xả nước")


def test_derived_files_that_are_lost_are_made_anew(folder: Path) -> None:
    before = _files(_searcher(folder), "tổ chữa cháy rừng")
    (folder / "index" / "derived" / "state.json").unlink()
    searcher = _searcher(folder)
    assert _files(searcher, "tổ chữa cháy rừng") == before
    generation = Catalog.open(folder / "index").generation
    assert covered_generation(folder / "index", SyllableEncoder().name) == generation


def test_an_index_of_another_encoder_is_refused(folder: Path) -> None:
    index = folder / "index"
    with pytest.raises(IndexUnusable, match="bộ mã hóa"):
        open_index(Catalog.open(index), index, SyllableEncoder(dim=64))


def test_every_hit_scores_between_0_and_1_best_first(folder: Path) -> None:
    scores = [hit.score for hit in _searcher(folder).search("kiểm lâm tuần tra rừng").hits]
    assert scores == sorted(scores, reverse=True)
    assert np.all((np.array(scores) > 0) & (np.array(scores) < 1))


def test_an_index_that_lived_through_changes_scores_like_a_clean_one(folder: Path) -> None:
    files = folder / "files"
    for year in range(2020, 2024):
        text = NEWS.replace("14 tổ", f"{year} lượt tuần tra rừng").replace("Suối Bạc", "Mường Khe")
        (files / "tin.txt").write_text(text, encoding="utf-8")
        ingest(folder / "index", [files], encoder=SyllableEncoder())
    (files / "khac.txt").unlink()
    (files / "them.txt").write_text(OTHER.replace("Trường", "Lớp"), encoding="utf-8")
    ingest(folder / "index", [files], encoder=SyllableEncoder(), prune=True)
    ingest(folder / "clean", [files], encoder=SyllableEncoder())
    clean = Searcher(Catalog.open(folder / "clean"), folder / "clean", SyllableEncoder())
    for question in ("kiểm lâm tuần tra rừng mấy lần", "mua bao keo dai", "lớp học vùng cao"):
        lived, fresh = _searcher(folder).search(question).hits, clean.search(question).hits
        assert [(hit.path, hit.start) for hit in lived] == [(hit.path, hit.start) for hit in fresh]
        assert [hit.score for hit in lived] == pytest.approx([hit.score for hit in fresh], abs=1e-6)
