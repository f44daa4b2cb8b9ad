"""Why a paper was issued, or what for: what its own opening says before it orders anything, or what
the texts that tell of it give as its reason."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.answering.draft import Context, Draft, Fact, Quote
from app.answering.sections import answer_section
from app.reading import Reading
from app.tokens import tokenise, word_set
from app.wording import say
from ingest.identity import same_paper
from ingest.model import Span

_ASKED = re.compile(
    r"\b(?:vi sao|tai sao|ly do|nguyen nhan|boi canh|muc dich|muc tieu|de lam gi|nham (?:gi|"
    r"muc dich gi|muc tieu gi))\b"
)
_KINDS = frozenset(["why", "other", "about", "list"])
_ASKS_WHY = re.compile(r"\b(?:vi sao|tai sao|ly do|nguyen nhan|boi canh)\b")
# Words that ask nothing besides the reason of the paper itself.
_OF_ISSUING = word_set(
    "ly do nguyen nhan boi canh muc dich tieu nham lam gi viec ban hanh ra doi ky phai lai co duoc"
    " can chi thi van cong dien huong toi issued da vi tai sao"
)
_OF_OFFICES = word_set(
    "uy ban nhan dan tinh thanh pho huyen quan xa phuong thu tuong chinh phu chu tich bo bi thu"
    " thuong vu trung uong dang"
)
# A paper that the texts name by a number which is no directive's: "văn bản số 1889/UBND-NN".
_NUMBERED = re.compile(r"(?<![\w/])\d{1,5}/[A-ZĐ][\w-]+")
# A paper by its number alone: "Văn bản 1889".
_BARE_NUMBER = re.compile(
    r"(?:[Vv]ăn bản|[Cc]ông (?:văn|điện)) (?:số )?(?P<number>\d{2,5})(?![\w/])"
)
_AIMS = re.compile(
    r"(?:^|[,;]\s)(?:để|nhằm|với mục (?:đích|tiêu)|trước (?:tình hình|thực trạng)|xuất phát từ)\b"
    r".*?,\s.*\b(?:yêu cầu|chỉ thị|ban hành|chỉ đạo|đề nghị|giao|quyết định|thống nhất|"
    r"(?:có|ra|gửi) (?:công (?:điện|văn)|văn bản|chỉ thị|kế hoạch))\b",
    re.DOTALL | re.IGNORECASE,
)
_STATES_AIM = re.compile(
    r"(?<![^\W_])(?:nhằm|(?:mục tiêu|mục đích)(?: [^\W\d_]+){0,4}? (?:là|:))(?![^\W_])",
    re.IGNORECASE,
)
_SHORTCOMING = re.compile(
    r"(?:Tuy nhiên|Song|Nhưng|Bên cạnh đó|Hiện nay|Thời gian (?:qua|gần đây)|Nguyên nhân)\b"
)
_LACKING = re.compile(
    r"\b(?:hạn chế|tồn tại|bất cập|yếu kém|chưa|thiếu|còn|phức tạp|nguy cơ|vi phạm|gia tăng|thấp)\b"
)
_ORDERS = re.compile(r"(?:\d{1,2}|[IVX]+|[a-z])[.)]\s|Điều \d|- ")
_ISSUED_BY = re.compile(r"\b(?:vi|tai) sao (.{2,60}?) (?:da |lai |phai )*(?:ban hanh|ky|ra) ")
_NOTHING = frozenset(["-"])  # no question: nothing is named so
_MOST_OPENING = 24  # sentences before the first order
_MOST_SHORTCOMINGS = 2
_IN_TITLE = re.compile(r"\bnhằm\s.+", re.IGNORECASE)
_NAMED_LATELY = 0.9


def answer_paper_reason(context: Context) -> Draft | None:
    """The sentences that say why the one paper named was issued; None where something else is asked
    for, or no text says."""
    asked = context.asked
    if asked.kind not in _KINDS or _ASKED.search(asked.folded) is None:
        return None
    if not _only_of_paper(context):
        return None
    if not _ASKS_WHY.search(asked.folded) and answer_section(context) is not None:
        return None  # what stands under "MỤC TIÊU" is asked for
    readings = [one for one in context.pool.readings if _of_whom_asked(context, one)]
    reasons = next((found for one in readings if (found := _told(context, one))), [])
    if not reasons:
        return Draft("why", note=say("not_said", asked.language))
    facts = tuple(Fact(q.text, (q,)) for q in reasons)
    return Draft("why", facts=facts, is_list=len(facts) > 1)


def _only_of_paper(context: Context) -> bool:
    """Whether the question names one paper and asks nothing besides its reason."""
    return len(context.references) <= 1 and _rest(context) <= _named(context)


def _rest(context: Context) -> frozenset[str]:
    """What the question says besides asking for a paper's reason: whose paper it is."""
    words = {token.folded for token in context.asked.focus} - _OF_ISSUING - _OF_OFFICES
    if context.references:
        return frozenset(words)
    numbered = _numbered(context)
    return frozenset(words - {t.folded for t in tokenise(numbered)}) if numbered else _NOTHING


