"""Papers that a question describes without their number: "Chỉ thị của Thành ủy Bình Ải về giữ
rừng". What they are called is read off the texts that retrieval found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.naming import OFFICE_WORDS, spelled
from app.question import Asked
from app.question_words import FUNCTION_WORDS, PAPER_TYPES
from app.reading import Reading
from app.titles import find_title
from app.tokens import tokenise
from ingest.folding import fold, tone_key
from ingest.identity import same_paper
from ingest.model import Reference

_TYPES = "|".join(sorted(PAPER_TYPES, key=len, reverse=True))
_TYPE = re.compile(
    rf"(?<!\bcac )(?<!\bnhung )(?<!\bmoi )(?<!\bmay )(?<!\bnhieu )"
    # "Phòng Tài chính - Kế hoạch huyện …" is a body.
    rf"(?<![-–] )(?<!\bphong )(?<!\bban )(?<!\bchinh )\b(?P<type>{_TYPES})"
    r"\b(?=\s(?:cua|do|o|tai|ve|tinh|thanh|huyen|quan|ubnd|ban|bo|thu tuong|chinh phu)\b)"
)
# What is asked of the paper begins here; "do ai" asks, "do Tỉnh ủy" describes.
_ASKING = (
    r"[?,;:]|(?<![^\W_])(?:(?:được |đã |do cơ quan nào )?ban hành|ký|có hiệu lực|do ai|là|số mấy|"
    r"số bao nhiêu|số hiệu|ra đời|gồm|nêu|yêu cầu|quy định|nói|giao|đề ra|thay thế|căn cứ|áp dụng|"
    r"ngày|khi nào|bao giờ|ai|đặt ra|đưa ra|nhằm|được|đã|phải|đối với|có|thì|gì|nào|ra sao|thế nào)"
    r"(?![^\W_])"
)
_ASKS = {True: re.compile(_ASKING), False: re.compile(fold(_ASKING).replace(r"\w", r"\W"))}
_ABOUT = re.compile(r"\bve(?: viec)?\s")
_OF = re.compile(r"\b(?:cua|do|o|tai)\s")
_ISSUER = re.compile(r"(?:ban|btv|tinh|thanh|huyen|quan|ubnd|uy ban|chu tich|bo|thu tuong|chinh)\b")
_MOST_READ = 12
_MOST_MENTIONS = 3  # of a paper in a text, that are read for its title
_LEAST_TOPIC = 0.6
_LEAST_WORDS = 2  # of a topic that stands alone
_AHEAD = 0.25


@dataclass(slots=True)
class _Candidate:
    """A paper that may be meant: `main` where some text is it, or is about it first of all."""

    paper: Reference
    main: bool = False
    title: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Described:
    """The papers that fit a description, and where the question gives it."""

    papers: tuple[Reference, ...]
    span: tuple[int, int]

    def named_in(self, text: str) -> str:
        """The text with the paper's number and issuer in place of its description."""
        start, end = self.span
        return f"{text[:start]}{spelled(self.papers[0])} {text[end:]}".strip()


def papers_described(asked: Asked, readings: Iterable[Reading]) -> Described | None:
    """The paper that a question describes by issuer or topic, several where the description fits
    several; None where it describes none, or none of the texts' papers."""
    if asked.papers or asked.language != "vi":
        return None
    texts = list(readings)[:_MOST_READ]
    found = (_described(asked, match, texts) for match in _TYPE.finditer(asked.folded))
    return next((one for one in found if one is not None), None)


def _described(asked: Asked, kind: re.Match[str], readings: Sequence[Reading]) -> Described | None:
    """The papers that the description behind a type's word fits."""
    candidates = _candidates(readings, PAPER_TYPES[kind["type"]])
    fitting: list[_Candidate] = []
    stop = kind.end()
    for after_comma in (False, True):
        # A comma ends a description, or stands in the title that it gives.
        stop = _end(asked, kind.end(), after_comma=after_comma)
        issuer, topic = _parts(asked, kind.end(), stop)
        if issuer or len(topic) >= _LEAST_WORDS:
            fitting = _fitting(candidates, issuer, topic) or fitting
        if len(fitting) == 1:
            break
    if not fitting:
        return None
    known = frozenset().union(*(one.title | _folded(one.paper.issuer or "") for one in fitting))
    span = (kind.start(), _rest(asked, stop, known))
    return Described(tuple(one.paper for one in fitting), span)


