"""Answers end where what they tell ends: no word cut, no second paper's title, no other's name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from app.question import read_question
from app.titles import find_title
from tests.holding import holding_texts

REPORT = """\
Tỉnh Lâm Hồ ra quân dọn rác
Sáng 7/3, Ủy ban nhân dân phường 7 quận 3 đã ký kết quy chế phối hợp với Trường Đại học Vân Hải \
và đồng loạt ra quân dọn rác trên tuyến đường Lê Lâm.
Dự buổi lễ ở Lâm Hồ có Chủ tịch HĐND tỉnh Trần Văn Hoành; Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh \
Đỗ Thị Lan.
Toàn tỉnh Lâm Hồ có 412 hộ chưa đủ điều kiện tách thửa và 12 câu lạc bộ giữ sạch sông.
Quy chế quy định rõ người đứng đầu các điểm thu gom phải chịu trách nhiệm trực tiếp về an toàn \
bãi rác.
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over one report."""
    yield from holding_texts({"ra-quan.txt": REPORT}, tmp_path_factory.mktemp("tin"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Tỉnh Lâm Hồ có bao nhiêu hộ chưa đủ điều kiện tách thửa?",
            "412 hộ chưa đủ điều kiện tách thửa [1]",
        ),
        ("Lâm Hồ có bao nhiêu câu lạc bộ giữ sạch sông?", "12 câu lạc bộ giữ sạch sông [1]"),
        ("Chủ tịch UBND tỉnh Lâm Hồ là ai?", "Đỗ Thị Lan [1]"),
        ("Chủ tịch HĐND tỉnh Lâm Hồ là ai?", "Trần Văn Hoành [1]"),
        (
            "Ai phải chịu trách nhiệm trực tiếp về an toàn bãi rác?",
            "người đứng đầu các điểm thu gom [1]",
        ),
        (
            "Phường 7 quận 3 ký kết quy chế phối hợp với đơn vị nào?",
            "Trường Đại học Vân Hải [1]",
        ),
    ],
)
def test_an_answer_ends_with_what_it_tells(engine: Engine, question: str, said: str) -> None:
    assert engine.ask(question).answer == said


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Nghị quyết số 27-NQ/TU về giữ nước sạch ở Lâm Hồ và 2 năm thực hiện Chỉ thị số 9",
            "giữ nước sạch ở Lâm Hồ",
        ),
        (
            "Chỉ thị số 19-CT/TU về thực hiện cuộc vận động “Sạch sông”, hướng tới Tết Trung thu",
            "thực hiện cuộc vận động “Sạch sông”",
        ),
        (
            "Kế hoạch số 8-KH/TU về phong trào “Sạch sông”, giai đoạn 2031 - 2035",
            "phong trào “Sạch sông”, giai đoạn 2031 - 2035",
        ),
    ],
)
def test_a_title_ends_before_what_else_is_told(text: str, title: str) -> None:
    begin = text.index(" về ")
    found = find_title(text, begin)
    assert found is not None
    assert text[found.start : found.end] == title


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("Phường 7 quận 3 ra quân ở tuyến đường nào?", None),
        ("phuong 7 quan 3 ra quan o dau", None),
        ("Ba vụ án liên quan đến những kho nào?", None),
        ("5 rõ gồm những nội dung nào?", 5),
        ("Ba kho nào bị khởi tố?", 3),
    ],
)
def test_a_count_is_of_what_is_asked_for(question: str, count: int | None) -> None:
    assert read_question(question).count == count


ANGLERS = """\
Bình Lạc giữ nguồn cá
Kế hoạch số 58/KH-UBND vừa được tỉnh Bình Lạc ban hành, với mục tiêu chính là giữ nguồn cá sông.
Để giải quyết từ gốc, ngành nông nghiệp được yêu cầu mở lớp dạy nghề cho ngư dân.
Chi cục Thủy sản sẽ là đầu mối theo dõi, đôn đốc việc thực hiện ở Bình Lạc.
Bình Lạc có 5.120 thuyền câu; trong đó, 1.908 thuyền có máy đẩy, nhóm phải đăng kiểm.
"""


@pytest.fixture(scope="module")
def anglers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over one report of a plan."""
    yield from holding_texts({"ca.txt": ANGLERS}, tmp_path_factory.mktemp("ca"))


def test_the_aim_of_a_paper_is_what_is_said_of_itself(anglers: Engine) -> None:
    answer = anglers.ask("Kế hoạch số 58/KH-UBND nhằm mục tiêu gì?")
    assert "giữ nguồn cá sông" in answer.answer


