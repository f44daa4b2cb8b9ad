"""Reading a question: what kind it is, what it is about, what count it presumes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app import lexicon
from app.areas import AREA_BEFORE
from app.english_kinds import english_kinds
from app.people import POST_START
from app.presumed import asks_of_others, presumed_count
from app.question_words import (
    ABOUT_DOCUMENTS,
    ASKED_BODY,
    ASKED_PAPER,
    ASKS_POSTS,
    COUNT_NAMED,
    COUNT_NAMED_BARE,
    FRAMES,
    FUNCTION_WORDS,
    KINDS,
    PERSON_SORTS,
    WITH_NUMBER,
)
from app.tokens import UPPER, Token, tokenise, word_set
from app.which_more import which_more
from ingest.folding import fold, has_tones, tone_key
from ingest.identity import parse_references

MAX_CHARS = 2000
_QUOTED = re.compile(r"[\"“”‘']([^\"“”‘']{2,120})[\"”’']")
_ENGLISH_OPENING = re.compile(
    r"\s*(?:who|what|when|where|which|how|why|was|were|does|did|is there|are there|list the)\b",
    re.IGNORECASE,
)
_COUNTS = re.compile(r"\b(?:bao nhiêu|số lượng|mấy)\s+")
_UNIT_ENDS = word_set(
    "đã là được trong của tại đến ở thì theo cho từ do bị với và để khi so có các những vào sẽ nhất"
    " da duoc cua tai den thi tu voi va vì nhờ mà xảy bằng nhận gửi nộp"
)
_DATED = word_set("ngay thang nam quy")
_YES_NO = re.compile(r"\bco\b.*\b(?:khong|chua)\s*\??$|\bco phai\b|\b(?:phai|dung) khong\b")
_ASKS_MORE = re.compile(r"\b(?:bao nhieu|gi|nao|ai|bao gio|bao lau|nhu the nao|may)\b")
_EITHER = re.compile(r"\shay\s(?!không\b|chưa\b|sai\b|nhất\b)")
# "Bộ Công thương có những trách nhiệm nào …": what a body is charged with.
_BODY_CHARGED = re.compile(
    r"\s*(?:bo|so|ban|cuc|chi cuc|vu|cong an|ubnd|uy ban nhan dan|thanh tra|phong|hoi|doan)\b"
    r"[^?]{2,60}? (?:co|duoc giao|thuc hien|chiu) (?:nhung|cac) (?:trach nhiem|nhiem vu|viec)"
    r" (?:nao|gi)\b"
)
_CHARGES = re.compile(
    r"\b(?:yeu cau|giao|de nghi|chi dao) (?:cho )?(?:\w+,? ){2,10}?"
    r"(?:lam|thuc hien|trien khai) (?:nhung |cac )?(?:gi|(?:viec|nhiem vu) (?:gi|nao))\b"
)
_ASKS_NAME = re.compile(r"\b(?:ho )?ten (?:la )?gi\b")
# "CT 39 của TU Sơn Bắc": which committee, as papers' numbers abbreviate it; the place tells.
_COMMITTEES = frozenset(["TU", "HU", "QU", "ĐU"])
# Before a name: what has one.
_NAMED_SORTS = word_set(
    "xã phường huyện quận tỉnh thôn bản ấp trấn thị phố làng buôn ông bà anh chị"
)
_MOST_CAPITAL = 0.75
# What a sentence opens with in a capital, before a name: "Theo Cao Minh …".
_NO_NAME = word_set("tỉnh huyện xã phường quận thị thành ủy sở bộ ban ông bà đồng công hội nghị")
_PERSONS_ASKED = re.compile(rf"\b(?:nhung|cac) (?:{PERSON_SORTS}) nao\b")
_WHICH_ALL = re.compile(r"\bla (?:nhung |cac )?(?:ai|(?:\w+ ){1,2}nao)\W*$")
_WHICH_HOLDER = re.compile(r"\bnao\b(?! (?:khong|chua)\b)")
# "Bà Trần Thị An": who is called so need not be called so in the text.
_TITLED = re.compile(
    rf"\s*([ÔôBb](?:ng|à)|[Đđ]ồng chí)(?=(?: [{UPPER}][^\W\d_]*){{2,4}}(?: [^{UPPER}]|\W*$))"
)
_LEAD = re.compile(r"^\s*(?:\d+[.)]\s*|[-•*]\s*)?")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as read. `vietnamese` is its text in Vietnamese with tones where they could be
    had; every span and token is into it. `kinds` holds one kind for each thing asked, in order.
    `count` and `counted` are the number that the question presumes and what is counted (folded).
    `unit` is what follows "bao nhiêu" (folded); `body` the kind of body asked for ("phuong").
    `focus` are the words that evidence should hold, without frames and named papers; `papers` are
    the named papers' spans."""

    text: str
    vietnamese: str
    language: str
    kinds: tuple[str, ...]
    count: int | None = None
    counted: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    body: str = ""
    quoted: tuple[str, ...] = ()
    focus: tuple[Token, ...] = ()
    papers: tuple[tuple[int, int], ...] = ()
    toned: bool = True

    @property
    def kind(self) -> str:
        """The kind of the first thing asked."""
        return self.kinds[0]

    def area_before(self, at: int) -> str:
        """The sort of area said right before a focus word ("huyen" of "huyện An Lộc"), or ""."""
        found = AREA_BEFORE.search(self.folded[: self.focus[at].start])
        return found[1] if found is not None else ""

    @property
    def folded(self) -> str:
        """The Vietnamese text without marks, of the same length."""
        return fold(self.vietnamese)


