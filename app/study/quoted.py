"""The product's own answerer given nothing but an item's quote: does it say the key?"""

from __future__ import annotations

import re
from dataclasses import replace

from app.answerer import Answerer, AnswerSettings
from app.model import Answer
from app.study.from_figures import number_in
from app.study.from_roles import role_names
from app.study.items import RIGHT, WRONG, Item, Proof
from app.study.wording import plain, word_pairs
from index.model import Filters, Hit, SearchResult
from index.question import read_scope
from index.schema import DocumentRow, StoredDuty, StoredRelation
from ingest.clean import clean
from ingest.document import understand
from ingest.duties import find_duties
from ingest.identity import parse_reference
from ingest.model import Document, Fact, Header, RawBlock, RawDocument, RawPage, Span
from ingest.passages import cut_passages
from ingest.relations import find_relations

_STEP = re.compile(r"^trong (\d+ .+), .+ thứ (\d+) là gì\?$")
_QUARTER = re.compile(r"(?:vào |trong )?quý nào(?:,? năm \d{4})?")
_MARKS = re.compile(r"\[\d+\]|^\d+\. ", re.MULTILINE)
_LAST_NUMBER = frozenset({"year", "month"})
_PAPERS = frozenset({"paper", "number_of_paper"})
_ODD_ONE = frozenset({"intruder", "stranger", "absent", "uncommon"})
# Whether to trust an answer is judged by the collection it is drawn from, which a quote is not.
_SETTINGS = AnswerSettings(abstain=False)
_LEAST_SHARE = 0.5
_NOT_TAKING_PART = re.compile(
    r"^cơ quan nào sau đây KHÔNG được nêu tên cùng thực hiện việc (.+)\?$"
)
_NOT_IN_LIST = re.compile(r"^nội dung nào sau đây KHÔNG (?:thuộc|có trong) (.+)\?$")
_NOT_GIVEN = re.compile(
    r"^(?:nhiệm vụ|việc) nào sau đây KHÔNG (?:được giao cho|thuộc trách nhiệm của) (.+)\?$"
)
_DIVIDED = re.compile(r"^việc (.+) được phân công thế nào\?$")
_DUE = re.compile(r"^nhiệm vụ nào sau đây có thời hạn (?:là )?(.+)\?$")
_COMMON = re.compile(
    r"^nội dung nào sau đây (?:là|nằm trong các|thuộc|KHÔNG thuộc những) yêu cầu chung "
    r"đối với (.+)\?$"
)
_IN_LIST = re.compile(r"^nội dung nào sau đây (?:thuộc|nằm trong|có trong|được nêu trong) (.+)\?$")
_GIVEN = re.compile(
    r"^(?:(?:nhiệm vụ|việc|nội dung) nào sau đây (?:được giao cho|thuộc trách nhiệm của|"
    r"là nhiệm vụ của) (.+)|trong các việc sau đây, việc nào được giao cho (.+)|"
    r"(.+) (?:phải thực hiện nhiệm vụ|được giao việc|có nhiệm vụ|chịu trách nhiệm về việc) "
    r"nào sau đây)\?$"
)


def follows_from_quote(item: Item, document: Document) -> bool:
    """Whether the answerer, with the item's quote as its whole collection, speaks for the key and
    for no other option."""
    if item.fact in (RIGHT, WRONG):
        return _told_apart(item, document)
    if item.fact == "due" and _is_due(item, document):
        return True
    if item.fact == "due_order":
        return _is_first_due(item, document)
    if item.fact == "person" and _is_signer(item, document):
        return True
    answer = answer_from_quote(item, document)
    if answer.status != "answered":
        return False
    return option_meant(item, answer) == item.key[0]


def answer_from_quote(item: Item, document: Document) -> Answer:
    """What the answerer says to the item's question when it holds the item's quote alone."""
    held = QuoteAlone(document, item.proofs)
    return Answerer(held, held, _SETTINGS).answer(open_question(item))


def _told_apart(item: Item, document: Document) -> bool:
    """Whether the answerer, asked of each of four statements, says yes to the right ones alone."""
    held = QuoteAlone(document, item.proofs)
    answerer = Answerer(held, held, _SETTINGS)
    return all(
        answerer.answer(f"{option}, đúng không?").answer.startswith("Có")
        == ((place == item.key[0]) == (item.fact == RIGHT))
        for place, option in enumerate(item.options)
    )


def _is_signer(item: Item, document: Document) -> bool:
    """Whether the question is on who signed, and the quote is the block that the signer's name was
    read from: "CHỦ TỊCH" and a name are no sentence that says so."""
    signer = document.header.signer
    if not item.stem.startswith("Ai là người ký ") or signer is None or signer.span is None:
        return False
    proof, span = item.proofs[0], signer.span
    return signer.value == item.answer and proof.start <= span.start and span.end <= proof.end


