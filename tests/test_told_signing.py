"""What news tells of papers and people: who signed, on what day, what about, who was elected."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from ingest.identity import parse_references, same_paper
from tests.holding import holding_texts

REPORTS = {
    "xe-cong.txt": """\
Siết việc dùng xe công
Chủ tịch UBND tỉnh Lò Văn Thoại vừa ký ban hành Công văn số 1877/UBND-KTTC ngày 4/6/2024 về việc \
chấn chỉnh dùng xe công.
Công văn yêu cầu giảm ít nhất 12% số lượng chuyến công tác và giảm tối thiểu 20% tiền xăng.
""",
    "le-hoi.txt": """\
Mùa lễ hội ở Mường Giang
Ngày 7/2/2023, Ủy ban nhân dân huyện Mường Giang ban hành Công văn số 96/UBND-VHTT chỉ đạo giữ \
sạch đền chùa mùa lễ hội; các xã đã trực cả tuần.
Lễ khai mạc ở đền Mường Giang diễn ra từ 6h30 đến 9h ngày 14/2.
Văn bản số 140/UBND-TH do Phó Chủ tịch UBND huyện Quàng Thị Mến ký, gửi các xã.
""",
    "dai-hoi.txt": """\
Đại hội Đảng bộ huyện Mường Giang
Tại đại hội, đồng chí Rơ Mah Khiêm tái đắc cử Bí thư Huyện ủy Mường Giang khóa XI.
Phó Bí thư Đảng ủy xã Tà Lèng Hà Văn Thuận được bầu giữ chức Bí thư Đảng ủy xã Tà Lèng.
""",
    "vay-von.txt": """\
Cho vay vốn ở Cốc Lếch
Dự họp có đồng chí Ma Văn Tiếp, PGĐ NHCSXH tỉnh; đồng chí Sùng Thị Dí, HUV, PCT UBND huyện Cốc Lếch.
Thực hiện Chỉ thị 12 của Bộ Giáo dục và Đào tạo về bớt sổ sách cho giáo viên, tỉnh Kim \
Lộ đã bỏ năm loại sổ.
""",
    "ret-hai.txt": """\
Phòng rét cho trâu bò
Ban chỉ huy Phòng cháy và Cứu hộ cứu nạn (PC&CHCN) tỉnh ban hành Công văn số 12/BCHPC-VP về việc \
phòng rét cho trâu bò.
100% nhà máy sữa đã ký cam kết giữ ấm chuồng.
""",
    "to-kiem-tra.txt": """\
Kiểm tra giờ làm việc
Thực hiện Chỉ thị 31 của UBND tỉnh về siết giờ giấc, nâng cao hiệu quả trong các cơ quan, Tổ kiểm \
tra của Sở Nội vụ vừa có buổi làm việc tại thị xã Bến Tháp.
""",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the reports."""
    yield from holding_texts(REPORTS, tmp_path_factory.mktemp("tin"))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Công văn 1877/UBND-KTTC do ai ký?", "Lò Văn Thoại"),
        ("Ai ký Văn bản số 140/UBND-TH?", "Quàng Thị Mến"),
        ("Lễ khai mạc diễn ra lúc nào ở đền Mường Giang?", "từ 6h30 đến 9h ngày 14/2"),
        ("Người ký Công văn 1877/UBND-KTTC giữ chức vụ gì?", "Chủ tịch UBND tỉnh"),
        ("Công văn 96/UBND-VHTT được ban hành ngày nào?", "7/2/2023"),
        ("Công văn 96/UBND-VHTT về việc gì?", "giữ sạch đền chùa mùa lễ hội"),
        ("Chỉ thị 31 của UBND tỉnh về vấn đề gì?",
         "siết giờ giấc, nâng cao hiệu quả trong các cơ quan"),
        ("Ai là Bí thư Huyện ủy Mường Giang?", "Rơ Mah Khiêm"),
        ("Bí thư Đảng ủy xã Tà Lèng là ai?", "Hà Văn Thuận"),
        ("Công văn 1877/UBND-KTTC yêu cầu giảm bao nhiêu chuyến công tác?", "ít nhất 12%"),
        ("Cơ quan nào ban hành Công văn số 12/BCHPC-VP?",
         "Ban chỉ huy Phòng cháy và Cứu hộ cứu nạn (PC&CHCN) tỉnh"),
    ],
)  # fmt: skip
def test_news_tells_who_signed_when_and_what_about(
    engine: Engine, question: str, answer: str
) -> None:
    assert engine.ask(question).answer.replace(" [1]", "") == answer


def test_a_share_of_those_counted_is_no_sure_count(engine: Engine) -> None:
    told = engine.ask("Có bao nhiêu nhà máy sữa đã ký cam kết giữ ấm chuồng?")
    assert told.answer.startswith("100% nhà máy sữa đã ký cam kết giữ ấm chuồng.")
    assert told.confidence < 0.8


def test_who_signed_and_when_are_both_told(engine: Engine) -> None:
    told = engine.ask("Công văn 1877/UBND-KTTC do ai ký và ban hành ngày nào?")
    assert "Lò Văn Thoại" in told.answer and "4/6/2024" in told.answer
    assert told.note.find("không nêu") < 0


def test_nobody_signs_what_no_text_tells_them_to_have_signed(engine: Engine) -> None:
    assert engine.ask("Ai ký Chỉ thị 31 của UBND tỉnh?").status == "not_found"
    assert engine.ask("Công văn 96/UBND-VHTT do ai ký?").status == "not_found"


@pytest.mark.parametrize(
    "text",
    ["văn bản số 2110/UBND-NC", "công văn 2110/UBND-NC", "2110/UBND-NC", "van ban 2110/ubnd-nc"],
)
def test_a_letter_is_known_by_its_drafting_office(text: str) -> None:
    found = parse_references(text)
    assert [paper.canonical for paper, _ in found] == ["2110/UBND-NC"]
    assert (found[0][1].start, found[0][1].end) == (0, len(text))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Ai là Phó Giám đốc NHCSXH tỉnh?", "Ma Văn Tiếp"),
        ("Phó Chủ tịch UBND huyện Cốc Lếch là ai?", "Sùng Thị Dí"),
        ("Bà Sùng Thị Dí giữ chức vụ gì?", "HUV, PCT UBND huyện Cốc Lếch"),
        ("Chỉ thị 12 của Bộ Giáo dục và Đào tạo về việc gì?", "bớt sổ sách cho giáo viên"),
    ],
)
def test_posts_written_for_short_are_posts(engine: Engine, question: str, answer: str) -> None:
    assert engine.ask(question).answer.replace(" [1]", "") == answer


def test_a_number_typed_in_small_letters_keeps_its_drafting_office() -> None:
    typed, written = (
        parse_references(text)[0][0]
        for text in ("ke hoach so 31-kh/twdtn-cttn", "Kế hoạch số 31-KH/TWĐTN-CTTN")
    )
    assert same_paper(typed, written)
