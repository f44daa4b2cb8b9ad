"""Yes or no: whether a sentence says what the question supposes, figures and negation included."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.answering.assigned import duties_of_asked
from app.answering.bound_figures import figure_spans, figures_said
from app.answering.denials import denies_alike, excepted
from app.answering.doers import leads_instead, other_doer
from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.answering.either import answer_either, asks_either
from app.answering.listed_case import answer_listed_case
from app.candidates import Evidence
from app.tokens import tokenise
from app.wording import verdict as spoken_verdict
from ingest.folding import fold

_ENOUGH = 0.72
_ABOUT = 0.55
_FIT_UNSURE, _DOUBT_UNSURE = 0.8, 0.25  # of a sentence told without a verdict
_SENTENCES = 12
_NEGATORS = frozenset(["không", "chưa"])
# "Không ngừng", "không chỉ", "không phải là": the word negates nothing that was asked.
_NOT_NEGATED = frozenset(["ngừng", "chỉ", "những", "phải"])
_TITLES = frozenset(["anh", "chi", "ong", "ba", "dong", "em", "co", "bac", "bi", "duoc"])
_CLAUSES = re.compile(r"[;:]|, (?=\w)")
_REACH = 3  # a negator denies what stands within so many syllables behind it
_MENTIONS = re.compile(r"\bco (?:noi|neu|de cap|nhac|quy dinh|ghi)\b")
_CLOSING = re.compile(r"\b(?:hay )?(?:khong|chua)\s*\??\s*$|\b(?:phai|dung) khong\b|\bco phai\b")
_ASKS_DONE = re.compile(r"\bda\b|\bco hoan thanh\b|\bco dat\b|\bchua\s*\??\s*$")
# What a text only wants is no answer to whether it came about.
_WANTED = re.compile(
    r"\b(?:phan dau|bao dam|muc tieu|chi tieu|yeu cau|den nam|den het nam|phai|can)\b"
)
_WHOLLY = re.compile(r"\b(?:het|toan bo|tat ca|hoan toan|day du|xong)\b")
_FRACTION = re.compile(
    r"(?<![\w/.,])(\d{1,6})(?:/|\s(?:trong|trên)(?: tổng)?(?: số)?\s)(\d{1,6})(?![\w/])"
)
_DAY = re.compile(r"(?:(?P<day>\d{1,2})[-/.])?(?P<month>\d{1,2})[-/.](?P<year>(?:19|20)\d\d)")
_SHARE = re.compile(r"(\d+(?:[.,]\d+)?)\s?%")
_AT_LEAST = re.compile(r"\b(?:dat|tren|hon|qua|vuot|it nhat|toi thieu)\b")
_AT_MOST = re.compile(r"\b(?:duoi|khong qua|toi da|it hon|thap hon)\b")
# Words that exclude each other: where the text says the one, the other is denied.
_OPPOSITES: tuple[frozenset[str], ...] = tuple(
    frozenset(pair.split("/"))
    for pair in (
        "trực tiếp/trực tuyến", "tăng/giảm", "cao/thấp", "bắt buộc/tự nguyện",
        "tập trung/phân tán", "miễn phí/thu phí", "đủ/thiếu", "bắt buộc/khuyến khích",
        "hằng tháng/hằng quý", "hằng tháng/hằng năm", "hằng quý/hằng năm",
    )
)  # fmt: skip


# "mô hình đầu tiên", "lần đầu"; "thứ hai", "lần thứ 2"
_FIRST = re.compile(r"(?:\b(?P<noun>[^\W\d_]+) )?\b(?P<turn>đầu tiên|lần đầu(?: tiên)?|thứ nhất)\b")
_TURN = re.compile(r"\bthứ (?P<nth>[^\W_]+)\b|\b(?P<first>đầu tiên|lần đầu)\b")
_FIRSTS = frozenset([None, "nhất", "1", "i"])
_SAID_OF_TURN, _NAMED_OF_TURN = 0.4, 0.4


def answer_yes_no(context: Context) -> Draft | None:
    """ "Có" where the best sentence holds the whole supposition; "Không" where it holds all but
    other figures, or denies it; None when no sentence is about it. Of two things asked, the one
    that is so."""
    if asks_either(context.asked.vietnamese):
        return answer_either(context)
    known = _charged(context) or _by_turn(context) or answer_listed_case(context)
    if known is not None:
        return known
    best = sorted(context.pool.best(_SENTENCES), key=lambda found: -_worth(context, found))
    if not best or best[0].coverage < _ABOUT:
        return None
    evidence = best[0]
    verdict = _verdict(context, evidence)
    if verdict is None:
        return None
    if not verdict:
        told = Fact(evidence.quote, (sentence_quote(evidence),))
        fit = _FIT_UNSURE * max(evidence.own, evidence.said)
        return Draft("yesno", facts=(told,), evidence=evidence, fit=fit, doubt=_DOUBT_UNSURE)
    if verdict == "Không" and re.search(r"\bchua\s*\??\s*$", context.asked.folded):
        verdict = "Chưa"
    margin = evidence.score - best[1].score if len(best) > 1 else 1.0
    word = spoken_verdict(verdict, context.asked.language)
    fact = Fact(f"{word}. {evidence.quote}", (sentence_quote(evidence),))
    # The body that a question wrongly names need not stand in what denies it.
    denied = verdict == "Không" and other_doer(context.asked.vietnamese, evidence.quote)
    return Draft(
        kind="yesno",
        facts=(fact,),
        evidence=None if denied else evidence,
        fit=max(evidence.own, evidence.said),
        margin=margin,
    )


def _charged(context: Context) -> Draft | None:
    """ "Có" where a duty of the unit asked about says all that is supposed of it, though its name
    stands only in the heading above."""
    if _ASKS_DONE.search(context.asked.folded):
        return None
    wanted = {token.folded for token in context.asked.focus}
    for duty in duties_of_asked(context):
        text = duty.stored.evidence
        words = {token.folded for token in tokenise(text)}
        said = duty.share >= _ENOUGH and all(figure in words for figure in _figures(context))
        bound = figures_said(_supposed(context), text, context.pool.weight_of)
        if said and bound in ("said", "none") and not _denies(text, wanted):
            word = spoken_verdict("Có", context.asked.language)
            quote = duty.quotes[0]
            return Draft("yesno", facts=(Fact(f"{word}. {quote.text}", duty.quotes),), fit=0.9)
    return None


def _by_turn(context: Context) -> Draft | None:
    """Whether something is the first of its sort, from the likeliest text's sentence that says the
    how manieth it is: "mô hình thứ hai của tỉnh"."""
    asked = _FIRST.search(context.asked.vietnamese.lower())
    top = context.pool.best(1)
    if asked is None or not top:
        return None
    for evidence in context.pool.best(_SENTENCES):
        same = evidence.reading is top[0].reading
        told = _TURN.search(evidence.quote.lower())
        noun = "lần" if asked["turn"].startswith("lần") else asked["noun"]
        if not same or told is None or noun not in evidence.quote.lower().split():
            continue
        if evidence.said < _SAID_OF_TURN or evidence.names < _NAMED_OF_TURN:
            continue
        verdict = "Có" if told["nth"] in _FIRSTS else "Không"
        word = spoken_verdict(verdict, context.asked.language)
        fact = Fact(f"{word}. {evidence.quote}", (sentence_quote(evidence),))
        return Draft(
            "yesno", facts=(fact,), evidence=evidence, fit=0.9, by_form=True, anywhere=True
        )
    return None


def _worth(context: Context, found: Evidence) -> float:
    """A sentence's score; whole suppositions and the question's own names in the sentence itself
    gain, mere wishes lose where it is asked what came about."""
    words = found.reading.words(found.sentence).folded
    named = [word for name in context.names for word in name]
    here = 0.3 * found.said if named and all(word in words for word in named) else 0.0
    return found.score + 0.7 * found.said + here - 0.3 * _only_wished(context, found)


def _only_wished(context: Context, found: Evidence) -> bool:
    """Whether it is asked what came about and a sentence, or a row of a plan, only wants it."""
    if _ASKS_DONE.search(context.asked.folded) is None:
        return False
    return _WANTED.search(fold(found.quote)) is not None or " | " in found.quote


def _figures(context: Context, sentence: str = "") -> list[str]:
    """The question's figures in digits, those that count something aside where a sentence is given:
    it may write them in another form."""
    counted = figure_spans(_supposed(context), sentence) if sentence else []
    return [
        token.folded
        for token in context.asked.focus
        if token.folded[0].isdigit()
        and not any(span.start <= token.start < span.end for span in counted)
    ]


def _supposed(context: Context) -> str:
    """What a question supposes, without what only asks."""
    asked = context.asked
    plain = _CLOSING.sub(lambda match: " " * len(match[0]), asked.folded).rstrip()
    # A paper's own number says nothing of what is counted.
    text = asked.vietnamese[: len(plain)]
    for start, end in asked.papers:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _words(evidence: Evidence) -> set[str]:
    """A sentence's words, and of each day in it the month and the year: "01/7/2025" is of 2025."""
    words = {token.folded for token in evidence.reading.tokens(evidence.sentence)}
    parts = (part for word in words for part in _parts_of_day(word))
    return words | set(parts)


