"""Who must do what by when, read from outline items, sentences and tables of tasks."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from ingest.deadlines import find_deadline
from ingest.duty_owners import (
    LIST_FOLLOWS,
    Owner,
    begins_proper,
    ends_list,
    heads_items,
    is_issuer,
    owned,
    owner_of,
    rank_of,
)
from ingest.duty_rows import DutyText, row_duties, units_in
from ingest.folding import tone_key
from ingest.model import Deadline, Duty, Header, Node, Span
from ingest.tagged_units import read_acting
from ingest.tasks import is_task
from ingest.unit_lists import split_units
from ingest.units import (
    Subject,
    asked_units,
    is_bare_unit,
    keyed,
    read_subject,
    read_unlisted_subject,
)

# Kinds that order work; the others state rules, where only clear words make a duty.
_ORDERING = frozenset({"directive", "plan", "conclusion", "notice", "programme", "dispatch",
    "guidance", "resolution", "letter", "decision"})  # fmt: skip
_CLEAR = re.compile(
    r"(?:có |chịu )?trách nhiệm|chủ trì|là (?:cơ quan|đơn vỵ) (?:đầu mối|thường trực)"
)
_BINDS = re.compile(r"trách nhiệm|nhiệm vụ của|^giao\s|yêu cầu|phải")
# What may stand before a unit in its own sentence: "Hằng năm, …", "Trong thời hạn 5 ngày, …".
_ADVERB = re.compile(
    r"(?:trong|hằng|hàng|định kỳ|trước|chậm nhất|sau|khi|trên cơ sở|căn cứ|để|nhằm|đối với|kể từ"
    r"|đến|từ|theo|ngay|cùng với|bên cạnh|ngoài|hết|cuối|đầu|vào|mỗi)\s"
)
# Words before a unit that change nothing: "Đối với các trường cần …".
_LEAD = re.compile(r"đối với\s|(?:về )?tổ chức thực hiện\s?:\s|riêng\s")
_TIME = re.compile(r"trong thời|trong vòng|chậm nhất|định kỳ|hằng|hàng|trước")
_MAX_ADVERB = 200
_END_MATTER = keyed(
    r"nơi nhận|t/m|tm\s?[./]|kt\s?\.|tl\s?\.|tuq\s?\.|(?:phó )?(?:chủ tịch|bí thư|bộ trưởng|"
    r"giám đốc|chánh văn phòng|thủ tướng|thứ trưởng)(?: thường trực)?$"
)
_SENTENCE = re.compile(r"[.!?;](?:(?<=[^\W\d_)”\"%\d][.!?])(?:/\.)?\s+(?=[^\W\d_])|(?<=;)\s+)")
_NO_DUTY = re.compile(
    r"(?:chỉ thị|quyết định|nghị định|thông tư|kế hoạch|nghị quyết|quy (?:định|chế)|kết luận) này"
    r"|nơi nhận|căn cứ (?:luật|nghị|hiến|bộ luật|quyết|thông|chỉ|kế)|theo đề nghị|phụ lục|số\s?:"
    r"|lưu\s?:|độc lập|trong quá trình (?:triển khai|thực hiện|thi hành)[^.\n]{0,120}vướng mắc"
)
_PARTNERS = re.compile(
    r"phối hợp(?: chặt chẽ)?,? (?:với|cùng)(?: với)? |(?:chủ trì|phối hợp),? cùng(?: với)? "
)
_PURPOSE = re.compile(r" (?:để|trong việc|trong quá trình|nhằm|khi|theo quy định)(?= |$)")
_DIRECTS = re.compile(r"(?:chỉ đạo|yêu cầu|đôn đốc|hướng dẫn|phối hợp (?:chặt chẽ )?với)\s")
_MIN_ACTION = 10
_ASKED_BEFORE = re.compile(r"(?P<verb>giao|yêu cầu|đề nghị)(?: nhiệm vụ)?(?: cho)? $")
_ORDERS = re.compile(r"yêu cầu|chỉ thị|quyết định|quyết nghị|kết luận")
_TOLD_DUTY = re.compile(r"chủ trì,? (?:phối hợp|cùng)|(?:có|chịu) trách nhiệm")


def find_duties(text: str, header: Header, outline: tuple[Node, ...]) -> tuple[Duty, ...]:
    """The duties of a document in reading order. Official papers that order work give one for each
    item of a unit; papers that state rules and texts about papers only what clear words say."""
    issued = dt.date.fromisoformat(header.date.value) if header.date is not None else None
    official = header.source == "primary"
    ordering = official and header.kind in _ORDERING
    issuer = header.issuer.value if header.issuer is not None else ""
    source = DutyText(text, tone_key(text), ordering, official, issued, issuer)
    begin = _head_end(header, len(text))
    nodes = [node for node in outline if node.head.start >= begin or not official]
    nodes = nodes[_preamble(source, nodes) :] if source.ordering else nodes
    return tuple(_duties(source, nodes))


def _head_end(header: Header, length: int) -> int:
    """Where the letterhead ends: behind its title, else its number or date. Numbers and dates in
    the second half of a text stand at its foot."""
    for facts in ((header.title,), (header.number, header.date)):
        ends = [fact.span.end for fact in facts if fact is not None and fact.span is not None]
        ends = [end for end in ends if 2 * end < length]
        if ends:
            return max(ends)
    return 0


def _preamble(source: DutyText, nodes: Sequence[Node]) -> int:
    """How many nodes tell of the state of things, up to the line that begins to order."""
    for index, node in enumerate(nodes):
        key = source.key[node.head.start : node.head.end]
        if LIST_FOLLOWS.search(key) and _ORDERS.search(key):
            return index
        if rank_of(node) is not None or owner_of(source, node, None) is not None:
            return 0
    return 0


def _duties(source: DutyText, nodes: Sequence[Node]) -> Iterator[Duty]:
    owners: list[Owner] = []
    ended = listed = told = False
    for node, after in zip_longest(nodes, nodes[1:]):
        rank = rank_of(node)
        key = source.key[node.head.start : node.head.end]
        ended = ended or (rank is None and _END_MATTER.match(key) is not None)
        if node.kind == "row":
            yield from row_duties(source, node)
        if ended or node.kind == "row" or _NO_DUTY.match(key):
            continue
        if rank is not None:
            owners = [owner for owner in owners if owner.rank < rank]
        elif listed and owners[-1:] and ends_list(source, node, owners[-1]):
            owners = []
        listed = rank is not None
        owner = owner_of(source, node, after) if source.official else None
        if owner is not None:
            owners = owned(owners, rank, owner, binds=_BINDS.search(key) is not None)
        elif rank is None and (LIST_FOLLOWS.search(key) or _is_title(node)):
            owners = []
        elif not heads_items(source, node, after):
            told = not source.official and _tells_duty(source, node, told=told)
            given = replace(source, official=True, ordering=True) if told else source
            yield from _item_duties(given, node, owners[-1] if owners else None)


def _tells_duty(source: DutyText, node: Node, *, told: bool) -> bool:
    """Whether a paragraph of news tells a duty as the paper does: it opens with a unit that "chủ
    trì, phối hợp", or with any unit that acts right behind such a paragraph (`told`)."""
    start, end = node.head.start, node.head.end
    if not begins_proper(source, start):
        return False
    subject = read_acting(source.text, source.key, start, end)
    if subject is None:
        return False
    return told or _TOLD_DUTY.match(source.key, subject.verb) is not None


