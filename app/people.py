"""People named in a text, each with the post that stands beside the name."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from app.family_names import COMMON, FAMILIES
from app.tokens import UPPER, word_set
from ingest.folding import fold, tone_key
from ingest.model import Span
from ingest.places import PLACES

# Words of bodies and posts, which names never hold.
_OFFICE_WORDS = word_set(
    "ban đảng ủy bộ sở trưởng phòng cục viện hội ubnd hđnd mttq btv bch tp tịch phó ương khối các"
    " đại tỉnh huyện quận tổng"
)
# "H'Luin Êban", "K’Brếp": names of the Central Highlands.
_SYLLABLE = rf"[{UPPER}](?:['’][{UPPER}])?[^\W\d_]*"
_HIGHLANDER = re.compile(rf"[HK]['’][{UPPER}]")
_NAME_RUN = re.compile(rf"(?<![^\W_])(?<!['’]){_SYLLABLE}(?: {_SYLLABLE})*(?![^\W_])")
# Heads of posts; the longest that fits is taken.
_HEADS = (
    r"(?:(?:Quyền |Nguyên |nguyên )?(?:Phó |phó )?(?:[Tt]ổng )?"
    r"(?:[Bb]í thư(?: [Tt]hường trực| [Tt]hứ nhất)?|[Cc]hủ tịch(?: [Tt]hường trực)?|[Gg]iám đốc|"
    r"[Tt]rưởng|[Cc]hánh|[Cc]hủ nhiệm|[Vv]iện trưởng|[Hh]iệu trưởng|[Cc]ục trưởng|[Vv]ụ trưởng|"
    r"[Cc]hi cục trưởng|[Tt]ổng cục trưởng|[Đđ]ội trưởng|[Tt]ổ trưởng|[Tt]hủ tướng|[Tt]rạm trưởng|"
    r"[Tt]hủ trưởng|[Đđ]oàn trưởng|"
    r"(?!tăng|Tăng)[^\W\d_]{2,6} trưởng|[Kk]iểm toán trưởng|[Tt]hư ký|[Tt]hanh tra|[Bb]iên tập)"
    r"|[Bb]ộ trưởng|[Tt]hứ trưởng|[Ủủ]y viên|[Uu]ỷ viên|"
    r"(?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Qq]uận|[Tt]hị|[Đđ]ảng) (?:ủy|uỷ) viên|[Cc]hỉ huy trưởng|"
    r"[Cc]hính (?:ủy|uỷ)|[Kk]ế toán trưởng|[Đđ]ại biểu|[Cc]huyên viên|[Tt]hẩm phán|"
    r"[Tt]hượng tá|[Tt]rung tá|[Tt]hiếu tá|[Đđ]ại tá|[Tt]hiếu tướng|[Tt]rung tướng|"
    r"[Đđ]ại úy|[Tt]hượng úy|"
    # As they are written for short: "PGĐ Sở A", "PBT TT Huyện ủy", "HUV".
    r"P?T?GĐ|PCT|PBT(?: TT)?|(?:H|T|Q|Th)UV|UVBTV|UVBCH|CT(?= (?:UB|HĐND|MTTQ|Hội|LĐLĐ))|"
    r"BT(?= (?:Đảng|Huyện|Tỉnh|Thành|Quận|Đoàn|Chi) ))"
)
# "Trưởng" and "Phó" may end a name, too.
_POST_IN_RUN = re.compile(
    rf"\s(?:Trưởng (?:phòng|ban|đoàn|thôn|khoa|trạm|[{UPPER}])|"
    rf"Phó (?:giám|chủ|trưởng|bí|[{UPPER}])|Bí thư|Chủ tịch|Giám đốc|Hiệu trưởng)"
)
POST_START = re.compile(rf"(?<![^\W\d_]){_HEADS}(?![^\W\d_])")
# A rank tells no office: the post that follows the name does.
RANK = re.compile(r"(?:[Đđ]ại|[Tt]hượng|[Tt]rung|[Tt]hiếu) (?:tướng|tá|úy|uý)")
_HONORIFIC = re.compile(
    r"(?:[Đđ]ồng chí|[Đđ]/c|[ÔôBb](?:ng|à)|[Bb]ác|[Aa]nh|[Cc]hị|[Cc]ô|[Tt]hầy|Ths?\.|TS\.|"
    r"BS\.|KS\.|PGS\.|GS\.|[Bb]ác sĩ|[Kk]ỹ sư|[Nn]hà báo|[Ll]uật sư|[Tt]hạc sĩ|[Tt]iến sĩ|"
    r"[Tt]ác giả|[Pp]hóng viên|Đại đức|Thượng tọa|Hòa thượng|Ni sư|Sư cô|Linh mục|Mục sư)"
    r"\s*[:]?\s*$"
)
_IS_CALLED_SO = re.compile(r"(?:[Cc]hủ tịch|[Bb]ác|[Ôô]ng|[Bb]à|[Đđ]ồng chí)\s+$")
# "Thí sinh Trần An": names stand behind these, other things too.
_SORT_OF_PERSON = re.compile(
    r"(?:[Tt]hí sinh|[Hh]ọc sinh|[Ss]inh viên|[Hh]ọc viên|[Gg]iáo viên|[Ee]m|[Cc]háu|[Nn]ghệ nhân|"
    r"[Cc]hiến sĩ|[Đđ]ảng viên|[Đđ]oàn viên)\s+$"
)
# "(bìa phải)", "(bên trái)" behind a name under a picture.
_PICTURED = r"(?:\s*\([a-zđ][^()\d]{2,24}\))?"
_POST_BEHIND = re.compile(rf"{_PICTURED}\s*[-–,(]\s*{_HEADS}")
_PLACE_WORD = re.compile(
    r"(?:phường|xã|quận|huyện|tỉnh|[Tt]hành phố|[Tt]hị xã|[Tt]hị trấn|TP\.?|Tỉnh|Huyện|Quận|"
    r"[Tt]hủ đô|thôn|khu phố|[Qq]uận ủy|[Hh]uyện ủy|[Tt]hành ủy|[Tt]ỉnh ủy|[Tt]hị ủy|[Ss]ở|[Bb]an|"
    r"đường|trường|[Đđ]ảng ủy|[Đđ]ảng bộ)\s+$"
)
# Where a post before a name may not reach back over.
_STOP = re.compile(
    # "HĐND TP.HCM" goes on behind its point.
    r"[;:!?“”\"()\n]|(?<!TP)(?<!TX)(?<!TT)\.|(?<![^\W\d_])(?:của đồng chí|do|gồm|là|cùng|với)\s|"
    rf"(?<![^\W_])và\s(?=đồng chí|ông|bà|{_HEADS})"
)
_SPEAKS = re.compile(
    r"\s*(?:"
    r",|-|–|\(|:|đã |vừa |mới |cũng |cho biết|cho rằng|khẳng định|nhấn mạnh|phát biểu|đề nghị|"
    r"yêu cầu|trình bày|chia sẻ|đánh giá|chủ trì|quán triệt|dự|ký|kết luận|nêu|nói|thông tin|"
    r"báo cáo|trao|chỉ đạo|giải đáp|truyền đạt|và |làm |giữ |được |về |\.|$|\n|gửi|tặng|thăm|"
    r"tiếp|giao|biểu dương|ghi nhận|cảm ơn|lưu ý|hứa|cam kết|thừa nhận|giải trình|giải thích|"
    r"lý giải|kể|bày tỏ|mong|phê bình|công bố|thay mặt|khai mạc|bế mạc|điều hành|tham dự|"
    r"tiếp thu|gợi ý)"
)
# "(CDC)" behind a body's name is part of a post.
SHORT_FORM = re.compile(rf"\([{UPPER}&-]{{2,10}}\)")
# "An tái đắc cử Bí thư", "Bình được bầu giữ chức Giám đốc": the post somebody comes to hold.
_GAINS = re.compile(
    r"\s*,?\s+(?:đã |vừa |tiếp tục |vinh dự |mới )*(?:(?:(?:tái )?đắc|trúng|tái) cử|"
    r"được(?: [^\W\d_]+,?){0,5}? (?:bầu|bổ nhiệm|cử|chỉ định|phân công|điều động)|"
    r"(?=giữ chức|giữ cương vị|đảm nhiệm chức))"
    r"(?: (?:lại|tiếp tục))?(?: (?:giữ|làm|là|vào|đảm nhiệm))?"
    rf"(?: (?:chức vụ|chức danh|chức|cương vị))?\s*:?\s*(?={_HEADS})"
)
# "An, Phó ban A, tham gia Ban Chấp hành và giữ chức Bí thư B"; nobody else is named between.
_TAKES = re.compile(
    r"[^;.:\n]{0,160}?\sgiữ (?:chức vụ|chức danh|chức|cương vị)\s+"
    rf"(?={_HEADS})"
)
_HONORED = re.compile(r"(?:[Đđ]ồng chí|[Đđ]/c|(?<![^\W\d_])[ÔôBb](?:ng|à))\s")
_IS_HELD_BY = re.compile(r"\s(?:hiện |nay |hiện nay )?là(?: (?:ông|bà|anh|chị|đồng chí))?\s\Z")
_TITLES = word_set("ông bà anh chị cô bác em thầy")
_GIVEN_MIDDLES = word_set("thị văn")


@dataclass(frozen=True, slots=True)
class Person:
    """A name and the post that stands beside it, as written; `post` is None without one."""

    name: Span
    post: Span | None


def find_people(
    text: str, start: int = 0, end: int | None = None, *, places: Collection[str] = ()
) -> list[Person]:
    """People named in `text[start:end]`, in order. `places` are folded names that the collection
    uses alone, so that "quận Hà Lâm Trần Văn An" is cut after the place.

    >>> text = "Phó Bí thư Quận ủy, Chủ tịch UBND quận Hà Lâm Trần Thị Thu An cho biết, 3 việc."
    >>> [(text[p.name.start:p.name.end], text[p.post.start:p.post.end]) for p in find_people(text)]
    [('Trần Thị Thu An', 'Phó Bí thư Quận ủy, Chủ tịch UBND quận Hà Lâm')]
    >>> text = "Bà H'Mai Êđang, Trưởng phòng Tư pháp, dự."
    >>> [text[person.name.start : person.name.end] for person in find_people(text)]
    ["H'Mai Êđang"]
    >>> text = "Đồng chí Lê Văn Bình - Trưởng Ban Dân vận Huyện ủy dự hội nghị."
    >>> [(text[p.name.start:p.name.end], text[p.post.start:p.post.end]) for p in find_people(text)]
    [('Lê Văn Bình', 'Trưởng Ban Dân vận Huyện ủy')]
    """
    stop = len(text) if end is None else end
    people: list[Person] = []
    for run in _NAME_RUN.finditer(text, start, stop):
        begin = _behind_title(text, *run.span())
        # "đồng chí Trần An Trưởng phòng A": no comma before the post.
        post = _POST_IN_RUN.search(text, begin + 1, stop)
        post = post if post is not None and post.start() < run.end() else None
        end = post.start() if post is not None else run.end()
        name = _name_in(text, begin, end, low=start, high=stop, places=places)
        if name is not None:
            # A post begins behind the name before, and behind the post that stands behind that:
            # "Trưởng ban A Trần B, Chủ tịch C Lê D", "Trần B – Trưởng ban A, Lê D – Chủ tịch C".
            last = people[-1] if people else None
            if last is not None and last.post is not None and last.post.end > name.start:
                last = people[-1] = Person(last.name, _until(text, last.post, name.start))
            low = max(last.name.end, last.post.end if last.post else 0) if last else start
            people.append(Person(name, _post(text, name, low=low, high=stop)))
    return people


_PARTS = re.compile(r"[,;–-]|\b(?:và|cùng)\b")
_LEADS_ON = re.compile(
    r"[\s,;–-]*(?:(?:(?:và|cùng)\s+)?(?:(?:các )?đồng chí|đ/c|ông|bà)|và|cùng)?[\s,:]*$"
)


_NEXT_POST = re.compile(rf"[;,]\s*(?:đồng chí |đ/c )?(?={_HEADS})")


def _until(text: str, post: Span, stop: int) -> Span:
    """A post up to where the next name begins, without what leads to that: a post, too, where
    nothing parts it from the name, "Lê A – Giám đốc B; Bí thư C Trần D"."""
    opening = _LEADS_ON.search(text, post.start, stop)
    end = opening.start() if opening is not None else stop
    if not _PARTS.search(text, end, stop):
        theirs = [match.start() for match in _NEXT_POST.finditer(text, post.start, end)]
        return Span(post.start, theirs[-1] if theirs else end)
    more = POST_START.search(text, end - 1, stop) if end < stop else None
    return Span(post.start, max(post.start, end if more is None else more.start()))


def _behind_title(text: str, begin: int, end: int) -> int:
    """Where a name begins behind "Ông" (a family name too: one before another is none) or "Chị"."""
    words = [tone_key(text[first:last]) for first, last in _words(text, begin, end)]
    titled = len(words) > 2 and words[0] in _TITLES and words[1] in FAMILIES
    return begin + len(words[0]) + 1 if titled else begin


def _name_in(
    text: str, begin: int, end: int, *, low: int, high: int, places: Collection[str]
) -> Span | None:
    words = _words(text, begin, end)
    best: tuple[float, int] | None = None
    for first in range(max(0, len(words) - 5), len(words) - 1):
        score = _name_score(text, words, first, low=low, high=high, places=places)
        if score > 0 and (best is None or score > best[0]):
            best = (score, first)
    if best is None:
        return None
    return Span(words[best[1]][0], words[-1][1])


def _name_score(
    text: str,
    words: list[tuple[int, int]],
    first: int,
    *,
    low: int,
    high: int,
    places: Collection[str],
) -> float:
    """How much the words from `first` on look like a whole name; 0 or less is no name."""
    written = [text[start:end] for start, end in words[first:]]
    family = tone_key(written[0])
    if len(written) < 2 or any(len(word) > 7 for word in written):
        return 0.0
    # A rarer family than any listed is known by its middle name or by who is called so.
    named_so = written[1].lower() in _GIVEN_MIDDLES and len(written) > 2
    called_so = first == 0 and _HONORIFIC.search(text[low : words[0][0]]) is not None
    highlander = _HIGHLANDER.match(written[0]) is not None
    if family not in FAMILIES and not (named_so or called_so or highlander):
        return 0.0
    if fold(" ".join(written)) in PLACES and not _IS_CALLED_SO.search(text[low : words[first][0]]):
        return 0.0  # "thí sinh Hà Tĩnh", "tấm gương đạo đức Hồ Chí Minh"
    # A family name may look like a word of an office behind "Ông", a last one before a post.
    posted = len(written) > 2 and _POST_BEHIND.match(text, words[-1][1], high) is not None
    checked = written[called_so and len(written) > 2 : len(written) - posted]
    if any(tone_key(word) in _OFFICE_WORDS for word in checked):
        return 0.0
    size = len(written)
    score = {2: 0.5, 3: 2.0, 4: 2.0, 5: 1.0}.get(size, 0.0)
    score += 1.5 if highlander else 1.0 if family in COMMON else 0.0
    score += 2.0 if written[1].lower() in _GIVEN_MIDDLES else 0.0
    before = text[low : words[first][0]]
    after = text[words[-1][1] : high]
    called = _HONORIFIC.search(before)
    if first == 0:
        called = called or _SORT_OF_PERSON.search(before)
        score += 2.0 if called else 0.0
        placed = _PLACE_WORD.search(before) is not None
        score -= 3.0 if placed and not _person_like(before, after, size) else 0.0
    else:
        place = fold(text[words[0][0] : words[first - 1][1]])
        score += 1.5 if place in places else 0.0
        score += 0.3 if first == 2 else 0.0
        score += 0.5 if _PLACE_WORD.search(text[low : words[0][0]]) else -0.5
    if not (called or _has_post(text, words[first][0], low)):
        # Without a post or an honorific beside it, a name is taken only when it stands by itself.
        score -= 1.0 if _SPEAKS.match(after) and size >= 3 else 2.0
        score += 0.5 if re.match(r"\s*[-–,(]\s*" + _HEADS, after) else 0.0
    return score - 0.6


# Few areas above a commune bear three syllables that may be a person's.
_LARGE_AREA = re.compile(r"(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện)(?: (?:ủy|uỷ))?\s+$")
_WHOLE_NAME = 3


def _person_like(before: str, after: str, size: int) -> bool:
    """Whether "thành phố Đỗ Văn Lượng" is an office of the city, then a person: a post opens the
    clause, and a verb of speech or a comma follows, or no area is called so."""
    if POST_START.search(before[-120:]) is None or size < _WHOLE_NAME:
        return False
    return bool(_SPEAKS.match(after) or _LARGE_AREA.search(before))


def _has_post(text: str, at: int, low: int) -> bool:
    return _post_before(text, at, low) is not None


def _post(text: str, name: Span, *, low: int, high: int) -> Span | None:
    before = _post_before(text, name.start, low)
    after = _post_after(text, name.end, high)
    if before is not None and after is not None and RANK.fullmatch(text, *before):
        return after
    if before is not None and after is not None:
        # "Chủ tịch X Trần An, Phó Chủ tịch Y Lê Bình": what follows belongs to the next name; in
        # "…, Trần An – Chủ tịch X" a dash says that it belongs to this one.
        apart = text[low : name.start].rstrip().endswith((",", ";"))
        return after if apart and text[name.end : after.start].strip() in "-–" else before
    return before or after or gained_post(text, name, high) or _post_said(text, name, low)


def _post_said(text: str, name: Span, low: int) -> Span | None:
    """The post of which somebody is said to be the holder: "Giám đốc Sở A là ông Trần Văn B"."""
    equals = _IS_HELD_BY.search(text, max(low, name.start - 160), name.start)
    if equals is None:
        return None
    heads = [*POST_START.finditer(text, max(low, equals.start() - 140), equals.start())]
    written = text[heads[0].start() : equals.start()] if heads else ""
    if not heads or re.search(r"[.;:!?\n]", written) or _broken(written):
        return None
    return Span(heads[0].start(), equals.start())


def gained_post(text: str, name: Span, high: int) -> Span | None:
    """The post that somebody is said to be given or elected to, right behind the name.

    >>> text = "Phó Bí thư Lê Văn An được bầu giữ chức Bí thư Huyện ủy khóa XX."
    >>> span = gained_post(text, Span(11, 20), len(text))
    >>> text[span.start : span.end]
    'Bí thư Huyện ủy khóa XX'
    """
    opening = _GAINS.match(text, name.end, high) or _TAKES.match(text, name.end, high)
    if opening is None or _HONORED.search(opening.group()):
        return None
    end = _clause_end(text, opening.end(), high)
    return Span(opening.end(), end) if end > opening.end() else None


def second_post(text: str, person: Person, high: int, following: Span | None) -> Span | None:
    """The post behind a name that has one before it, too, where it is not that of the person named
    next: "Chủ tịch Quốc hội Trần An, Trưởng đoàn kiểm tra, chủ trì"."""
    if person.post is None or person.post.start > person.name.start:
        return None
    behind = _post_after(text, person.name.end, high)
    if behind is None or (following is not None and following.start <= behind.end + 1):
        return None
    return behind


def _post_before(text: str, at: int, low: int) -> Span | None:
    """The post that runs up to a name, several of them joined by commas or dashes."""
    floor = max(low, at - 220)
    short = [match.span() for match in SHORT_FORM.finditer(text, floor, at)]
    stops = [
        match.end()
        for match in _STOP.finditer(text, floor, at)
        if not any(first <= match.start() < last for first, last in short)
    ]
    floor = max([floor, *stops])
    begin = None
    heads = [match.start() for match in POST_START.finditer(text, floor, at)]
    for head in reversed(heads):
        reach = begin if begin is not None else at
        between = text[head:reach]
        if begin is not None and not re.search(r"[,–-]\s*$", between):
            begin = head if head < begin and _continues(between) else begin
            continue
        if begin is None and _broken(between):
            return None
        begin = head
    if begin is None:
        return None
    end = at
    while end > begin and text[end - 1] in " -–,:":
        end -= 1
    trimmed = re.sub(r"[\s,–-]+(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à|[Đđ]/c)$", "", text[begin:end])
    return Span(begin, begin + len(trimmed)) if trimmed else None


# "Bí thư Huyện ủy trao giải cho Trần An": who stands behind is not the secretary.
_DONE_TO = re.compile(
    r"(?<![^\W\d_])(?:trao|tặng|cho|thăm|gặp|gửi|chúc mừng|biểu dương|khen|mời|giới thiệu|"
    r"công bố|chủ trì|tham dự|phát biểu|làm việc|bổ nhiệm|điều động|chỉ định)(?![^\W\d_])"
)


def _continues(between: str) -> bool:
    """Whether a second head stands inside the same post: "Phó Trưởng ban", "Ủy viên, Bí thư"."""
    return len(between.split()) <= 2 and "," not in between


def _broken(between: str) -> bool:
    """Whether words between post and name say that they do not belong together."""
    lower = between.lower()
    return len(between.split()) > 16 or bool(
        re.search(r"\b(?:đã|sẽ|được|phải|cho biết|yêu cầu|ban hành|về việc|trong|để)\b", lower)
        or _DONE_TO.search(between)
    )


_BEHIND = re.compile(rf"{_PICTURED}\s*[,(–-]\s*(?={_HEADS})|(?={_POST_IN_RUN.pattern})")


def _post_after(text: str, at: int, high: int) -> Span | None:
    """The posts after a name: ", Bí thư Đảng ủy xã" or " - Ủy viên …, Trưởng ban …"."""
    opening = _BEHIND.match(text, at, high)
    if opening is None:
        return None
    begin = opening.end() + (opening.end() == at)
    end = _clause_end(text, begin, high)
    while True:
        more = re.compile(rf"\s*[,;]\s*(?:kiêm )?(?={_HEADS})").match(text, end, high)
        if more is None:
            break
        end = _clause_end(text, more.end(), high)
    return Span(begin, end) if end > begin else None


_CLAUSE_END = re.compile(
    r",(?! (?:chống|chữa cháy|cứu hộ|cứu nạn)(?!\w))|[;:()“”\"\n]|(?<!TP)(?<!TX)(?<!TT)\.|"
    # Behind a dash, too: "Ông An-Bí thư Chi bộ-chia sẻ".
    r"(?<!thư)(?<!Thư)[\s–-](?:cho biết|cho rằng|khẳng định|nhấn mạnh|phát biểu|đề nghị|chủ trì|"
    r"trình bày|chia sẻ|đánh giá|quán triệt|dự|ký|kết luận|nêu|nói|thông tin|báo cáo|đã|sẽ|làm|"
    r"truyền đạt|và (?:đồng chí|nhiều|các|một số|đông đảo)|cùng|được|trao|chỉ đạo|"
    r"trực tiếp|tham dự|tham gia|yêu cầu|giữ chức|để|- )(?=\W|$)"
)


def _clause_end(text: str, begin: int, high: int) -> int:
    match = _CLAUSE_END.search(text, begin, high)
    return match.start() if match else high


def _words(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    return [match.span() for match in re.compile(r"\S+").finditer(text, begin, end)]
