"""Classes of weak questions that a bank must not hold, each shown on an invented paper."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from app.study.bank import make_bank
from app.study.checks import BROKEN, GIVEN_AWAY, NEEDS_TEXT, SCANNED, fault_of
from app.study.distractors import Pools, differs, fits, said_in, wrong_options
from app.study.from_figures import number_in
from app.study.giveaway import stands_out
from app.study.items import CHOICE, Draft, Item, Proof
from app.study.material import open_material
from app.study.near_bodies import rival_posts, sister_bodies
from app.study.quoted import follows_from_quote, open_question
from app.study.shared_tasks import tasks_of
from app.study.wording import plain, word_pairs
from ingest.document import load
from ingest.model import Document

DIRECTIVE = """TỈNH ỦY SƠN TRẠCH
Số 19-CT/TU
ĐẢNG CỘNG SẢN VIỆT NAM
Sơn Trạch, ngày 09 tháng 3 năm 2021
CHỈ THỊ
của Ban Thường vụ Tỉnh ủy về tăng cường quản lý chợ dân sinh
Năm 2020, toàn tỉnh có 84 chợ xuống cấp cần sửa chữa; 17 chợ ở các xã ven biển không còn người bán.
Ban Thường vụ Tỉnh ủy yêu cầu:
1. Sở Công thương chủ trì, phối hợp với Sở Xây dựng và các sở, ngành liên quan lập danh mục chợ \
phải sửa chữa trước ngày 30/6/2021; hướng dẫn tiểu thương ghi sổ nguồn hàng hằng ngày.
2. Sở Tài chính bố trí 42 tỷ đồng để sửa chữa chợ nông thôn trong hai năm 2021 - 2022.
3. Sở Y tế tập huấn cho tiểu thương về vệ sinh hàng ăn mỗi năm ít nhất hai lần.
4. Công an tỉnh kiểm tra phương tiện chữa cháy tại các chợ trước ngày 31/5/2021, trực 24/24 giờ \
tại chợ đầu mối.
5. Văn phòng Tỉnh ủy theo dõi, báo cáo kết quả thực hiện 6 tháng một lần; trả lời phản ánh của \
tiểu thương trong thời hạn 12 giờ.
Nơi nhận:
- Ban Bí thư;
"""
NEWS = """Một năm giữ chợ sạch ở Cửa Sông
| 09:45 Cỡ chữ: A- A+
Những việc làm hay trong năm 2021
Ngày 20/4/2022, huyện Cửa Sông sơ kết một năm thực hiện Chỉ thị số 19-CT/TU.
Bí thư Huyện ủy Cửa Sông Lý Thị Hoài cho biết, huyện đã sửa 5 chợ và dời 12 sạp hàng \
lấn đường.
Năm 2021, đã kiểm tra 31 lượt đối với 14 chợ.
"""


def _written(folder: Path, name: str, text: str) -> Document:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return load(file, name, name)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> tuple[Document, Document]:
    folder = tmp_path_factory.mktemp("papers")
    return _written(folder, "chi-thi.txt", DIRECTIVE), _written(folder, "tin.txt", NEWS)


@pytest.fixture(scope="module")
def choices(documents: tuple[Document, Document]) -> list[Item]:
    return [item for item in make_bank(documents).items if item.kind == CHOICE]


def _draft(fact: str, stem: str, key: str, quote: str, **more: tuple[str, ...]) -> Draft:
    proof = Proof("d", "d.txt", "Chỉ thị số 19-CT/TU", 0, len(quote), quote)
    return Draft(fact, stem, key, (proof,), **more)


def _item(draft: Draft, *wrong: str) -> Item:
    return Item(CHOICE, draft.fact, draft.stem, draft.key, draft.proofs, (draft.key, *wrong), (0,))


def _asked(items: list[Item], words: str) -> list[Item]:
    return [item for item in items if words in item.stem]


def test_a_clause_keeps_the_time_that_opens_its_sentence(choices: list[Item]) -> None:
    asked = _asked(choices, "chợ ở các xã ven biển")
    (item,) = [item for item in asked if item.fact == "number"]
    assert item.stem.endswith("năm 2020, bao nhiêu chợ ở các xã ven biển không còn người bán?")
    assert item.answer == "17"


def test_clock_times_furniture_and_captions_are_not_asked(choices: list[Item]) -> None:
    assert not _asked(choices, "Cỡ chữ")
    assert not _asked(choices, "việc làm hay")
    figures = [item for item in choices if item.fact == "number"]
    assert not [item for item in figures if "/24" in "".join(item.options)]


def test_a_clause_that_lost_its_subject_is_not_asked(choices: list[Item]) -> None:
    assert not _asked(choices, "đã kiểm tra 31 lượt")
    assert not [item for item in choices if "lượt đối với" in item.stem]


def test_lengths_of_time_get_usual_lengths_beside_them(choices: list[Item]) -> None:
    (item,) = _asked(choices, "trong thời hạn bao nhiêu giờ")
    assert item.answer == "12 giờ"
    assert set(item.options) < {f"{hours} giờ" for hours in (4, 6, 8, 12, 24, 36)}


def test_a_partner_is_asked_for_where_others_stand_behind_it(choices: list[Item]) -> None:
    (item,) = [item for item in choices if item.fact == "partner"]
    assert item.answer == "Sở Xây dựng"
    assert "phối hợp với cơ quan nào và các sở, ngành liên quan lập danh mục" in item.stem
    assert "Sở Công thương" not in item.options


def test_a_body_is_never_offered_where_its_quote_names_it(choices: list[Item]) -> None:
    bodies = [item for item in choices if item.fact in ("unit", "partner")]
    assert len(bodies) >= 4
    for item in bodies:
        quotes = plain(" ".join(proof.quote for proof in item.proofs))
        assert [o for o in item.options if plain(o) in quotes] == [item.answer]


def test_a_body_stands_beside_its_sisters_on_the_same_level() -> None:
    quote = "…"
    assert len({plain(each) for each in sister_bodies("Phòng Y tế")}) >= 3
    draft = _draft("unit", "cơ quan nào …?", "Phòng Y tế", quote, rivals=("Sở Nội vụ",))
    wrong = wrong_options(draft, Pools(), random.Random(3))
    assert len(wrong) == 3
    assert all(each.startswith("Phòng ") for each in wrong)


def test_posts_that_one_person_may_hold_together_are_not_rivals() -> None:
    assert rival_posts("Phó Bí thư Huyện ủy, Chủ tịch UBND huyện Cửa Sông") == ()
    assert "Bí thư Huyện ủy Cửa Sông" in rival_posts("Phó Bí thư Huyện ủy Cửa Sông")
    assert not differs(
        "unit", "Chủ tịch UBND huyện Cửa Sông", "Chủ tịch Ủy ban nhân dân huyện Cửa Sông"
    )
    assert differs("unit", "Bí thư Huyện ủy Cửa Sông", "Phó Bí thư Thường trực Huyện ủy Cửa Sông")


@pytest.mark.parametrize(
    ("fact", "stem", "key", "others"),
    [
        # only the key names the place of the question
        ("unit", "Theo bài “Chợ Cửa Sông”, ai …?", "Bí thư Huyện ủy Cửa Sông",
         ("Bí thư Huyện ủy Đá Mài", "Giám đốc Sở Y tế", "Bí thư Huyện ủy Gò Cao")),
        # much longer than the others
        ("task", "việc nào …?", "Lập danh mục chợ phải sửa chữa trong năm và báo cáo kết quả",
         ("Ghi sổ nguồn hàng", "Kiểm tra chợ", "Sửa mái chợ")),
        # the field in the body's name stands in the question
        ("unit", "cơ quan nào chỉ đạo lực lượng công an các xã trực chợ?", "Bộ Công an",
         ("Bộ Y tế", "Bộ Nội vụ", "Bộ Tài chính")),
        # three wrong options of one form, the key of another
        ("intruder", "", "Nhanh hơn", ("Sạch tại chợ", "Trật tự tại chợ", "Vệ sinh tại chợ")),
    ],
)  # fmt: skip
def test_a_key_that_stands_out_is_told(
    fact: str, stem: str, key: str, others: tuple[str, ...]
) -> None:
    assert stands_out(fact, stem, key, others)


def test_a_key_among_its_like_does_not_stand_out() -> None:
    others = ("Sở Y tế", "Sở Nội vụ", "Sở Xây dựng")
    assert not stands_out("unit", "cơ quan nào bố trí 42 tỷ đồng?", "Sở Tài chính", others)
    posts = tuple(f"{post} huyện Cửa Sông" for post in ("Chủ tịch UBND", "Chủ tịch HĐND"))
    assert not stands_out("post", "ở huyện Cửa Sông …", "Phó Chủ tịch UBND huyện Cửa Sông", posts)


def test_figures_that_ocr_was_unsure_of_are_not_asked() -> None:
    draft = _draft("number", "Theo Chỉ thị, sửa bao nhiêu chợ trong năm 2021?", "34", "sửa 34 chợ")
    item = _item(draft, "30", "37", "41")
    assert fault_of(item, draft) == ""
    unsure = replace(item, proofs=(replace(item.proofs[0], doubtful=("34",)),))
    assert fault_of(unsure, draft) == SCANNED
    elsewhere = replace(item, proofs=(replace(item.proofs[0], doubtful=("19-CT/TU",)),))
    assert fault_of(elsewhere, draft) == ""


def test_a_question_that_asks_twice_or_says_too_little_is_rejected() -> None:
    quote = "chợ nào có trên 5% sạp bỏ trống thì sắp xếp lại"
    twice = _draft(
        "number", "chợ nào có trên bao nhiêu phần trăm sạp bỏ trống thì xếp lại?", "5%", quote
    )
    assert fault_of(_item(twice, "3%", "8%", "10%"), twice) == BROKEN
    bare = _draft("count", "Theo Chỉ thị số 19-CT/TU, phải mở mấy lớp?", "3", "phải mở 3 lớp: …")
    assert fault_of(_item(bare, "2", "4", "5"), bare) == NEEDS_TEXT
    residue = _draft("unit", "cơ quan nào phải vớistrong Ủy ban sửa chợ?", "Sở Y tế", "Sở Y tế …")
    assert fault_of(_item(residue, "Sở Nội vụ", "Sở A", "Sở B"), residue) == BROKEN


def test_strangers_to_a_list_speak_of_the_same_things_but_are_not_said_by_it() -> None:
    paper = "Sửa mái chợ và dời sạp lấn đường. Tập huấn cho tiểu thương. Ghi sổ nguồn hàng."
    pools = Pools(pairs={"d": word_pairs(paper)})
    assert fits("Tập huấn cho tiểu thương mới", "d", pools)
    assert not fits("Trồng rừng phòng hộ ven biển", "d", pools)
    assert said_in("dời sạp lấn đường", plain(paper))
    assert not said_in("bầu tổ trưởng ngành hàng", plain(paper))


def test_numbers_of_papers_stand_beside_neighbouring_numbers() -> None:
    draft = _draft("number_of_paper", "Văn bản nào …?", "Chỉ thị số 19-CT/TU", "Số 19-CT/TU")
    wrong = wrong_options(draft, Pools(), random.Random(5))
    assert len(set(wrong)) == 3
    for each in wrong:
        assert each.startswith("Chỉ thị số ")
        assert each.endswith("-CT/TU")


def test_given_away_by_a_place_is_rejected_as_such() -> None:
    draft = _draft(
        "post", "Ở chợ Cửa Sông, Lý Thị Hoài giữ chức vụ gì?", "Chủ tịch UBND xã Cửa Sông",
        "Chủ tịch UBND xã Cửa Sông Lý Thị Hoài nói",
    )  # fmt: skip
    item = _item(draft, "Giám đốc Sở Y tế", "Chủ tịch UBND xã Đá Mài", "Bí thư Huyện ủy Gò Cao")
    assert fault_of(item, draft) == GIVEN_AWAY


def test_figures_of_one_clause_are_asked_twice_at_most(tmp_path: Path) -> None:
    news = _written(
        tmp_path, "so-lieu.txt",
        "Kết quả chợ Gò Cao\nNăm 2021, huyện Gò Cao phải sửa 15 chợ, dời 48 sạp, thu hồi 26 ki-ốt "
        "và lập 33 biên bản vi phạm.\n",
    )  # fmt: skip
    material = open_material(news)
    figures = [i for i in make_bank([news]).items if i.kind == CHOICE and i.fact == "number"]
    assert len(material.statements) == 1
    assert len(figures) == 2
    assert all(number_in(item.answer) is not None for item in figures)


def test_bodies_that_share_a_task_are_one_answer(tmp_path: Path) -> None:
    paper = _written(
        tmp_path, "chung.txt",
        DIRECTIVE.replace(
            "3. Sở Y tế tập huấn cho tiểu thương về vệ sinh hàng ăn mỗi năm ít nhất hai lần.",
            "3. Sở Y tế, Sở Nông nghiệp:\na) Tập huấn cho tiểu thương về vệ sinh hàng ăn mỗi năm "
            "ít nhất hai lần;\nb) Lấy mẫu rau củ bán ở chợ đầu mối mỗi tháng một lần.",
        ),
    )  # fmt: skip
    tasks = [task for task in tasks_of(paper) if "Lấy mẫu" in paper.text[slice(*task.action)]]
    assert [task.unit for task in tasks] == ["Sở Y tế, Sở Nông nghiệp"]
    for item in make_bank([paper]).items:
        if item.kind == CHOICE and item.fact == "unit" and "lấy mẫu" in item.stem:
            assert item.answer == "Sở Y tế, Sở Nông nghiệp"
            assert not {"Sở Y tế", "Sở Nông nghiệp"} & set(item.options)


def test_the_answerer_finds_every_key_in_its_quote_alone(
    documents: tuple[Document, Document], choices: list[Item]
) -> None:
    held = {document.doc_id: document for document in documents}
    assert len(choices) >= 15
    for item in choices:
        if item.fact != "heading":
            assert follows_from_quote(item, held[item.proofs[0].doc_id]), item.stem


def test_an_item_whose_quote_says_something_else_does_not_follow(
    documents: tuple[Document, Document], choices: list[Item]
) -> None:
    (item,) = [item for item in choices if item.stem.endswith("không còn người bán?")]
    wrong = replace(item, key=((item.key[0] + 1) % 4,))
    assert not follows_from_quote(wrong, documents[0])
    start = documents[0].text.index("Sở Tài chính")
    other = documents[0].text[start : start + 40]
    unsaid = replace(item, proofs=(replace(item.proofs[0], start=start, quote=other),))
    assert not follows_from_quote(unsaid, documents[0])


@pytest.mark.parametrize(
    ("stem", "asked"),
    [
        ("nhiệm vụ nào sau đây KHÔNG được giao cho Sở Y tế?",
         "Sở Y tế được giao những nhiệm vụ gì?"),
        ("nội dung nào sau đây thuộc phương châm “3 sạch”?",
         "Phương châm “3 sạch” gồm những nội dung gì?"),
        ("Sở Y tế mở lớp vào quý nào năm 2021?", "Sở Y tế mở lớp khi nào?"),
        ("trong 4 bước của quy trình ký sổ, bước thứ 2 là gì?",
         "4 bước của quy trình ký sổ là những gì?"),
    ],
)  # fmt: skip
def test_questions_are_asked_openly_of_one_who_sees_no_options(stem: str, asked: str) -> None:
    draft = _draft("task", f"Theo Chỉ thị số 19-CT/TU, {stem}", "x", "x")
    assert open_question(_item(draft, "a", "b", "c")) == asked


def test_what_hangs_on_behind_the_asked_figure_is_left_out(tmp_path: Path) -> None:
    news = _written(
        tmp_path, "hang.txt",
        "Chợ Gò Cao sau một năm\nTrong tháng 5, huyện Gò Cao phải sửa 15 mái chợ cũ, dời 48 sạp "
        "hàng lấn đường; báo cáo kết quả về tỉnh.\nQua kiểm tra 26 sạp, đoàn kiểm tra yêu cầu dời "
        "7 sạp bán hàng quá hạn.\n",
    )  # fmt: skip
    stems = [i.stem for i in make_bank([news]).items if i.kind == CHOICE and i.fact == "number"]
    assert any(stem.endswith("sửa bao nhiêu mái chợ cũ?") for stem in stems)
    assert any(
        stem.endswith(
            "qua kiểm tra bao nhiêu sạp, đoàn kiểm tra yêu cầu dời 7 sạp bán hàng quá hạn?"
        )
        for stem in stems
    )
    assert not any("báo cáo kết quả về tỉnh" in stem for stem in stems)


def test_a_whole_hundred_per_cent_is_not_asked(tmp_path: Path) -> None:
    news = _written(
        tmp_path, "tram.txt",
        "Chợ Gò Cao\nHuyện Gò Cao có 100% chợ ký cam kết giữ vệ sinh và 62% chợ có nước sạch.\n",
    )  # fmt: skip
    answers = {item.answer for item in make_bank([news]).items if item.fact == "number"}
    assert "62%" in answers
    assert "100%" not in answers


def test_items_of_two_lists_on_one_thing_are_not_offered_against_each_other() -> None:
    assert not differs("member", "Kiểm tra và xử lý", "Kiểm tra, giám sát, thanh tra")
    assert differs("member", "Rõ việc", "Rõ người")
    assert differs("member", "Mở lớp tập huấn", "Sửa mái chợ")


def test_a_slogan_of_a_text_alone_has_strangers_of_its_form(tmp_path: Path) -> None:
    news = _written(
        tmp_path, "slogan.txt",
        "Chợ Gò Cao phòng cháy\nBan quản lý chợ Gò Cao thực hiện phương châm “4 tại chỗ” gồm: chỉ "
        "huy tại chỗ, lực lượng tại chỗ, phương tiện tại chỗ, hậu cần tại chỗ.\n",
    )  # fmt: skip
    items = [item for item in make_bank([news]).items if item.kind == CHOICE]
    asked = [item for item in items if item.fact in ("missing", "intruder", "member")]
    assert asked
    for item in asked:
        assert all(option.endswith("tại chỗ") for option in item.options)
        quote = plain(item.proofs[0].quote)
        held = [option for option in item.options if plain(option) in quote]
        assert len(held) == (3 if item.fact == "intruder" else 1)


def test_a_part_in_other_words_is_no_stranger() -> None:
    assert not differs("member", "Rõ thời hạn", "Rõ ngày xong")
    assert differs("missing", "Rõ thời hạn", "Rõ ngày xong")
