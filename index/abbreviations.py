"""Spells out abbreviations: those that the collection explains itself, and a short table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ingest.folding import fold
from ingest.syllables import is_toneless_syllable

# What officials write without ever explaining it.
COMMON: Mapping[str, str] = {
    "TP": "thành phố",
    "UBND": "ủy ban nhân dân",
    "HĐND": "hội đồng nhân dân",
    "MTTQ": "mặt trận tổ quốc",
    "CT": "chỉ thị",
    "KH": "kế hoạch",
    "NQ": "nghị quyết",
    "KL": "kết luận",
    "QĐ": "quyết định",
    "NĐ": "nghị định",
    "BTV": "ban thường vụ",
    "BCH": "ban chấp hành",
    "TU": "tỉnh ủy, thành ủy",
    "TW": "trung ương",
    "BCT": "bộ chính trị",
    "CP": "chính phủ",
    "TTg": "thủ tướng chính phủ",
    "PCCC": "phòng cháy, chữa cháy",
    "CNCH": "cứu nạn, cứu hộ",
    "ANTT": "an ninh trật tự",
    "ATGT": "an toàn giao thông",
    "CCHC": "cải cách hành chính",
    "TTHC": "thủ tục hành chính",
    "CNTT": "công nghệ thông tin",
    "KTXH": "kinh tế - xã hội",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "BHXH": "bảo hiểm xã hội",
    "BHYT": "bảo hiểm y tế",
    "GPMB": "giải phóng mặt bằng",
    "VSATTP": "vệ sinh an toàn thực phẩm",
    "CBCC": "cán bộ, công chức",
    "CSGT": "cảnh sát giao thông",
    "GTVT": "giao thông vận tải",
    "KCN": "khu công nghiệp",
    "TNGT": "tai nạn giao thông",
    "UBKT": "ủy ban kiểm tra",
    "BCĐ": "ban chỉ đạo",
    "BQL": "ban quản lý",
    "CCB": "cựu chiến binh",
    "CTĐ": "chữ thập đỏ",
    "LĐLĐ": "liên đoàn lao động",
    "LHPN": "liên hiệp phụ nữ",
    "LHTN": "liên hiệp thanh niên",
    "LLVT": "lực lượng vũ trang",
    "LLCT": "lý luận chính trị",
    "ĐVTN": "đoàn viên, thanh niên",
    "TNCS": "thanh niên cộng sản",
    "TNTP": "thiếu niên tiền phong",
    "NTM": "nông thôn mới",
    "HTX": "hợp tác xã",
    "QLTT": "quản lý thị trường",
    "QLBVR": "quản lý bảo vệ rừng",
    "GPLX": "giấy phép lái xe",
    "GCNQSDĐ": "giấy chứng nhận quyền sử dụng đất",
    "NHCSXH": "ngân hàng chính sách xã hội",
    "LĐTBXH": "lao động - thương binh và xã hội",
    "GDĐT": "giáo dục và đào tạo",
    "TNMT": "tài nguyên và môi trường",
    "PTNT": "phát triển nông thôn",
    "TTYT": "trung tâm y tế",
    "DTTS": "dân tộc thiểu số",
    "BĐBP": "bộ đội biên phòng",
    "VKSND": "viện kiểm sát nhân dân",
    "TAND": "tòa án nhân dân",
    "TDTT": "thể dục thể thao",
    "XDCB": "xây dựng cơ bản",
    "ĐBQH": "đại biểu quốc hội",
    "DVC": "dịch vụ công",
    "ATTP": "an toàn thực phẩm",
    "ATVSLĐ": "an toàn, vệ sinh lao động",
    "TTATGT": "trật tự, an toàn giao thông",
    "CBCS": "cán bộ, chiến sĩ",
    "HSSV": "học sinh, sinh viên",
    "KHKT": "khoa học kỹ thuật",
    "SXKD": "sản xuất kinh doanh",
    "VHXH": "văn hóa - xã hội",
    "ANQP": "an ninh quốc phòng",
}

_EXPLAINED = re.compile(r"\((?:(?:sau đây )?(?:viết|gọi) tắt là:?\s)?([A-ZĐƯƠÂÊÔĂ]{2,8})\)")
_WORD = re.compile(r"[^\W\d_]+")
_ASKED = re.compile(r"(?<![\w/-])[^\W\d_]{2,8}(?![\w/-])")
_BEFORE = 90  # characters in which the words of an abbreviation stand before it
_MIXED = 0.7  # share of capitals from which a question is written all in capitals


class Abbreviations:
    """Abbreviations with the words they stand for, by their folded letters."""

    def __init__(self, learned: Mapping[str, str] | None = None) -> None:
        self._learned = dict(learned or {})
        table = {fold(short): words for short, words in COMMON.items()}
        self._words = table | {fold(short): words for short, words in self._learned.items()}
        self._typed = {fold(short): short for short in (*COMMON, *self._learned)}

    def spelled_out(self, question: str) -> list[str]:
        """The words for each abbreviation of a question, in reading order, that it does not spell
        out itself. Short ones count only in capitals, since "ct" or "tu" may be a word.

        >>> Abbreviations().spelled_out("UBND TP làm gì về pccc?")
        ['ủy ban nhân dân', 'thành phố', 'phòng cháy, chữa cháy']
        """
        folded = fold(question)
        capitals = sum(letter.isupper() for letter in question)
        shouted = capitals > _MIXED * max(1, sum(letter.isalpha() for letter in question))
        found: list[str] = []
        for match in _ASKED.finditer(question):
            key = fold(match.group())
            words = self._words.get(key)
            written = match.group() == self._typed.get(key) and not shouted
            unlike_word = len(key) >= 4 or (len(key) == 3 and not _VOWEL.search(key))
            if words and (written or unlike_word) and fold(words) not in folded:
                found.append(words)
        return list(dict.fromkeys(found))

    def knows(self, word: str) -> bool:
        """Whether a word that is no syllable is one of these, whatever its capitals.

        >>> Abbreviations().knows("ccb"), Abbreviations().knows("kh")
        (True, False)
        """
        key = fold(word)
        return len(key) > 2 and key in self._words and not is_toneless_syllable(key)

    def save(self, file: Path) -> None:
        """Writes what was learned; the file appears whole or not at all."""
        draft = file.with_suffix(".draft")
        draft.write_text(json.dumps(self._learned, ensure_ascii=False), encoding="utf-8")
        draft.replace(file)

    @classmethod
    def load(cls, file: Path) -> Abbreviations:
        """What `save` wrote."""
        return cls(json.loads(file.read_text(encoding="utf-8")))

    def with_texts(self, texts: Iterable[str]) -> Abbreviations:
        """These and what further texts explain; the first explanation stays."""
        learned = dict(self._learned)
        for text in texts:
            for short, words in learn(text).items():
                learned.setdefault(short, words)
        return Abbreviations(learned)


_VOWEL = re.compile(r"[aeiouy]")


def learn(text: str) -> dict[str, str]:
    """Abbreviations that a text explains: "phòng cháy, chữa cháy (PCCC)".

    >>> learn("Công tác phòng cháy, chữa cháy (PCCC) và an toàn lao động (viết tắt là ATLĐ).")
    {'PCCC': 'phòng cháy, chữa cháy', 'ATLĐ': 'an toàn lao động'}
    >>> learn("họp tại Hà Nội (VN)")
    {}
    """
    found: dict[str, str] = {}
    for match in _EXPLAINED.finditer(text):
        short = match.group(1)
        begin = max(0, match.start() - _BEFORE)
        words = list(_WORD.finditer(text, begin, match.start()))[-len(short) :]
        initials = "".join(word.group()[0] for word in words)
        if fold(initials) == fold(short):
            found.setdefault(short, text[words[0].start() : match.start()].strip())
    return found
