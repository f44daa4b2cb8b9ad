"""The question bank: what is asked follows from its quote, wrong options are wrong."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app.study.bank import choice_item, make_bank
from app.study.checks import (
    BROKEN,
    FEW_OPTIONS,
    GIVEN_AWAY,
    NEEDS_TEXT,
    NO_PROOF,
    TWO_RIGHT,
    fault_of,
)
from app.study.distractors import Pools, differs, wrong_options
from app.study.from_figures import number_in
from app.study.items import (
    CHOICE,
    FALSE,
    GAP,
    MATCH,
    ORDER,
    RIGHT,
    TRUE,
    TRUE_FALSE,
    WRONG,
    Draft,
    Item,
    Proof,
)
from app.study.material import open_material
from app.study.pools import pools_of
from app.study.wording import plain
from ingest.document import load
from ingest.model import Document

CORPUS = Path(__file__).resolve().parent.parent / "corpus"


def _load(name: str) -> Document:
    return load(CORPUS / name, name, name)


@pytest.fixture(scope="module")
def directive() -> Document:
    return _load("lam-giang-17-ct-ubnd.txt")


@pytest.fixture(scope="module")
def plan() -> Document:
    return _load("thanh-lam-45-kh-hu.docx")


@pytest.fixture(scope="module")
def bank(directive: Document, plan: Document) -> tuple[Item, ...]:
    return make_bank([directive, plan]).items


def _proof(quote: str) -> Proof:
    return Proof("d", "d.txt", "Chỉ thị số 01/CT-UBND", 0, len(quote), quote)


def _draft(stem: str, key: str, quote: str, fact: str = "number", **more: tuple[str, ...]) -> Draft:
    return Draft(fact, stem, key, (_proof(quote),), **more)


def _choice(draft: Draft, *wrong: str) -> Item:
    options = (draft.key, *wrong)
    return Item(CHOICE, draft.fact, draft.stem, draft.key, draft.proofs, options, (0,))


def test_every_proof_is_the_documents_own_text(
    bank: tuple[Item, ...], directive: Document, plan: Document
) -> None:
    texts = {directive.doc_id: directive.text, plan.doc_id: plan.text}
    for item in bank:
        for proof in item.proofs:
            assert texts[proof.doc_id][proof.start : proof.end] == proof.quote


def test_the_key_of_a_choice_is_the_only_option_that_its_quote_holds(
    bank: tuple[Item, ...],
) -> None:
    figures = [item for item in bank if item.kind == CHOICE and item.fact in ("number", "unit")]
    assert len(figures) >= 15
    for item in figures:
        quotes = f" {plain(' '.join(proof.quote for proof in item.proofs))} "
        held = [option for option in item.options if f" {plain(option)} " in quotes]
        assert item.answer in held
        assert item.options[item.key[0]] == item.answer
        if item.fact == "unit":
            assert held == [item.answer]


def test_figures_become_questions_in_natural_words(bank: tuple[Item, ...]) -> None:
    stems = {item.stem: item for item in bank if item.kind == CHOICE}
    stem = (
        "Theo Chỉ thị số 17/CT-UBND của UBND tỉnh Lam Giang, tỷ lệ hồ sơ nộp trực tuyến tăng từ "
        "38% lên bao nhiêu phần trăm?"
    )
    assert stems[stem].answer == "64%"
    assert len(set(map(number_in, stems[stem].options))) == 4


def test_a_body_is_asked_for_by_the_task_it_was_given(bank: tuple[Item, ...]) -> None:
    units = [item for item in bank if item.kind == CHOICE and item.fact == "unit"]
    asked = [item for item in units if "bố trí nhân sự cho 18 điểm một cửa khu vực" in item.stem]
    assert [item.answer for item in asked] == ["Sở Nội vụ"]
    assert "Sở Tài chính" not in asked[0].options  # works with it, so a reader could defend it


def test_steps_are_put_in_order(bank: tuple[Item, ...]) -> None:
    ordered = [item for item in bank if item.kind == ORDER]
    assert len(ordered) == 1
    in_order = [ordered[0].options[place] for place in ordered[0].key]
    assert in_order[0] == "tiếp nhận và ghi sổ"
    assert in_order[-1] == "công khai kết quả tại nhà văn hóa"
    assert list(ordered[0].options) != in_order


def test_units_are_matched_with_their_own_tasks(bank: tuple[Item, ...], plan: Document) -> None:
    for item in (item for item in bank if item.kind == MATCH):
        pairs = [
            (left, item.options[place]) for left, place in zip(item.lefts, item.key, strict=True)
        ]
        for (left, task), proof in zip(pairs, item.proofs, strict=True):
            assert plain(left) in plain(proof.quote)
            assert plain(task) in plain(proof.quote)


def test_true_statements_are_the_documents_and_false_ones_are_not(bank: tuple[Item, ...]) -> None:
    told = [item for item in bank if item.kind == TRUE_FALSE]
    assert {item.answer for item in told} == {TRUE, FALSE}
    for item in told:
        assert item.options[item.key[0]] == item.answer


def test_a_gap_takes_the_key_out_of_its_sentence(bank: tuple[Item, ...]) -> None:
    for item in (item for item in bank if item.kind == GAP):
        assert item.stem.count("……") == 1
        assert plain(item.answer) in plain(" ".join(p.quote for p in item.proofs)) or (
            item.fact == "issued"
        )


def test_no_item_is_asked_twice(bank: tuple[Item, ...]) -> None:
    assert len({item.id for item in bank}) == len(bank)
    # "which of these is right?" asks of its options, any other question of its stem
    answers = {item: item.answer if item.fact in (RIGHT, WRONG) else "" for item in bank}
    stems = [(item.kind, plain(item.stem), answers[item]) for item in bank]
    assert len(set(stems)) == len(stems)


def test_the_same_documents_give_the_same_bank(directive: Document) -> None:
    assert make_bank([directive]) == make_bank([directive])


def test_refused_items_are_never_made_again(directive: Document) -> None:
    refused = {item.id for item in make_bank([directive]).items[:5]}
    kept = {item.id for item in make_bank([directive], refused=refused).items}
    assert kept.isdisjoint(refused)
    assert len(kept) == len(make_bank([directive]).items) - 5


def test_a_text_with_nothing_to_ask_says_how_little_it_gave(tmp_path: Path) -> None:
    file = tmp_path / "ngan.txt"
    file.write_text("Cuộc họp diễn ra trong không khí cởi mở, chân tình.\n", encoding="utf-8")
    made = make_bank([load(file, "n", "ngan.txt")])
    assert made.items == ()
    assert made.note.startswith("Chỉ soạn được 0 câu trắc nghiệm từ 11 chữ")


def test_seven_hundred_words_of_directive_give_their_share(directive: Document) -> None:
    choices = [item for item in make_bank([directive]).items if item.kind == CHOICE]
    assert len(choices) >= 25 / 1000 * len(directive.text.split())


def test_wrong_figures_never_equal_a_banned_one() -> None:
    draft = _draft("?", "20%", "20% và 25%", pool="%", banned=("25%",))
    pools = Pools(figures={"%": ("25%", "18%", "20%")})
    wrong = wrong_options(draft, pools, random.Random(1))
    assert len(wrong) == 3
    assert "25%" not in wrong
    assert "20%" not in wrong


def test_wrong_days_are_real_days() -> None:
    draft = _draft("?", "31/5/2023", "trước ngày 31/5/2023", fact="day")
    wrong = wrong_options(draft, Pools(), random.Random(2))
    assert len(wrong) == 3
    for day in wrong:
        number, month, year = map(int, day.split("/"))
        assert 1 <= number <= 31
        assert 1 <= month <= 12
        assert year in (2022, 2023)
        assert not (month in (4, 6, 9, 11) and number == 31)


@pytest.mark.parametrize(
    ("fact", "first", "second", "expected"),
    [
        ("number", "1.000", "1000", False),
        ("number", "hai", "2", False),
        ("day", "07/8/2023", "7/8/2023", False),
        ("unit", "Các sở, ban, ngành", "Thủ trưởng các sở, ban, ngành", False),
        ("unit", "Sở Nội vụ", "Sở Tư pháp", True),
        ("missing", "rõ việc", "rõ người", True),
    ],
)
def test_options_that_say_the_same_are_told(
    fact: str, first: str, second: str, expected: bool
) -> None:
    assert differs(fact, first, second) is expected


def test_checks_reject_what_must_not_be_asked() -> None:
    quote = "Đoàn kiểm tra 24 cơ quan."
    asked = "Theo Chỉ thị số 01/CT-UBND, đoàn kiểm tra bao nhiêu cơ quan?"
    good = _draft(asked, "24", quote)
    assert fault_of(_choice(good, "20", "28", "30"), good) == ""
    unproven = _draft(asked, "25", quote)
    assert fault_of(_choice(unproven, "20", "28", "30"), unproven) == NO_PROOF
    leaning = _draft("Theo đoạn trên, đoàn kiểm tra bao nhiêu cơ quan?", "24", quote)
    assert fault_of(_choice(leaning, "20", "28", "30"), leaning) == NEEDS_TEXT
    telling = _draft("Đoàn kiểm tra 24 cơ quan, tức là bao nhiêu cơ quan?", "24", quote)
    assert fault_of(_choice(telling, "20", "28", "30"), telling) == GIVEN_AWAY
    assert fault_of(_choice(good, "20", "24 cơ quan", "30"), good) == TWO_RIGHT
    assert fault_of(_choice(good, "20"), good) == FEW_OPTIONS
    broken = _draft("Theo Chỉ thị số 01/CT-UBND, đoàn kiểm tra “bao nhiêu cơ quan?", "24", quote)
    assert fault_of(_choice(broken, "20", "28", "30"), broken) == BROKEN


def test_a_count_whose_things_are_named_gives_itself_away() -> None:
    quote = "Huyện chọn 3 xã làm điểm là A, B và C."
    draft = _draft("Theo bài “X”, huyện chọn bao nhiêu xã làm điểm là A, B và C?", "3", quote)
    assert fault_of(_choice(draft, "2", "4", "5"), draft) == GIVEN_AWAY


def test_a_stranger_to_a_list_is_not_in_its_quote() -> None:
    news = _load("tin-phu-khe-nua-nam-08-ct-tu.txt")
    guide = _load("ha-noi-chi-thi-24-ct-tu-tom-luoc.md")
    items = make_bank([news], collection=[guide]).items
    strangers = [item for item in items if item.fact == "intruder" and item.kind == CHOICE]
    assert len(strangers) == 2
    for item in strangers:
        quote = plain(item.proofs[0].quote)
        assert plain(item.answer) not in quote
        assert all(plain(o) in quote for o in item.options if o != item.answer)


def test_a_step_stands_among_the_steps_next_to_it() -> None:
    plan = _load("thanh-lam-45-kh-hu.docx")
    steps = [item for item in make_bank([plan]).items if item.stem.endswith("bước thứ 7 là gì?")]
    assert steps
    for item in steps:
        assert "Tiếp nhận và ghi sổ" not in item.options
        assert "Lấy ý kiến đánh giá của người phản ánh" in item.options


def test_figures_of_the_collection_are_offered_first(directive: Document) -> None:
    pools = pools_of([open_material(directive)])
    draft = _draft("Giảm bao nhiêu phần trăm?", "45%", "giảm 45%", pool="%")
    item = choice_item(draft, pools)
    assert set(item.options) & {"40%", "38%", "64%"}