def read_question(text: str, restored: str | None = None) -> Asked:
    """What a question asks. `restored` is the same question with tones put back by retrieval.

    >>> asked = read_question("Sáu nhóm nhiệm vụ của Chỉ thị 77-CT/TU là gì?")
    >>> asked.kind, asked.count, asked.counted[:3]
    ('list', 6, ('nhom', 'nhiem', 'vu'))
    >>> read_question("Kế hoạch 12-KH/HU ban hành ngày nào và về việc gì?").kinds
    ('when', 'about')
    >>> read_question("how many cases were handled?").kind
    'number'
    """
    typed = " ".join(text.split())[:MAX_CHARS]
    language = "en" if _is_english(typed) else "vi"
    restored = _as_asked(typed, restored) if restored else None
    in_vietnamese = lexicon.translate if language == "en" else lexicon.put_in
    vietnamese = restored or in_vietnamese(typed)
    papers = paper_spans(vietnamese)
    kinds = english_kinds(typed) if language == "en" else _kinds(vietnamese)
    count, counted = presumed_count(vietnamese, papers, typed=typed)
    if count is not None and asks_of_others(vietnamese, counted):
        count, counted = None, ()
    kinds = _refined(kinds, vietnamese, count, typed=typed)
    return Asked(
        text=typed,
        vietnamese=vietnamese,
        language=language,
        kinds=kinds,
        count=count,
        counted=counted,
        unit=_unit(vietnamese),
        body=_body(vietnamese),
        quoted=tuple(match[1].strip() for match in _QUOTED.finditer(vietnamese)),
        focus=focus_tokens(vietnamese, papers),
        papers=papers,
        toned=has_tones(vietnamese),
    )


def _as_asked(typed: str, restored: str) -> str:
    """The restored question without the words that retrieval spelled out behind it."""
    added = restored.count("(") > typed.count("(") and restored.endswith(")")
    return restored[: restored.rindex(" (")] if added else restored


def _is_english(text: str) -> bool:
    """Whether a question is asked in English, also about a paper named in Vietnamese."""
    if _ENGLISH_OPENING.match(text):
        return True
    return not has_tones_of_words(text) and lexicon.is_english(text)


def part(asked: Asked, kind: str) -> Asked:
    """The same question, asking only for one of its kinds."""
    return replace(asked, kinds=(kind,))


def has_tones_of_words(text: str) -> bool:
    """Whether any word in lower case is toned: names keep their marks in English too.

    >>> has_tones_of_words("the ward of Thanh Lâm"), has_tones_of_words("phường Thanh Lâm")
    (False, True)
    """
    return any(has_tones(word) for word in text.split() if word[:1].islower())


