"""What readers ask about news texts: posts, bylines, conditions, slogans, surveys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from app.people import find_people
from tests.harbour_papers import write_harbour_papers
from tests.holding import holding


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over the harbour papers, encoded without a model."""
    paths = write_harbour_papers(tmp_path_factory.mktemp("ben"))
    yield from holding(paths, tmp_path_factory.mktemp("chi-muc"))


def test_a_title_of_address_is_no_part_of_a_name() -> None:
    text = "Ông Mạc Đình Khoa, Chánh Văn phòng Thị ủy, trả lời. Ông Ích Khiêm là tên đường."
    assert [text[found.name.start : found.name.end] for found in find_people(text)] == [
        "Mạc Đình Khoa"
    ]


_POSTS = "Ủy viên Ban Thường vụ Thị ủy, Chánh Văn phòng Thị ủy"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Ông Mạc Đình Khoa giữ những chức vụ nào?", _POSTS),
        ("ong Mac Dinh Khoa giu nhung chuc vu gi", _POSTS),
        ("Ông Mạc Đình Khoa là ai?", "Trưởng ban Chỉ đạo chuyển đổi số"),
        ("Đồng chí Kiều Thế Lãm giữ chức vụ gì?", "Bí thư Thị ủy"),
        ("Lưu Thanh Nhã là ai?", "Tỉnh ủy viên, Phó Bí thư Thị ủy"),
    ],
)
def test_all_posts_of_a_person_are_told(engine: Engine, question: str, said: str) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert said in answer.answer


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Giữ gìn trật tự bến cảng phải lấy gì làm chính?", "nhắc nhở"),
        ("Trong giữ gìn trật tự bến cảng lấy ai làm nòng cốt?", "tổ tự quản"),
        ("giu gin trat tu ben cang phai lay gi lam thuoc do", "sự yên lòng của ngư dân"),
        ("Bến trưởng phải chịu trách nhiệm khi nào?", "nếu để tàu không đăng ký neo qua đêm"),
        (
            "Tổ bốc xếp bị cắt hợp đồng trong trường hợp nào?",
            "khi ba lần trong tháng làm hỏng hàng của chủ tàu",
        ),
        (
            "Ai chịu trách nhiệm về an toàn của tàu neo đậu?",
            "thủ trưởng các ban quản lý bến",
        ),
        ("Ai chịu trách nhiệm về việc thu gom lưới cũ trên bãi?", "Trưởng thôn"),
        ("Bao nhiêu tổ bến xếp loại khá ở xã Hàm Tiến?", "2 tổ bến"),
        (
            "ben truong phai chiu trach nhiem trong truong hop nao",
            "nếu để tàu không đăng ký neo qua đêm",
        ),
        ("Phương châm “3 chậm” áp dụng cho ai?", "đội kiểm tra"),
        ("Phương châm 2 nhanh dành cho ai?", "bộ phận một cửa"),
        ("Phương châm 4 không áp dụng đối với ai?", "chủ tàu"),
        ("Bao nhiêu phần trăm ngư dân trả lời gặp thường xuyên?", "3,6%"),
        ("bao nhieu phan tram ngu dan tra loi chua gap bao gio", "55,8%"),
        ("Bao nhiêu phần trăm tổ bến xếp loại trung bình?", "11,5%"),
        ("Bao nhiêu phần trăm tổ bến xếp loại tốt?", "64%"),
    ],
)
def test_a_question_is_answered_by_what_its_form_asks(
    engine: Engine, question: str, said: str
) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert answer.answer.removesuffix(" [1]") == said


def test_what_is_announced_is_not_what_was_issued(engine: Engine) -> None:
    announced = engine.ask("Sắp tới Thị ủy Cửa Sót sẽ ban hành văn bản gì?")
    assert announced.answer.startswith("Quy chế chuyên đề về quản lý chợ cá")
    issued = engine.ask("Thị ủy Cửa Sót đã ban hành những văn bản nào?")
    assert "31-KH/TU" in issued.answer
    assert "88-CV/TU" in issued.answer
    assert "Quy chế" not in issued.answer


def test_what_nobody_announces_is_not_found(engine: Engine) -> None:
    answer = engine.ask("Sắp tới phường Rạch Vẹt sẽ ban hành kế hoạch gì?")
    assert answer.status == "not_found"


def test_nobody_else_stands_for_a_person_not_named(engine: Engine) -> None:
    assert engine.ask("Sầm Thị Ngát là ai?").status == "not_found"


def test_a_motto_that_no_text_names_is_for_nobody(engine: Engine) -> None:
    assert engine.ask("Phương châm 7 chậm áp dụng cho ai?").status == "not_found"


