"""Text of every encoding that officials used comes out as the same Unicode text."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.clean import clean
from ingest.encodings import decode
from ingest.legacy_fonts import (
    _TCVN3_LETTERS,
    _TCVN3_SIGNS,
    CONVERTERS,
    _vni_table,
    detect_legacy,
    from_legacy,
)
from ingest.read import read
from ingest.syllables import is_syllable, is_toneless_syllable

SENTENCE = (
    "Ủy ban nhân dân huyện giao Phòng Nội vụ rà soát, chấn chỉnh kỷ luật và đẩy mạnh cải cách"
)


def _to_tcvn3(text: str) -> bytes:
    back = dict(zip(_TCVN3_LETTERS, _TCVN3_SIGNS, strict=True))
    capital = {letter.upper(): sign for letter, sign in back.items() if letter.islower()}
    table = str.maketrans(capital | back)
    return text.translate(table).encode("latin-1")


def _to_vni(text: str) -> bytes:
    back = {letter: pair for pair, letter in _vni_table()[0].items()}
    return "".join(back.get(letter, letter) for letter in text).encode("latin-1")


def _to_windows(text: str) -> bytes:
    """Windows-1258 writes the tone after the vowel with its mark."""
    written = ""
    for letter in text:
        try:
            letter.encode("cp1258")
            written += letter
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in parts[1:] if mark in "\u0300\u0301\u0303\u0309\u0323")
            written += unicodedata.normalize("NFC", parts.replace(tone, "")) + tone
    return written.encode("cp1258")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SENTENCE.encode(), "utf-8"),
        (SENTENCE.encode("utf-8-sig"), "utf-8"),
        (SENTENCE.encode("utf-16"), "utf-16"),
        (SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (SENTENCE.encode("utf-32"), "utf-32"),
        (_to_windows(SENTENCE), "windows-1258"),
        (_to_vni(SENTENCE), "vni"),
        (_to_tcvn3(SENTENCE.lower()), "tcvn3"),
        (SENTENCE.encode().decode("latin-1").encode(), "utf-8 read as western"),
    ],
)
def test_a_sentence_comes_out_the_same_from_every_encoding(data: bytes, encoding: str) -> None:
    text, found = decode(data)
    assert (text.lower(), found) == (SENTENCE.lower(), encoding)


def test_decomposed_text_is_composed_by_cleaning(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(unicodedata.normalize("NFD", SENTENCE), encoding="utf-8")
    assert clean(read(path)).text == SENTENCE


@pytest.mark.parametrize(
    "text",
    [
        "The committee reports to the café owner, naïve or not, about the façade.",
        "Le comité a décidé d'étudier la proposition après l'été à Besançon.",
        "Chi thi ve viec tang cuong ky luat, ky cuong",
        "Chỉ thị số 12-CT/TU, nhiệt độ 25°C ± 1 và ½ số xã «An Lạc»",
        "Øresund và Ñandú, Ómar",
    ],
)
def test_texts_in_unicode_are_left_alone(text: str) -> None:
    assert detect_legacy([text] * 5) is None
    assert decode(text.encode()) == (text, "utf-8")


def test_a_unicode_line_inside_an_old_document_stays() -> None:
    assert from_legacy("Quyết định số 5", "tcvn3") == "Quyết định số 5"
    assert from_legacy("QuyÕt ®Þnh sè 5", "tcvn3") == "Quyết định số 5"


def test_capitals_in_old_fonts_are_raised_where_the_plain_letters_are() -> None:
    assert CONVERTERS["tcvn3"]("CHÝNH PHñ ban hµnh Bé luËt") == "CHÍNH PHỦ ban hành Bộ luật"


def test_look_alikes_that_pdf_files_put_in_are_read_as_letters() -> None:
    assert CONVERTERS["tcvn3"]("Thñ t\u2212íng n\u2212íc") == "Thủ tướng nước"


def test_every_vni_pair_leads_to_one_letter() -> None:
    table = _vni_table()[0]
    assert {table[pair] for pair in ("aé", "aè", "aú", "aü", "aë")} == set("ắằẳẵặ")
    assert all(len(letter) == 1 for letter in table.values())


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_decode_to_some_text(data: bytes) -> None:
    text, encoding = decode(data)
    assert isinstance(text, str)
    assert encoding


ALLOWED = (
    "nghĩa quốc khuya thuở xoong quyền giếng gì gìn ngoằn nguyễn yêu ý đoàn quý qua huỳnh uỷ ủy "
    "thuế khoẻ khỏe giá giữ kỷ ngoại ướt ương ượng tuyệt lịch"
)


@pytest.mark.parametrize(
    "word",
    ALLOWED.split(),
)
def test_words_that_vietnamese_spelling_allows(word: str) -> None:
    assert is_syllable(word)
    assert is_syllable(word.upper())


@pytest.mark.parametrize("word", ["điề", "nghã", "cế", "gê", "ngệ", "kà", "tàc", "bánhk", "ầm̀", ""])
def test_words_that_vietnamese_spelling_forbids(word: str) -> None:
    assert not is_syllable(word)


def test_plain_letters_can_be_syllables_without_their_marks() -> None:
    assert is_toneless_syllable("duong")
    assert not is_toneless_syllable("đuong")
    assert not is_toneless_syllable("strict")
