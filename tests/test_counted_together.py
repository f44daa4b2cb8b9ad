"""Things counted together, cases told whole, titles cut short, names in quotes, areas to name."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from app.engine import Engine
from tests.holding import holding_texts

REPORTS = {
    "khen-thuong.txt": """\
Hội nghị biểu dương của huyện Tân Lẫm
Hội nghị đã khen thưởng, biểu dương 11 tập thể, 27 cá nhân đại diện cho 140 tập thể, cá nhân tiêu \
biểu của huyện Tân Lẫm.
Huyện ủy Tân Lẫm ban hành 04 kế hoạch, 09 công văn để thực hiện.
Huyện Tân Lẫm nay có nhiều câu lạc bộ hay như: câu lạc bộ “Chèo thuyền sạch”; “Bà kể cháu nghe”; \
“Tiếng trống khuya”…
Đồng chí Vi Thị Hoa Mận tái đắc cử Bí thư Huyện ủy Tân Lẫm.
""",
    "cat-soi.txt": """\
Chặn khai thác cát trái phép
Công an huyện Bến Chài phát hiện 58 trường hợp khai thác cát trái phép, trong đó có 13 trường hợp \
đi thuyền gỗ và 45 trường hợp đi sà lan.
Công an huyện Bến Chài tuần tra tại các xã Gành Ráng, Vĩnh Hà và Mỹ Lan.
Chủ tịch UBND tp Bến Chài là ông Tạ Đình Luyến.
""",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine over two reports."""
    yield from holding_texts(REPORTS, tmp_path_factory.mktemp("tin"))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Huyện Tân Lẫm khen thưởng bao nhiêu tập thể, cá nhân?", "11 tập thể; 27 cá nhân"),
        ("khen thuong bao nhieu tap the va ca nhan o Tan Lam", "11 tập thể; 27 cá nhân"),
        ("11 tập thể, 27 cá nhân đại diện cho bao nhiêu tập thể, cá nhân tiêu biểu?",
         "140 tập thể, cá nhân"),
        ("Huyện ủy Tân Lẫm ban hành bao nhiêu kế hoạch, công văn?", "04 kế hoạch; 09 công văn"),
        ("Bến Chài có bao nhiêu trường hợp đi thuyền gỗ khai thác cát?",
         "13 trường hợp đi thuyền gỗ"),
        ("chu tich ubnd tp ben chai la ai", "Tạ Đình Luyến"),
    ],
)  # fmt: skip
def test_each_thing_counted_is_told_whole(engine: Engine, question: str, answer: str) -> None:
    assert engine.ask(question).answer.replace(" [1]", "") == answer


@pytest.mark.parametrize(
    "quoted",
    ["Hội nghị biểu dương của huyện…", "khen-thuong.txt", "hoi nghi bieu duong cua huyen..."],
)
def test_a_title_may_be_quoted_cut_short_or_by_its_file(engine: Engine, quoted: str) -> None:
    answer = engine.ask(f"Theo bài “{quoted}”, huyện ủy ban hành bao nhiêu công văn?")
    assert answer.answer == "09 công văn [1]"


@pytest.mark.parametrize(
    "question", ["Kể tên các câu lạc bộ ở Tân Lẫm", "Huyện Tân Lẫm có những câu lạc bộ nào?"]
)
def test_names_in_quotes_behind_their_noun_are_all_listed(engine: Engine, question: str) -> None:
    items = [item.text for item in engine.ask(question).items]
    named = [re.sub(r"^.*“|”.*$", "", item) for item in items]
    assert named == ["Chèo thuyền sạch", "Bà kể cháu nghe", "Tiếng trống khuya"]


def test_areas_to_be_named_are_listed(engine: Engine) -> None:
    items = [item.text for item in engine.ask("Kể tên các xã được tuần tra ở Bến Chài").items]
    assert items == ["xã Gành Ráng", "Vĩnh Hà", "Mỹ Lan"]


def test_a_party_committee_in_english_is_of_any_level(engine: Engine) -> None:
    answer = engine.ask("Who is the secretary of the Tan Lam district Party Committee?")
    assert answer.answer == "Vi Thị Hoa Mận [1]"
