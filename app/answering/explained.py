"""What explains a claim that a question repeats: the clause of cause or purpose beside it, the
sentence before that it follows from, the sentence behind that goes on from it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.answering.draft import Context, Draft, Fact, Quote
from app.answering.sections import is_heading
from app.candidates import Evidence
from app.reading import Reading
from app.tokens import UPPER, tokenise, word_set
from ingest.folding import fold
from ingest.model import Span

_EMPTY = word_set("nhieu phan lon da so hau het phai can khong chua moi con lai viec thuong xuyen")
_START = r"(?<![^\W_])"
_END = r"(?![^\W_])"
_DOERS = r"(?:xã|phường|huyện|tỉnh|sở|phòng|ban|tổ|đoàn|hội|công ty|cơ quan|đơn vị|người)"
# A claim stands before these, its cause or purpose behind.
_BEHIND = re.compile(
    rf"{_START}(?:(?<!tự )do(?! (?:ông|bà|đồng chí|đ/c){_END})(?! (?:(?-i:[{UPPER}])\S*|"
    rf"{_DOERS})(?: \S+){{0,5}} (?:chủ trì|tổ chức|ban hành|phụ trách|quản lý|đảm nhiệm|cấp|ký|"
    rf"làm){_END})|(?<!bởi )vì(?! (?:vậy|thế|sự){_END})|bởi(?: vì)?(?! (?:vậy|thế){_END})|"
    rf"xuất phát từ|bắt nguồn từ|nhờ|vướng|nguyên nhân|lý do|nhằm|(?:với )?(?:mục đích|mục tiêu)|"
    rf"để(?! (?:xảy|lại|mất|lộ|cho){_END})|giúp|góp phần|tránh){_END}",
    re.IGNORECASE,
)
# A claim stands behind these, its cause before.
_BEFORE = re.compile(
    rf"{_START}(?:khiến(?: cho)?|làm cho|nên|dẫn (?:đến|tới)|gây(?: ra)?|thì){_END}", re.IGNORECASE
)
# A claim stands behind the comma, its cause or purpose between.
_OPENS = re.compile(
    rf"(?:\W*[A-ZĐ]{{2,8}}\W+)?\W*(?:(?:Do (?:đó|vậy)|Vì (?:vậy|thế)|Theo đó|Từ đó),? (?:để|nhằm)|"
    rf"Để|Nhằm|Từ (?:sự việc|vụ việc|thực tế|thực trạng|tình hình|kết quả)|"
    rf"Do(?! (?:vậy|đó|thế){_END})|Vì(?! (?:vậy|thế){_END})|Bởi|Nhờ|Với mục (?:đích|"
    rf"tiêu)|Trước|Xuất phát từ){_END}"
)
_THEREFORE = re.compile(
    r"(?:(?:Chính vì|Vì|Do|Bởi) (?:vậy|thế|đó|lẽ đó)|Từ (?:đó|thực tế (?:đó|trên|này))|"
    r"Trước (?:thực tế|tình hình|thực trạng) (?:đó|trên|này))\b"
)
_GOES_ON = re.compile(
    r"(?:Nguyên nhân|Lý do|Đó là (?:do|vì)|Đây (?:là|cũng là) (?:do|dịp|cách|việc)|"
    r"Điều (?:này|đó)|Việc (?:này|đó|làm này)|Mục (?:đích|tiêu)|Qua đó)\b"
)
# Where another thing is told of: "bãi A đóng cửa còn nhà máy B …".
_NEGATORS = word_set("khong chua chang")
_LITTLE = word_set("de xay ra co con duoc phai bi he cho the")
_CLAUSE = re.compile(rf";\s|,?\s(?:còn|trong khi|riêng|song|nhưng)\s(?=(?:\S+\s){{0,4}}[{UPPER}])")
# What of a claim makes its next sentence likely to tell why, though by no word.
_WANTING = word_set("moi chi chua khong thap cham kem thieu kho yeu it tang giam ngai nan lo mat")
# A sentence that draws a conclusion, or gives figures of its own, explains nothing before it.
_TELLS_ON = re.compile(
    rf"{_THEREFORE.pattern}|(?<![\d/.,-])(?<!tháng )(?<!ngày )(?<!năm )(?<!quý )\d"
)
_SHORT = word_set("moi chi cham thap it kem")
# What of a sentence says that it explains the one before.
_SAYS_WHY = re.compile(
    rf"{_START}(?:là (?:do|vì|nhờ|bởi)|lý giải|lí giải|phân trần|giải thích|nguyên nhân){_END}",
    re.IGNORECASE,
)
_LEAST = 0.7
_LEAST_ALL = 0.85  # of a claim whose cause is told by no word
_LEAST_BEHIND = 0.4  # of a claim whose doer alone stands before the cause
_DOER_APART = 0.1
_MUCH = 0.25
_AROUND = 0.6
_HALF = 0.5
_LEAST_NAMES = 0.4
_LEAST_ABOUT = 0.5
_DOUBT_UNMARKED = 0.4
_FEWEST_WORDS = 2
_FEWEST_NEXT = 5  # of a sentence that explains: "Ảnh: TL" does not
# How sure each way is that what it finds explains.
_BESIDE, _FOLLOWS, _GOING_ON, _NEXT, _UNMARKED = 1.0, 0.98, 0.9, 0.8, 0.3


@dataclass(frozen=True, slots=True)
class Claim:
    """What a question wants explained: its words with their weights, with their marks where the
    question has any."""

    weights: Mapping[str, float]
    toned: bool

    def words(self, text: str) -> frozenset[str]:
        """The words of a text, as the claim's are written."""
        return frozenset(t.toned if self.toned else t.folded for t in tokenise(text))

    @property
    def folded(self) -> frozenset[str]:
        """The claim's words without marks."""
        return frozenset(fold(word) for word in self.weights)


