"""Who did what a question asks by its verb: "đơn vị nào giao …", told by "…, Ban A giao …"."""

from __future__ import annotations

import re

from app.answering.draft import Context
from app.candidates import Evidence
from app.people import POST_START
from app.tokens import UPPER
from ingest.folding import tone_key
from ingest.model import Span
from ingest.units import HEAD, read_subject

_ASKED = re.compile(
    r"(?<!\w)(?:ai|(?:[^\W\d_]+\s){1,2}nào)\s(?:(?:đã|sẽ|phải|được giao|trực tiếp|vừa)\s)*"
    r"(?P<verb>[^\W\d_]+(?:\s[^\W\d_]+)?)"
)
_BY = re.compile(
    r"(?<!\w)do\s(?:ai|đâu|(?:[^\W\d_]+\s){1,2}nào)\s(?P<verb>[^\W\d_]+(?:\s[^\W\d_]+)?)"
)
_PART = re.compile(r"(?:cơ quan|đơn vỵ) (?:đầu mối|thường trực|điều phối)")
_BREAKS = re.compile(
    r"[,;:.“”\"()]\s*|(?<!\w)(?:rằng|do|giao(?! thông| dịch| lưu)|là|yêu cầu|đề nghị|"
    r"phân công|chỉ đạo|giao cho|cho biết|cho hay|khẳng định|thừa nhận|kể)\s|^"
)
_ADVERBS = re.compile(
    r"(?:\s(?:đã|sẽ|vừa|cũng|phải|đang|cần|còn|được|kịp thời|trực tiếp|sau đó))+$"
)
_BARE = re.compile(
    r"(?:cho biết|cho hay|khẳng định|thừa nhận|kể|rằng|,|;) "
    r"(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn) (?:(?:đã|sẽ|cũng|vừa|đang) )?$"
)
_PROPER = re.compile(rf"[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)*")
_GOES_ON = re.compile(r"\s(?:nhưng|và|mà|thì|nên|để)$")
_LABEL = re.compile(r"(?:(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]|[-–+])\s+")
# "… trong phạm vi nhiệm vụ của mình có trách nhiệm giám sát …"
_BY_POWER = re.compile(
    r"(?:(?:trong phạm vi|theo (?:chức năng|thẩm quyền|chức trách|nhiệm vụ))[^.;:]{0,80}?\s)?"
    r"(?:(?:có|chịu) trách nhiệm|có nhiệm vụ|phải|cần|được giao)?(?: chủ trì, phối hợp)?\s?"
)
_SEVERAL = 2
_MOST = 14  # words
# "do Sở A tổ chức", "được Sở A cấp": who acts stands between the two.
# "Giao Sở A (cơ quan thường trực) chủ trì": what a bracket says stands apart.
_AGENT = (
    r"(?<!\w)(?:do|được|bị|giao(?: cho)?(?! thông| dịch| lưu))\s"
    r"(?P<who>[^,;.:()]{3,90}?)(?:\s\([^()]*\))?"
)
_HEAD_ALONE = 1  # word: "đội", "ban" of a longer name
_SAME = {"bảo đảm": ("đảm bảo",), "đảm bảo": ("bảo đảm",)}
_SENTENCES = 8
_LEAST_SAID = 0.6  # of the question's words, where only the verb's first word is told
_LEAST_OF_BEST = 0.6


def verb_asked(context: Context) -> str:
    """The verb that a question asks with, a syllable or two: "cơ quan nào cấp lại …"; "" where it
    asks for no doer."""
    asked = tone_key(context.asked.vietnamese)
    found = _BY.search(asked) or _ASKED.search(asked)
    return found["verb"] if found is not None else ""


