"""English questions in the Vietnamese words that the texts use.

The lexicon of this field stands in lexicon.json beside this file: "phrases" and "verbs", English
(lower case, singular, base form) to Vietnamese; "" for words that carry nothing; "|" parts words of
which a collection uses one or the other, the likelier first. The longest phrase wins. What modifies
a noun stands before it in English and behind it in Vietnamese, so runs of nouns are turned round.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from app.tokens import UPPER, word_set
from ingest.folding import has_tones
from ingest.syllables import is_syllable

_FILE = Path(__file__).with_name("lexicon.json")
_QUOTED = r"[\"“”‘][^\"“”‘’]{2,120}[\"”’]|(?<![^\W\d_])'[^']{2,80}'(?![^\W\d_])"
_WORD = re.compile(
    rf"{_QUOTED}|[{UPPER}](?:\.[{UPPER}])+|[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\w./,%-]*|[^\w\s]"
)
_ASCII_WORD = re.compile(r"(?<![\w/.-])[A-Za-z][a-z]{3,}(?![\w/-])")
_AREAS = {"ward": "phường", "district": "", "province": "tỉnh", "city": "thành phố",
          "commune": "xã", "town": "thị xã"}  # fmt: skip
# A name before its kind of area: "Bến Mới ward", "Lam Giang province".
_NAMED_AREA = re.compile(
    rf"((?:[{UPPER}][^\W\d_]*\s+){{1,4}})(ward|district|province|city|commune|town)\b"
)
_MONTHS = [
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
]
_MARKS = "\"“”‘’'"
_NEAR = 1500  # characters of the likeliest passages
_NAMED = "|".join(_MONTHS)
_DATE = re.compile(
    rf"(?P<by>\bby )?(?:\b(?P<month>{_NAMED}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b|"
    rf"\b(?P<first>\d{{1,2}})(?:st|nd|rd|th)? (?P<named>{_NAMED})\b)(?:,? (?P<year>\d{{4}}))?",
    re.IGNORECASE,
)
_MONTH = re.compile(rf"(?P<by>\bby )?\b(?P<month>{_NAMED}),? (?P<year>\d{{4}})\b", re.IGNORECASE)
# Of what lies somewhere, "how long" asks no time.
_LENGTH = re.compile(
    r"\bhow long (?:is|was|are|were) ((?:the|this|that) (?:\w+ ){0,3}?(?:borders?|roads?|rivers?|"
    r"canals?|bridges?|routes?|lines?|dykes?|coasts?|streets?|tunnels?|sections?))\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr)\b\.? ?")
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.IGNORECASE)
# "2,590.5" as it is written here: "2.590,5".
_THOUSANDS = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?(?![\w,/-])")
_DECIMAL = re.compile(r"(?<![\w.,/-])(\d+)\.(\d{1,2})(?![\w.,/-]*\d)")
_NUMBERED = re.compile(r"\b[Nn](?:o\.|umber) ?(?=\d)")
_ENGLISH = word_set(
    "who what when where which how many much does did is are was were the of in on by to for and"
    " list name compare why must has have there please tell me about directive issued"
)
# Vietnamese words that join nouns: nothing is turned round over them.
_JOINTS = word_set(
    "của ở tại và trong theo về từ đến bởi cho với hoặc giữa trước sau trên dưới không|chưa phải ai"
    " gì nào số vì sao để so sánh không sẽ mỗi mỗi|từng đã được có"
) | {
    "bao nhiêu", "khi nào", "ở đâu", "của ai", "ngày nào", "năm nào", "vì sao", "so với",
    "số lượng", "tỷ lệ bao nhiêu", "huyện nào|quận nào",
    "khác nhau", "kể tên", "liệt kê", "ít nhất", "tổng số",
}  # fmt: skip
_PAPERS = frozenset(
    ["chỉ thị", "chỉ thị số", "kế hoạch", "nghị quyết", "quyết định", "nghị định", "thông tư",
     "kết luận", "quy định", "hướng dẫn", "thông báo", "công văn", "báo cáo"]
)  # fmt: skip
_NUMBERS = word_set("one two three four five six seven eight nine ten eleven twelve")
_PREPOSITIONS = frozenset(["of", "for", "to", "by"])
_AUXILIARIES = word_set("did does do is are was were has have had been")
_BEFORE_VERB = word_set("did does do to must should shall will would not can may")


class _Piece(NamedTuple):
    """Some English words in Vietnamese; `sort` is "noun", "verb", "joint", "number", "name" or
    "unknown": a word of none of the lexicon's, kept as it is."""

    meaning: str
    sort: str


