"""Questions to an office's letter and to a circular on fees; both invented."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding

LETTER = """ỦY BAN NHÂN DÂN
HUYỆN MÙA CAU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 915/UBND
V/v chuẩn bị ngày khai giảng
Mùa Cau, ngày 03 tháng 8 năm 2027
Kính gửi:
- Phòng Giáo dục và Đào tạo;
- UBND các xã.
Các trường tiểu học tựu trường ngày 21.8, trường trung học tựu trường ngày 24.8. Trường nào đổi \
ngày thì báo cáo Phòng Giáo dục và Đào tạo (đối với trường mầm non, tiểu học) và Sở Giáo dục và \
Đào tạo (đối với trường trung học).
Danh sách lớp gửi Sở Giáo dục và Đào tạo qua Trung tâm Dữ liệu trước ngày 28.8.
Sách mượn được phân phát cho học sinh nghèo theo danh sách của trường.
"""

CIRCULAR = """BỘ TÀI CHÍNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 88/2027/TT-BTC
Hà Nội, ngày 02 tháng 3 năm 2027
THÔNG TƯ
QUY ĐỊNH PHÍ QUA BẾN ĐÒ SÔNG NGANG
Điều 1. Giải thích từ ngữ
1. Chuyến cuối là chuyến đò đáp ứng các điều kiện sau:
a) Rời bến sau 18 giờ;
b) Không có chuyến nào sau nó.
Điều 2. Miễn, giảm phí
1. Miễn phí qua bến đối với các trường hợp sau:
a) Trẻ em dưới 6 tuổi;
b) Người già từ 75 tuổi.
2. Giảm 50% phí qua bến đối với các trường hợp sau:
a) Học sinh;
b) Người chở muối.
Trường hợp hưởng hai mức giảm thì chỉ được giảm 50% phí qua bến.
Đò của nhà dân mất bến vì xây cầu mà chưa được bồi thường bằng bến khác thì được neo ở bến xã \
không phải nộp phí.
Bộ Tài chính phân cấp việc kiểm tra biên lai phí qua bến cho Cục Thuế sông nước.
Thông tư này có hiệu lực kể từ ngày 05 tháng 4 năm 2027 đến hết ngày 04 tháng 4 năm 2030.
Thông tư này bãi bỏ Thông tư số 15/2020/TT-BTC ngày 26 tháng 5 năm 2020 về phí bến và các Thông \
tư sửa đổi, bổ sung: Thông tư số 05/2021/TT-BTC ngày 12 tháng 3 năm 2021, Thông tư số \
06/2023/TT-BTC ngày 24 tháng 3 năm 2023.
Điều 3. Kỳ báo cáo tính từ ngày 15 tháng 11 năm trước đến ngày 14 tháng 11 năm sau.
Điều 4. Yêu cầu đối với đò
1. Đối với thuyền chở muối:
a) Kích thước chiều dài toàn bộ không được lớn hơn 9,5 m;
b) Kích thước chiều rộng toàn bộ không được lớn hơn 2,1 m.
2. Dòng chữ “Đò ngang” sơn như sau: chiều cao chữ cái không nhỏ hơn 70 mm, chiều rộng chữ cái \
không nhỏ hơn 30 mm.
3. Định mức kinh phí tối thiểu hằng năm hỗ trợ mỗi bến đò là 04 triệu đồng.
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
THƯỜNG TRỰC
Lý Bến Tre
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over both, encoded without a model."""
    folder = tmp_path_factory.mktemp("cong-van")
    paths = [folder / "cong-van.txt", folder / "thong-tu.txt"]
    for path, text in zip(paths, (LETTER, CIRCULAR), strict=True):
        path.write_text(text, encoding="utf-8")
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Trường tiểu học tựu trường ngày nào?", "ngày 21.8"),
        ("Trường tiểu học đổi ngày phải báo cáo cơ quan nào?", "Phòng Giáo dục và Đào tạo"),
        ("Trường trung học đổi ngày phải báo cáo cơ quan nào?", "Sở Giáo dục và Đào tạo"),
        ("Danh sách lớp gửi Sở Giáo dục và Đào tạo qua đơn vị nào?", "Trung tâm Dữ liệu"),
        ("Sách mượn được phân phát cho ai?", "học sinh nghèo"),
        (
            "Kỳ báo cáo tính từ ngày nào đến ngày nào?",
            "từ ngày 15 tháng 11 năm trước đến ngày 14 tháng 11",
        ),
        ("Ai ký Thông tư 88/2027/TT-BTC?", "Lý Bến Tre"),
        ("Bộ Tài chính phân cấp việc kiểm tra biên lai cho cơ quan nào?", "Cục Thuế sông nước"),
        (
            "Thông tư 88/2027/TT-BTC có hiệu lực từ ngày nào đến ngày nào?",
            "kể từ ngày 05 tháng 4 năm 2027 đến hết ngày 04 tháng 4 năm 2030",
        ),
    ],
)
def test_a_fact_is_told_alone(engine: Engine, question: str, said: str) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert answer.answer.removesuffix(" [1]") == said


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("Công văn 915/UBND gửi những nơi nào?", ["Phòng Giáo dục và Đào tạo", "UBND các xã"]),
        ("Những ai được giảm 50% phí qua bến?", ["Học sinh", "Người chở muối"]),
        ("Ai được miễn phí qua bến?", ["Trẻ em dưới 6 tuổi", "Người già từ 75 tuổi"]),
    ],
)
def test_all_are_listed(engine: Engine, question: str, items: list[str]) -> None:
    assert [item.text.strip(" .;") for item in engine.ask(question).items] == items


def test_a_definition_comes_with_the_conditions_below_it(engine: Engine) -> None:
    answer = engine.ask("Chuyến cuối là gì?").answer
    assert answer.startswith("Chuyến cuối là chuyến đò đáp ứng các điều kiện sau:")
    assert "Không có chuyến nào sau nó" in answer


def test_whom_a_paper_without_recipients_goes_to_is_not_told(engine: Engine) -> None:
    assert engine.ask("Thông tư 88/2027/TT-BTC gửi cho những ai?").status == "not_found"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Thuyền chở muối được dài tối đa bao nhiêu mét?", "không được lớn hơn 9,5 m"),
        ("Thuyền chở muối được rộng tối đa bao nhiêu mét?", "không được lớn hơn 2,1 m"),
        ("Chữ “Đò ngang” phải cao ít nhất bao nhiêu?", "không nhỏ hơn 70 mm"),
        ("Bến đò được hỗ trợ kinh phí tối thiểu bao nhiêu một năm?", "04 triệu đồng"),
    ],
)
def test_a_bound_is_told_by_words_that_bound(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer.removesuffix(" [1]") == said


def test_what_changed_a_repealed_paper_is_repealed_with_it(engine: Engine) -> None:
    answer = engine.ask("Thông tư 88/2027/TT-BTC bãi bỏ những thông tư nào?")
    assert [item.text.split()[0] for item in answer.items] == [
        "15/2020/TT-BTC",
        "05/2021/TT-BTC",
        "06/2023/TT-BTC",
    ]
