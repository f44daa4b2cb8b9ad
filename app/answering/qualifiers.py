"""What narrows a figure down: "nữ", "mỗi tháng", "miền núi", "dưới 6 tuổi", a goal or what is so.

A question that says one word of a sort ("nam") is not answered by the figure of another ("nữ"):
what is said nearest to the figure decides, in its own clause first, then in the rest of its
sentence, then in the sentences before it in the paragraph, then in the headings above.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from ingest.model import Span

_CUT = re.compile(
    r"[;:.!?()“”](?!\d)|,(?!\d)(?!\s(?:xã|phường|thị trấn|huyện|quận|thị xã|đơn vị|ngành)\b)|"
    r"\s[-–]\s(?!\d)|\s(?:và|nhưng|còn|trong khi|trong đó|riêng)(?=\s)|\s\|\s"
)
_ASIDE = re.compile(r"\([^()]{1,40}\)")
_FAR = 4_000  # characters before a sentence that may still say what its figures are of
_END = re.compile(r"[.!?;](?:\s|$)")

# Sorts of words that exclude each other, each word under the name of its group; the text in lower
# case is searched. Of the first sorts a figure must say the word that the question says.
_STRICT = 8
# Of the last ones a word that is not said tells nothing.
_FREE = 5
_YEARS = re.compile(r"(?<!so với )(?<!cùng kỳ )(?<![\d–-])\bnăm ((?:19|20)\d\d)(?!\s?[-–/]\s?\d)")
_SORTS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern)
    for pattern in (
        # sex; "phía nam", "Việt Nam" tell none
        r"(?P<nam>(?<!phía )(?<!miền )(?<!việt )(?<!hướng )(?<!đông )(?<!tây )\bnam(?: giới)?\b"
        r"(?! (?:bộ|định|giang|hà|đàn|sách|trực|từ))|\bbé trai\b)|"
        r"(?P<nu>\b(?:nữ|phụ nữ|bé gái)\b)",
        # forms of discipline
        r"(?P<blame>\bkhiển trách\b)|(?P<warn>\bcảnh cáo\b)|(?P<demote>\bcách chức\b)|"
        r"(?P<expel>\bkhai trừ\b)",
        # country
        r"(?P<nui>\b(?:miền núi|vùng cao|vùng núi)\b)|"
        r"(?P<bien>\b(?:miền biển|ven biển|vùng biển|hải đảo)\b)|"
        r"(?P<bang>\b(?:đồng bằng|miền xuôi)\b)",
        r"(?P<thi>\b(?:thành thị|đô thị)\b)|(?P<thon>\bnông thôn\b(?! mới))",
        # schools
        r"(?P<mn>\bmầm non\b)|(?P<th>\btiểu học\b)|(?P<cs>\b(?:trung học cơ sở|thcs)\b)|"
        r"(?P<pt>\b(?:trung học phổ thông|thpt)\b)|(?P<dh>\bđại học\b)",
        r"(?P<ngoai>\b(?:ngoài công lập|tư thục|dân lập)\b)|(?P<cong>(?<!ngoài )\bcông lập\b)",
        r"(?P<ngoai>\b(?:ngoài nước|nước ngoài)\b)|(?P<trong>\btrong nước\b)",
        r"(?P<ngoai>\bngoài tỉnh\b)|(?P<trong>\btrong tỉnh\b)",
        # how often, or for how long a sum is paid
        r"(?P<ngay>{each}ngày\b)|(?P<tuan>{each}tuần\b)|(?P<thang>{each}tháng\b)|"
        r"(?P<quy>{each}quý\b)|(?P<nam>{each}năm\b)".replace(
            "{each}", r"(?:\b(?:mỗi(?: một)?|hằng|hàng|từng|(?<!sau )(?<!qua )(?<!gần )một)\s|/\s?)"
        ),
        # bounds and changes
        r"(?P<most>\b(?:tối đa|không quá|nhiều nhất|cao nhất|lớn nhất)\b)|"
        r"(?P<least>\b(?:tối thiểu|ít nhất|thấp nhất|nhỏ nhất)\b)",
        r"(?P<up>\btăng\b(?! cường| trưởng))|(?P<down>\bgiảm\b(?! nghèo))",
        # results
        r"(?P<near>\bcận nghèo\b)|(?P<poor>(?<!cận )(?<!giảm )(?<!thoát )\bnghèo\b)",
        r"(?P<late>\b(?:quá|trễ|chậm) hạn\b)|(?P<due>\b(?:đúng|trước) hạn\b)",
        r"(?P<online>\btrực tuyến\b)|(?P<there>\btrực tiếp\b)",
        r"(?P<hurt>\bbị thương\b)|(?P<dead>\b(?:chết|tử vong|thiệt mạng)\b)",
        r"(?P<xuat>\bxuất khẩu\b)|(?P<nhap>\bnhập khẩu\b)",
        r"(?P<new>\b(?:cấp|làm|xây|trồng) mới\b)|(?P<again>\b(?:cấp|làm|xây|trồng) lại\b)",
        r"(?P<light>\bban ngày\b)|(?P<night>\bban đêm\b)",
        r"(?P<lack>(?<!giảm )\bthiếu\b(?! (?:nhi|niên|tá|úy|tướng|sót)))",
        # what only tells figures apart: a text need not say it
        r"(?P<old>\b(?:cao tuổi|lớn tuổi|già) nhất\b)|(?P<young>\b(?:trẻ|ít|nhỏ) (?:tuổi )?nhất\b)",
        r"(?P<far>\b(?:xa|dài|lâu) nhất\b)|(?P<near>\b(?:gần|ngắn|nhanh) nhất\b)",
        r"(?P<early>\bsớm nhất\b)|(?P<late>\b(?:muộn|trễ|chậm) nhất\b)",
        r"(?P<all>\b(?:tổng số|tổng cộng|tất cả)\b)|"
        r"(?P<more>\bthêm\b|\b(?:thành lập|lập|kết nạp|mở|tuyển) mới\b|\bmới (?:thành lập|lập)\b)",
        r"(?P<done>\bđã\b)|(?P<yet>\bchưa\b)",
    )
)
_NOW = re.compile(
    r"\b(?:mới (?:đạt|có|bằng|được|chỉ|là)|"
    r"(?<!thực )(?<!phát )(?<!thể )(?<!xuất )hiện(?: nay| tại| có| đang| đã)?|đến nay|thực tế|"
    r"đang|đã)\b(?! \w+ hiện)"
)
_GOAL = re.compile(
    r"\b(?:phấn đấu|dự kiến|"
    r"(?<!vượt )(?<!đạt )(?<!thành )(?<!với )(?:mục tiêu(?! nhằm)|chỉ tiêu))\b"
)
_ASKS_GOAL = re.compile(r"\b(?:phấn đấu|mục tiêu|chỉ tiêu|dự kiến)\b")
_ASKS_WHAT_IS_TO_BE = re.compile(
    r"\b(?:phải|cần|sẽ|yêu cầu|tối thiểu|ít nhất|đề ra|đặt ra|"
    r"đến (?:hết |cuối )?(?:ngày )?(?:năm |\d{1,2}/\d{1,2}/)20\d\d)\b"
)
_DOUBT = 0.6
_OTHER_YEAR = re.compile(
    r"(?:\bngày \d{1,2} tháng \d{1,2}|"
    r"\bso với (?:cùng kỳ |cuối |đầu |hết )?(?:của )?|\bcùng kỳ )\s*$"
)
_LIMIT = re.compile(r"\b(dưới|trên|từ|đủ)\s+(\d+)\s+(?!đến\b|tới\b)([^\W\d_]+)")

_IN_TURN = re.compile(r"\blần lượt\b")

_Says = Callable[[str], frozenset[str]]


def rules_out(question: str, text: str, figure: Span, sentence: Span, above: str = "") -> bool:
    """Whether what stands nearest to a figure narrows it down otherwise than the question does.
    `above` are the headings over the sentence.

    >>> text = "Xã có 90 đoàn viên nữ. Mỗi tháng phát 40 suất quà."
    >>> rules_out("Xã có bao nhiêu đoàn viên nam?", text, Span(6, 8), Span(0, 22))
    True
    >>> rules_out("Xã có bao nhiêu đoàn viên nữ?", text, Span(6, 8), Span(0, 22))
    False
    >>> rules_out("Mỗi quý phát bao nhiêu suất quà?", text, Span(38, 40), Span(23, 50))
    True
    """
    wanted = _wanted(question)
    if not wanted or _IN_TURN.search(text, *sentence):
        return False
    zones = [zone.lower() for zone in _zones(text, figure, sentence)] + [above.lower()]
    led = [zone.lower() for zone in _zones(text, figure, sentence, behind=False)] + [above.lower()]
    for says, asked, doubt in wanted:
        # What only tells figures apart is said in their own clauses; a year leads to what it tells.
        near = led if says is _year_of else zones if doubt else zones[:1]
        said = next((found for zone in near if (found := says(zone))), frozenset())
        if said and not said & asked:
            return True
    return False


def says_itself(question: str, text: str, figure: Span, sentence: Span) -> int:
    """How many of the words by which the question narrows a figure down its own clause says.

    >>> text = "Chi 82 tỷ đồng; hỗ trợ tối đa 2 tỷ đồng mỗi xã."
    >>> asked = "Hỗ trợ tối đa bao nhiêu?"
    >>> [says_itself(asked, text, Span(*at), Span(0, len(text))) for at in ((4, 6), (31, 32))]
    [0, 1]
    """
    clause = next(_zones(text, figure, sentence)).lower()
    return sum(bool(doubt and says(clause) & asked) for says, asked, doubt in _wanted(question))


def unsaid(question: str, text: str, sentence: Span, above: str = "") -> float:
    """How much less to trust a figure where the question narrows it down by what neither its
    sentence nor anything above says: 1 where that alone tells whom it counts and the text says it
    nowhere, 0 where all is said.

    >>> unsaid("Xã có bao nhiêu đoàn viên nữ?", "Xã có 90 đoàn viên.", Span(0, 19))
    1.0
    >>> unsaid("Mỗi tháng phát bao nhiêu suất?", "Phát 40 suất.", Span(0, 13))
    0.6
    """
    line = text.rfind("\n", 0, sentence.start) + 1
    around = f"{above} {text[line : sentence.end]}".lower()
    missing = [(says, doubt) for says, _, doubt in _wanted(question) if doubt and not says(around)]
    if any(doubt == 1.0 and not says(text.lower()) for says, doubt in missing):
        return 1.0
    return _DOUBT if missing else 0.0


@lru_cache(maxsize=64)
def _wanted(question: str) -> tuple[tuple[_Says, frozenset[str], float], ...]:
    """The sorts that a question says a word of, which word, and how much less to trust a figure
    that does not say it; sorts of which it says two are left out, for it compares them."""
    lowered = question.lower()
    free = len(_SORTS) - _FREE
    sorts = [
        (_of_sort(pattern), 1.0 if at < _STRICT else _DOUBT if at < free else 0.0)
        for at, pattern in enumerate(_SORTS)
    ]
    sorts.append((_year_of, 0.0))
    sorts.extend((_limits_of(match[3]), 1.0) for match in _LIMIT.finditer(lowered))
    found = [(says, says(lowered), doubt) for says, doubt in sorts]
    return tuple(one for one in found if len(one[1]) == 1)


def _of_sort(pattern: re.Pattern[str]) -> _Says:
    return lambda zone: frozenset(str(match.lastgroup) for match in pattern.finditer(zone))


def _year_of(zone: str) -> frozenset[str]:
    """The years that a piece of text tells of; not those of days, nor those compared with."""
    return frozenset(
        match[1]
        for match in _YEARS.finditer(zone)
        if _OTHER_YEAR.search(zone[: match.start()]) is None
    )


def _limits_of(noun: str) -> _Says:
    """Limits said of one noun: "dưới 6 tuổi"."""
    return lambda zone: frozenset(
        f"{'<' if match[1] == 'dưới' else '>'} {int(match[2])}"
        for match in _LIMIT.finditer(zone)
        if match[3] == noun
    )


def only_wanted(question: str, text: str, figure: Span, sentence: Span, above: str = "") -> bool:
    """Whether a figure is only aimed at while the question asks what is so, or is so while the
    question asks what is aimed at.

    >>> only_wanted("Mục tiêu của xã là bao nhiêu?", "Xã hiện đạt 71%.", Span(12, 15), Span(0, 16))
    True
    """
    asked = question.lower()
    asks_goal = _ASKS_GOAL.search(asked) is not None
    if not asks_goal and _NOW.search(asked) is None:
        return False
    for zone in (*_zones(text, figure, sentence, behind=False), above):
        said = zone.lower()
        goal, now = _GOAL.search(said), _NOW.search(said)
        if goal or now:
            return goal is None if asks_goal else now is None
    return False


def only_aimed(question: str, text: str, figure: Span, sentence: Span, above: str = "") -> bool:
    """Whether a figure is only aimed at, while the question does not ask what is to be.

    >>> only_aimed("Giảm bao nhiêu vụ?", "Mục tiêu: giảm 5 vụ.", Span(15, 16), Span(0, 20))
    True
    """
    return not asks_aim(question) and is_aim(text, figure, sentence, above)


def asks_aim(question: str) -> bool:
    """Whether a question asks what is aimed at, or must be."""
    asked = question.lower()
    return bool(_ASKS_GOAL.search(asked) or _ASKS_WHAT_IS_TO_BE.search(asked))


def is_aim(text: str, figure: Span, sentence: Span, above: str = "") -> bool:
    """Whether what stands nearest to a figure calls it an aim."""
    for zone in (*_zones(text, figure, sentence, behind=False), above):
        said = zone.lower()
        if (goal := _GOAL.search(said)) or _NOW.search(said):
            return goal is not None
    return False


def aim_words(question: str) -> frozenset[str]:
    """The words of a question that only ask for an aim.

    >>> sorted(aim_words("Mục tiêu năm 2028 là bao nhiêu?"))
    ['mục', 'tiêu']
    """
    return frozenset(word for match in _ASKS_GOAL.finditer(question.lower())
                     for word in match.group().split())  # fmt: skip


def _zones(text: str, figure: Span, sentence: Span, *, behind: bool = True) -> Iterator[str]:
    """The text around a figure, the nearest first: its clause, the clauses before it, those behind
    it where they are wanted, the paragraph up to its sentence."""
    cuts = [match.span() for match in _CUT.finditer(text, *sentence)]
    before = [cut for cut in cuts if cut[1] <= figure.start]
    after = [cut for cut in cuts if cut[0] >= figure.end]
    if after and (aside := _ASIDE.match(text, after[0][0], sentence.end)) is not None:
        # "thứ 7 (năm 2024)": what stands in brackets is said of the figure.
        after = [cut for cut in after if cut[0] >= aside.end()]
    starts = [sentence.start, *(cut[1] for cut in before)]
    ends = [*(cut[0] for cut in after), sentence.end]
    yield text[starts[-1] : ends[0]]
    for start, stop in zip(starts[-2::-1], [cut[0] for cut in before[::-1]], strict=True):
        yield text[start:stop]
    for start, stop in zip([cut[1] for cut in after], ends[1:], strict=True):
        if behind:
            yield text[start:stop]
    line = text.rfind("\n", 0, sentence.start) + 1
    sentences = _END.split(text[max(line, sentence.start - _FAR) : sentence.start])
    yield from reversed([said for said in sentences if said.strip()])
