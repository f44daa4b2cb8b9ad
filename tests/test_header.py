"""A paper's head and foot, and what a text about papers says of itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from pathlib import Path

import pytest

from ingest.header import read_header
from ingest.model import Fact, Reference
from tests.official_papers import (
    CODIFIED,
    NEWS,
    PARTY_DIRECTIVE,
    STATE_DIRECTIVE,
    cleaned,
    header_of,
)

SEEDS = Path(__file__).parent.parent / ".." / "shared" / "seeds"


def value(fact: Fact | None) -> str | None:
    return fact.value if fact is not None else None


def test_a_party_directive_tells_all_of_itself() -> None:
    header = header_of(PARTY_DIRECTIVE)
    assert (header.kind, header.source) == ("directive", "primary")
    assert header.identity == Reference(
        "CT", "31", "TU", None, "Tỉnh ủy Lam Giang", dt.date(2024, 5, 14), party=True
    )
    assert value(header.place) == "Bến Lam"
    assert value(header.signer) == "Nguyễn Văn Lâm"
    assert value(header.title) == (
        "về tăng cường sự lãnh đạo của Đảng đối với công tác quản lý đất đai"
    )
    assert [fact.value for fact in header.recipients] == [
        "Ban Bí thư Trung ương Đảng",
        "Các huyện ủy, thành ủy",
        "Lưu Văn phòng Tỉnh ủy",
    ]


def test_a_state_directive_tells_all_of_itself() -> None:
    header = header_of(STATE_DIRECTIVE)
    assert header.identity == Reference(
        "CT", "9", "UBND", None, "UBND tỉnh Vân Hải", dt.date(2024, 12, 2)
    )
    assert value(header.number) == "09/CT-UBND"
    assert value(header.title) == "Về việc chuẩn bị lễ hội đầu xuân an toàn, tiết kiệm"
    assert value(header.signer) == "Trần Thị Hoài Thu"


def test_a_codified_form_without_letterhead_is_read() -> None:
    header = header_of(CODIFIED)
    assert (header.kind, value(header.date), value(header.title)) == (
        "directive",
        "2009-03-12",
        "Về việc giữ gìn bến sông",
    )
    assert header.identity is not None
    assert (header.identity.canonical, header.identity.issuer) == (
        "44/2009/CT-TTg",
        "Thủ tướng Chính phủ",
    )


@pytest.mark.parametrize("text", [PARTY_DIRECTIVE, STATE_DIRECTIVE, CODIFIED, NEWS])
def test_every_span_of_a_header_holds_its_proof(text: str) -> None:
    clean_text, header = cleaned(text), header_of(text)
    facts = [getattr(header, field.name) for field in fields(header)]
    spans = [fact.span for fact in facts if isinstance(fact, Fact) and fact.span is not None]
    assert spans
    for span in spans:
        quote = clean_text.text[span.start : span.end]
        assert quote == quote.strip() != ""
    signer = header.signer
    if signer is not None and signer.span is not None:
        assert clean_text.text[signer.span.start : signer.span.end] == signer.value


def test_a_news_text_about_a_directive_is_secondary() -> None:
    header = header_of(NEWS)
    assert (header.kind, header.source, header.identity) == ("news", "secondary", None)
    assert [(subject.canonical, subject.issuer, subject.date) for subject in header.subjects] == [
        ("31-CT/TU", "Tỉnh ủy Lam Giang", dt.date(2024, 5, 14))
    ]
    assert value(header.title) == "Lam Giang: Siết kỷ cương trong quản lý đất đai"
    assert (value(header.date), value(header.publisher)) == ("2024-06-12", "LGO")


def test_a_digest_says_so_in_its_title() -> None:
    header = header_of("Tóm lược Chỉ thị số 31-CT/TU của Tỉnh ủy Lam Giang\nChỉ thị nêu ba việc.")
    assert (header.kind, header.source) == ("digest", "secondary")
    assert [subject.canonical for subject in header.subjects] == ["31-CT/TU"]


def test_a_text_without_papers_is_about_none() -> None:
    header = header_of("Mùa cá trên sông\nNgười dân kể chuyện đánh cá mùa nước lên.")
    assert (header.kind, header.source, header.subjects) == ("other", "secondary", ())


def test_metadata_fill_what_the_text_does_not_say() -> None:
    header = header_of(NEWS, {"publisher": "Báo Lam Giang", "url": "https://lamgiang.example/1"})
    assert header.publisher == Fact("Báo Lam Giang")
    assert header.url == Fact("https://lamgiang.example/1")


def test_an_empty_text_has_an_empty_header() -> None:
    assert read_header(cleaned(""), {}, "rong.txt").kind == "other"


@pytest.mark.skipif(not SEEDS.exists(), reason="the measuring data are not here")
def test_real_news_texts_are_secondary_and_about_directives() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        header = header_of(path.read_text(encoding="utf-8"))
        assert (header.source, header.identity) == ("secondary", None)
        assert all(subject.type == "CT" and subject.issuer for subject in header.subjects)
        assert header.subjects


RUN_ON = """CHỈ THỊ
CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 44/2009/CT-TTG
NGÀY 12 THÁNG 3 NĂM 2009 VỀ VIỆC GIỮ GÌN BẾN SÔNG
Các bến sông đang bị lấn chiếm. Thủ tướng Chính phủ yêu cầu:
1. Bộ Công an bảo đảm trật tự.
Chỉ thị này có hiệu lực từ ngày ký./.
"""


def test_a_head_in_one_run_is_read_where_the_text_speaks_of_itself() -> None:
    header = header_of(RUN_ON)
    assert header.identity == Reference(
        "CT", "44", "TTg", 2009, "Thủ tướng Chính phủ", dt.date(2009, 3, 12)
    )
    assert value(header.title) == "VỀ VIỆC GIỮ GÌN BẾN SÔNG"


def test_a_news_title_with_a_number_is_no_head() -> None:
    text = "Chỉ thị số 31-CT/TU của Tỉnh ủy Lam Giang đi vào cuộc sống\nCác xã đã họp dân."
    assert header_of(text).source == "secondary"


def test_a_number_at_the_foot_is_found() -> None:
    text = """VĂN BẢN HỢP NHẤT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
