"""One matter of a paper, one slogan with two meanings, a unit that stands only in a post."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine import Engine
from index.syllable_encoder import SyllableEncoder
from tests.holding import holding

TEXTS = {
    "ct-12.txt": (
        "ỦY BAN NHÂN DÂN TỈNH QUẾ DƯƠNG\nSố: 12/CT-UBND\nQuế Dương, ngày 3 tháng 4 năm 2025\n"
        "CHỈ THỊ\nVề việc quản lý lòng đường, vỉa hè\n"
        "Để giữ trật tự đô thị, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:\n"
        "1. Về đỗ xe ban đêm\n"
        "a) Chỉ đỗ ở tuyến có vạch kẻ từ 22 giờ đến 5 giờ.\n"
        "b) Xe tải trên 2,5 tấn không đỗ trong nội thị.\n"
        "2. Về bán hàng rong\n"
        "a) Quán ăn lưu động dừng bán trước 23 giờ.\n"
        "b) Không bày hàng trên vạch dành cho người đi bộ.\n"
        "3. Sở Giao thông vận tải kẻ vạch 14 tuyến đường trước ngày 30/6/2025.\n"
        "Giám đốc các sở và Chủ tịch UBND các xã chịu trách nhiệm thi hành Chỉ thị này./.\n"
        "CHỦ TỊCH\nLâm Quý Hợi"
    ),
    "tin-tan-phu.txt": (
        "Tân Phú sắp xếp lại vỉa hè\n"
        "Phường Tân Phú làm theo phương châm “4 cùng” (cùng bàn, cùng kẻ vạch, cùng dọn, cùng giữ)."
        " Phó Giám đốc Sở Tư pháp Ninh Thị Lụa cho biết, nhiều hộ phải ký lại cam kết."
    ),
    "tin-bai-gon.txt": (
        "Bãi Gòn giữ đường sạch\n"
        "Xã Bãi Gòn làm theo phương châm “4 cùng” (cùng học, cùng làm, cùng dọn, cùng hưởng)."
        " Mỗi tháng xã dọn đường hai lần."
    ),
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the three texts, encoded without a model."""
    folder: Path = tmp_path_factory.mktemp("via-he")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    yield from holding([folder], tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("Chỉ thị 12/CT-UBND quy định gì về bán hàng rong?", ["23 giờ", "người đi bộ"]),
        ("Chỉ thị 12/CT-UBND nêu gì về kẻ vạch?", ["14 tuyến đường"]),
        ("chi thi 12 quy dinh gi ve do xe ban dem", ["22 giờ", "2,5 tấn"]),
        ("Về đỗ xe ban đêm, Chỉ thị 12/CT-UBND yêu cầu những gì?", ["22 giờ", "2,5 tấn"]),
    ],
)
def test_a_matter_is_what_stands_under_its_heading(
    engine: Engine, question: str, items: list[str]
) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    told = [item.text for item in answer.items] or [answer.answer]
    assert len(told) == len(items)
    assert all(said in text for said, text in zip(items, told, strict=True))


def test_a_matter_in_a_sentence_is_that_sentence(engine: Engine) -> None:
    answer = engine.ask("Chỉ thị 12/CT-UBND nêu gì về 14 tuyến đường?")
    assert [citation.quote for citation in answer.citations] == [
        "3. Sở Giao thông vận tải kẻ vạch 14 tuyến đường trước ngày 30/6/2025."
    ]


def test_a_matter_that_the_paper_is_silent_on_is_refused(engine: Engine) -> None:
    answer = engine.ask("Chỉ thị 12/CT-UBND quy định gì về nuôi chim yến?")
    assert answer.status == "not_found"
    assert answer.citations == ()


def test_what_a_paper_is_about_is_still_its_title(engine: Engine) -> None:
    answer = engine.ask("Chỉ thị 12/CT-UBND nói về vấn đề gì?")
    assert "quản lý lòng đường, vỉa hè" in answer.answer


def test_a_slogan_with_two_lists_shows_both_and_says_so(engine: Engine) -> None:
    answer = engine.ask("Phương châm “4 cùng” là gì?")
    assert len(answer.items) == 2
    told = " ".join(item.text for item in answer.items)
    assert "cùng bàn, cùng kẻ vạch, cùng dọn, cùng giữ" in told
    assert "cùng học, cùng làm, cùng dọn, cùng hưởng" in told
    assert "khác nhau" in answer.note
    assert len({citation.doc_id for citation in answer.citations}) == 2


def test_a_place_chooses_among_the_lists(engine: Engine) -> None:
    answer = engine.ask("4 cùng ở xã Bãi Gòn gồm những gì?")
    assert [item.text for item in answer.items] == [
        "cùng học",
        "cùng làm",
        "cùng dọn",
        "cùng hưởng",
    ]
    assert answer.expected_items == 4


def test_a_unit_named_in_a_post_is_charged_with_nothing(engine: Engine) -> None:
    assert engine.ask("Sở Tư pháp phải làm gì?").status == "not_found"
    charged = engine.ask("Sở Giao thông vận tải phải làm gì?")
    assert "kẻ vạch 14 tuyến đường" in charged.answer


