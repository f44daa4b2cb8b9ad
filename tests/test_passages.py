"""Passages follow the outline, cut no item, overlap nowhere and leave nothing out."""

import itertools
import re
from pathlib import Path

import pytest

from eval.marked_lists import as_clean
from ingest.clean import clean
from ingest.enumerations import find_enumerations
from ingest.model import Fact, Header, Passage, Reference
from ingest.outline import build_outline
from ingest.passages import GROUP_CHARS, WHOLE_CHARS, cut_passages
from ingest.read import read

_DATA = Path(__file__).parent.parent.parent / "shared" / "data"
_HEADER = Header(
    kind="directive",
    source="primary",
    identity=Reference("CT", "8", "TU", party=True),
    issuer=Fact("Tỉnh ủy Lam Giang"),
    title=Fact("về giờ giấc làm việc"),
)


def _cut(text: str, header: Header | None = None) -> tuple[Passage, ...]:
    outline = build_outline(as_clean(text))
    return cut_passages(text, header or Header(), outline, find_enumerations(text, outline))


def _texts(text: str) -> list[str]:
    return [text[passage.start : passage.end] for passage in _cut(text)]


def _assert_whole(text: str, passages: tuple[Passage, ...]) -> None:
    """In order, apart, and with every visible character of the text."""
    assert all(a.end <= b.start for a, b in itertools.pairwise(passages))
    joined = "".join(text[passage.start : passage.end] for passage in passages)
    assert "".join(joined.split()) == "".join(text.split())
    assert [passage.ordinal for passage in passages] == list(range(len(passages)))
    for passage in passages:
        assert all(passage.start <= a < b <= passage.end for a, b in passage.sentences)


def _words(count: int) -> str:
    return " ".join(["rà soát hồ sơ"] * (count // 4)) + "."


def test_a_plain_paragraph_under_the_limit_is_one_passage():
    text = "Xã Tân Lĩnh có bảy thôn. " * 40
    assert len(_texts(text.strip())) == 1


def test_a_short_document_of_paragraphs_is_one_passage():
    text = "Chợ phiên\nChợ họp sáng Chủ nhật.\nNgười bán đến từ sớm."
    assert _texts(text) == [text]


def test_a_long_paragraph_is_cut_evenly_at_sentences():
    sentence = "Đoàn kiểm tra làm việc với từng phòng và ghi nhận ý kiến của người dân. "
    text = (sentence * 60).strip()
    passages = _cut(text)
    assert len(passages) > 2
    assert all(text[passage.end - 1] == "." for passage in passages)
    lengths = [passage.end - passage.start for passage in passages]
    assert max(lengths) <= WHOLE_CHARS
    assert min(lengths) > max(lengths) / 3
    _assert_whole(text, passages)


def test_small_items_stay_with_the_line_that_leads_to_them():
    text = "Mở đầu dài. " * 150 + "\nCán bộ phải:\n- đúng giờ;\n- đúng hẹn;\n- đúng luật."
    assert _texts(text)[-1] == "Cán bộ phải:\n- đúng giờ;\n- đúng hẹn;\n- đúng luật."


def test_items_are_grouped_up_to_the_size_and_never_cut():
    items = [f"{number}. {_words(80)}" for number in range(1, 9)]
    text = "II. NHIỆM VỤ\n" + "\n".join(items)
    passages = _cut(text)
    _assert_whole(text, passages)
    assert all(passage.end - passage.start <= WHOLE_CHARS for passage in passages)
    for item in items:
        start = text.index(item)
        assert any(p.start <= start and start + len(item) <= p.end for p in passages)
    assert 1 < len(passages) < len(items)


def test_articles_never_share_a_passage():
    text = "\n".join(f"Điều {number}. Việc {number}\nLàm việc {number}." for number in range(1, 30))
    assert len(_cut(text)) == 29


def test_an_enumeration_item_in_prose_is_never_cut():
    items = [f"Rà soát việc thứ {i}. Qua đó, {_words(120)}" for i in range(4)]
    text = f"Xã nêu 4 giải pháp. {' '.join(items)} Ông Páo cho biết, xã làm ngay."
    passages = _cut(text)
    assert len(passages) > 1
    for item in items:
        start = text.index(item)
        assert any(p.start <= start and start + len(item) <= p.end for p in passages)


def test_the_context_names_paper_issuer_title_and_the_headings_above():
    text = f"II. NHIỆM VỤ\n1. Sở Nội vụ\na) {_words(900)}\nb) {_words(900)}"
    last = _cut(text, _HEADER)[-1]
    assert last.section == "II. NHIỆM VỤ › 1. Sở Nội vụ"
    assert last.context == (
        "Chỉ thị 08-CT/TU · Tỉnh ủy Lam Giang · về giờ giấc làm việc · II. NHIỆM VỤ · 1. Sở Nội vụ"
    )


def test_a_chapter_is_named_with_the_title_on_its_next_line():
    text = (
        f"Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\n{_words(400)}\n"
        f"Điều 2. Đối tượng\n{_words(400)}"
    )
    assert _cut(text)[-1].section == "Chương I. QUY ĐỊNH CHUNG › Điều 2. Đối tượng"


def test_a_sentence_longer_than_a_passage_is_cut_at_its_semicolons():
    text = "Danh sách gồm " + "; ".join(f"thôn số {number} của xã" for number in range(200)) + "."
    passages = _cut(text)
    assert all(passage.end - passage.start <= WHOLE_CHARS for passage in passages)
    _assert_whole(text, passages)


@pytest.mark.parametrize("text", ["", "x", "1.", "-\n-\n-", "Điều 1."])
def test_tiny_texts_are_cut_without_loss(text: str):
    _assert_whole(text, _cut(text))


@pytest.mark.skipif(not _DATA.exists(), reason="the measuring data is not beside the repository")
@pytest.mark.parametrize(
    "name", ["06-2007-CT-TTg.txt", "18-2008-CT-TTg.txt", "71-2008-CT-BGDĐT.txt"]
)
def test_real_directives_are_covered_in_pieces_of_the_right_size(name: str):
    text = clean(read(_DATA / "directives" / name)).text
    passages = _cut(text)
    _assert_whole(text, passages)
    lengths = [passage.end - passage.start for passage in passages]
    assert max(lengths) <= WHOLE_CHARS
    assert sum(length <= GROUP_CHARS for length in lengths) >= 0.9 * len(lengths)
    assert not any(re.match(r"\s", text[passage.start]) for passage in passages)