def doer_of_verb(context: Context, evidence: Evidence) -> Span | None:
    """The body or post that stands before the very verb asked with, in its own clause; None where
    the sentence does not say that verb, or another kind of words stands before it."""
    asked = verb_asked(context)
    if not asked:
        return None
    text, (start, end) = evidence.reading.text, evidence.span
    key = tone_key(text[start:end])
    for verb in (asked, asked.split()[0]):
        for match in re.compile(rf"(?<!\w){re.escape(verb)}(?!\w)").finditer(key):
            listed = _listed_before(text[start:end], key, match.start())
            if listed is not None:
                return Span(start + listed.start, start + listed.end)
            span = _before(text[start:end], key, match.start())
            if span is not None:
                return Span(start + span.start, start + span.end)
            named = _area_meant(evidence, start + match.start())
            if named is not None:
                return named
    return None


# "Chủ tịch xã A cho biết xã …": who says so is not who acts.
_SAYS = re.compile(r"\s(?:cho biết|cho hay|cho rằng|khẳng định|thông tin|nói|báo cáo)\s")


def _listed_before(text: str, key: str, verb: int) -> Span | None:
    """All of a list of bodies or posts that opens a sentence and acts by this verb."""
    label = _LABEL.match(key)
    begin = label.end() if label is not None else 0
    subject = read_subject(key, begin, len(key))
    said = _SAYS.search(key, subject.start, subject.end) if subject is not None else None
    if subject is not None and said is None and 0 <= subject.verb <= verb:
        between = key[subject.verb : verb]
        if not between or _BY_POWER.fullmatch(between):
            return Span(subject.start, subject.end)
    pieces = text[begin:verb].rstrip().split(", ")
    adverbs = _ADVERBS.search(key, begin, len(key[:verb].rstrip()))
    named = POST_START.match(text, begin) is not None and all(p[:1].isupper() for p in pieces)
    if len(pieces) < _SEVERAL or not named or adverbs is not None:
        return None
    return Span(begin, len(text[:verb].rstrip()))


def _area_meant(evidence: Evidence, at: int) -> Span | None:
    """The area that "huyện" right before a verb stands for: the last of its sort named before, as
    in "Chủ tịch UBND huyện A Trần B cho biết huyện lập …"."""
    text, (start, _) = evidence.reading.text, evidence.span
    bare = _BARE.search(text, start, at)
    if bare is None:
        return None
    named = None
    for area in re.compile(rf"(?<!\w){bare[1]} (?=[{UPPER}])").finditer(text, start, bare.start()):
        run = _PROPER.match(text, area.end())
        people = [p.name for p in evidence.reading.people(evidence.sentence)]
        cut = [name.start for name in people if area.end() < name.start < run.end()] if run else []
        end = min([run.end(), *cut]) if run else area.end()
        named = Span(area.start(), len(text[:end].rstrip()))
    return named


def done_by(context: Context) -> tuple[Evidence, Span] | None:
    """Who stands between "do" or "được" and the verb asked with in a good sentence; None where none
    tells it so."""
    verb = verb_asked(context)
    top = context.pool.best(1)
    if not verb or not top:
        return None
    asks_person = re.search(r"(?<!\w)ai(?!\w)", context.asked.vietnamese.lower()) is not None
    source = " do đâu " in tone_key(context.asked.vietnamese)  # "do ngân sách nhà nước bảo đảm"
    verbs = [(verb, 0.0), *((other, 0.0) for other in _SAME.get(verb, ()))]
    for said, least in (*verbs, (verb.split()[0], _LEAST_SAID)):
        told = re.compile(_AGENT + rf"\s{re.escape(said)}(?!\w)")
        for evidence in context.pool.best(_SENTENCES):
            text, (start, end) = evidence.reading.text, evidence.span
            match = told.search(tone_key(text[start:end]))
            if match is None or evidence.score < _LEAST_OF_BEST * top[0].score:
                continue
            begin = start + match.start("who")
            proper = source or re.match(rf"[{UPPER}]", text[begin:]) is not None
            named = len(match["who"].split()) > _HEAD_ALONE
            # Much is given to bodies to lead, "ai chủ trì hội nghị" asks of none of it.
            handed = match.group().startswith("giao")
            enough = max(least, _LEAST_SAID) if handed else least
            if evidence.said >= enough and proper and named and not (handed and asks_person):
                return evidence, Span(begin, start + match.end("who"))
    return None


