"""Folding keeps every character's place; tone keys know both spellings of a syllable."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ingest.folding import fold, has_tones, tone_key

_VIETNAMESE = st.text(
    alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọ"
    "ốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ ĐẤỶÔƠƯ.,;-/0123",
    max_size=80,
)


def test_folding_drops_tones_marks_and_case():
    assert fold("Chấn chỉnh LỀ LỐI, Đảng ủy; ươm") == "chan chinh le loi, dang uy; uom"


@given(_VIETNAMESE)
def test_folding_nfc_text_keeps_its_length_and_folds_letter_by_letter(text: str):
    text = unicodedata.normalize("NFC", text)
    assert fold(text) == "".join(fold(letter) for letter in text)
    assert len(fold(text)) == len(text)


def test_decomposed_text_folds_like_composed_text():
    text = "Thành uỷ Sơn Đài"
    assert fold(unicodedata.normalize("NFD", text)) == fold(text) == "thanh uy son dai"


def test_letters_that_grow_in_lower_case_keep_their_length():
    assert len(fold("İSTANBUL")) == len("İSTANBUL")


def test_both_spellings_of_a_syllable_have_one_tone_key():
    pairs = [
        ("hoà", "hòa"),
        ("toả", "tỏa"),
        ("khoẻ", "khỏe"),
        ("uỷ ban", "ủy ban"),
        ("Thuý", "Thúy"),
        ("kĩ thuật", "kỹ thuật"),
        ("qui định", "quy định"),
        ("lí lịch", "lý lịch"),
    ]
    for new, old in pairs:
        assert tone_key(new) == tone_key(old), (new, old)


def test_tone_keys_keep_different_syllables_apart():
    different = ["hoa", "hòa", "hóa", "hoàn", "quý", "quy", "thúy", "thuyết", "tai", "tay"]
    assert len({tone_key(word) for word in different}) == len(different)


def test_a_closed_syllable_keeps_its_tone_where_it_is():
    assert tone_key("hoàn thuyền khoẻn") == "hoàn thuyền khoẻn"


@given(_VIETNAMESE)
def test_tone_keys_keep_the_length(text: str):
    text = unicodedata.normalize("NFC", text)
    assert len(tone_key(text)) == len(text)


def test_text_without_marks_has_no_tones():
    assert not has_tones("Chi thi so 24-CT/TU, KE HOACH")
    assert has_tones("đ")