def _is_due(item: Item, document: Document) -> bool:
    """Whether of all options the duties read from the quotes say the key alone for the time that
    the question names."""
    when = plain(re.split("có thời hạn (?:là )?(?:trong |vào )?", item.stem)[-1])
    said = ""
    for stored in QuoteAlone(document, item.proofs).duties():
        deadline = plain(stored.duty.deadline.text) if stored.duty.deadline is not None else ""
        if deadline and (deadline.endswith(when) or when.endswith(deadline)):
            said += f" {plain(stored.evidence)}"
    return [n for n, option in enumerate(item.options) if plain(option) in said] == [item.key[0]]


def _is_first_due(item: Item, document: Document) -> bool:
    """Whether the duties read from the quotes say a day of each option, the key's before all others
    or, where the question is on the last, behind them."""
    days = []
    for option in item.options:
        days += [
            stored.duty.deadline.date
            for stored in QuoteAlone(document, item.proofs).duties()
            if plain(option) in plain(stored.evidence)
            and stored.duty.deadline is not None
            and stored.duty.deadline.date is not None
        ][:1]
    if len(set(days)) < len(item.options):
        return False
    wanted = max(days) if item.stem.endswith(" muộn nhất?") else min(days)
    return days[item.key[0]] == wanted


def open_question(item: Item) -> str:
    """The item's question as it is asked of somebody who sees no options.

    The document's name in front is left out, since the collection is the quote alone.
    """
    stem = item.stem.removeprefix(f"Theo {item.proofs[0].name}, ")
    for pattern, words in (
        (_NOT_IN_LIST, "{} gồm những nội dung gì?"),
        (_IN_LIST, "{} gồm những nội dung gì?"),
        (_NOT_GIVEN, "{} được giao những nhiệm vụ gì?"),
        (_NOT_TAKING_PART, "ai phối hợp {}?"),
        (_DIVIDED, "cơ quan nào chủ trì {}?"),
        (_DUE, "phải làm gì {}?"),
        (_COMMON, "{} phải làm những gì?"),
        (_GIVEN, "{} được giao những nhiệm vụ gì?"),
        (_STEP, "{} là những gì?"),
    ):
        match = pattern.match(stem)
        if match:
            subject = next(filter(None, match.groups()))
            opened = words.format(subject)
            return opened[0].upper() + opened[1:]
    stem = _QUARTER.sub("khi nào", stem.replace(" sau đây", ""))
    stem = stem.replace("định kỳ bao lâu một lần", "khi nào")
    stem = stem.replace("nói về nội dung nào", "nói về việc gì")
    return stem[:1].upper() + stem[1:]


def option_meant(item: Item, answer: Answer) -> int | None:
    """The place of the one option that an answer speaks for; for a question on what does not
    belong, of the one that it does not speak for; None where that is not one."""
    texts = [each.text for each in answer.items]
    step = _STEP.match(item.stem.removeprefix(f"Theo {item.proofs[0].name}, "))
    if step:
        texts = texts[int(step[2]) - 1 : int(step[2])]
    said = _MARKS.sub("", "\n".join(texts if step else (answer.answer, *texts)))
    if item.fact in _PAPERS:
        said += "".join(f"\n{citation.directive}" for citation in answer.citations)
    if item.fact == "roles":
        return _role_meant(item, said)
    quoted = "" if step else "\n".join(citation.quote for citation in answer.citations)
    if item.fact in _ODD_ONE:
        held = f"{said}\n{quoted}"
        silent = [n for n, option in enumerate(item.options) if not _said(item.fact, option, held)]
        return silent[0] if len(silent) == 1 else None
    named = [n for n, option in enumerate(item.options) if _said(item.fact, option, said)]
    named = [n for n in named if not _inside_another(n, named, item.options)]
    if named:
        return named[0] if len(named) == 1 else None
    shares = [_share(option, f"{said}\n{quoted}") for option in item.options]
    best = max(shares)
    leading = [n for n, share in enumerate(shares) if share == best]
    return leading[0] if best >= _LEAST_SHARE and len(leading) == 1 else None


def _role_meant(item: Item, said: str) -> int | None:
    """The one option whose bodies the quote names and whose leader the answer names."""
    quotes = plain("\n".join(proof.quote for proof in item.proofs))
    answered = plain(said)
    named = []
    for place, option in enumerate(item.options):
        leader, partner = map(plain, role_names(option))
        first = leader in answered and not 0 <= answered.find(partner) < answered.find(leader)
        if leader in quotes and partner in quotes and first:
            named.append(place)
    return named[0] if len(named) == 1 else None