def test_who_is_said_to_be_the_contact_is_named_without_the_verb(anglers: Engine) -> None:
    answer = anglers.ask("Cơ quan nào là đầu mối theo dõi, đôn đốc việc thực hiện ở Bình Lạc?")
    assert answer.answer == "Chi cục Thủy sản [1]"


def test_a_noun_said_in_full_before_is_counted_by_its_first_syllable(anglers: Engine) -> None:
    answer = anglers.ask("Bao nhiêu thuyền câu ở Bình Lạc phải đăng kiểm?")
    assert answer.answer == "1.908 thuyền [1]"


COVER = """\
Bình Lạc mở rộng diện bảo hiểm ao cá
Đến nay mới 86,25% ao cá có bảo hiểm, thấp hơn 5,25% so với chỉ tiêu giao tại Quyết định số \
546/QĐ-UBND ngày 29/4/2032 của UBND tỉnh (91,5%) và thấp hơn chỉ tiêu của Nghị quyết số 03-NQ/TU \
(92%).
Năm 2030 Bình Lạc có 30 xã khó khăn ven sông, song giờ chỉ còn 3 xã thuộc diện ấy.
Thông tư số 14/2031/TT-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch quy định việc thả cá.
Nhà có ao vỡ bờ phải báo cáo ngay cho chính quyền xã, phường, thị trấn để cứu cá.
Dự họp có ông Trịnh Văn Sổ, Ủy viên Ban Thường trực, Phó Tổng thư ký Hội Nghề cá Bình Lạc; đại \
diện các xã.
"""


@pytest.fixture(scope="module")
def cover(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over one report with many figures."""
    yield from holding_texts({"ao.txt": COVER}, tmp_path_factory.mktemp("ao"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Chỉ tiêu theo Quyết định số 546/QĐ-UBND là bao nhiêu?", "91,5% [1]"),
        ("Bình Lạc còn bao nhiêu xã khó khăn ven sông?", "3 xã [1]"),
        (
            "Thông tư số 14/2031/TT-BVHTTDL do cơ quan nào ban hành?",
            "Bộ Văn hóa, Thể thao và Du lịch [1]",
        ),
        ("Nhà có ao vỡ bờ phải báo cáo cho ai?", "chính quyền xã, phường, thị trấn [1]"),
        (
            "Ông Trịnh Văn Sổ giữ chức vụ gì?",
            "Ủy viên Ban Thường trực, Phó Tổng thư ký Hội Nghề cá Bình Lạc [1]",
        ),
    ],
)
def test_the_figure_or_body_meant_is_told_whole(cover: Engine, question: str, said: str) -> None:
    assert cover.ask(question).answer == said


def test_how_much_is_not_told_by_a_sentence_without_a_figure(cover: Engine) -> None:
    question = "Mức phạt khi nhà có ao vỡ bờ không báo cáo là bao nhiêu?"
    assert cover.ask(question).status == "not_found"


def test_the_years_of_a_title_tell_papers_of_one_number_apart(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    texts = {
        "cu.txt": "Bớt nước tưới\nNgày 7/5/2030, Thủ tướng Chính phủ ban hành Chỉ thị số 20/CT-TTg "
        "về việc bớt nước tưới giai đoạn 2030 - 2032.\n",
        "moi.txt": "Bớt nước tưới\nNgày 8/6/2033, Thủ tướng Chính phủ ban hành Chỉ thị số "
        "20/CT-TTg về việc bớt nước tưới giai đoạn 2033 - 2035.\n",
    }
    question = "Chỉ thị 20/CT-TTg về bớt nước tưới giai đoạn 2030-2032 ban hành ngày nào?"
    for engine in holding_texts(texts, tmp_path_factory.mktemp("nuoc")):
        assert engine.ask(question).answer == "7/5/2030 [1]"


def test_a_signer_told_by_the_post_alone_is_that_post(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    text = (
        "Bình Lạc siết khai thác cát\nChủ tịch UBND tỉnh Bình Lạc vừa ký ban hành Công văn số "
        "1583/UBND-KTN yêu cầu các xã kiểm tra bến cát.\n"
    )
    for engine in holding_texts({"cat.txt": text}, tmp_path_factory.mktemp("cat")):
        answer = engine.ask("Ai ký Công văn số 1583/UBND-KTN?")
        assert answer.answer == "Chủ tịch UBND tỉnh Bình Lạc [1]"
