"""The abbreviations that official numbers are made of, and the words that name a kind of paper.

Everything here is keyed by folded text: lower case, no tones, đ as d.
"""

from __future__ import annotations

# Code of a kind of paper: its own spelling, the kind of `Header.kind`, words that name it.
_TYPES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("CT", "directive", ("chi thi", "directive", "directives")),
    ("KH", "plan", ("ke hoach", "plan")),
    ("NQ", "resolution", ("nghi quyet", "resolution")),
    ("KL", "conclusion", ("ket luan", "conclusion")),
    ("QĐ", "decision", ("quyet dinh", "decision")),
    ("QĐi", "regulation", ("quy dinh", "regulation")),
    ("NĐ", "decree", ("nghi dinh", "decree")),
    ("TT", "circular", ("thong tu", "circular")),
    ("TTLT", "circular", ("thong tu lien tich", "joint circular")),
    ("NQLT", "resolution", ("nghi quyet lien tich", "joint resolution")),
    ("TB", "notice", ("thong bao", "notice", "announcement")),
    ("TBKL", "notice", ("thong bao ket luan",)),
    ("HD", "guidance", ("huong dan", "guidance", "guideline")),
    ("CĐ", "dispatch", ("cong dien", "telegram")),
    ("CV", "letter", ("cong van", "official letter", "official dispatch")),
    ("CTr", "programme", ("chuong trinh", "chuong trinh hanh dong", "action programme")),
    ("CTHĐ", "programme", ()),
    ("QC", "rules", ("quy che",)),
    ("BC", "report", ("bao cao", "report")),
    ("TTr", "proposal", ("to trinh", "proposal")),
    ("ĐA", "scheme", ("de an",)),
    ("PA", "scheme", ("phuong an",)),
    ("VBHN", "consolidated", ("van ban hop nhat",)),
    ("PL", "ordinance", ("phap lenh", "ordinance")),
    ("L", "law", ()),
    ("SL", "decree", ("sac lenh",)),
    ("TTri", "notice", ("thong tri",)),
    ("GM", "notice", ("giay moi",)),
    ("", "law", ("luat", "bo luat", "law")),
)

# A code that two kinds share: a Party "quy định" is numbered QĐ, a "thông tri" TT.
_SHARED = {"QĐi": "QĐ", "TTri": "TT"}

TYPE_OF_WORD = {word: _SHARED.get(code, code) for code, _, words in _TYPES for word in words}
TYPE_OF_CODE = {
    code.lower().replace("đ", "d"): code for code, _, _ in _TYPES if code and code not in _SHARED
}
KIND_OF_TYPE = {code: kind for code, kind, _ in _TYPES if code and code not in _SHARED}
KIND_OF_WORD = {word: kind for _, kind, words in _TYPES for word in words}

# Words that rarely stand before a number unless it is a paper's own: "Chỉ thị 24", not
# "kế hoạch 5 năm".
STRONG_TYPES = frozenset({"CT", "NQ", "NĐ", "TT", "CĐ", "CV", "TTLT", "NQLT", "VBHN", "PL", "SL"})

# Kinds that are called by their number alone ("KL 91"); a "Chương trình 135" is no paper.
BARE_CODES = frozenset({"CT", "NQ", "KL", "NĐ", "TT", "QĐ", "KH", "CĐ", "HD", "TB", "TTLT"})

# Issuers' abbreviations in official numbers, spelled as officials spell them.
_PARTY_LIST = """
TU TW HU QU ThU TxU ĐU ĐUK ĐUCA ĐUQS ĐUBP ĐUQSTW QUTW BTVTU BTVHU BTCTU BTGTU BDVTU BNCTU UBKTTU
VPTU BTCTW BTGTW BTGDVTW BDVTW BNCTW BKTTW BĐNTW UBKTTW VPTW BCĐTW HĐLLTW TLĐ
"""
_STATE_LIST = """
TTg CP QH UBTVQH CTN UBND HĐND VPCP TTCP KTNN NHNN TANDTC VKSNDTC VPQH VPCTN UBDT TTXVN ĐTNVN
BCA BQP BNG BNV BTP BTC BCT BKHĐT BNNPTNT BNNMT BNN BGTVT BXD BTNMT BTTTT BLĐTBXH BVHTTDL BKHCN
BGDĐT BYT BTM BCN BTS BVHTT BKHCNMT BGD TCTK TCT TCHQ TCDL BHXH BCH UBTDTT UBDSGĐTE CA SNV SYT
SGDĐT STC STP SXD SCT SGTVT STNMT SNNPTNT STTTT SLĐTBXH SVHTTDL SKHCN SKHĐT SDL BQL VP VHXH KTTH
"""
_PARTY = frozenset(_PARTY_LIST.split())
SUFFIXES = {
    suffix.lower().replace("đ", "d"): suffix for suffix in (_PARTY_LIST + _STATE_LIST).split()
}
SUFFIXES |= {"ttgcp": "TTg", "tuw": "TW", "gddt": "BGDĐT", "bgd&dt": "BGDĐT"}

# Full names that a suffix alone proves.
ISSUER_OF_SUFFIX = {
    "TTg": "Thủ tướng Chính phủ",
    "CP": "Chính phủ",
    "QH": "Quốc hội",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
    "CTN": "Chủ tịch nước",
    "VPCP": "Văn phòng Chính phủ",
    "TTCP": "Thanh tra Chính phủ",
    "KTNN": "Kiểm toán nhà nước",
    "NHNN": "Ngân hàng Nhà nước Việt Nam",
    "TANDTC": "Tòa án nhân dân tối cao",
    "VKSNDTC": "Viện kiểm sát nhân dân tối cao",
    "UBDT": "Ủy ban Dân tộc",
    "BCA": "Bộ Công an",
    "BQP": "Bộ Quốc phòng",
    "BNG": "Bộ Ngoại giao",
    "BNV": "Bộ Nội vụ",
    "BTP": "Bộ Tư pháp",
    "BTC": "Bộ Tài chính",
    "BCT": "Bộ Công Thương",
    "BKHĐT": "Bộ Kế hoạch và Đầu tư",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn",
    "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BGTVT": "Bộ Giao thông vận tải",
    "BXD": "Bộ Xây dựng",
    "BTNMT": "Bộ Tài nguyên và Môi trường",
    "BTTTT": "Bộ Thông tin và Truyền thông",
    "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch",
    "BKHCN": "Bộ Khoa học và Công nghệ",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BYT": "Bộ Y tế",
}


def is_party(suffix: str, written_party: bool) -> bool:
    """Whether a number with this suffix belongs to the Party; `written_party` tells how the two
    separators were written (24-CT/TU), and decides for suffixes that the tables do not know.

    >>> is_party("TU", False), is_party("TTg", True), is_party("ĐUXYZ", False)
    (True, False, True)
    """
    first = suffix.split("-")[0]
    if first in _PARTY or first.endswith(("TU", "TW")) or first.startswith("ĐU"):
        return True
    if first in SUFFIXES.values():
        return False
    return written_party
