"""Whether a body's own name gives a question away: the words of its field stand in what is asked.

"Who balances the finances …?" needs no reading where only one of four bodies is of finance.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Sequence

from app.study.near_bodies import level_of_body
from app.study.sectors import sector_words
from app.study.vocabulary import BODY
from app.study.wording import plain, word_pairs

# Words of names that say nothing of a field, or that any order says.
_GENERAL = re.compile(
    r"(?<!\w)(?:[uủ][yỷ] ban(?: nhân dân)?|nhân dân|hội đồng|ban (?:cán sự đảng|thường vụ|chỉ đạo)|"
    r"văn phòng|(?:tỉnh|thành|huyện|quận|thị|đảng) [uủ][yỷ]|tỉnh|huyện|quận|xã|phường|thị trấn|"
    r"thành phố|trung ương|trực thuộc|chính phủ|thủ tướng|chủ tịch|việt nam|cơ quan|đơn vị|"
    r"tổ chức|các|phát triển|bộ|sở|ban|phòng|cục|vụ|hội)(?!\w)"
)
_OF_A_PLACE = re.compile(
    r"(?<!\w)(?:(?:ở|tại|trên|của) (?:các )?(?:địa phương|địa bàn)|các sở|cấp dưới|"
    r"cơ quan chuyên môn|(?:tuyến|cấp) (?:xã|huyện)|xã, phường)(?!\w)",
    re.IGNORECASE,
)
_RUN, _LONG_RUN = 3, 5
_MANY_WORDS = 3  # of a field, by which a body is told from one that a single word fits
_SHORT = 4  # words of a slogan's part


def tells_its_field(asked: str, key: str, others: Sequence[str], *, topic: str = "") -> bool:
    """Whether what is asked names the field of the key, and of no other option; what the whole
    paper is about, its `topic`, is no sign of one.

    >>> others = ["Sở Nội vụ", "Sở Y tế", "Sở Tư pháp"]
    >>> tells_its_field("cơ quan nào cân đối tài chính cho đợt này?", "Sở Tài chính", others)
    True
    >>> tells_its_field("cơ quan nào mở 3 điểm hỏi đáp?", "Sở Y tế", ["Sở Nội vụ", "Sở Tư pháp"])
    False
    """
    said_of = _runs(asked, size=_LONG_RUN)
    own, rest = (_runs(key, size=_LONG_RUN), [_runs(o, size=_LONG_RUN) for o in others])
    if said_of & own and not any(said_of & each for each in rest):
        return True
    said = _field_said(asked, key, topic)
    if said > max(_field_said(asked, other, topic) for other in others):
        return True
    words = [len(sector_words(body, asked, topic)) for body in (key, *others)]
    return words[0] >= max(_MANY_WORDS, 2 * max(words[1:])) or _odd_one_out(asked, key, others)


def tells_its_task(body: str, key: str, others: Sequence[str], *, topic: str = "") -> bool:
    """Whether the one right task, or subject, alone speaks of the field in the body's name, or
    repeats words of the name.

    >>> tells_its_task("Sở Tài chính", "lập dự toán tài chính", ["mở lớp", "sửa chợ"])
    True
    >>> tells_its_task("Ban Cán sự đảng UBND tỉnh", "báo cáo UBND tỉnh", ["mở lớp", "sửa chợ"])
    True
    """
    if _runs(body) & _runs(key) and not any(_runs(body) & _runs(other) for other in others):
        return True
    said = _field_said(key, body, topic)
    return said > max(_field_said(other, body, topic) for other in others)


def tells_its_stranger(asked: str, key: str, others: Sequence[str], *, topic: str = "") -> bool:
    """Whether all tasks but the stranger speak of the field of the body that is asked about.

    >>> tells_its_stranger("việc nào KHÔNG của Sở Y tế?", "mở chợ", ["khám bệnh", "tiêm thuốc"])
    True
    """
    said = [_field_said(option, asked, topic) for option in (key, *others)]
    return said[0] == 0 and min(said[1:]) > 0


def tells_its_part(asked: str, key: str, others: Sequence[str], *, topic: str = "") -> bool:
    """Whether the key alone shares two words in a row with what is asked.

    >>> tells_its_part("Về giữ rừng", "giữ rừng ở xã", ["tiếp công dân", "đào tạo cán bộ"])
    True
    >>> tells_its_part("Giữ đúng hẹn với dân", "rõ giờ hẹn", ["rõ kết quả", "rõ địa chỉ"])
    True
    """
    options = (key, *others)
    known = word_pairs(topic)
    shared: list[Collection[str]] = [
        (word_pairs(asked) & word_pairs(option)) - known for option in options
    ]
    if all(len(option.split()) <= _SHORT for option in options):
        # of a slogan's parts one word tells, other than what all of them share
        common = set.intersection(*(set(plain(option).split()) for option in options))
        title = set(plain(asked).split()) - common
        shared = [title & set(plain(option).split()) for option in options]
    return bool(shared[0]) and not any(shared[1:])


def _runs(text: str, size: int = _RUN) -> set[tuple[str, ...]]:
    """A text's words, some in a row, with names of committees as one spelling."""
    words = plain(text).replace("ubnd", "uy ban nhan dan").split()
    return {tuple(words[n : n + size]) for n in range(len(words) - size + 1)}


def names_its_body(task: str, body: str, *, topic: str = "") -> bool:
    """Whether a task tells whose it is by itself.

    >>> names_its_body("chỉ đạo lực lượng công an xã", "Bộ Công an"), names_its_body("mở lớp", "Sở")
    (True, False)
    """
    return _field_said(task, body, topic) > 0


def _field_said(text: str, body: str, topic: str) -> int:
    """How plainly a text tells the field of a body: 2 by words of its name, 1 by words that go with
    it, 0 not at all."""
    folded = " ".join(re.findall(r"\w+|[,.;]", text.lower()))
    known = topic.lower()
    pairs = (pair for pair in _field_pairs(body.lower()) if pair not in known)
    if any(re.search(rf"(?<!\w){pair}(?!\w)", folded) for pair in pairs):
        return 2
    return 1 if sector_words(body, text, topic) else 0


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