def test_a_new_heading_turns_back_to_the_paper_that_a_text_is_about(tmp_path: Path) -> None:
    text = (
        "# Tóm lược Chỉ thị số 19-CT/HU về giữ bãi bồi\n\n"
        "Chỉ thị số 19-CT/HU do Ban Thường vụ Huyện ủy Cồn Tân ban hành ngày 4/5/2024. Chỉ thị ra"
        " đời sau Chỉ thị số 15-CT/HU hai tháng.\n\n"
        "## Cách làm\n\nPhương châm “3 bám” gồm:\n\n- bám bãi;\n- bám dân;\n- bám tổ.\n"
    )
    (tmp_path / "tom-luoc.md").write_text(text, encoding="utf-8")
    engine = Engine.open(tmp_path / "index", encoder=SyllableEncoder())
    engine.ingest([tmp_path / "tom-luoc.md"], processes=0)
    for question in (
        "“3 bám” của Chỉ thị 19-CT/HU gồm những gì?",
        "“3 bám” trong tài liệu “Tóm lược Chỉ thị số 19-CT/HU về giữ bãi bồi” là gì?",
    ):
        items = [item.text for item in engine.ask(question).items]
        assert items == ["bám bãi", "bám dân", "bám tổ."]
    assert engine.ask("“3 bám” của Chỉ thị 15-CT/HU gồm những gì?").status == "not_found"
    engine.close()


def test_all_figures_asked_for_are_the_sentence_that_tells_them(engine: Engine) -> None:
    answer = engine.ask("số liệu kẻ vạch tuyến đường")
    assert "14 tuyến đường trước ngày 30/6/2025" in answer.answer


@pytest.mark.parametrize("question", ["các bài về vỉa hè", "tìm cho tôi văn bản về vỉa hè"])
def test_what_one_types_into_a_search_lists_documents(engine: Engine, question: str) -> None:
    answer = engine.ask(question)
    assert answer.kind == "documents"
    paths = {Path(citation.path).name for citation in answer.citations}
    assert "ct-12.txt" in answer.answer
    assert str(Path(answer.citations[0].path).parent) not in answer.answer
    assert paths == {"ct-12.txt", "tin-tan-phu.txt"}


def test_a_search_for_what_no_document_says_finds_none(engine: Engine) -> None:
    assert engine.ask("các chỉ thị về nuôi hàu").status == "not_found"


def test_a_follow_up_s_he_is_the_person_just_named_and_what_was_said_is_quoted(
    tmp_path: Path,
) -> None:
    text = (
        "Xã Gò Tre mở bến đò\nChủ tịch UBND xã Gò Tre Ngụy Văn Thóc cho biết, bến có 3 đò máy."
        " Bí thư Đảng ủy xã Gò Tre Thạch Thị Sen hứa lát đường xuống bến trong tháng 9.\n"
        "Kế hoạch số 41-KH/ĐU ban hành ngày 2/3/2025 về sửa bến. Kế hoạch số 42-KH/ĐU ban hành ngày"
        " 9/4/2025 về tập bơi."
    )
    (tmp_path / "ben-do.txt").write_text(text, encoding="utf-8")
    engine = Engine.open(tmp_path / "index", encoder=SyllableEncoder())
    engine.ingest([tmp_path / "ben-do.txt"], processes=0)
    assert "Thạch Thị Sen" in engine.ask("Ai là Bí thư Đảng ủy xã Gò Tre?", "c").answer
    assert "lát đường xuống bến" in engine.ask("Bà ấy hứa gì?", "c").answer
    assert "3 đò máy" in engine.ask("Chủ tịch UBND xã Gò Tre nói gì?").answer
    assert engine.ask("Ngụy Văn Thóc hứa gì?").status == "not_found"
    assert "2/3/2025" in engine.ask("Kế hoạch 41-KH/ĐU ban hành ngày nào?", "d").answer
    assert "9/4/2025" in engine.ask("Còn 42?", "d").answer
    assert engine.ask("Còn 43?", "d").status == "not_found"
    engine.close()


def test_a_measure_that_no_text_names_has_no_figure(engine: Engine) -> None:
    assert engine.ask("Dân số phường Tân Phú là bao nhiêu?").status == "not_found"


def test_a_figure_that_holds_from_a_year_on_is_that_year_s(tmp_path: Path) -> None:
    text = (
        "Thị xã Mộc Cảnh và thư viện\nThị xã chi tối thiểu 3% ngân sách hằng năm cho thư viện, nâng"
        " lên 4% từ năm 2028."
    )
    (tmp_path / "thu-vien.txt").write_text(text, encoding="utf-8")
    engine = Engine.open(tmp_path / "index", encoder=SyllableEncoder())
    engine.ingest([tmp_path / "thu-vien.txt"], processes=0)
    asked = "Từ năm 2028 thị xã Mộc Cảnh chi bao nhiêu phần trăm ngân sách cho thư viện?"
    assert engine.ask(asked).answer.startswith("4%")
    engine.close()