def _is_title(node: Node) -> bool:
    return node.kind == "heading" and node.level == 0


def _item_duties(source: DutyText, node: Node, owner: Owner | None) -> Iterator[Duty]:
    """The duties of one item: sentences of one unit with one deadline make one duty."""
    group: list[Span] = []
    unit: Span | None = owner.name if owner and (source.ordering or owner.binds) else None
    subject: Subject | None = None
    labelled = rank_of(node) is not None
    for sentence in _sentences(source, node.head):
        if _NO_DUTY.match(source.key, sentence.start):
            continue
        found = _subject(source, sentence, group, owned=labelled and unit is not None)
        if group and found is None and (unit is None or not _needs_own(source, group, sentence)):
            group.append(sentence)
            continue
        if group:
            yield from _duty(source, group, unit, subject)
        unit = Span(found.start, found.end) if found else unit
        subject = found
        group = [] if found is not None and _issues(source, found) else [sentence]
    if group:
        yield from _duty(source, group, unit, subject)


def _issues(source: DutyText, subject: Subject) -> bool:
    """Whether it is the issuer who issues the very paper: "Bộ trưởng … ban hành Quyết định"."""
    issuing = source.key.startswith("ban hành ", subject.verb)
    return issuing and is_issuer(source, Span(subject.start, subject.end))


def _sentences(source: DutyText, head: Span) -> list[Span]:
    spans = []
    start = head.start
    for match in _SENTENCE.finditer(source.key, head.start, head.end):
        spans.append(Span(start, match.end() - len(match.group()) + len(match.group().rstrip())))
        start = match.end()
    if start < head.end:
        spans.append(Span(start, head.end))
    return list(_with_names_before(source, spans))


def _with_names_before(source: DutyText, spans: Sequence[Span]) -> Iterator[Span]:
    """Sentences, each with the names that a list parted by semicolons sets before it: "Giám đốc
    các Sở; Chủ tịch các huyện căn cứ Quyết định thi hành"."""
    begin: int | None = None
    for span in spans:
        start = span.start if begin is None else begin
        listed = source.key[span.end - 1] == ";" and begins_proper(source, span.start)
        if listed and is_bare_unit(source.key, span.start, span.end - 1) and span != spans[-1]:
            begin = start
            continue
        begin = None
        yield Span(start, span.end)