def paper_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where a question names official papers by number.

    >>> text = "Chỉ thị 24 - CT/TU và kế hoạch số 9-KH/HU"
    >>> [text[start:end] for start, end in paper_spans(text)]
    ['Chỉ thị 24 - CT/TU', 'kế hoạch số 9-KH/HU']
    """
    return tuple((span.start, span.end) for _, span in parse_references(text))


def focus_tokens(text: str, papers: tuple[tuple[int, int], ...] = ()) -> tuple[Token, ...]:
    """The words of a question that evidence should hold, in order.

    >>> [token.toned for token in focus_tokens("Ai là Bí thư Huyện ủy An Lộc?")]
    ['bí', 'thư', 'huyện', 'ủy', 'an', 'lộc']
    """
    folded = fold(text)
    masked = [*papers, *_frames(text, folded)]
    titled = _TITLED.match(text)
    masked += [titled.span(1)] if titled is not None else []
    tokens = tokenise(text)
    named = _in_names(text, tokens)
    compound = {left.start if left.toned == "số" else right.start
                for left, right in pairwise(tokens)
                if (left.toned, right.toned) in WITH_NUMBER}  # fmt: skip
    return tuple(
        token
        for token in tokens
        if (token.toned not in FUNCTION_WORDS or token.start in named or token.start in compound)
        and text[token.start : token.end] not in _COMMITTEES
        and not any(start <= token.start < end for start, end in masked)
    )


def _in_names(text: str, tokens: Sequence[Token]) -> frozenset[int]:
    """Where function words stand that are syllables of a name: "xã Bằng Thượng", "Cao Bằng". A
    question all in capitals shows none."""
    capital = [text[token.start].isupper() for token in tokens]
    if sum(capital) > _MOST_CAPITAL * len(tokens):
        return frozenset()
    return frozenset(
        token.start
        for at, token in enumerate(tokens[1:], start=1)
        if capital[at]
        and token.start > tokens[at - 1].end
        and (_goes_on(text, tokens, at, at - 1) or _goes_on(text, tokens, at, at + 1))
    )


def _goes_on(text: str, tokens: Sequence[Token], at: int, beside: int) -> bool:
    """Whether the word beside one in capitals is of the same name: its first letter is a capital,
    not all of it, and it is no function word itself unless a sort of area leads to both."""
    if not 0 <= beside < len(tokens):
        return False
    word = tokens[beside]
    written = text[word.start : word.end]
    gap = tokens[max(at, beside)].start - tokens[min(at, beside)].end
    if gap != 1 or not written[0].isupper() or (len(written) > 1 and written.isupper()):
        return False
    led = at > 0 and tokens[at - 1].toned in _NAMED_SORTS
    return led or (word.toned not in FUNCTION_WORDS and tone_key(written.lower()) not in _NO_NAME)


# Frame words that are other words with other marks: "thu gom", "máy bơm".
_FRAME_TONES = {"gom": "gồm", "may": "mấy", "bao gom": "bao gồm"}


def _frames(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Where phrases stand that only frame a question, told by their marks where it has any."""
    toned = has_tones(text)
    for match in FRAMES.finditer(folded):
        meant = _FRAME_TONES.get(match.group())
        if meant is None or not toned or tone_key(text[match.start() : match.end()]) == meant:
            yield match.span()


def _kinds(vietnamese: str) -> tuple[str, ...]:
    found: list[str] = []
    pieces = re.split(r"\s+(?:và|va|đồng thời)\s+|[;?]\s*|,\s+", vietnamese)
    whole = _kind(vietnamese, whole=True)
    for piece in pieces:
        kind = _kind(piece, whole=False)
        if kind not in ("other", "none") and kind not in found:
            found.append(kind)
    if whole in ("compare", "documents", "list", "duties", "yesno") or len(found) < 2:
        return (whole,)
    return tuple(found)


# "Cần Thơ" needs nothing.
_NEEDS_NOTHING = re.compile(r"(?i)\bcần (?=thơ\b|giờ\b|đước\b|giuộc\b)|\bcan (?=tho\b)")
# Words that ask, as they are marked; other words are alike without marks ("Ải", "đầu", "não").
_ASKING = {"ai": "ai", "gi": "gì", "nao": "nào", "dau": "đâu", "sao": "sao", "may": "mấy"}


def asking(text: str) -> str:
    """The folded text, with words blotted out that only look like asking ones without marks.

    >>> asking("Huyện Bình Ải có gì?"), asking("huyen binh ai co gi")
    ('huyen binh __ co gi?', 'huyen binh ai co gi')
    """
    folded = fold(_NEEDS_NOTHING.sub("___ ", text))
    if not has_tones(text):
        return folded
    for token in tokenise(text):
        asking = _ASKING.get(token.folded)
        # "số nào" counts, "Hà Nội nào" ends a name.
        looks = token.toned == "số" or (token.folded == "noi" and token.toned != "nơi")
        counted = looks and folded[token.end :].startswith(" nao")
        if counted or (asking is not None and token.toned != asking):
            folded = folded[: token.start] + "_" * (token.end - token.start) + folded[token.end :]
    return folded


