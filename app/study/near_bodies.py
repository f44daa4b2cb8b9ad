"""Bodies and posts that could be mistaken for one: of the same sort and on the same level."""

from __future__ import annotations

import re

from ingest.folding import fold

# Sisters on one level: the head word, and what follows it in the names of real bodies.
_FAMILIES: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (
        re.compile(r"^Sở\s"),
        ("Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp", "Sở Xây dựng", "Sở Y tế",
         "Sở Giáo dục và Đào tạo", "Sở Kế hoạch và Đầu tư", "Sở Tài nguyên và Môi trường",
         "Sở Thông tin và Truyền thông", "Sở Khoa học và Công nghệ"),
    ),
    (
        re.compile(r"^Bộ\s(?!Chỉ huy|phận)"),
        ("Bộ Nội vụ", "Bộ Tài chính", "Bộ Tư pháp", "Bộ Xây dựng", "Bộ Y tế", "Bộ Công an",
         "Bộ Giáo dục và Đào tạo", "Bộ Kế hoạch và Đầu tư", "Bộ Quốc phòng"),
    ),
    (
        re.compile(r"^Phòng\s"),
        ("Phòng Nội vụ", "Phòng Tài chính - Kế hoạch", "Phòng Tư pháp", "Phòng Y tế",
         "Phòng Văn hóa và Thông tin", "Phòng Giáo dục và Đào tạo"),
    ),
)  # fmt: skip
_COMMITTEE = re.compile(
    r"^(?:Ban (?:Tổ chức|Tuyên giáo|Dân vận|Nội chính)|(?:Ủy|Uỷ) ban Kiểm tra|Văn phòng) "
    r"((?:Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|uỷ)(?!\w).*)$"
)
_COMMITTEE_BODIES = (
    "Ban Tổ chức", "Ban Tuyên giáo", "Ban Dân vận", "Ủy ban Kiểm tra", "Văn phòng",
)  # fmt: skip
# Those who receive reports on one level, whom one report does not go to at once.
_SUPERIORS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (
        re.compile(
            r"^(?:Ban Thường vụ|Thường trực) ((?:Tỉnh|Thành|Huyện|Quận|Thị) (?:ủy|uỷ)(?: .*)?)$"
        ),
        ("Ban Thường vụ {0}", "Thường trực {0}", "Văn phòng {0}", "Ban Tổ chức {0}",
         "Ủy ban Kiểm tra {0}"),
    ),
    (
        re.compile(r"^(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND) "
                   r"((?:tỉnh|thành phố|huyện|quận|xã|phường)(?: [A-ZĐ].*)?)$"),
        ("Ủy ban nhân dân {0}", "Hội đồng nhân dân {0}", "Ủy ban Mặt trận Tổ quốc {0}",
         "Văn phòng Ủy ban nhân dân {0}"),
    ),
)  # fmt: skip
_LEVELS = (
    ("state", re.compile(r"^Bộ |Thủ tướng|Chính phủ|Trung ương|Quốc hội|Tổng cục")),
    ("district", re.compile(r"(?i)huyện|quận|thị xã|^Phòng ")),
    ("commune", re.compile(r"(?i)(?<!\w)(?:xã|phường|thị trấn)(?!\w)")),
    ("province", re.compile(r"(?i)tỉnh|thành ủy|^Sở |thành phố")),
)
# Posts that exclude each other, by the words that open them; the rest of the post is kept.
_POSTS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (
        re.compile(r"^Chủ tịch (?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân) "),
        ("Chủ tịch UBND ", "Phó Chủ tịch UBND ", "Chủ tịch HĐND ", "Phó Chủ tịch HĐND "),
    ),
    (
        re.compile(
            r"^Phó Chủ tịch (?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân) "
        ),
        ("Phó Chủ tịch UBND ", "Chủ tịch UBND ", "Chủ tịch HĐND ", "Phó Chủ tịch HĐND "),
    ),
    (
        re.compile(r"^(?:Phó )?Trưởng [Bb]an (?:Tổ chức|Tuyên giáo|Dân vận|Nội chính) "),
        ("Trưởng Ban Tổ chức ", "Trưởng Ban Tuyên giáo ", "Phó Trưởng Ban Tổ chức ",
         "Phó Trưởng Ban Tuyên giáo ", "Trưởng Ban Dân vận ", "Trưởng Ban Nội chính "),
    ),
    (
        re.compile(r"^(?:Phó )?Bí thư (?:Thường trực )?(?=(?:Tỉnh|Thành|Huyện|Quận|Đảng) )"),
        ("Bí thư ", "Phó Bí thư Thường trực ", "Trưởng Ban Tổ chức ", "Trưởng Ban Tuyên giáo ",
         "Chủ nhiệm Ủy ban Kiểm tra "),
    ),
    (
        re.compile(r"^(?:Phó )?Giám đốc (?=Sở )"),
        ("Giám đốc ", "Phó Giám đốc ", "Chánh Văn phòng ", "Chánh Thanh tra "),
    ),
    (
        re.compile(r"^(?:Phó )?Trưởng phòng "),
        ("Trưởng phòng ", "Phó Trưởng phòng ", "Chuyên viên phòng ", "Thanh tra viên phòng "),
    ),
)  # fmt: skip


def sister_bodies(body: str) -> tuple[str, ...]:
    """Other bodies of the same sort on the same level, () where the sort is unknown.

    >>> sister_bodies("Ban Tuyên giáo Huyện ủy")[:2]
    ('Ban Tổ chức Huyện ủy', 'Ban Dân vận Huyện ủy')
    >>> sister_bodies("Sở Nội vụ")[0], sister_bodies("Câu lạc bộ Thơ")
    ('Sở Tài chính', ())
    """
    for pattern, offices in _SUPERIORS:
        if superior := pattern.match(body):
            made = tuple(office.format(*superior.groups()) for office in offices)
            return tuple(name for name in made if fold(name) != fold(body))
    committee = _COMMITTEE.match(body)
    if committee:
        named = tuple(f"{office} {committee[1]}" for office in _COMMITTEE_BODIES)
    elif "," in body:
        named = ()
    else:
        named = next((names for head, names in _FAMILIES if head.match(body)), ())
    return tuple(name for name in named if fold(name) != fold(body))


def level_of_body(body: str) -> str:
    """Which level of government a body's name speaks of; "" when it does not say.

    >>> level_of_body("Sở Nội vụ"), level_of_body("Ủy ban nhân dân huyện Nậm Tin")
    ('province', 'district')
    """
    return next((level for level, words in _LEVELS if words.search(body)), "")


def rival_posts(post: str) -> tuple[str, ...]:
    """Posts at the same place that one person cannot hold beside this one, () where unknown.

    >>> rival_posts("Phó Chủ tịch UBND huyện Nậm Tin")[0]
    'Chủ tịch UBND huyện Nậm Tin'
    """
    if "," in post or " kiêm " in post:
        return ()
    for opening, others in _POSTS:
        match = opening.match(post)
        if match:
            tail = post[match.end() :]
            made = (_spelled_as(other, post) + tail for other in others)
            return tuple(each for each in made if fold(each) != fold(post))
    return ()


def _spelled_as(office: str, post: str) -> str:
    """An office with its committee's name written out where the post's is."""
    if "nhân dân" not in post.lower():
        return office
    return office.replace("UBND", "Ủy ban nhân dân").replace("HĐND", "Hội đồng nhân dân")