def is_english(text: str) -> bool:
    """Whether a question is English: its common words outweigh, and no Vietnamese letter besides
    those of names.

    >>> is_english("what are the 6 task groups of 24-CT/TU"), is_english("ai ky chi thi 24")
    (True, False)
    """
    words = [word.lower() for word in re.findall(r"[^\W\d_]+", text)]
    known = sum(word in _ENGLISH or _only_english(word) for word in words)
    return known >= 2 and known / len(words) > 0.3


def _only_english(word: str) -> bool:
    """Whether a word is in the lexicon and no Vietnamese syllable typed without marks."""
    return _meaning(word) is not None and not is_syllable(word)


def translate(question: str, held: str | None = None) -> str:
    """The question's words in Vietnamese, names and numbers kept: enough to search and match with,
    not to read. Of several words for one the one that stands most often in `held` (a text in lower
    case, the likeliest passages first) is taken, the first without it; words that are unknown and
    stand nowhere in it are left out.

    >>> translate("Who is the secretary of the Party Committee of Lâm Sơn ward?")
    'ai bí thư của đảng ủy của phường Lâm Sơn ?'
    >>> translate("What are the six task groups of Directive 7-CT/TU?")
    'gì sáu nhóm nhiệm vụ của chỉ thị 7-CT/TU ?'
    >>> translate("How many plastic waste collection points did An Lộc set up?")
    'bao nhiêu điểm thu gom rác thải nhựa đã An Lộc thành lập ?'
    >>> translate("Who chaired the 11th session?"), translate("How many students attended classes?")
    ('ai chủ trì phiên thứ 11 ?', 'bao nhiêu học sinh đã tham dự lớp ?')
    """
    pieces = _turned(_pieces(question))
    sorts = ["", *(piece.sort for piece in pieces)]
    kept = [p for before, p in zip(sorts, pieces, strict=False) if not _is_lost(p, before, held)]
    meant = [_one(piece.meaning, held) for piece in kept]
    # "Outstanding examples": both may be "điển hình".
    return " ".join(word for before, word in pairwise(["", *meant]) if word != before)


def english_of(noun: str) -> str:
    """The English plural that means a Vietnamese noun and nothing else; "" where none is known.

    >>> english_of("nhóm nhiệm vụ"), english_of("nhóm máu")
    ('task groups', '')
    """
    phrases = _lexicon()["phrases"]
    known = [said for said, meant in phrases.items() if meant == noun and said.endswith("s")]
    return min(known, key=lambda said: (len(said.split()), said), default="")


def every_word(question: str) -> str:
    """The question in Vietnamese with all words that any of its words may stand for, to search.

    >>> every_word("How many households?")
    'bao nhiêu hộ hộ gia đình hộ dân ?'
    """
    return " ".join(piece.meaning.replace("|", " ") for piece in _pieces(question))


def put_in(question: str) -> str:
    """A Vietnamese question with its few English words in Vietnamese.

    >>> put_in("Deadline của Sở Công Thương là khi nào?")
    'thời hạn của Sở Công Thương là khi nào?'
    """
    return _ASCII_WORD.sub(_if_english, question)


def _if_english(match: re.Match[str]) -> str:
    word = match.group().lower()
    meaning = _lexicon()["phrases"].get(word, "")
    return meaning.split("|")[0] if meaning and not is_syllable(word) else match.group()


def _one(meaning: str, held: str | None) -> str:
    options = meaning.split("|")
    if held is None or len(options) == 1:
        return options[0]
    # A longer word stands less often than the shorter one that it holds.
    return max(options, key=lambda option: (_times(option, held), -options.index(option)))


def _times(words: str, held: str) -> float:
    """How often words stand in a text, what stands later counting less; by their number."""
    found = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", held)
    return sum(_NEAR / (_NEAR + match.start()) for match in found) * len(words.split())