def _parts_of_day(word: str) -> list[str]:
    """What a day in figures holds besides itself.

    >>> _parts_of_day("01/7/2025"), _parts_of_day("12-2024"), _parts_of_day("3/4")
    (['2025', '01/7', '7/2025', '07/2025'], ['2024'], [])
    """
    found = _DAY.fullmatch(word)
    if found is None:
        return []
    day, month, year = found["day"], found["month"], found["year"]
    whole = [f"{day}/{month}", f"{int(month)}/{year}", f"{int(month):02}/{year}"] if day else []
    return [year, *whole]


def _verdict(context: Context, evidence: Evidence) -> str | None:
    """ "Có", "Không", "" where the sentence answers though it says neither, or None."""
    asked = context.asked.folded
    if _only_wished(context, evidence):
        return None
    if other_doer(context.asked.vietnamese, evidence.quote):
        return "Không" if evidence.said >= _ABOUT else None
    measured = _by_share(context, evidence)
    if measured is not None:
        return measured
    bound = figures_said(_supposed(context), evidence.quote, context.pool.weight_of)
    if bound in ("denied", "unsure"):
        said = "Không" if bound == "denied" else ""
        return said if evidence.coverage >= _ABOUT else None
    figures = _figures(context, evidence.quote if bound == "said" else "")
    missing = [figure for figure in figures if figure not in _words(evidence)]
    if missing:
        same_sort = any(word[0].isdigit() for word in _words(evidence))
        return "Không" if same_sort and evidence.coverage >= _ABOUT else None
    part = _FRACTION.search(evidence.quote)
    if _WHOLLY.search(asked) and part is not None and evidence.said >= _ABOUT:
        return "Có" if int(part[1]) >= int(part[2]) else "Không"
    if evidence.said >= _ABOUT and _says_opposite(context, evidence):
        return "Không"
    if evidence.coverage < _ENOUGH or evidence.names < 0.8:
        return None
    if _MENTIONS.search(asked):
        return "Có"
    if leads_instead(context.asked.vietnamese, evidence.quote):
        return "Không"
    wanted = {token.folded for token in context.asked.focus}
    asked_text = _supposed(context)
    if excepted(asked_text, evidence.quote):
        return ""
    denies = _denies(_clause(context, evidence), wanted) or _denies_predicate(context, evidence)
    asked_denies = _denies(asked_text, wanted)
    if asked_denies and not denies_alike(asked_text, evidence.quote):
        return ""
    return "Có" if denies == asked_denies else "Không"