def _subject(
    source: DutyText, sentence: Span, before: Sequence[Span], *, owned: bool
) -> Subject | None:
    """The unit that a sentence or clause itself names as the one to act."""
    for verb, at, begin in asked_units(source.key, sentence.start, sentence.end):
        proper = source.text[begin].isupper() or source.key.startswith("các ", begin)
        named = at == sentence.start and verb != "yêu cầu"
        if (at == sentence.start and not owned) or (
            proper and (verb == "giao" or named or not owned)
        ):
            subject = _acting(source, begin, sentence.end)
            if subject is not None:
                return subject
    if not source.official:
        return None
    if before and (not begins_proper(source, sentence.start) or _goes_on(source, before[-1])):
        return None
    lead = _LEAD.match(source.key, sentence.start, sentence.end)
    start = lead.end() if lead is not None else sentence.start
    subject = _acting(source, start, sentence.end)
    if subject is None and begins_proper(source, sentence.start):
        subject = read_unlisted_subject(source.key, sentence.start, sentence.end)
    return subject or _late_subject(source, sentence, owned=owned)


def _acting(source: DutyText, start: int, end: int) -> Subject | None:
    """The unit that a clause opens with. In papers that state rules a name may hold a clause of its
    own, "doanh nghiệp Việt Nam đưa người đi đào tạo": there only listed verbs end it."""
    if source.ordering:
        return read_acting(source.text, source.key, start, end)
    return read_subject(source.key, start, end)


def _late_subject(source: DutyText, sentence: Span, *, owned: bool) -> Subject | None:
    """The unit behind the time or condition that a sentence begins with."""
    if _ADVERB.match(source.key, sentence.start) is None:
        return None
    timed = _TIME.match(source.key, sentence.start) is not None
    last = min(sentence.end, sentence.start + _MAX_ADVERB)
    for comma in re.finditer(r", ", source.key[sentence.start : last]):
        begin = sentence.start + comma.end()
        subject = _acting(source, begin, sentence.end)
        if subject is not None and (source.text[begin].isupper() or (timed and not owned)):
            return subject
    return None


def _goes_on(source: DutyText, clause: Span) -> bool:
    """Whether a clause before a semicolon is a verb with a list of units that is not yet closed:
    "Chỉ đạo Ủy ban nhân dân huyện; Ủy ban nhân dân xã thực hiện"."""
    if source.key[clause.end - 1] != ";":
        return False
    openers = [*_PARTNERS.finditer(source.key, clause.start, clause.end)]
    directs = _DIRECTS.match(source.key, clause.start, clause.end)
    opener = openers[-1] if openers else directs
    return opener is not None and read_subject(source.key, opener.end(), clause.end) is None


def _needs_own(source: DutyText, group: Sequence[Span], sentence: Span) -> bool:
    """Whether a sentence brings a second deadline."""
    before = Span(group[0].start, group[-1].end)
    return _due(source, sentence) is not None and _due(source, before) is not None


def _due(source: DutyText, span: Span) -> Deadline | None:
    return find_deadline(source.text, span, source.issued, key=source.key)


def _duty(
    source: DutyText, group: Sequence[Span], unit: Span | None, subject: Subject | None
) -> Iterator[Duty]:
    if unit is None:
        return
    start, end = group[0].start, group[-1].end
    deadline = _due(source, Span(start, end))
    if subject is not None and not _orders(source, subject, due=deadline is not None):
        return
    action_start = subject.verb if subject is not None else start
    action = Span(action_start, end)
    if end - action_start < _MIN_ACTION or not is_task(source.text[action_start:end]):
        return
    if subject is None and is_bare_unit(source.key, action_start, end):
        return  # a member of a body, not a task
    partners = _partners(source, action)
    for name, place in units_in(source, unit):
        yield Duty(name, place, partners, action, deadline, start, end)


def _orders(source: DutyText, subject: Subject, *, due: bool) -> bool:
    """Whether words order a unit to act. In papers that order, any verb does; in rules and in texts
    about papers, a clear verb, "giao" before the unit, or a time (`due`) does."""
    if source.ordering or _CLEAR.match(source.key, subject.verb) is not None:
        return True
    asked = _ASKED_BEFORE.search(source.key[max(0, subject.start - 25) : subject.start])
    return (due and (source.official or asked is not None)) or (
        asked is not None and asked["verb"] in {"giao", "yêu cầu"}
    )


def _partners(source: DutyText, action: Span) -> tuple[str, ...]:
    match = _PARTNERS.search(source.key, action.start, min(action.end, action.start + 80))
    if match is None:
        return ()
    subject = read_subject(source.key, match.end(), action.end)
    if subject is None:
        return ()
    purpose = _PURPOSE.search(source.key, subject.start, subject.end)
    return split_units(source.text[subject.start : purpose.start() if purpose else subject.end])