def _kind(text: str, *, whole: bool) -> str:
    folded = asking(text)
    # "máy" is no "mấy": the marks tell, where there are any.
    how_many = re.search(r"\bmấy\b" if has_tones(text) else r"\bmay\b", text.lower())
    padded = _LEAD.sub("", folded).strip()
    # "có … nào không" asks whether there is any.
    asked = re.sub(r"\bnao\b(?=.*\b(?:khong|chua)\s*\??$)", "", padded)
    if _YES_NO.search(padded) and not _ASKS_MORE.search(asked):
        return "yesno"
    for kind, pattern in KINDS:
        if pattern.search(padded):
            return kind
    if how_many:
        return "number"
    return "other" if whole else "none"


def _names_count(text: str) -> bool:
    """Whether a question only names what is counted: "số hộ nghèo ở Bình Ải".

    >>> _names_count("Tổng số hộ nghèo"), _names_count("số cán bộ"), _names_count("so noi vu")
    (True, True, False)
    """
    folded = fold(text)
    if _ASKS_MORE.search(folded) or re.search(r"\bhay\b", folded):
        return False
    if has_tones(text):
        return COUNT_NAMED.match(text.lower()) is not None
    return COUNT_NAMED_BARE.match(folded) is not None


def _refined(
    kinds: tuple[str, ...], text: str, count: int | None, *, typed: str
) -> tuple[str, ...]:
    """Kinds that need more than one pattern: a presumed count asks for its items. What was `typed`
    without marks tells "so dang vien" from "Sở …", as retrieval may put them back."""
    if which_more(text) is not None:
        return ("compare",)
    folded = fold(text)
    asks_what = re.search(r"\b(?:gi|nao|nhung)\b", folded)
    if kinds[0] in ("about", "list") and _ASKS_NAME.search(folded) and POST_START.search(text):
        return ("who",)  # "Chủ tịch xã tên là gì": a post's name is a person
    if kinds[0] in ("list", "duties", "other") and ASKS_POSTS.search(folded):
        return ("who",)
    if kinds[0] == "list" and _PERSONS_ASKED.search(folded):
        return ("who",)
    if kinds[0] == "other" and POST_START.match(text) and _WHICH_HOLDER.search(asking(text)):
        return ("who",)  # "Phó Chủ tịch xã nào phát biểu"
    if kinds[0] in ("other", "number") and _EITHER.search(text) and not _ASKS_MORE.search(folded):
        return ("yesno",)
    charged = _BODY_CHARGED.match(folded) or _CHARGES.search(folded)
    if kinds[0] == "list" and charged is not None:
        return ("duties",)
    bare = not has_tones(typed) and _names_count(typed)
    if kinds[0] == "other" and (bare or _names_count(text)):
        return ("number",)
    if count is not None and kinds[0] == "other":
        return ("list",)
    if (count or 0) > 1 and kinds[0] == "who" and _WHICH_ALL.search(folded):
        return ("list",)  # "Hai trường đạt chuẩn là trường nào"
    if count is not None and kinds[0] in ("about", "duties") and asks_what:
        return ("list",)
    if kinds[0] == "other" and ASKED_PAPER.search(folded):
        return ("papers",)
    if kinds[0] == "documents" and not ABOUT_DOCUMENTS.search(folded):
        return ("papers",)
    return kinds


# Nouns that open with a function word.
_PARTY = re.compile(r"bị (?:cáo|can|hại|đơn)(?!\w)", re.IGNORECASE)


def _unit(text: str) -> tuple[str, ...]:
    """What follows "bao nhiêu", folded, up to the first function word or comma."""
    match = _COUNTS.search(tone_key(text)) or (
        None if has_tones(text) else re.search(r"\b(?:bao nhieu|so luong|may)\s+", fold(text))
    )
    unit: list[str] = []
    last = match.end() if match is not None else 0
    for token in tokenise(text, last) if match is not None else ():
        if (
            (token.toned in _UNIT_ENDS and not _PARTY.match(text, token.start))
            or token.start - last > 1
            or token.folded[0].isdigit()
            or len(unit) == 4
        ):
            break
        unit.append(token.folded)
        last = token.end
    if unit and unit[-1] in _DATED and text[last:].lstrip()[:1].isdigit():
        unit.pop()  # "phạt bao nhiêu ngày 25/9": a day is no unit
    # "bao nhiêu một năm": of what, is not said.
    return () if unit[:1] in (["mot"], ["moi"]) else tuple(unit)


def _body(text: str) -> str:
    """The sort of body asked for; in "Phó Chủ tịch UBND tỉnh nào ký" a person is."""
    match = ASKED_BODY.search(asking(text))
    opening = POST_START.match(text[:1].upper() + text[1:])
    if match is None or (opening is not None and opening.end() <= match.start()):
        return ""
    return match[1]