def _by_share(context: Context, evidence: Evidence) -> str | None:
    """The verdict on "có đạt 80 % không" from the share that the sentence gives."""
    asked = context.asked.folded
    wanted = [_number(written) for written in _SHARE.findall(context.asked.vietnamese)]
    given = [_number(written) for written in _SHARE.findall(_clause(context, evidence))]
    given = given or [_number(written) for written in _SHARE.findall(evidence.quote)]
    if len(wanted) != 1 or len(given) != 1 or evidence.coverage < _ABOUT:
        return None
    if _AT_MOST.search(asked):
        return "Có" if given[0] <= wanted[0] else "Không"
    if _AT_LEAST.search(asked):
        return "Có" if given[0] >= wanted[0] else "Không"
    return None


def _number(written: str) -> float:
    return float(written.replace(",", "."))


def _says_opposite(context: Context, evidence: Evidence) -> bool:
    """Whether a sentence says the opposite of a word of the question and not that word itself."""
    asked = _toned_words(context.asked.vietnamese)
    said = _toned_words(evidence.quote)
    for pair in _OPPOSITES:
        for word in pair:
            (other,) = pair - {word}
            if _has(asked, word) and not _has(asked, other) and _has(said, other):
                return not _has(said, word)
    return False


def _toned_words(text: str) -> list[str]:
    return [token.toned for token in tokenise(text)]


def _has(words: Sequence[str], phrase: str) -> bool:
    run = phrase.split()
    return any(list(words[at : at + len(run)]) == run for at in range(len(words)))


def _denies(clause: str, wanted: set[str]) -> bool:
    """Whether a negator stands right before what is asked; tones count, since "chữa" is no "chưa".

    >>> _denies("phòng cháy, chữa cháy rừng", {"chay", "rung"})
    False
    >>> _denies("không thu thêm phí", {"thu", "phi"}), _denies("học phí không dùng tiền", {"phi"})
    (True, False)
    """
    tokens = tokenise(clause)
    for place, token in enumerate(tokens):
        behind = tokens[place + 1 : place + 1 + _REACH]
        if token.toned not in _NEGATORS or (behind and behind[0].toned in _NOT_NEGATED):
            continue
        if any(word.folded in wanted for word in behind):
            return True
    return False


def _denies_predicate(context: Context, evidence: Evidence) -> bool:
    """Whether the clause that says most of what is asked besides names denies it: "anh A khỏe mạnh,
    không sốt"."""
    named = context.pool.named
    focus = zip(context.asked.focus, context.pool.weights, strict=True)
    plain = {
        token.folded: weight
        for at, (token, weight) in enumerate(focus)
        if at not in named and token.folded not in _TITLES
    }
    own = {token.folded for token in tokenise(_clause(context, evidence))}
    if own & plain.keys():
        return False  # what is told of the one asked about stands beside the name
    said = [
        (clause, plain.keys() & {token.folded for token in tokenise(clause)})
        for clause in _CLAUSES.split(evidence.quote)
    ]
    clause, held = max(said, key=lambda one: sum(plain[word] for word in one[1]))
    return _denies(clause, set(held))


def _clause(context: Context, evidence: Evidence) -> str:
    """The clause of the sentence that holds most of the question, names weighing most."""
    weights = {
        token.folded: weight
        for token, weight in zip(context.asked.focus, context.pool.weights, strict=True)
    }
    clauses = _CLAUSES.split(evidence.quote)
    return max(
        clauses,
        key=lambda clause: sum(weights.get(word, 0.0) for word in {
            token.folded for token in tokenise(clause)
        }),
    )  # fmt: skip