def _is_lost(piece: _Piece, before: str, held: str | None) -> bool:
    """Whether no text can be asked for a word, since neither the lexicon nor the texts have it; one
    that is counted ("the 2 whatevers") may name a motto."""
    unknown = piece.sort == "unknown" and before != "number"
    return unknown and held is not None and not _times(piece.meaning, held)


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, dict[str, str]]:
    read: dict[str, dict[str, str]] = json.loads(_FILE.read_text(encoding="utf-8"))
    return read


@lru_cache(maxsize=1)
def _longest_phrase() -> int:
    return max(len(phrase.split()) for known in _lexicon().values() for phrase in known)


def _pieces(question: str) -> list[_Piece]:
    plain = _LENGTH.sub(r"what is the length of \1", _TITLE.sub("", question))
    plain = _MONTH.sub(_month, _DATE.sub(_day, plain))
    plain = _NUMBERED.sub("№ ", plain)
    plain = _THOUSANDS.sub(_grouped, _DECIMAL.sub(r"\1,\2", plain))
    placed = _NAMED_AREA.sub(_kind_first, plain)
    words = [part for word in _WORD.findall(placed) for part in _parts(word)]
    found: list[_Piece] = []
    index = 0
    while index < len(words):
        size, piece = _longest(words, index)
        if piece.sort == "verb":
            if _counts_on(found):
                found.append(_Piece("đã", "joint"))
            piece = piece._replace(sort="joint")
        if piece.sort == "name" and found and found[-1].sort in ("name", "count"):
            found[-1] = _Piece(f"{found[-1].meaning} {piece.meaning}", "name")
        elif piece.meaning:
            found.append(piece)
        elif found and found[-1].sort != "joint":
            # An article parts two runs of nouns; an auxiliary also ends what is counted.
            done = words[index].lower() in _AUXILIARIES
            found.append(_Piece("đã" if done else "", "joint"))
        index += size
    return list(_with_joints(found))


def _month(match: re.Match[str]) -> str:
    """A month of a year as the texts write it.

    >>> _MONTH.sub(_month, "by April 2020"), _MONTH.sub(_month, "in May, 2021")
    ('until tháng 4/2020', 'in tháng 5/2021')
    """
    lead = "until " if match["by"] else ""
    return f"{lead}tháng {_MONTHS.index(match['month'].lower()) + 1}/{match['year']}"


def _grouped(match: re.Match[str]) -> str:
    """A long number with its thousands parted by points.

    >>> _THOUSANDS.sub(_grouped, "2,590 packs, 1,250.5 tons")
    '2.590 packs, 1.250,5 tons'
    """
    whole = match[1].replace(",", ".")
    return f"{whole},{match[2]}" if match[2] else whole


def _counts_on(found: Sequence[_Piece]) -> bool:
    """Whether what is counted ends before a verb: "how many students attended …"."""
    meant = [piece.meaning for piece in found]
    return "bao nhiêu" in meant and "đã" not in meant and found[-1].sort in ("noun", "name")


def _day(match: re.Match[str]) -> str:
    """A date as the texts write it: "by May 4, 2025" is "until 4/5/2025".

    >>> _DATE.sub(_day, "by May 4, 2025"), _DATE.sub(_day, "on 4 May")
    ('until 4/5/2025', 'on 4/5')
    """
    named = (match["month"] or match["named"]).lower()
    year = f"/{match['year']}" if match["year"] else ""
    lead = "until " if match["by"] else ""
    return f"{lead}{match['day'] or match['first']}/{_MONTHS.index(named) + 1}{year}"


def _parts(word: str) -> list[str]:
    """A word, or the words that a compound or an English motto in quotation marks is made of.

    >>> _parts("four-on-the-spot"), _parts("'3 dares'"), _parts("Lam-Son"), _parts("'ba sạch'")
    (['four', 'on', 'the', 'spot'], ['3', 'dares'], ['Lam-Son'], ["'ba sạch'"])
    """
    inside = re.findall(r"[^\W_]+", word)
    if len(inside) < 2 or not ("-" in word or word[0] in _MARKS) or word[0].isdigit():
        return [word]
    phrase = " ".join(inside).lower()
    known = all(one.isdigit() or _meaning(one.lower()) is not None for one in inside)
    english = known and not any(has_tones(one) for one in inside)
    return inside if english and _meaning(word.lower()) is None and phrase else [word]