THÔNG TƯ
Quy định về bến thuyền
Điều 1. Phạm vi
Thông tư này áp dụng cho bến thuyền.
Số: 99/VBHN-BGTVT
Hà Nội, ngày 24 tháng 11 năm 2021
BỘ TRƯỞNG
Đào Văn Bến
"""
    header = header_of(text)
    assert header.identity is not None
    assert (header.identity.canonical, header.kind) == ("99/VBHN-BGTVT", "consolidated")
    assert value(header.date) == "2021-11-24"


def test_an_official_letter_has_a_number_without_a_kind() -> None:
    text = """ỦY BAN NHÂN DÂN
TỈNH LAM GIANG
SỞ NỘI VỤ
Số: 512/SNV-CCVC
V/v chấn chỉnh giờ giấc làm việc
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lam Giang, ngày 11 tháng 4 năm 2024
Kính gửi: Các sở, ban, ngành.
Thực hiện Chỉ thị số 12/CT-UBND, đề nghị các cơ quan báo cáo.
GIÁM ĐỐC
Hồ Văn Mẫn
"""
    header = header_of(text)
    assert (header.kind, header.source) == ("letter", "primary")
    assert header.identity is not None
    assert header.identity.canonical == "512/SNV-CCVC"
    assert value(header.issuer) == "Sở Nội vụ tỉnh Lam Giang"
    assert value(header.title) == "V/v chấn chỉnh giờ giấc làm việc"


def test_a_misread_code_of_a_scan_is_told_by_the_kind() -> None:
    text = """TỈNH ỦY LAM GIANG
Số 31-KƯ/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Bến Lam, ngày 22 tháng 5 năm 2024
KẾT LUẬN
về sơ kết một năm làm việc theo lịch
Ban Thường vụ Tỉnh ủy kết luận:
1. Các xã làm tốt.
"""
    header = header_of(text)
    assert header.identity is not None
    assert (header.identity.canonical, header.identity.issuer) == ("31-KL/TU", "Tỉnh ủy Lam Giang")


def test_posts_named_with_their_body_stand_above_the_signer() -> None:
    text = """CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 66.7/2026/NQ-CP Ngày 8 tháng 3 năm 2026
NGHỊ QUYẾT
Về việc nuôi cá lồng trên hồ chứa
Điều 1. Cho phép nuôi cá lồng trên hồ chứa nước ngọt.
Điều 2. Nghị quyết này có hiệu lực từ ngày ký.
TM. CHÍNH PHỦ
KT. THỦ TƯỚNG CHÍNH PHỦ
PHÓ THỦ TƯỚNG CHÍNH PHỦ
Trần Sông Lô
"""
    header = read_header(cleaned(text), {}, "a.txt")
    assert header.identity is not None and header.identity.canonical == "66.7/2026/NQ-CP"
    assert header.signer is not None and header.signer.value == "Trần Sông Lô"
