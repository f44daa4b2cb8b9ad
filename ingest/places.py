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


# Centrally run cities, whose Party committee is a "Thành ủy".
CITIES = frozenset({"Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế"})

# Districts of the centrally run cities: texts about them seldom name the city itself.
_DISTRICTS = {
    "Hà Nội": (
        "Ba Đình,Hoàn Kiếm,Hai Bà Trưng,Đống Đa,Tây Hồ,Cầu Giấy,Thanh Xuân,Hoàng Mai,Long Biên,"
        "Bắc Từ Liêm,Nam Từ Liêm,Hà Đông,Sơn Tây,Ba Vì,Chương Mỹ,Đan Phượng,Đông Anh,Gia Lâm,"
        "Hoài Đức,Mê Linh,Mỹ Đức,Phú Xuyên,Phúc Thọ,Quốc Oai,Sóc Sơn,Thạch Thất,Thanh Oai,"
        "Thanh Trì,Thường Tín,Ứng Hòa"
    ),
    "Hồ Chí Minh": (
        "Bình Thạnh,Gò Vấp,Phú Nhuận,Tân Bình,Tân Phú,Bình Tân,Thủ Đức,Bình Chánh,Cần Giờ,Củ Chi,"
        "Hóc Môn,Nhà Bè"
    ),
    "Đà Nẵng": "Hải Châu,Thanh Khê,Sơn Trà,Ngũ Hành Sơn,Liên Chiểu,Cẩm Lệ,Hòa Vang,Hoàng Sa",
    "Hải Phòng": (
        "Hồng Bàng,Ngô Quyền,Lê Chân,Kiến An,Đồ Sơn,Dương Kinh,An Dương,An Lão,Cát Hải,Kiến Thụy,"
        "Thủy Nguyên,Tiên Lãng,Vĩnh Bảo,Bạch Long Vĩ"
    ),
    "Cần Thơ": "Ninh Kiều,Bình Thủy,Cái Răng,Ô Môn,Thốt Nốt,Cờ Đỏ,Phong Điền,Thới Lai,Vĩnh Thạnh",
}
_PROVINCE_OF_DISTRICT = {
    fold(district): city for city, names in _DISTRICTS.items() for district in names.split(",")
}


def province_of_district(name: str) -> str | None:
    """The city of a district whose name begins `name` (at most three words follow it in text).

    >>> province_of_district("Cẩm Lệ Nguyễn"), province_of_district("Lam Giang")
    ('Đà Nẵng', None)
    """
    words = fold(name).split()
    for length in (3, 2):
        city = _PROVINCE_OF_DISTRICT.get(" ".join(words[:length]))
        if city is not None:
            return city
    return None
