"""People and cases counted by another word: "luân chuyển 12 trường hợp" where cán bộ are asked.

"Người", "đồng chí", "trường hợp" count whomever the sentence speaks of. They count what is asked
only where the very verb of the question leads to the figure, or follows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.question import Asked
from app.question_words import FUNCTION_WORDS
from app.tokens import Token, tokenise, word_set

_FIT = 0.9
# Words that count whoever or whatever was named before.
_COUNTERS = (
    ("truong", "hop"), ("dong", "chi"), ("ca", "nhan"), ("nhan", "su"), ("luot", "nguoi"),
    ("nguoi",), ("vi",), ("chi", "em"),
)  # fmt: skip
_PEOPLE = (
    *_COUNTERS, ("can", "bo"), ("cong", "chuc"), ("vien", "chuc"), ("dang", "vien"),
    ("lanh", "dao"), ("luot", "can", "bo"), ("quan", "chung"), ("doi", "tuong"),
    ("thanh", "vien"), ("dai", "bieu"), ("hoc", "vien"), ("hoi", "vien"), ("doan", "vien"),
    ("thanh", "nien"), ("cong", "dan"), ("sinh", "vien"), ("hoc", "sinh"), ("chien", "sy"),
    ("chien", "si"), ("tinh", "nguyen", "vien"), ("giao", "vien"), ("cong", "nhan"),
    ("nguoi", "dan"), ("lao", "dong"), ("phu", "nu"),
)  # fmt: skip
_COMRADES = ("dong", "chi")  # says of itself that cadres or Party members are counted
# What may follow a counter that counts by itself.
_GOES_ON = word_set("duoc bi la o tai trong thuoc cua de nham sang ve theo den vao tu da va do voi")
_BETWEEN = word_set("doi voi duoc cho den toi tong so hon gan khoang them da bi phai co tat ca")
_ASKS = word_set("bao may so")
_PASSIVE = word_set("duoc bi")
_HAVING = word_set("co gom voi la bao tong so")
_FOR = re.compile(r"\bcho (?:bao nhieu|may) nguoi\b")
_HAS = re.compile(r"\b(?:co|gom)(?: tong so| tat ca)? (?:bao nhieu|may) nguoi\b")
_REACH = 9  # words before a figure among which its verb stands
_VERB = 2
_NOUN = 3


def counter_fit(
    asked: Asked,
    unit: Sequence[str],
    following: Sequence[str],
    lead: Sequence[str],
    above: Sequence[str],
    rest: Sequence[str] = (),
) -> float:
    """0.9 where a figure counts those asked for by another word, else 0. `unit` is what is asked to
    be counted, `following` the words behind the figure, `lead` those before it in its clause,
    `above` those of its paragraph up to it, `rest` all behind it up to the next figure; all folded.

    >>> from app.question import read_question
    >>> asked = read_question("Huyện đã biệt phái bao nhiêu cán bộ?")
    >>> said = "can bo huyen da biet phai doi voi".split()
    >>> counter_fit(asked, ["can", "bo"], ["truong", "hop"], said, said)
    0.9
    >>> counter_fit(asked, ["can", "bo"], ["truong", "hop", "lan", "chiem"], said, said)
    0.0
    """
    wanted, told = _counter(unit, _PEOPLE), _counter(following, _PEOPLE)
    if wanted is None or told is None or wanted == told:
        return 0.0
    if wanted not in _COUNTERS and not (
        told in _COUNTERS
        and (told == _COMRADES or _holds(above, wanted))
        and _counts_alone(asked, told, following)
    ):
        return 0.0
    if wanted == ("nguoi",) and (_only_has(asked, lead) or _are_for(asked, lead)):
        return _FIT
    if told == _COMRADES and _takes_part(asked, wanted, lead):
        return _FIT
    verb = _verb(asked, unit)
    near = [word for word in lead if word not in _BETWEEN][-_REACH:]
    # "Gần 90 cán bộ, công nhân và nhân dân đăng ký": whoever they are, they are people.
    told_of = rest if wanted == ("nguoi",) and told in _PEOPLE else ()
    behind = [word for word in (*following, *told_of) if word not in _BETWEEN]
    return _FIT if verb and (_holds(near, verb) or _holds(behind, verb)) else 0.0


def _only_has(asked: Asked, lead: Sequence[str]) -> bool:
    """Whether a question "X có bao nhiêu người" is told by "X gồm 9 thành viên": all that leads to
    the figure is X."""
    if _HAS.search(asked.folded) is None:
        return False
    subject = [word for word in lead if word not in _HAVING]
    if bool(subject) and set(subject) <= {token.folded for token in asked.focus}:
        return True
    # "… đã bầu chi ủy mới gồm 03 đồng chí": what stands right before has them.
    asks = {token.folded for token in tokenise(asked.vietnamese)}
    own = [word for word in lead[-1:] if word == "gom"]
    return bool(own) and len(subject) >= _NOUN and set(subject[-_NOUN:]) <= asks


def _takes_part(asked: Asked, wanted: Sequence[str], lead: Sequence[str]) -> bool:
    """Whether a question "lớp có bao nhiêu học viên" is told by "tham gia lớp học có 90 đồng chí":
    those counted take part in what the question names."""
    counted = " ".join(wanted)
    asks = re.search(rf"\b(?:co|voi|gom)(?: \w+)? (?:bao nhieu|may) {counted}\b", asked.folded)
    words = [word for word in lead if word not in _HAVING]
    part = any(_holds(words, run) for run in (["tham", "gia"], ["tham", "du"], ["du"], ["hoc"]))
    focus = {token.folded for token in asked.focus} - set(wanted)
    return asks is not None and part and bool(set(words) & focus)


def _are_for(asked: Asked, lead: Sequence[str]) -> bool:
    """Whether a question "dành cho bao nhiêu người" is told by "cho 90 đồng chí"."""
    return _FOR.search(asked.folded) is not None and list(lead[-1:]) == ["cho"]


def _counter(words: Sequence[str], known: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    return max((one for one in known if tuple(words[: len(one)]) == one), key=len, default=None)


def _counts_alone(asked: Asked, counter: tuple[str, ...], following: Sequence[str]) -> bool:
    """Whether no noun of its own follows a counter: "8 trường hợp lái xe" are no cán bộ."""
    rest = following[len(counter) : len(counter) + 1]
    return not rest or rest[0] in _GOES_ON or rest[0] in {t.folded for t in asked.focus}


def _verb(asked: Asked, unit: Sequence[str]) -> list[str]:
    """The one or two words that say what was done: right before "bao nhiêu", or behind the noun
    that it counts, there after "được" or "bị" where one stands."""
    tokens = tokenise(asked.vietnamese)
    words = [token.folded for token in tokens]
    size = len(unit)
    at = next((i for i in range(len(words)) if words[i : i + size] == list(unit)), None)
    if at is None:
        return []
    asks = next((at - n for n in (2, 1) if words[at - n] in _ASKS and at >= n), at)
    before = _content(asked, tokens[:asks][::-1]) if words[asks - 1 : asks] != ["co"] else []
    if before and words[asks] != "so":
        return before[::-1]
    behind = tokens[at + len(_counter(unit, _PEOPLE) or unit) :]
    passive = [i for i, token in enumerate(behind) if token.folded in _PASSIVE]
    return _content(asked, behind[passive[0] :] if passive else behind)


def _content(asked: Asked, tokens: Sequence[Token]) -> list[str]:
    """The first words in a row, two at most, that neither join nor name."""
    found: list[str] = []
    for token in tokens:
        named = asked.vietnamese[token.start].isupper() and token.start > 0
        if named or token.toned in FUNCTION_WORDS or token.folded in _BETWEEN:
            if found:
                break
            continue
        found.append(token.folded)
        if len(found) == _VERB:
            break
    return found


def _holds(words: Sequence[str], run: Sequence[str]) -> bool:
    size = len(run)
    return any(list(words[at : at + size]) == list(run) for at in range(len(words) - size + 1))
