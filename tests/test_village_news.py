"""What news of villages and contests tell: posts behind dashes, figures behind labels, days of
papers, several winners."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from ingest.identity import parse_references
from ingest.item_splits import split_items
from ingest.model import Span
from tests.holding import holding_texts

_TEXTS = {
    "buon.txt": """Chi bộ buôn Ktur giữ nếp họp hằng tháng

(VHO)- Chi bộ buôn Ktur (xã Ea Sol, huyện Hạ Lũng) có 17 đảng viên. Bà Siu Liên-Phó Bí thư Chi \
bộ-cho biết: Trước đây nhiều buổi họp phải hoãn vì mưa lũ. Từ tháng 5, Chi bộ họp tại nhà rông.
""",
    "thi-dua.txt": """Hạ Lũng xét khen thưởng cuối năm

Ngày 9/12, Hội đồng Thi đua huyện Hạ Lũng họp xét khen thưởng. Ngoài ra, còn có Giấy khen của \
UBND huyện: 38 tập thể; danh hiệu Gia đình văn hóa tiêu biểu: 112 hộ; Người tốt việc tốt: 45 cá \
nhân và 6 nhóm.
""",
    "lua.txt": """VHO - Ngày 4/7, Ban Thường vụ Huyện ủy Hạ Lũng đã ban hành Chỉ thị số 21 về giữ \
nguồn nước đầu nguồn.

Cùng ngày, UBND huyện đã có văn bản số 512/UBND-NN gửi các xã về việc trực gác rừng.
""",
    "hoi-thi.txt": """Hội thi nấu ăn xã Ea Sol

Sáng 3/10, Hội Phụ nữ xã Ea Sol tổ chức hội thi nấu ăn với 8 đội dự thi. Kết quả, đội buôn Ktur \
giành giải Nhất; giải Nhì thuộc về đội thôn Bến Đá; đội thôn Mía và buôn Hra đồng giải Ba.

Quà được trao cho các hộ ở những điểm dân cư gồm: Bến Đá Trên, Hòn Cò, Suối Lạnh, Bến Đá Dưới.
""",
    "y-te.txt": """Tỉnh Vân Hải tăng giường bệnh

Năm 2021, tỉnh Vân Hải có 31 giường bệnh/vạn dân (Sở Y tế đặt mục tiêu 28 giường bệnh và 9 bác \
sĩ/vạn dân); 94,6% trạm y tế đạt chuẩn; 87,3% dân số tham gia bảo hiểm y tế.

Giám đốc Trung tâm Y tế TP.HCM Đinh Thị Xoan đề nghị mở thêm phòng khám. Chủ tịch Hội Đông y \
TP. Vân Hải là ông Mai Văn Sâm.
""",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over such news, encoded without a model."""
    yield from holding_texts(_TEXTS, tmp_path_factory.mktemp("tin-buon"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Phó Bí thư Chi bộ buôn Ktur là ai?", "Siu Liên"),
        ("Bà Siu Liên giữ chức vụ gì?", "Phó Bí thư Chi bộ"),
        ("Bao nhiêu tập thể được tặng Giấy khen của UBND huyện Hạ Lũng?", "38 tập thể"),
        ("Có bao nhiêu gia đình văn hóa tiêu biểu?", "112 hộ"),
        ("Có bao nhiêu cá nhân người tốt việc tốt?", "45 cá nhân"),
        ("Chỉ thị 21 của Huyện ủy Hạ Lũng ban hành khi nào?", "4/7"),
        ("Tỷ lệ dân số Vân Hải tham gia bảo hiểm y tế năm 2021 là bao nhiêu?", "87,3%"),
        ("Sở Y tế Vân Hải đặt mục tiêu bao nhiêu giường bệnh trên vạn dân?", "28 giường bệnh"),
        ("Bà Đinh Thị Xoan giữ chức vụ gì?", "Giám đốc Trung tâm Y tế TP.HCM"),
    ],
)
def test_what_is_asked_is_told(engine: Engine, question: str, said: str) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert answer.answer.split(" [")[0] == said


def test_all_winners_are_told(engine: Engine) -> None:
    answer = engine.ask("Những đội nào đạt giải Ba hội thi nấu ăn xã Ea Sol?")
    assert "thôn Mía" in answer.answer and "buôn Hra" in answer.answer


def test_a_papers_number_goes_on_to_its_office() -> None:
    text = "Làm theo kế hoạch số 61/KH-BCA-C07 ngày 2/3/2021."
    ((_, span),) = parse_references(text)
    assert text[span.start : span.end] == "kế hoạch số 61/KH-BCA-C07"


@pytest.mark.parametrize(
    "question",
    [
        "Phó Bí thư Chi bộ buôn Hra là ai?",
        "Bí thư Chi bộ buôn Ktur là ai?",
        "Đội nào giành giải Nhất hội thi nấu ăn huyện Hòn Mực?",
    ],
)
def test_what_is_told_of_others_is_not_told(engine: Engine, question: str) -> None:
    assert engine.ask(question).status == "not_found"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "Bến Đá Trên, Hòn Cò, Suối Lạnh, Bến Đá Dưới",
            ["Bến Đá Trên", "Hòn Cò", "Suối Lạnh", "Bến Đá Dưới"],
        ),
        ("xã An Lạc, xã Bãi Sậy và thị trấn Chợ", ["xã An Lạc", "xã Bãi Sậy", "thị trấn Chợ"]),
        ("rõ việc, giờ; rõ nơi", ["rõ việc, giờ", "rõ nơi"]),
    ],
)
def test_names_in_a_row_are_parted_at_every_comma(text: str, items: list[str]) -> None:
    found = split_items(text, Span(0, len(text)), None)
    assert [text[item.start : item.end] for item in found] == items