def _rest(asked: Asked, stop: int, known: frozenset[str]) -> int:
    """Where the title and the issuer end that a description goes on with."""
    last = stop
    for token in tokenise(asked.vietnamese, stop):
        if token.folded in known:
            last = token.end
        elif token.toned not in FUNCTION_WORDS:
            break
    return last


def _parts(asked: Asked, start: int, stop: int) -> tuple[set[str], set[str]]:
    """The words of the issuer and of the topic that a description gives, in either order."""
    folded = asked.folded
    about = _ABOUT.search(folded, start, stop)
    first = _OF.search(folded, start, stop)
    if about is None:
        return _words(asked, first.end() if first else start, stop), set()
    if first is not None and first.start() < about.start():
        return _words(asked, first.end(), about.start()), _words(asked, about.end(), stop)
    # Behind the topic the last "của" may be the issuer's: "về giữ rừng của Tỉnh ủy".
    *_, last = (None, *_OF.finditer(folded, about.end(), stop))
    if last is not None and _names_issuer(asked, last.end()):
        return _words(asked, last.end(), stop), _words(asked, about.end(), last.start())
    return _words(asked, start, about.start()), _words(asked, about.end(), stop)


def _end(asked: Asked, start: int, *, after_comma: bool) -> int:
    """Where a description ends: at what is asked, never at a name ("Đà", "Ký" in capitals)."""
    text = tone_key(asked.vietnamese) if asked.toned else asked.folded
    found = _ASKS[asked.toned].finditer(text, start)
    ends = (
        match.start()
        for match in found
        if not asked.vietnamese[match.start()].isupper()
        and not (after_comma and match.group() == ",")
    )
    return next(ends, len(text.rstrip()))


def _names_issuer(asked: Asked, at: int) -> bool:
    return asked.vietnamese[at : at + 1].isupper() or _ISSUER.match(asked.folded, at) is not None


def _words(asked: Asked, start: int, stop: int) -> set[str]:
    return {
        token.folded
        for token in tokenise(asked.vietnamese, start, stop)
        if token.toned not in FUNCTION_WORDS
    }


def _candidates(readings: Sequence[Reading], kind: str) -> list[_Candidate]:
    """The papers of a type that texts are, are about or name, with the words of their titles."""
    found: list[_Candidate] = []
    for reading in readings:
        main = [paper for paper in reading.subjects if paper.type == kind]
        for paper in main:
            _joined(found, paper).main = True
        header = reading.document.header
        if (
            header.identity is not None
            and header.identity.type == kind
            and header.title is not None
        ):
            _joined(found, header.identity).title |= _folded(header.title.value)
        seen: Counter[str] = Counter()
        for paper, span in reading.mentions:
            seen[paper.canonical] += 1
            if paper.type != kind or seen[paper.canonical] > _MOST_MENTIONS:
                continue
            title = find_title(reading.text, span.end)
            if title is not None:
                _joined(found, paper).title |= _folded(reading.text[title.start : title.end])
            else:
                _joined(found, paper)
    return found


def _joined(found: list[_Candidate], paper: Reference) -> _Candidate:
    """The candidate of a paper; a fuller name of it takes the place of a barer one."""
    for one in found:
        if one.paper.number == paper.number and same_paper(one.paper, paper):
            if paper.issuer and not one.paper.issuer:
                one.paper = paper
            return one
    found.append(_Candidate(paper))
    return found[-1]


def _folded(text: str) -> set[str]:
    return {token.folded for token in tokenise(text)}


def _fitting(
    candidates: Sequence[_Candidate], issuer: set[str], topic: set[str]
) -> list[_Candidate]:
    """Those of the issuer and topic; of several, the one that texts are mainly about, or whose
    title holds clearly more of the topic."""
    fitting = [one for one in candidates if not issuer or _is_of(one.paper, issuer)]
    if topic:
        shares = [(len(topic & one.title) / len(topic), one) for one in fitting]
        best = max((share for share, _ in shares), default=0.0)
        if best < _LEAST_TOPIC:
            return []
        fitting = [one for share, one in shares if share > best - _AHEAD]
    main = [one for one in fitting if one.main]
    return main or (fitting if len(fitting) == 1 else [])


def _is_of(paper: Reference, issuer: set[str]) -> bool:
    """Whether a paper's issuer has the words of the one described: its place, or its office."""
    own = _folded(paper.issuer or "")
    place = issuer - OFFICE_WORDS
    return bool(own) and (place <= own if place else issuer <= own)
