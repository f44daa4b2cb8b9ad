"""Which body of a sort: "công ty nào", "sở nào", "trường nào" told by one that is named so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.answering.binding import bound, weighed
from app.answering.closeness import closeness
from app.answering.draft import Context, Draft, sentence_quote
from app.answering.pick import Choice, pick
from app.answering.post_words import holds
from app.candidates import Evidence
from app.tokens import tokenise, word_set
from ingest.dictionary import words_of_two
from ingest.folding import tone_key
from ingest.model import Span
from ingest.units import keyed

_SENTENCES = 8
_LEAST_OF_BEST = 0.75
_LEAST_NAMES = 0.4  # as `app.standing` demands of any answer
_DOUBT_OF_MOVE = 0.3
_BOUND, _NEAR, _GONE_TO = 0.3, 0.2, 0.3
_SORTS = keyed(
    r"(?:công ty|tập đoàn|tổng công ty|doanh nghiệp|hợp tác xã|ngân hàng|bệnh viện|trung tâm|"
    r"(?<!hội )(?<!thị )(?<!môi )(?<!công )trường|học viện|(?<!bệnh )viện|sở|chi cục|cục|tổng cục|"
    r"(?<!cán )(?<!đảng )(?<!chi )bộ|phòng|chùa|nhà thờ|câu lạc bộ|quỹ|đồn|trạm|nhà máy|"
    r"khu công nghiệp|(?<!cơ )(?<!đại )(?<!lễ )hội|liên minh)"
)
_ASKED = re.compile(rf"(?<!\w)(?P<sort>{_SORTS.pattern}) nào(?!\w)")
# "chuyển sang sở nào", "đến công tác tại trường nào": the one behind such a word.
_TO = re.compile(
    r"(?<!\w)(?:sang|về|đến|tại|ở)(?: làm việc| công tác| nhận công tác)?(?: tại| ở)?"
    r"(?: \w+){0,2} nào(?!\w)"
)
_LED_TO = re.compile(r"(?<!\w)(?:sang|về|đến|tại|ở|cho)\s$")
_CALLED_SO = frozenset(["trường", "học viện", "quỹ", "bệnh viện"])  # after people
_AREAS = word_set("tỉnh huyện quận xã phường thị trấn thành phố khu vực")
_INNER = word_set(
    "và số cổ phần trách nhiệm hữu hạn một thành viên xây dựng thương mại dịch vụ đầu tư"
)


def named_of_sort(context: Context) -> Draft | None:
    """The body of the sort asked for that stands nearest to what is asked; None where no sort that
    has names is asked for, or no good sentence names one."""
    asked = _ASKED.search(tone_key(context.asked.vietnamese))
    if asked is None:
        return None
    found = pick("who", _choices(context, asked["sort"]))
    if found is None or found.evidence is None or not _moved(context, found):
        return found
    return replace(found, evidence=None, doubt=_DOUBT_OF_MOVE)


def _moved(context: Context, found: Draft) -> bool:
    """Whether a sentence on the very person named leads to the body as to where somebody goes,
    whatever verb it says that with."""
    evidence, quoted = found.evidence, found.facts[0]
    if evidence is None or _TO.search(tone_key(context.asked.vietnamese)) is None:
        return False
    before = evidence.quote[: evidence.quote.find(quoted.text)]
    named = bool(context.pool.names) and evidence.names >= 1.0
    return named and _LED_TO.search(before) is not None


def is_of_sort(context: Context, text: str) -> bool:
    """Whether a body's name is of the sort asked for; true where none that has names is."""
    asked = _ASKED.search(tone_key(context.asked.vietnamese))
    return asked is None or tone_key(text).lower().startswith(asked["sort"])


def _choices(context: Context, sort: str) -> Iterator[Choice]:
    weights = weighed(context)
    own = [token.folded for token in tokenise(context.asked.vietnamese)]
    goes = _TO.search(tone_key(context.asked.vietnamese)) is not None
    top = context.pool.best(1)
    for evidence in context.pool.best(_SENTENCES):
        if evidence.score < _LEAST_OF_BEST * top[0].score or evidence.names < _LEAST_NAMES:
            continue
        text = evidence.reading.text
        spans = list(_named(evidence, sort))
        for span in spans:
            if holds(own, [token.folded for token in tokenise(text, *span)]):
                continue
            rivals = [other for other in spans if other != span]
            near = closeness(context.asked, context.pool, evidence, span, rivals)
            tied = bound(weights, text, evidence.span, span, rivals)
            led = goes and _LED_TO.search(text[max(0, span.start - 8) : span.start]) is not None
            score = evidence.score + _NEAR * near + _BOUND * tied + _GONE_TO * led
            yield Choice(score, evidence.reading, span, sentence_quote(evidence), evidence)


def _named(evidence: Evidence, sort: str) -> Iterator[Span]:
    """The bodies of a sort that a sentence names, in order."""
    text, (start, end) = evidence.reading.text, evidence.span
    people = [person.name.start for person in evidence.reading.people(evidence.sentence)]
    head = re.compile(rf"(?<!\w){re.escape(sort)}(?!\w)")
    for match in head.finditer(tone_key(text[start:end])):
        begin = start + match.end()
        high = min([at for at in people if at >= begin and sort not in _CALLED_SO], default=end)
        stop = name_end(text, begin, high)
        if stop > begin:
            yield Span(start + match.start(), stop)


def name_end(text: str, begin: int, high: int) -> int:
    """Where a name that goes on behind its sort ends: it has words with a capital, the second
    syllables of such words, and areas; `begin` where none follows.

    >>> text = "Sở Tài nguyên và Môi trường tỉnh báo cáo"
    >>> text[: name_end(text, 2, len(text))]
    'Sở Tài nguyên và Môi trường tỉnh'
    """
    end, last, named, before = begin, begin, False, ""
    for token in tokenise(text, begin, high):
        if text[last : token.start].strip(" &-–"):
            break
        last = token.end
        written = text[token.start : token.end]
        if written[0].isupper() or (written[0].isdigit() and (named or before == "số")):
            named, end, before = True, token.end, token.toned
        elif before and f"{before} {token.toned}" in words_of_two():
            end, before = token.end, ""  # a word's second syllable begins no other word
        elif token.toned in _INNER or (named and token.toned in _AREAS):
            end = token.end if token.toned in _AREAS else end
            before = token.toned
        else:
            break
    return end if named else begin
