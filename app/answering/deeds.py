"""What somebody did, as a question asks for them, and the piece of a sentence that says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.answering.draft import Context
from app.candidates import Evidence
from app.question_words import FUNCTION_WORDS
from app.tokens import Token, tokenise
from ingest.model import Span

_SAYS = 0.6  # of a deed's words, in a row
_WORDS = 3
_LEAST_NAMES = 0.4  # as `app.standing` demands of any answer
# "Giải nhất, giải nhì": what a list tells.
_TWO_DEEDS = re.compile(r"\b(\w+) \w+(?:,| và|, và) \1 \w+")
_OPENS = re.compile(
    r"\s*(?:những |các )?(?:ai|[^\W\d_]+ (?:[^\W\d_]+ )?nào)\s"
    r"(?P<passive>(?:đã |vừa )?(?:được|bị) )?"
)
_ENDS = re.compile(
    r"\s(?:thuộc về|về tay|trao cho|dành cho)\s(?:những |các )?(?:ai|\S+ (?:\S+ )?nào)\W*$"
)
_SEVERAL = re.compile(r"\b(?:nhung|cac|gom) (?:ai\b|(?:\w+ ){1,3}nao\b)")
_OTHER_SIDE = 0.3
# "Chủ trì hội nghị có các đồng chí …": who did it stands behind the verb.
_TELLS = re.compile(r"\s(?:có|là|gồm|thuộc về)\s")
# "Trao quyết định, chúc mừng đồng chí A": it was done to whoever stands behind these.
_DONE_TO = re.compile(
    r"\s(?:cho|tặng|chúc mừng|biểu dương|thăm|gặp|mời|với|đối với)\s"
    r"(?:(?:tân|các|đồng chí|ông|bà|anh|chị|em)\s)*$"
)
# "Hạt trưởng B cho biết một người dân đã bắt được …": who tells it did not do it.
_TELLS_OF_OTHERS = re.compile(
    r"\s(?:cho biết|cho hay|thông tin|kể|khẳng định|xác nhận|thừa nhận|trao đổi)[\s,:]"
)
_PIECES = re.compile(r";\s|(?<!TP)(?<!TX)(?<!TT)\.\s")


@dataclass(frozen=True, slots=True)
class Deed:
    """The first words of what was done, folded; whether it was done to whom is asked for; whether
    several are asked for."""

    words: tuple[str, ...]
    passive: bool
    several: bool


@dataclass(frozen=True, slots=True)
class Said:
    """Where a sentence says a deed: its words, and the piece between semicolons that holds them;
    `share` of the deed's words is said, `whole` where the first one, the verb, is among them."""

    words: Span
    piece: Span
    share: float
    whole: bool

    def fits(self, text: str, name: Span, deed: Deed) -> float:
        """What somebody named in the sentence gains: 1 in the piece that says the deed, less on the
        side of its verb where its doer, or whom it was done to, does not stand."""
        if not self.piece.start <= name.start < self.piece.end:
            return 0.0
        behind = name.start > self.words.start
        opens = text[self.piece.start : self.words.start].strip() == ""
        if behind and not deed.passive and _DONE_TO.search(text, self.words.start, name.start):
            return _OTHER_SIDE * self.share
        told = behind and (opens or _TELLS.search(text, self.words.end, name.start) is not None)
        if not behind and _TELLS_OF_OTHERS.search(text, name.end, self.words.start):
            return _OTHER_SIDE * self.share
        side = 1.0 if not self.whole or told or behind == deed.passive else _OTHER_SIDE
        return side * self.share


def deed_asked(context: Context) -> Deed | None:
    """What the one asked for did: "đạt giải nhất" of "Ai đạt giải nhất hội thi", "giải nhì" of
    "Giải nhì hội thi thuộc về ai"; None where the question does not open or end so, or asks of two
    deeds."""
    asked = context.asked
    text = asked.vietnamese[:1].lower() + asked.vietnamese[1:]
    several = _SEVERAL.search(asked.folded) is not None
    # "Giải bóng chuyền xã An Bình: đội nào đạt giải nhất".
    opens, ends = _OPENS.match(text, text.rfind(": ") + 1), _ENDS.search(text)
    if opens is None and ends is None:
        return None
    begin = opens.end() if opens is not None else 0
    stop = ends.start() if ends is not None and opens is None else len(text)
    named = {asked.focus[at].start for at in context.pool.named}
    words = [
        token.folded
        for token in tokenise(text, begin, stop)
        if token.toned not in FUNCTION_WORDS
        and (opens is None or token.start not in named)
        and token.folded != str(asked.count)
    ]
    if _TWO_DEEDS.search(text):
        return None
    passive = opens is not None and opens["passive"] is not None
    return Deed(tuple(words[:_WORDS]), passive, several) if words else None


def said_in(evidence: Evidence, deed: Deed | None) -> Said | None:
    """Where a sentence of what the question names says a deed; None where it does not."""
    if deed is None or evidence.names < _LEAST_NAMES:
        return None
    held = evidence.reading.tokens(evidence.sentence)
    tokens = [token for token in held if token.toned not in FUNCTION_WORDS]
    first, length, offset = _longest(deed.words, tokens)
    if length < _SAYS * len(deed.words):
        return None
    words = Span(tokens[first].start, tokens[first + length - 1].end)
    low, high = evidence.span
    cuts = [match.span() for match in _PIECES.finditer(evidence.reading.text, low, high)]
    begin = max((end for _, end in cuts if end <= words.start), default=low)
    stop = min((start for start, _ in cuts if start >= words.end), default=high)
    return Said(words, Span(begin, stop), length / len(deed.words), offset == 0)


def _longest(words: Sequence[str], tokens: Sequence[Token]) -> tuple[int, int, int]:
    """The longest run of words that tokens hold: where it begins, its length, and how many words
    of the deed it leaves out before it."""
    best = (0, 0, 0)
    for offset in range(len(words)):
        for at in range(len(tokens)):
            length = 0
            while (
                offset + length < len(words)
                and at + length < len(tokens)
                and tokens[at + length].folded == words[offset + length]
            ):
                length += 1
            if length > best[1]:
                best = (at, length, offset)
    return best