_GIVEN = re.compile(
    r"(?<!\w)giao(?: cho)?\s(?:ai|(?:[^\W\d_]+\s){1,2}nào)\s(?P<verb>[^\W\d_]+(?:\s[^\W\d_]+)?)"
)


def given_to(context: Context) -> tuple[Evidence, Span] | None:
    """Who is told to be given what a question says is given: "giao Sở A lập đề án" to "giao ai lập
    đề án"; None where it asks for no such one, or none is told."""
    asked = _GIVEN.search(tone_key(context.asked.vietnamese))
    if asked is None:
        return None
    told = re.compile(
        rf"(?<!\w)giao(?: cho)?\s(?P<who>[^,;.:]{{3,90}}?)\s(?:chủ trì |phối hợp )?"
        rf"{re.escape(asked['verb'])}(?!\w)"
    )
    for evidence in context.pool.best(_SENTENCES):
        text, (start, end) = evidence.reading.text, evidence.span
        match = told.search(tone_key(text[start:end]))
        if match is not None:
            return evidence, Span(start + match.start("who"), start + match.end("who"))
    return None


def named_as(context: Context) -> tuple[Evidence, Span] | None:
    """Who "là cơ quan đầu mối", where the question asks for just that part; else None."""
    asked = _PART.search(tone_key(context.asked.vietnamese))
    if asked is None:
        return None
    told = re.compile(rf"\slà {re.escape(asked.group())}(?!\w)")
    for evidence in context.pool.best(_SENTENCES):
        text, (start, end) = evidence.reading.text, evidence.span
        key = tone_key(text[start:end])
        match = told.search(key)
        span = _before(text[start:end], key, match.start()) if match is not None else None
        if span is not None:
            return evidence, Span(start + span.start, start + span.end)
    return None


_IS_WHICH = re.compile(
    r"^\W*(?P<part>[^?,;]{8,90}?) (?:là|thuộc) (?:cơ quan|đơn vỵ|bộ|sở|ban|ngành|ai)(?: nào)?\W*$"
)


def apposed(context: Context) -> tuple[Evidence, Span] | None:
    """Who stands before a bracket that says the very part asked of: "Sở A (Cơ quan thường trực Ban
    B)" to "Cơ quan thường trực Ban B là cơ quan nào?"; None where none does."""
    asked = _IS_WHICH.match(tone_key(context.asked.vietnamese))
    if asked is None:
        return None
    for evidence in context.pool.best(_SENTENCES):
        text, (start, end) = evidence.reading.text, evidence.span
        key = tone_key(text[start:end])
        told = re.search(rf"\s\((?:là )?{re.escape(asked['part'])}", key)
        named = _name_before(text[start:end], key, told.start()) if told is not None else None
        if named is not None:
            return evidence, Span(start + named.start, start + named.end)
    return None


def _name_before(text: str, key: str, at: int) -> Span | None:
    """The body whose name ends at a place: from the last head of one in capitals."""
    heads = [m.start() for m in re.compile(rf"(?<!\w)[{UPPER}]").finditer(text, 0, at)]
    named = [begin for begin in heads if HEAD.match(key, begin) is not None]
    return Span(named[-1], at) if named and len(text[named[-1] : at].split()) <= _MOST else None


def _before(text: str, key: str, at: int) -> Span | None:
    """The name that ends right before a verb: from the nearest break that begins one."""
    end = len(key[:at].rstrip())
    adverbs = _ADVERBS.search(key, 0, end)
    end = adverbs.start() if adverbs is not None else end
    for cut in reversed(list(_BREAKS.finditer(key, 0, end))):
        begin = cut.end()
        if begin >= end:
            continue
        named = HEAD.match(key, begin) is not None or POST_START.match(text, begin) is not None
        proper = re.match(rf"[{UPPER}]", text[begin:]) is not None
        if _GOES_ON.search(key, begin, end):
            return None  # the subject of another verb
        if named and proper and len(key[begin:end].split()) <= _MOST:
            return Span(begin, end)
        if cut.group().strip() not in (",", "(", ")", ""):
            return None
    return None