@dataclass(frozen=True, slots=True)
class _Found:
    worth: float
    evidence: Evidence
    span: Span
    marked: bool


def answer_explained(context: Context) -> Draft | None:
    """What explains the claim of "vì sao …", best told first; None where no sentence holds it."""
    found = sorted(_explaining(context, claim(context)), key=lambda one: -one.worth)
    if not found:
        return None
    best = found[0]
    reading = best.evidence.reading
    fact = Fact(reading.text[best.span.start : best.span.end], (Quote(reading, best.span),))
    margin = best.worth - found[1].worth if len(found) > 1 else 1.0
    return Draft(
        "why",
        facts=(fact,),
        evidence=best.evidence,
        fit=1.0 if best.marked else 0.7,
        margin=max(0.0, margin),
        doubt=0.0 if best.marked else _DOUBT_UNMARKED,
        by_form=True,
    )


def claim(context: Context) -> Claim:
    """The words of what is to be explained, names aside where anything else is said: a name may
    stand around the sentence."""
    asked = context.asked
    named = context.pool.named
    all_words: dict[str, float] = {}
    plain: dict[str, float] = {}
    told: dict[str, float] = {}
    for at, (token, weight) in enumerate(zip(asked.focus, context.pool.weights, strict=True)):
        word = token.toned if asked.toned else token.folded
        if token.folded in _EMPTY:
            continue
        all_words[word] = weight
        if at in named:
            continue
        plain[word] = weight
        # That it falls short is told in other words: "chậm san lấp", "mới san lấp được 5 hố".
        if token.folded not in _SHORT:
            told[word] = weight
    return Claim(told or plain or all_words, asked.toned)


def _explaining(context: Context, asked: Claim) -> Iterator[_Found]:
    if not asked.weights:
        return
    wanting = any(token.folded in _WANTING for token in tokenise(context.asked.vietnamese))
    for one in context.pool.evidence:
        if one.names < _LEAST_NAMES or one.about < _LEAST_ABOUT or is_heading(one):
            continue
        around = one.reading.around(one.sentence)
        if _held(asked, one.quote, around) < _LEAST or is_contrary(context, asked, one.quote):
            continue
        if absent_share(asked, one.reading) >= _MUCH:
            continue
        for way, span, held in _ways(one, asked, around, wanting=wanting):
            yield _Found(way * held + 0.5 * one.score, one, span, way > _UNMARKED)


