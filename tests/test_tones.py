"""Questions without tones, partly toned, with Telex keys and typing errors."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from index.asked import prepare
from index.telex import decode
from index.tokens import syllables
from index.tones import Mender, Mending
from index.vocabulary import Vocabulary
from ingest.folding import fold

TEXTS = [
    "Ban Thường vụ Tỉnh ủy ban hành chỉ thị về phòng cháy, chữa cháy",
    "Ủy ban nhân dân huyện xây dựng kế hoạch phòng cháy rừng",
    "Kế hoạch kiểm tra đường làng của xã Lam Sơn",
    "Ông Dương dự hội nghị cán bộ chủ chốt",
] * 3


@pytest.fixture
def mender() -> Mender:
    counts: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in TEXTS:
        words = syllables(text)
        counts.update(set(words))
        pairs.update(set(pairwise(words)))
    return Mender(Vocabulary(counts, lambda first, second: float(pairs[first, second])))


def _mended(mender: Mender, question: str, mending: Mending | None = None) -> str:
    return " ".join(mender.mend(syllables(question), mending or Mending()))


@pytest.mark.parametrize(
    "meant",
    [
        "chỉ thị về phòng cháy chữa cháy",
        "kế hoạch kiểm tra đường làng",
        "ủy ban nhân dân huyện",
        "ông dương dự hội nghị",
    ],
)
def test_tones_come_back_as_the_collection_has_them(mender: Mender, meant: str) -> None:
    assert _mended(mender, fold(meant)) == meant


def test_typed_tones_are_kept(mender: Mender) -> None:
    for question in ("đường làng", "ông Dương", "chỉ thị nào về cháy rừng ở huyện"):
        assert _mended(mender, question) == " ".join(syllables(question))


def test_a_syllable_without_marks_stays_in_a_toned_question(mender: Mender) -> None:
    question = "so sánh số lớp trong kế hoạch của xã theo ba năm"
    assert _mended(mender, question) == question


def test_a_partly_toned_question_keeps_what_was_typed(mender: Mender) -> None:
    found = _mended(mender, "kế hoach phòng chay rung")
    assert found == "kế hoạch phòng cháy rừng"


def test_telex_keys_become_what_they_meant(mender: Mender) -> None:
    assert _mended(mender, "chir thij veef phongf chays") == "chỉ thị về phòng cháy"


@pytest.mark.parametrize("typed", ["kế hoahc phòng cháy", "kế hoạchh phòng cháy", "kế hạch phòng"])
def test_a_typing_error_is_mended(mender: Mender, typed: str) -> None:
    assert _mended(mender, typed).split()[:2] == ["kế", "hoạch"]


def test_switches_turn_each_part_off(mender: Mender) -> None:
    assert _mended(mender, "chi thi", Mending(tones=False, typos=False)) == "chi thi"
    assert _mended(mender, "kế hoahc", Mending(tones=True, typos=False)) == "kế hoahc"


def test_an_english_question_stays_english(mender: Mender) -> None:
    question = "what does the directive say about fire prevention and the forest"
    assert _mended(mender, question) == question


def test_paper_numbers_and_abbreviations_stay(mender: Mender) -> None:
    for question in ("chi thi 24-CT/TU cua tinh uy", "chi thi 24 ct tu cua tinh uy"):
        toned = prepare(question, mender=mender).toned
        assert toned.startswith("chỉ thị 24")
        assert toned[10:].casefold().startswith(("-ct/tu của", " ct tu của"))
    assert prepare("UBND huyen lam gi", mender=mender).toned.startswith("UBND huyện")


def test_as_many_words_come_out_as_went_in(mender: Mender) -> None:
    for question in ("", "?", "a", "x" * 300, "chi " * 3000, "ß ﬁ 𝐂𝐡ỉ 🙂 chi"):
        words = syllables(question)
        assert len(mender.mend(words, Mending())) == len(words)


def test_telex_and_vni_decode_to_one_syllable() -> None:
    assert [decode(keys) for keys in ("thuwcj", "ddieeuf", "dduwowngf", "quyeets", "chi3")] == [
        "thực",
        "điều",
        "đường",
        "quyết",
        "chỉ",
    ]
    assert [decode(word) for word in ("nam", "the", "class", "24", "chỉ", "strong")] == [None] * 6


def test_of_a_pasted_text_only_the_beginning_is_mended(mender: Mender) -> None:
    words = ["ke", "hoach", "phong", "chay", "rung"] * 400
    found = mender.mend(words, Mending())
    assert len(found) == len(words)
    assert found[:5] == ["kế", "hoạch", "phòng", "cháy", "rừng"]
    assert found[-5:] == words[-5:]