def test_other_papers_of_a_scene_leave_out_the_one_excepted(engine: Engine) -> None:
    answer = engine.ask("Ngoài Chỉ thị 46-CT/TU, cán bộ còn được phổ biến những văn bản nào nữa?")
    assert [item.text for item in answer.items] == ["Chỉ thị số 15-CT/TU", "Thông báo số 63-TB/TU"]
    one = engine.ask("Ngoài Chỉ thị 46-CT/TU, cán bộ còn được phổ biến chỉ thị nào?")
    assert one.answer.startswith("Chỉ thị số 15-CT/TU")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Ai là tác giả bài viết về Thị ủy Cửa Sót học tập Chỉ thị 46-CT/TU?", "HẠNH NGUYÊN"),
        ("bai viet ve thi uy cua sot hoc tap chi thi 46 cua tac gia nao", "BẢO TOÀN"),
        ("Ai viết bài về phường Rạch Vẹt học qua trò chơi?", "DIỆU CHÂU"),
        ("Bài về Thị ủy Cửa Sót học tập chỉ thị lấy nguồn từ báo nào?", "Báo Cửa Sót: https://"),
        ("Bài về phường Rạch Vẹt học qua trò chơi đăng trên báo nào?", "Báo Gò Bần"),
    ],
)
def test_the_byline_and_the_source_of_an_article_are_told(
    engine: Engine, question: str, said: str
) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert said in answer.answer


def test_an_article_without_a_byline_has_no_author(engine: Engine) -> None:
    answer = engine.ask("Ai viết bài về xã Hàm Tiến giữ bến với phương châm 4 không?")
    assert answer.status == "not_found"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "Chỉ thị 15-CT/TU ngày 20/5/2025 là của cơ quan nào?",
            "Ban Thường vụ Tỉnh ủy",
        ),
        ("thong bao 63-TB/TU do ai ban hanh", "Thường trực Tỉnh ủy"),
        ("Thông báo 63-TB/TU ban hành ngày nào?", "11/6/2025"),
        ("Chỉ thị 15-CT/TU về việc gì?", "chống khai thác hải sản trái phép"),
        ("Thông báo 63-TB/TU về việc gì?", "sắp xếp chợ cá"),
    ],
)
def test_what_a_text_tells_of_a_paper_it_cites_is_told_as_its_own(
    engine: Engine, question: str, said: str
) -> None:
    answer = engine.ask(question)
    assert answer.answer.removesuffix(" [1]") == said
    assert [citation.source for citation in answer.citations] == ["secondary"]
    assert answer.note.startswith("Theo tài liệu nói về")


def test_what_a_cited_paper_holds_is_not_known(engine: Engine) -> None:
    assert engine.ask("Chỉ thị 15-CT/TU nêu mấy nhóm nhiệm vụ?").status == "not_found"


@pytest.mark.parametrize(
    ("question", "named"),
    [
        (
            "Những phường nào được nhắc đến trong bài về Thị ủy Cửa Sót học tập Chỉ thị 46-CT/TU?",
            ["phường Rạch Vẹt", "Gò Bần", "Sông Ốc"],
        ),
        (
            "Những địa phương nào được nhắc đến trong bài về Thị ủy Cửa Sót học tập chỉ thị?",
            ["phường Rạch Vẹt", "Gò Bần", "Sông Ốc", "xã Hàm Tiến"],
        ),
        (
            "Những phường, xã nào dự hội nghị tại điểm cầu cơ sở?",
            ["phường Rạch Vẹt", "Gò Bần", "Sông Ốc", "xã Hàm Tiến"],
        ),
        (
            "Cán bộ xã đã đến tuyên truyền ở những thôn nào?",
            ["thôn Bãi Dừa", "thôn Hòn Quạ", "thôn Giếng Cạn"],
        ),
    ],
)
def test_places_are_listed_one_by_one(engine: Engine, question: str, named: list[str]) -> None:
    answer = engine.ask(question)
    assert [item.text for item in answer.items] == named
    assert all(item.citations for item in answer.items)


@pytest.mark.parametrize(
    "question",
    [
        "How did Rạch Vẹt ward study Directive 46-CT/TU?",
        "Phường Rạch Vẹt học tập Chỉ thị 46-CT/TU bằng hình thức nào?",
    ],
)
def test_the_form_in_which_something_was_done_is_told(engine: Engine, question: str) -> None:
    assert engine.ask(question).answer == "thi hùng biện và hỏi đáp trên loa bến [1]"


@pytest.mark.parametrize(
    ("question", "first", "count"),
    [
        ("What are the 5 clears?", "rõ bến", 5),
        ("What does the “4 no” motto say?", "không chen lấn", 4),
        ("What is the motto of 2 whatevers?", "nhanh tiếp nhận", 2),
    ],
)
def test_a_motto_is_known_by_its_number_in_english(
    engine: Engine, question: str, first: str, count: int
) -> None:
    answer = engine.ask(question)
    assert answer.status == "answered"
    assert len(answer.items) == count
    assert answer.items[0].text == first


def test_a_motto_of_a_number_that_no_text_has_is_not_found(engine: Engine) -> None:
    assert engine.ask("What is the motto of 8 whatevers?").status == "not_found"


def test_the_reason_may_stand_before_therefore(engine: Engine) -> None:
    answer = engine.ask("Vì sao phải thường xuyên nạo vét luồng vào bến cá?")
    assert answer.answer.startswith("Hàng hóa dồn về ban đêm")


def test_what_is_only_told_again_is_no_reason(engine: Engine) -> None:
    answer = engine.ask("Vì sao phường Rạch Vẹt tặng 45 áo phao cho ngư dân nghèo?")
    assert answer.status == "not_found" or answer.confidence < 0.3
