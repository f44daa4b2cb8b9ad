"""Whether a body's own name gives a question away: the words of its field stand in what is asked.

"Who balances the finances …?" needs no reading where only one of four bodies is of finance.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from app.study.near_bodies import level_of_body
from app.study.vocabulary import BODY

# Words of names that say nothing of a field, or that any order says.
_GENERAL = re.compile(
    r"(?<!\w)(?:[uủ][yỷ] ban(?: nhân dân)?|nhân dân|hội đồng|ban (?:cán sự đảng|thường vụ|chỉ đạo)|"
    r"văn phòng|(?:tỉnh|thành|huyện|quận|thị|đảng) [uủ][yỷ]|tỉnh|huyện|quận|xã|phường|thị trấn|"
    r"thành phố|trung ương|trực thuộc|chính phủ|thủ tướng|chủ tịch|việt nam|cơ quan|đơn vị|"
    r"tổ chức|các|phát triển|bộ|sở|ban|phòng|cục|vụ|hội)(?!\w)"
)
# What else tells a field as plainly as its name does.
_SIGNS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(name), re.compile(rf"(?<!\w)(?:{words})(?!\w)"))
    for name, words in (
        (r"nông nghiệp", r"nông sản|nông dân|chăn nuôi|trồng trọt|thú y"),
        (r"công an", r"truy quét|triệt phá|tội phạm|trật tự an toàn|ổ nhóm"),
        (r"giáo dục", r"học sinh|sinh viên|nhà trường|trường học|giáo viên"),
        (r"y tế", r"bệnh viện|khám bệnh|chữa bệnh|khám, chữa bệnh|bác sĩ"),
        (r"quốc phòng|quân sự|biên phòng", r"biên phòng|bộ đội|quân đội|dân quân"),
        (r"ban kiểm tra", r"giám sát|kỷ luật đảng"),
        (r"báo |đài |phát thanh", r"phát sóng|chuyên mục|tin bài"),
    )
)
_OF_A_PLACE = re.compile(r"(?<!\w)(?:ở|tại|trên|của) (?:các )?(?:địa phương|địa bàn)(?!\w)")


def tells_its_field(asked: str, key: str, others: Sequence[str]) -> bool:
    """Whether what is asked names the field of the key, and of no other option.

    >>> others = ["Sở Nội vụ", "Sở Y tế", "Sở Tư pháp"]
    >>> tells_its_field("cơ quan nào cân đối tài chính cho đợt tiêm?", "Sở Tài chính", others)
    True
    >>> tells_its_field("cơ quan nào mở 3 điểm tiêm?", "Sở Y tế", ["Sở Nội vụ", "Sở Tư pháp"])
    False
    """
    if _names_field(asked, key) and not any(_names_field(asked, other) for other in others):
        return True
    return _odd_one_out(asked, key, others)


def tells_its_task(body: str, key: str, others: Sequence[str]) -> bool:
    """Whether the one right task, or subject, alone speaks of the field in the body's name.

    >>> tells_its_task("Sở Tài chính", "lập dự toán tài chính", ["mở lớp", "sửa chợ"])
    True
    """
    return _names_field(key, body) and not any(_names_field(other, body) for other in others)


def _names_field(text: str, body: str) -> bool:
    folded = " ".join(re.findall(r"\w+|[,.;]", text.lower()))
    own = body.lower()
    if any(re.search(rf"(?<!\w){pair}(?!\w)", folded) for pair in _field_pairs(own)):
        return True
    return any(name.search(own) and signs.search(text.lower()) for name, signs in _SIGNS)


def _field_pairs(body: str) -> set[str]:
    """Neighbouring words of a name that tell its field.

    >>> sorted(_field_pairs("sở tài nguyên và môi trường"))
    ['môi trường', 'tài nguyên']
    """
    pairs: set[str] = set()
    for part in re.split(r"\s?[-,]\s?| và |\|", _GENERAL.sub("|", body.lower())):
        pairs |= {f"{a} {b}" for a, b in itertools.pairwise(part.split())}
    return pairs


def _odd_one_out(asked: str, key: str, others: Sequence[str]) -> bool:
    """Whether the key alone is no body, or alone works where the question says it is done."""
    bodies = [bool(BODY.match(option)) for option in (key, *others)]
    if not bodies[0] and all(bodies[1:]):
        return True
    levels = [level_of_body(option) for option in (key, *others)]
    # "Ủy ban nhân dân tỉnh … trực thuộc Trung ương" is of a place, whatever else it names.
    local = [bool(re.search(r"(?i)[uủ][yỷ] ban nhân dân|UBND", o)) for o in (key, *others)]
    alone = local[0] and not any(local[1:]) and set(levels[1:]) == {"state"}
    return alone and _OF_A_PLACE.search(asked) is not None
