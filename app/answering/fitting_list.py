"""The told list that fits a question best: by what leads to it, and by the noun asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.answering.draft import Context
from app.answering.issuers import is_the_paper
from app.answering.list_parts import are_names
from app.answering.sections import asked_noun
from app.answering.structure_lists import structure_lists
from app.answering.told_lists import Told, lists_in
from app.candidates import Evidence
from app.question import Asked
from app.question_words import FUNCTION_WORDS
from app.tokens import tokenise, word_set
from ingest.counts import number_value
from ingest.folding import fold
from ingest.model import Span

_DOCUMENTS = 6  # whose sentences are all looked at
_MOST_SENTENCES = 160
_LEAST_OF_BEST = 0.3
# A text that names what is asked of may list it in a sentence that does not, or of its parts.
_NAMED_IN_TEXT, _UNNAMED, _NAMED_NEAR = 0.9, 0.1, 0.5
_NUMBERED = re.compile(r"\d.*|[ivx]+")  # "lần thứ XI": of which one a sentence tells, it says
_LEAST_NAMES, _LEAST_ABOUT = 0.4, 0.5
_MOST_LEAD = 30
_MOST_NOUN = 3
_NEAR_WORDS = 8
_OPENING = 4  # words of an item
_OUTER_NOUN, _OUTER_LESS = 0.6, 0.25
_MOST_TITLE, _CLOSE = 14, 5  # words
_ABSENT = -0.25
_STEM, _REFERRED, _BEFORE, _HEADING, _ELSEWHERE, _NAME = 0.8, 0.9, 0.65, 0.75, 0.2, 0.8
_OF_OTHER_COUNT = 0.4
_ITSELF = 0.2  # for a list of the named paper's own text
_EMPTY = word_set("neu liet ke cho biet trinh bay ke ten gi nao nhung cac hay duoc co")
# What any list may be asked for as.
_ANY_NOUN = word_set("noi van viec dieu gi mat hoat don hinh")
_ANY_PAIRS = frozenset([("cong", "viec"), ("ket", "qua")])
_PLURAL_ASKED = re.compile(
    r"\b(?:nhung|cac) (?!gi\b|ai\b)((?:(?!nhung\b|cac\b)\w+,? ){1,5}?)(?:nao|gi)\b"
)
# "Hồ sơ … gồm những giấy tờ gì": a list of what the papers are of is one of papers.
_WHOLE = re.compile(r"^\W*(\w+ \w+)\b.* (?:gom|bao gom|gom co) (?:nhung|cac) ")
_ASKS_ANYTHING = re.compile(r"\bnhung ai\b|(?<!gom )(?<!la )\bnhung gi\b")
_NAMED_NOUN = word_set(
    "xa phuong huyen quan tinh doi truong co don so ban nganh thi thon dia to nguoi ca dong can"
)


@dataclass(frozen=True, slots=True)
class Fitting:
    """A list, where it stands, and how well it fits (0 to 1): `held` of the question is said of it,
    `noun` is what it lists, `meant` of its lead is asked for. `is_counted` where the question says
    how many there are, `is_of_count` unless they are not as many."""

    told: Told
    evidence: Evidence
    held: float
    noun: float
    meant: float
    is_of_count: bool = True
    is_counted: bool = False

    @property
    def fit(self) -> float:
        counted = 0.08 if self.told.count is not None else 0.0
        fit = 0.6 * self.held + 0.25 * self.noun + 0.15 * self.meant + counted
        return round(fit if self.is_of_count else fit - _OF_OTHER_COUNT, 9)


def noun_listed(asked: Asked) -> list[str]:
    """The first words, folded, of what a question asks to list; of several the last: "các đại biểu
    nghe những dự thảo nào".

    >>> from app.question import read_question
    >>> noun_listed(read_question("Các đội trải qua những phần thi nào?"))
    ['phan', 'thi']
    """
    listed = list(_PLURAL_ASKED.finditer(asked.folded))
    if listed:
        return listed[-1][1].replace(",", " ").split()[:_MOST_NOUN]
    if _ASKS_ANYTHING.search(asked.folded):
        return []
    return (list(asked.counted) or asked_noun(asked))[:_MOST_NOUN]


def lists_otherwise(asked: Asked, evidence: Evidence) -> bool:
    """Whether a list is asked for, and a sentence does not name what it should list, or is but the
    headline of its text. Contents and matters need not be named."""
    if asked.kind != "list":
        return False
    reading = evidence.reading
    if evidence.sentence == 0 and len(reading.sentences) > 1 and reading.line_of(1) > 0:
        return True
    noun = noun_listed(asked)
    if not noun or _is_any(noun):
        return False
    said = [token.folded for token in reading.tokens(evidence.sentence)]
    return not _holds(said, noun[:2])


def _is_any(noun: Sequence[str]) -> bool:
    """Whether any list may be asked for by a noun: contents, matters, deeds, results."""
    return noun[0] in _ANY_NOUN or tuple(noun[:2]) in _ANY_PAIRS


def fitting_lists(context: Context) -> list[Fitting]:
    """All lists of the likeliest documents, the best fitting first."""
    asker = _Asker(context)
    found = [
        asker.weigh(told, one)
        for one in _sentences(context)
        for told in _of_sentence(one, structure_lists(one.reading).get(one.sentence, ()))
    ]
    found.sort(key=lambda one: -(one.fit + 0.05 * one.evidence.score))
    outer = next((one for one in found[1:] if asker.is_of_all(one, found[0])), None)
    if outer is None:
        return found
    # What is said of the list inside is said in the one around it.
    held, meant = max(outer.held, found[0].held), max(outer.meant, found[0].meant)
    around = replace(outer, held=held, meant=meant)
    return [around, *(one for one in found if one is not outer)]


def _of_sentence(evidence: Evidence, announced: Sequence[Told]) -> list[Told]:
    """The lists that a sentence announces or tells; of two that begin alike the one of the count
    that leads to it, the shorter of two such."""
    told = lists_in(evidence.reading, evidence.sentence)
    announced = [one for one in announced if not any(_holds_all(other, one) for other in told)]
    found: dict[int, Told] = {}
    for one in (*announced, *told):
        start = one.items[0].start
        other = found.get(start)
        if other is None or (one.count is not None and _is_closer(one, other)):
            found[start] = one
    return list(found.values())


def _holds_all(one: Told, other: Told) -> bool:
    """Whether a list of the same count stands around another: "“A; B” và “C”", parted inside."""
    wider = one.items[0].start < other.items[0].start < other.items[-1].end <= one.items[-1].end
    return wider and one.count is not None and one.count == other.count


def _is_closer(one: Told, other: Told) -> bool:
    return other.count is None or one.items[-1].end < other.items[-1].end


def _sentences(context: Context) -> Iterator[Evidence]:
    """The sentences of the likeliest documents that are near the best in score."""
    best = context.pool.best(_MOST_SENTENCES)
    counted = {context.asked.count}  # "7 dân tộc" numbers nothing
    numbered = any(
        _NUMBERED.fullmatch(token.toned) and number_value(token.toned) not in counted
        for token in context.asked.focus
    )
    named = {id(one.reading) for one in best if one.names >= _NAMED_IN_TEXT and not numbered}
    inside = list(dict.fromkeys(id(one.reading) for one in best))[:_DOCUMENTS]
    for one in best:
        if id(one.reading) not in inside or one.score < _LEAST_OF_BEST * best[0].score:
            continue
        if one.about >= _LEAST_ABOUT and (one.names >= _LEAST_NAMES or id(one.reading) in named):
            yield one


class _Asker:
    """What one question asks to list."""

    def __init__(self, context: Context) -> None:
        asked, pool = context.asked, context.pool
        self.references = context.references
        self.noun = noun_listed(asked)
        plural = _PLURAL_ASKED.search(asked.folded) is not None or not asked.counted
        whole = _WHOLE.search(asked.folded)
        self.whole = whole[1].split() if whole is not None else []
        if self.whole and self.whole[0] in _ANY_NOUN:
            self.whole = []
        self.asked_count = asked.count
        same = plural and asked.counted[:1] != tuple(self.noun[:1])
        self.count = None if same else asked.count
        self.names = frozenset(asked.focus[at].folded for at in pool.named)
        self.wanted = {
            token.folded: weight
            for token, weight in zip(asked.focus, pool.weights, strict=True)
            if token.folded not in _EMPTY and token.folded != str(asked.count)
        }
        for word in self.noun[:2]:
            if _is_any(self.noun) and word in self.wanted:
                self.wanted[word] *= 0.5
        self.total = sum(self.wanted.values()) or 1.0

    def weigh(self, told: Told, evidence: Evidence) -> Fitting:
        reading = evidence.reading
        lead = _words(reading.text, told.lead)[-_MOST_LEAD:]
        own = {*lead, *_words(reading.text, told.behind)}
        stem = set(_words(reading.text, told.stem))
        before = self._before(evidence)
        around = reading.around(evidence.sentence)
        held = 0.0
        for word, weight in self.wanted.items():
            if word in own:
                level = 1.0
            elif word in before and told.refers:
                level = _REFERRED
            elif word in stem:
                level = _STEM
            elif word in before or word in around:
                level = _BEFORE
            elif word in reading.heading_tokens or word in self._opening(evidence):
                level = _HEADING
            elif word in reading.all_tokens:
                level = _NAME if word in self.names else _ELSEWHERE
            else:
                level = _ABSENT
            held += weight * level
        leading = [*(self._words_before(evidence) if told.refers else ()), *lead]
        content = [w for w in lead if w not in _FUNCTION]
        meant = max(_share(content, self.wanted), 0.9 * _share(content[-_NEAR_WORDS:], self.wanted))
        noun = self._noun(told, evidence, leading, stem)
        of_count = self.count is None or len(told.items) == self.count
        own_paper = bool(self.references) and is_the_paper(reading, self.references)
        held = held / self.total + (_ITSELF if own_paper else 0.0)
        if evidence.names < _LEAST_NAMES:
            opening = reading.heading_tokens | self._opening(evidence)
            unnamed = 0.0 if self.names <= opening else _UNNAMED
            held, evidence = held - unnamed, replace(evidence, names=_NAMED_NEAR)
        return Fitting(
            told, evidence, held, noun, meant, of_count, len(told.items) == self.asked_count
        )

    def is_of_all(self, outer: Fitting, inner: Fitting) -> bool:
        """Whether a list holds another in one of its items, whose lead says no more of what is
        asked than the outer one's."""
        if outer.evidence.reading is not inner.evidence.reading or outer.noun < _OUTER_NOUN:
            return False
        if inner.told.is_row:
            return False
        at = inner.told.items[0].start
        if not any(a < inner.told.lead.start + 1 and at < b for a, b in outer.told.items):
            return False
        text = inner.evidence.reading.text
        said = {*_words(text, outer.told.lead), *self.noun}
        lead = [word for word in _words(text, inner.told.lead) if word not in _FUNCTION]
        own = [word for word in lead if word in self.wanted]
        return outer.fit >= inner.fit - _OUTER_LESS and all(word in said for word in own)

    def _before(self, evidence: Evidence) -> frozenset[str]:
        """The words of the sentence before."""
        reading, at = evidence.reading, evidence.sentence
        return reading.words(at - 1).folded if at > 0 else frozenset()

    def _words_before(self, evidence: Evidence) -> list[str]:
        """The same in their order."""
        reading, at = evidence.reading, evidence.sentence
        return [t.folded for t in reading.tokens(at - 1)] if at > 0 else []

    def _opening(self, evidence: Evidence) -> frozenset[str]:
        return evidence.reading.words(0).folded

    def _noun(self, told: Told, evidence: Evidence, lead: Sequence[str], stem: set[str]) -> float:
        """How surely a list is of what the question asks to list."""
        noun, text = self.noun, evidence.reading.text
        if not noun:
            return 0.2 if told.is_row else 0.5
        if told.is_row and noun[0] not in _NAMED_NOUN:
            return 0.1
        pair = noun[:2]
        firsts = [_words(text, item)[:_OPENING] for item in told.items]
        alike = sum(one[:1] == noun[:1] or _holds(one, pair) for one in firsts) * 2 >= len(firsts)
        counted = _counted_noun(text, told)
        if counted and not _is_any(noun):
            if _holds(counted, pair) or (alike and noun[0] == counted[0]):
                return 1.0
            return 0.6 if noun[0] in counted else _other(noun)
        if _holds(lead[-_NEAR_WORDS:], pair):
            return 1.0
        if alike:
            return 0.9
        if _holds(lead, pair):
            return 0.65
        if noun[0] in lead and noun[0] not in _FUNCTION:
            return 0.6
        if noun[0] in _NAMED_NOUN and are_names(text, told.items):
            return 0.6
        if _is_any(noun):
            own = noun[2:]
            return 0.5 if not own or own[0] in {*stem, *_words(text, told.lead)} else 0.2
        if _holds(self._above(told, evidence), pair) or _holds(lead[-_CLOSE:], self.whole):
            return 0.6
        # "Từ ngân sách tỉnh", "Nguồn dự phòng", "các nguồn khác" are sources.
        among = any(noun[0] in _words(text, item) for item in told.items)
        if among and noun[0] not in _FUNCTION and not told.is_row:
            return 0.5
        return 0.4 if noun[0] in stem else 0.1

    def _above(self, told: Told, evidence: Evidence) -> list[str]:
        """The words of the nearest line above a list's lead that stands over parts like it."""
        reading = evidence.reading
        if reading.text[told.items[0].start - 1 : told.items[0].start] != "\n":
            return []
        for node in reversed(reading.document.outline):
            head = reading.text[slice(*node.head)].rstrip()
            over = head[-1:] not in ".;:" and len(head.split()) <= _MOST_TITLE
            if node.start < told.lead.start and node.head.end <= told.lead.start and over:
                return _words(reading.text, node.head)
        return []


_FUNCTION = frozenset(fold(word) for word in FUNCTION_WORDS)


def _other(noun: Sequence[str]) -> float:
    return 0.5 if noun[0] in _NAMED_NOUN else 0.2


def _counted_noun(text: str, told: Told) -> list[str]:
    """The words behind the number that announces the list."""
    if told.count is None:
        return []
    words = tokenise(text, told.lead.start, told.items[0].start)
    counts = [at for at, word in enumerate(words) if number_value(word.toned) == told.count]
    return [word.folded for word in words[counts[-1] + 1 : counts[-1] + 4]] if counts else []


def _words(text: str, span: Span) -> list[str]:
    return [token.folded for token in tokenise(text, *span)]


def _share(words: Sequence[str], wanted: dict[str, float]) -> float:
    return sum(word in wanted for word in words) / len(words) if words else 0.0


def _holds(words: Sequence[str], run: Sequence[str]) -> bool:
    size = len(run)
    return size > 0 and any(
        list(words[at : at + size]) == list(run) for at in range(len(words) - size + 1)
    )