class QuoteAlone:
    """A collection of one document, which consists of quotes: both catalog and search."""

    generation = 1

    def __init__(self, document: Document, proofs: tuple[Proof, ...]) -> None:
        self._document = _of_quotes(document, proofs)
        made = self._document
        self._row = DocumentRow(
            made.doc_id, made.path, made.format, made.content_hash, made.header, len(made.text), 1,
            "2000-01-01T00:00:00Z",
        )  # fmt: skip

    def document(self, doc_id: str) -> Document:
        """The one document."""
        return self._document

    def documents(self) -> list[DocumentRow]:
        """Its row."""
        return [self._row]

    def duties(self) -> list[StoredDuty]:
        """What its quotes order."""
        text, doc_id = self._document.text, self._document.doc_id
        return [
            StoredDuty(doc_id, duty, text[slice(*duty.action)], text[duty.start : duty.end])
            for duty in self._document.duties
        ]

    def relations(self) -> list[StoredRelation]:
        """The papers that its quotes name."""
        doc_id = self._document.doc_id
        return [StoredRelation(doc_id, relation) for relation in self._document.relations]

    def search(self, text: str, k: int = 10, *, filters: Filters | None = None) -> SearchResult:
        """All passages, in reading order, for any question."""
        made = self._document
        scope = read_scope(text, [self._row], [each.target for each in made.relations])
        hits = tuple(
            Hit(
                doc_id=made.doc_id, path=made.path, title=made.path, start=passage.start,
                end=passage.end, text=made.text[passage.start : passage.end], score=1.0, rank=rank,
                section=passage.section, page=None, directive=None, kind=made.header.kind,
                source=made.header.source, date=None,
            )
            for rank, passage in enumerate(made.passages[:k], 1)
        )  # fmt: skip
        return SearchResult(text, text, scope, hits)


def _of_quotes(document: Document, proofs: tuple[Proof, ...]) -> Document:
    """A document whose text is the quotes, in the order of the text they come from, under the same
    head."""
    ordered = sorted(set(proofs), key=lambda proof: proof.start)
    lines = [line for proof in ordered for line in proof.quote.split("\n") if line.strip()]
    raw = RawDocument("txt", (RawPage(1, tuple(RawBlock(line) for line in lines)),))
    made = understand(raw, clean(raw), doc_id=document.doc_id, shown_path=document.path)
    text = made.text
    header = _header_within(document, text)
    return replace(
        made,
        header=header,
        relations=find_relations(text, header, made.outline),
        duties=find_duties(text, header, made.outline),
        passages=cut_passages(text, header, made.outline, made.enumerations),
    )


def _header_within(document: Document, text: str) -> Header:
    """The head of the whole paper, its facts found again in the quotes where these hold them."""

    def again(fact: Fact | None) -> Fact | None:
        if fact is None:
            return None
        written = document.text[slice(*fact.span)] if fact.span is not None else fact.value
        start = text.find(written)
        return Fact(fact.value, Span(start, start + len(written)) if start >= 0 else None)

    header = document.header
    return replace(
        header,
        number=again(header.number),
        issuer=again(header.issuer),
        place=again(header.place),
        date=again(header.date),
        title=again(header.title),
        signer=again(header.signer),
    )


def _inside_another(place: int, places: list[int], options: tuple[str, ...]) -> bool:
    """Whether an option is only part of another of the same ones."""
    mine = f" {plain(options[place])} "
    return any(n != place and mine in f" {plain(options[n])} " for n in places)


def _said(fact: str, option: str, text: str) -> bool:
    """Whether a text names an option: its words in a row, or its numbers in a row."""
    if fact in _LAST_NUMBER:
        return option.split()[-1] in re.findall(r"\d+", text)
    if fact in _PAPERS:
        paper = parse_reference(option)
        return paper is not None and paper.canonical in text
    if f" {plain(option)} " in f" {plain(text)} ":
        return True
    digits = re.findall(r"\d+", option)
    if len(digits) >= 2:
        wanted, there = list(map(int, digits)), list(map(int, re.findall(r"\d+", text)))
        size = len(wanted)
        return any(there[n : n + size] == wanted for n in range(len(there) - size + 1))
    value = number_in(option)
    if value is None:
        return False
    return any(number_in(word) == value for word in re.findall(r"[\d.,]+%?|[^\W\d_]+", text))


def _share(option: str, text: str) -> float:
    """How much of an option's wording a text holds."""
    pairs = word_pairs(option)
    return len(pairs & word_pairs(text)) / len(pairs) if pairs else 0.0