def _named(context: Context) -> frozenset[str]:
    focus = context.asked.focus
    named = (word for name in context.names for word in name)
    issuers = (t.folded for one in context.references for t in tokenise(one.issuer or ""))
    capital = (t.folded for t in focus if context.asked.vietnamese[t.start].isupper())
    by = _ISSUED_BY.search(context.asked.folded)
    office = (t.folded for t in focus if by is not None and by.start(1) <= t.start < by.end(1))
    return frozenset([*named, *issuers, *capital, *office])


def _of_whom_asked(context: Context, reading: Reading) -> bool:
    return all(reading.holds(word) for word in _rest(context))


def _numbered(context: Context) -> str:
    found = _NUMBERED.search(context.asked.vietnamese)
    bare = _BARE_NUMBER.search(context.asked.vietnamese)
    if found is not None or bare is None:
        return found.group() if found is not None else ""
    return f"số {bare['number']}"


def _told(context: Context, reading: Reading) -> list[Quote]:
    """What a document gives as the reason: its own opening where it is the paper, else the sentence
    on its aim behind the one that names it."""
    identity = reading.document.header.identity
    if any(identity is not None and same_paper(identity, one) for one in context.references):
        return _of_opening(context, reading)
    about = [at for at in range(len(reading.sentences)) if _tells_of(context, reading, at)]
    aims = [at for at in about if _is_aim(_text(reading, at))]
    # What a sentence says of the paper that it names goes before what others about it say.
    own = [at for at in about if _names_it(context, reading, at) and _has_aim(_text(reading, at))]
    if not _ASKS_WHY.search(context.asked.folded) and own:
        aims = own
    if not aims:
        return []
    why = _ASKS_WHY.search(context.asked.folded) is not None
    return _quotes(reading, [*(_before(reading, aims[0]) if why else []), aims[0]])


def _of_opening(context: Context, reading: Reading) -> list[Quote]:
    opening = list(_opening(reading))
    aims = [at for at in opening if _is_aim(_text(reading, at))][-1:]
    lacking = [
        at
        for at in opening
        if _SHORTCOMING.match(_text(reading, at)) and _LACKING.search(_text(reading, at))
    ]
    if _ASKS_WHY.search(context.asked.folded):
        return _quotes(reading, sorted({*lacking[:_MOST_SHORTCOMINGS], *aims}))
    return _quotes(reading, aims) or list(_of_title(reading))


def _of_title(reading: Reading) -> Iterator[Quote]:
    """The aim that a paper's title gives: "… nhằm bảo đảm an toàn"."""
    title = reading.document.header.title
    if title is None or title.span is None:
        return
    found = _IN_TITLE.search(reading.text, *title.span)
    if found is not None:
        yield Quote(reading, Span(*found.span()))


def _opening(reading: Reading) -> Iterator[int]:
    """The sentences of a paper before its first order."""
    title = reading.document.header.title
    first = reading.sentence_at(title.span.end - 1) + 1 if title and title.span else 0
    for at in range(first, min(len(reading.sentences), first + _MOST_OPENING)):
        if _ORDERS.match(_text(reading, at)):
            return
        yield at


def _tells_of(context: Context, reading: Reading, at: int) -> bool:
    if context.references:
        return any(reading.about(at, one) >= _NAMED_LATELY for one in context.references)
    named = _numbered(context)
    return any(named in _text(reading, other) for other in range(max(0, at - 4), at + 1))


def _names_it(context: Context, reading: Reading, at: int) -> bool:
    mentioned = [paper for paper, _ in reading.mentions_in(at)]
    return any(same_paper(paper, one) for paper in mentioned for one in context.references)


def _has_aim(text: str) -> bool:
    """Whether a sentence states an aim in passing: "…, với mục tiêu chính là giữ nước sạch"."""
    return _STATES_AIM.search(text) is not None


def _is_aim(text: str) -> bool:
    return _AIMS.search(text) is not None


def _before(reading: Reading, at: int) -> list[int]:
    """The sentences right before one on an aim, in its paragraph, that tell what is amiss."""
    line = reading.line_of(at)
    near = range(max(0, at - _MOST_SHORTCOMINGS), at)
    return [one for one in near if reading.line_of(one) == line and "số" not in _text(reading, one)]


def _quotes(reading: Reading, sentences: list[int]) -> list[Quote]:
    return [Quote(reading, reading.sentences[at]) for at in sentences]


def _text(reading: Reading, at: int) -> str:
    span = reading.sentences[at]
    return reading.text[span.start : span.end]
