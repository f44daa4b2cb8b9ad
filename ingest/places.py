"""Provinces and centrally run cities, past and present, so that untoned names are known too."""

from __future__ import annotations

from ingest.folding import fold

_PROVINCE_LIST = (
    "An Giang,Bà Rịa - Vũng Tàu,Bạc Liêu,Bắc Giang,Bắc Kạn,Bắc Ninh,Bến Tre,Bình Dương,Bình Định,"
    "Bình Phước,Bình Thuận,Cà Mau,Cao Bằng,Cần Thơ,Đà Nẵng,Đắk Lắk,Đắk Nông,Điện Biên,Đồng Nai,"
    "Đồng Tháp,Gia Lai,Hà Giang,Hà Nam,Hà Nội,Hà Tây,Hà Tĩnh,Hải Dương,Hải Phòng,Hậu Giang,"
    "Hòa Bình,Huế,Hưng Yên,Khánh Hòa,Kiên Giang,Kon Tum,Lai Châu,Lạng Sơn,Lào Cai,Lâm Đồng,"
    "Long An,Nam Định,"
    "Nghệ An,Ninh Bình,Ninh Thuận,Phú Thọ,Phú Yên,Quảng Bình,Quảng Nam,Quảng Ngãi,Quảng Ninh,"
    "Quảng Trị,Sóc Trăng,Sơn La,Tây Ninh,Thái Bình,Thái Nguyên,Thanh Hóa,Thừa Thiên Huế,"
    "Thừa Thiên - Huế,Tiền Giang,Hồ Chí Minh,Trà Vinh,Tuyên Quang,Vĩnh Long,Vĩnh Phúc,Yên Bái"
)

_SHORT = {
    "hn": "Hà Nội",
    "hcm": "Hồ Chí Minh",
    "tphcm": "Hồ Chí Minh",
    "sai gon": "Hồ Chí Minh",
    "saigon": "Hồ Chí Minh",
    "hanoi": "Hà Nội",
    "danang": "Đà Nẵng",
    "haiphong": "Hải Phòng",
    "cantho": "Cần Thơ",
    "thua thien hue": "Huế",
    "thua thien - hue": "Huế",
    "dak lak": "Đắk Lắk",
    "dac lac": "Đắk Lắk",
    "bac can": "Bắc Kạn",
    "brvt": "Bà Rịa - Vũng Tàu",
    "ba ria vung tau": "Bà Rịa - Vũng Tàu",
}

# Folded spelling to the name as officials write it.
PLACES = {fold(name): name for name in _PROVINCE_LIST.split(",")} | _SHORT


def place_key(name: str) -> str:
    """One key for all spellings of a place, without its level.

    >>> place_key("TP. Hà Nội") == place_key("hanoi") == place_key("thành phố Hà Nội")
    True
    >>> place_key("tỉnh Lam Giang")
    'lam giang'
    """
    words = fold(name).replace(".", " ").replace(",", " ").split()
    while words and (words[0] in _LEVEL_WORDS or " ".join(words[:2]) in _LEVELS):
        words = words[1:] if words[0] in _LEVEL_WORDS else words[2:]
    key = " ".join(words)
    return fold(PLACES.get(key, key))


_LEVEL_WORDS = frozenset({"tinh", "tp", "quan", "huyen", "xa", "phuong"})
_LEVELS = frozenset({"thanh pho", "thi xa", "thi tran", "thu do", "dac khu"})