def _ways(
    one: Evidence, asked: Claim, around: frozenset[str], *, wanting: bool
) -> Iterator[tuple[float, Span, float]]:
    """The ways in which a sentence's claim is explained, each with what says so and how well the
    claim is held; `wanting` where the claim is that something falls short or changes."""
    reading, at = one.reading, one.sentence
    joined = at > 0 and reading.line_of(at - 1) == reading.line_of(at)
    follows = joined and _THEREFORE.match(one.quote) is not None
    beside = _beside(one.quote, asked, around)
    if beside > 0.0 and not follows:
        yield _BESIDE, one.span, beside
        return
    whole = _dense(asked, one.quote, around)
    if follows:
        yield _FOLLOWS, Span(reading.sentences[at - 1].start, one.span.end), whole
        return
    if at + 1 >= len(reading.sentences) or reading.line_of(at + 1) != reading.line_of(at):
        return
    behind = reading.sentences[at + 1]
    text = reading.text[behind.start : behind.end]
    if len(text.split()) < _FEWEST_NEXT:
        return
    if _GOES_ON.match(text) or _SAYS_WHY.search(text):
        yield _GOING_ON, behind, whole
    elif _BEHIND.search(text):
        if _shares(asked, text):
            yield _NEXT, behind, whole
    elif wanting and whole >= _LEAST_ALL and not _TELLS_ON.search(text):
        yield _UNMARKED, Span(one.span.start, behind.end), whole


def _beside(text: str, asked: Claim, around: frozenset[str]) -> float:
    """How well a sentence holds the claim outside a cause or purpose that it gives."""
    best = 0.0
    if _OPENS.match(text) is not None:
        rests = (text[comma.end() :] for comma in re.finditer(", ", text))
        best = max((_dense(asked, rest, around) for rest in rests), default=0.0)
    for clause in _CLAUSE.split(text):
        for mark in _BEHIND.finditer(clause):
            if len(clause[mark.end() :].split()) >= _FEWEST_WORDS:
                best = max(best, _dense(asked, clause[: mark.start()], around))
        for mark in _BEFORE.finditer(clause):
            if len(clause[: mark.start()].split()) > _FEWEST_WORDS:
                after = clause[mark.end() :]
                # "Dân thấy vậy thì nản": who it is told of stands before.
                apart = _held(asked, after) >= _LEAST_BEHIND
                whole = _dense(asked, clause, around) if apart else 0.0
                best = max(best, _dense(asked, after, around), whole * (1 - _DOER_APART))
    return best


def is_contrary(context: Context, asked: Claim, text: str) -> bool:
    """Whether a sentence denies what is to be explained, or the question what it says."""
    said = _denied(context.asked.vietnamese) ^ _denied(text)
    return bool(said & asked.folded)


def _denied(text: str) -> frozenset[str]:
    """The word behind each "không", "chưa", little verbs between them left out."""
    words = [token.folded for token in tokenise(text)]
    denied: set[str] = set()
    for at, word in enumerate(words):
        if word in _NEGATORS:
            denied.update([w for w in words[at + 1 : at + 7] if w not in _LITTLE][:1])
    return frozenset(denied)


def absent_share(asked: Claim, reading: Reading) -> float:
    """The share of the claim's words that a document never says: nothing explains there why the
    meeting was put off."""
    text = reading.toned if asked.toned else reading.folded
    absent = [
        word for word in asked.weights if not re.search(rf"{_START}{re.escape(word)}{_END}", text)
    ]
    return len(absent) / (len(asked.weights) or 1)


def _shares(asked: Claim, text: str) -> bool:
    return any(word in asked.weights for word in asked.words(text))


def _held(asked: Claim, text: str, around: frozenset[str] = frozenset()) -> float:
    """The share of the claim that a text holds; what only stands around it counts less."""
    held = asked.words(text)
    total = sum(asked.weights.values())
    own = sum(weight for word, weight in asked.weights.items() if word in held)
    apart = [(fold(word), weight) for word, weight in asked.weights.items() if word not in held]
    near = sum(weight for word, weight in apart if word in around)
    # Nothing is explained of which a text holds not half itself.
    return (own + (_AROUND * near if own > _HALF * total else 0.0)) / total


def _dense(asked: Claim, text: str, around: frozenset[str] = frozenset()) -> float:
    """The share of the claim that a text holds, a little less where much else is said in it."""
    tokens = [t.toned if asked.toned else t.folded for t in tokenise(text)]
    held = _held(asked, text, around)
    first = next((at for at, word in enumerate(tokens) if word in asked.weights), 0)
    return held - 0.004 * min(40, len(tokens)) - 0.02 * min(3, first) if held >= _LEAST else 0.0