def _with_joints(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    for piece in pieces:
        yield piece._replace(sort="number") if piece.sort == "count" else piece


def _turned(pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces with each run of nouns and names turned round: head first."""
    turned: list[_Piece] = []
    run: list[_Piece] = []
    for at, piece in enumerate(pieces):
        behind = pieces[at + 1] if at + 1 < len(pieces) else None
        numbered = behind is not None and behind.sort == "number" and piece.meaning in _PAPERS
        if piece.sort in ("noun", "name") and not numbered:
            run.append(piece)
            continue
        turned += [*_headed(turned, run), piece]
        run = []
    turned += _headed(turned, run)
    return [piece for piece in turned if piece.meaning]


def _headed(before: list[_Piece], run: list[_Piece]) -> list[_Piece]:
    """A run turned round; "nào" before it goes behind it: "which plan" is "kế hoạch nào"."""
    asks = [before.pop()] if run and before and before[-1].meaning == "nào" else []
    return [*reversed(run), *asks]


def _kind_first(match: re.Match[str]) -> str:
    name = match[1].strip()
    # The article belongs to no name: "The Bac Giang province".
    kept = [word for word in name.split() if _meaning(word.lower()) is None or " " in name]
    # "Which district" names none.
    return f"{_AREAS[match[2]]} {' '.join(kept)}".strip() if kept else match.group()


def _longest(words: list[str], index: int) -> tuple[int, _Piece]:
    for size in range(min(_longest_phrase(), len(words) - index), 0, -1):
        phrase = " ".join(words[index : index + size]).lower().replace("’", "'")
        found = _meaning(phrase, after=words[index - 1].lower() if index else "")
        if found is not None and not (size == 1 and _is_name(words, index)):
            return size, found
    word = words[index]
    if word.lower() in _MONTHS and word[0].isupper():
        return 1, _Piece(f"tháng {_MONTHS.index(word.lower()) + 1}", "number")
    ordinal = _ORDINAL.fullmatch(word)
    if ordinal is not None:
        return 1, _Piece(f"thứ {ordinal[1]}", "noun")
    if word[0].isdigit():
        return 1, _Piece(word, "count" if word.isdigit() and len(word) < 3 else "number")
    unknown = word.islower() and word.isascii() and word.isalpha() and not is_syllable(word)
    named = not unknown and (word[0].isalpha() or len(word) > 2)
    return 1, _Piece(word, "name" if named else "unknown")


def _meaning(phrase: str, after: str = "") -> _Piece | None:
    """What an English phrase says, in any of its forms; None for one that is not known."""
    phrases, verbs = _lexicon()["phrases"], _lexicon()["verbs"]
    if phrase in phrases and not (phrase in verbs and after in _BEFORE_VERB):
        meaning = phrases[phrase]
        if phrase in _NUMBERS:
            return _Piece(meaning, "number")
        asks = meaning.endswith(" nào")  # "which communes" is "những xã nào"
        joins = asks or not meaning or meaning in _JOINTS or phrase.split()[-1] in _PREPOSITIONS
        return _Piece(meaning, "joint" if joins else "noun")
    if phrase in verbs:
        return _Piece(verbs[phrase], "verb")
    for form in _base_forms(phrase):
        for known, sort in ((verbs, "verb"), (phrases, "noun")):
            if form in known and known[form] and (sort == "verb" or phrase.endswith("s")):
                meant = phrases[form] if phrase.endswith("s") and form in phrases else known[form]
                return _Piece(meant, "noun" if phrase.endswith("s") and form in phrases else sort)
    return None


def _base_forms(phrase: str) -> Iterator[str]:
    """What a plural or a verb's form may be of: "committees", "planted", "collecting"."""
    if len(phrase) < 4:
        return
    for ending, instead in (("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""),
                            ("ed", "e"), ("ing", ""), ("ing", "e")):  # fmt: skip
        if phrase.endswith(ending) and not phrase.endswith("ss"):
            stem = phrase[: -len(ending)]
            yield stem + instead
            if not instead and len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]


def _is_name(words: list[str], index: int) -> bool:
    """Whether a word is a syllable of a name that looks like an English word ("Long An")."""
    word = words[index]
    if not word[0].isupper() or index == 0:
        return False
    around = [words[at] for at in (index - 1, index + 1) if 0 < at < len(words)]
    return len(word) <= 4 and any(
        other[:1].isupper() and _meaning(other.lower()) is None for other in around
    )
