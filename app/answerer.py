"""From a question to an answer with citations, or to an honest "not found"."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from app.answering.compare import answer_compare
from app.answering.draft import Context, Draft
from app.answering.table import ANSWERS
from app.candidates import gather
from app.citing import Citer
from app.confidence import Coefficients, Features, confidence, features_of, load_coefficients
from app.conversation import Conversations
from app.model import Answer, Item
from app.question import Asked, part, read_question
from app.reading import Library
from app.scoping import names_other_issuer, titled_documents, without_issuers, without_title
from app.tokens import tokenise, word_set
from app.wording import say
from index.model import Filters, Scope, SearchResult
from index.schema import DocumentRow, StoredDuty, StoredRelation
from ingest.folding import fold
from ingest.identity import same_paper
from ingest.model import Document, Reference

_HITS = 30
_NEAREST = 3
_LEAST_NAMES = 0.4
_OFFICES = word_set("tinh thanh huyen quan uy ban nhan dan thuong vu bo chu tich hoi dong")
_CONTENT_WORDS = word_set("noi dung chinh muc dich tinh thanh pho chi thi cua uy")
_LEAST_ABOUT = 0.5
_LEAST_SAID = {"list": 0.0, "documents": 0.0, "who": 0.3, "compare": 0.0, "other": 0.5}
_LEAST_SAID_ELSE = 0.45
_OF_TRANSLATED = 0.6


class Searches(Protocol):
    """What the answerer needs of retrieval."""

    def search(self, text: str, k: int = 10, *, filters: Filters | None = None) -> SearchResult: ...


class Holds(Protocol):
    """What the answerer needs of the catalog."""

    @property
    def generation(self) -> int: ...

    def document(self, doc_id: str) -> Document: ...

    def documents(self) -> list[DocumentRow]: ...

    def duties(self) -> list[StoredDuty]: ...

    def relations(self) -> list[StoredRelation]: ...


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """What may be switched off to see what it is worth."""

    abstain: bool = True
    kinds: bool = True
    premises: bool = True


class Answerer:
    """Answers questions from a catalog; safe to use from several threads."""

    def __init__(
        self,
        catalog: Holds,
        searcher: Searches,
        settings: AnswerSettings | None = None,
        coefficients: Coefficients | None = None,
    ) -> None:
        self._catalog = catalog
        self._searcher = searcher
        self._settings = settings or AnswerSettings()
        self._coefficients = coefficients or load_coefficients()
        self._library = Library(catalog)
        self._conversations = Conversations()
        self._titles: tuple[int, Sequence[DocumentRow]] | None = None
        self._relations: tuple[int, Sequence[StoredRelation]] | None = None
        self._duties: tuple[int, Sequence[StoredDuty]] | None = None

    def answer(self, question: str, conversation: str | None = None) -> Answer:
        """The answer to a question. The same index and question give the same answer, timings
        aside; `conversation` names the exchange that a follow-up belongs to."""
        started = time.perf_counter()
        asked = read_question(self._conversations.complete(question, conversation))
        if not any(letter.isalnum() for letter in asked.text):
            return Answer(
                question, "not_found", "other", say("empty", "vi"), note=say("empty", "vi")
            )
        asked, result = self._found(asked)
        self._conversations.remember(conversation, asked)
        answer = replace(self._decide(asked, result), question=question)
        total = round((time.perf_counter() - started) * 1000, 1)
        return replace(answer, timings_ms={**result.timings_ms, "total": total})

    def _found(self, asked: Asked) -> tuple[Asked, SearchResult]:
        """The question as retrieval reads it, with what was found. A question that quotes a held
        document's title is asked of that document only."""
        titled = titled_documents(asked, self._rows())
        if titled is not None:
            doc_ids, span = titled
            rest = without_title(asked, span)
            filters = Filters(doc_ids=tuple(doc_ids))
            result = self._searcher.search(rest, k=_HITS, filters=filters)
            scope = Scope(status="open", doc_ids=tuple(doc_ids))
            found = replace(result, scope=scope)
            return replace(read_question(rest, result.toned), language=asked.language), found
        result = self._searcher.search(asked.vietnamese, k=_HITS)
        if asked.language == "vi":
            asked = read_question(asked.text, result.toned)
        chosen = _meant(asked, result.scope.choices)
        if result.scope.status == "ambiguous" and chosen is not None:
            result = self._searcher.search(_spelled_out(asked, chosen), k=_HITS)
        return asked, result

    def _rows(self) -> Sequence[DocumentRow]:
        generation = self._catalog.generation
        if self._titles is None or self._titles[0] != generation:
            self._titles = (generation, self._catalog.documents())
        return self._titles[1]

    def weigh(self, question: str) -> tuple[Answer, Features | None]:
        """An answer and the features of its least sure part, None where nothing was found: for
        fitting confidence, and for asking why an answer was trusted."""
        asked, result = self._found(read_question(question))
        answer = self._decide(asked, result)
        if answer.status != "answered":
            return answer, None
        given = [
            draft
            for kind in asked.kinds
            if (draft := self._draft(part(asked, kind), result)) is not None
            and _stands(draft, asked.language)
        ]
        weighed = [features_of(draft, result.scope) for draft in given]
        return answer, min(weighed, key=lambda found: confidence(found, self._coefficients))

    def _decide(self, asked: Asked, result: SearchResult) -> Answer:
        scope = result.scope
        other = names_other_issuer(asked, scope.references)
        if (scope.status == "unknown" or other) and self._settings.premises:
            named = scope.references[0].canonical if scope.references else asked.text
            return self._absent(asked, result, say("not_held", asked.language, paper=named))
        if scope.status == "ambiguous" and asked.kind not in ("documents", "compare"):
            return self._ambiguous(asked, result)
        drafts = [self._draft(part(asked, kind), result) for kind in asked.kinds]
        given = [draft for draft in drafts if draft is not None and _stands(draft, asked.language)]
        if not given:
            note = next((d.note for d in drafts if d is not None and d.note), "")
            return self._absent(asked, result, note or self._silence(asked, scope.references))
        sure = min(confidence(features_of(d, scope), self._coefficients) for d in given)
        if self._settings.abstain and sure < self._coefficients.threshold:
            absent = self._absent(asked, result, self._silence(asked, scope.references))
            return replace(absent, confidence=round(1 - sure, 4))
        return self._worded(asked, result, given, sure)

    def _draft(self, asked: Asked, result: SearchResult) -> Draft | None:
        context = self._context(asked, result)
        if not context.pool.evidence:
            return None
        if asked.kind == "compare":
            return answer_compare(context, self._side)
        kind = asked.kind if self._settings.kinds else "other"
        return ANSWERS[kind](context)

    def _side(self, question: str) -> Draft | None:
        """One side of a comparison, answered as a question of its own."""
        asked, result = self._found(read_question(question))
        if asked.kind in ("other", "compare"):
            asked = part(asked, _kind_of_side(asked, result))
        return self._draft(asked, result)

    def _context(self, asked: Asked, result: SearchResult) -> Context:
        asked = without_issuers(asked, result.scope.references)
        pool = gather(asked, result, self._library, self._naming(result.scope.references))
        return Context(
            asked=asked,
            pool=pool,
            result=result,
            library=self._library,
            duties=self._held_duties,
            search=lambda text: self._searcher.search(text, k=_HITS),
            references=result.scope.references,
        )

    def _naming(self, references: Sequence[Reference]) -> list[str]:
        """All documents that name one of the papers, in the catalog's order."""
        if not references:
            return []
        generation = self._catalog.generation
        if self._relations is None or self._relations[0] != generation:
            self._relations = (generation, self._catalog.relations())
        found = {
            stored.doc_id
            for stored in self._relations[1]
            if any(same_paper(stored.relation.target, paper) for paper in references)
        }
        return sorted(found)

    def _held_duties(self) -> Sequence[StoredDuty]:
        generation = self._catalog.generation
        if self._duties is None or self._duties[0] != generation:
            self._duties = (generation, self._catalog.duties())
        return self._duties[1]

    def _silence(self, asked: Asked, references: Sequence[Reference]) -> str:
        if references:
            named = ", ".join(reference.canonical for reference in references)
            return say("not_said_of", asked.language, paper=named)
        return say("not_said", asked.language)

    def _absent(self, asked: Asked, result: SearchResult, note: str) -> Answer:
        return Answer(
            question=asked.text,
            status="not_found",
            kind=asked.kind,
            answer=say("not_found", asked.language),
            note=note,
            confidence=1.0,
            nearest=tuple(result.hits[:_NEAREST]),
            language=asked.language,
        )

    def _ambiguous(self, asked: Asked, result: SearchResult) -> Answer:
        choices = tuple(_choice(reference) for reference in result.scope.choices)
        lead = say("which", asked.language)
        return Answer(
            question=asked.text,
            status="ambiguous",
            kind=asked.kind,
            answer="\n".join([lead, *(f"- {choice}" for choice in choices)]),
            choices=choices,
            confidence=1.0,
            note=lead,
            nearest=tuple(result.hits[:_NEAREST]),
            language=asked.language,
        )

    def _worded(
        self, asked: Asked, result: SearchResult, drafts: Sequence[Draft], sure: float
    ) -> Answer:
        citer = Citer()
        items: list[Item] = []
        lines: list[str] = []
        notes = [draft.note for draft in drafts if draft.note]
        for draft in drafts:
            worded = [
                Item(f.text, tuple(citer.cite(quote) for quote in f.quotes)) for f in draft.facts
            ]
            lines.append(_text(draft, worded, asked.language))
            if draft.is_list:
                items.extend(worded)
            notes.extend(_shortfall(draft, asked.language))
            if len(draft.facts) > 1 and draft.kind in ("when", "number"):
                notes.append(say("conflict", asked.language))
        expected = next((d.expected for d in drafts if d.expected is not None), None)
        return Answer(
            question=asked.text,
            status="answered",
            kind=asked.kind if asked.kind != "papers" else "documents",
            answer="\n".join(lines),
            items=tuple(items),
            expected_items=expected,
            confidence=sure,
            citations=citer.citations,
            note="; ".join(dict.fromkeys(notes)),
            language=asked.language,
        )


def _stands(draft: Draft, language: str) -> bool:
    """Whether a draft says something, and its evidence is about whom the question names."""
    found = draft.evidence
    if not draft.facts or found is None:
        return bool(draft.facts)
    said = _LEAST_SAID.get(draft.kind, _LEAST_SAID_ELSE)
    # Words put into Vietnamese one by one are often not the text's own.
    said *= _OF_TRANSLATED if language == "en" else 1.0
    return found.names >= _LEAST_NAMES and found.about >= _LEAST_ABOUT and found.said >= said


def _kind_of_side(asked: Asked, result: SearchResult) -> str:
    """What to ask of one side: its list where a count is named, its title where a paper is."""
    if asked.count is not None:
        return "list"
    names = set(fold(result.scope.references[0].issuer or "").split()) if _named(result) else set()
    rest = [t.folded for t in asked.focus if t.folded not in names | _CONTENT_WORDS]
    return "about" if _named(result) and len(rest) <= 1 else "other"


def _named(result: SearchResult) -> bool:
    return bool(result.scope.references)


def _meant(asked: Asked, choices: Sequence[Reference]) -> Reference | None:
    """The one choice whose issuer's own words stand in the question ("… của Lam Giang")."""
    words = [{token.folded for token in tokenise(c.issuer or "")} for c in choices]
    common = set.intersection(*words) if words else set()
    own = {token.folded for token in tokenise(asked.vietnamese)}
    fitting = [
        choice
        for choice, issuer in zip(choices, words, strict=True)
        if issuer - common - _OFFICES and issuer - common - _OFFICES <= own
    ]
    return fitting[0] if len(fitting) == 1 else None


def _spelled_out(asked: Asked, paper: Reference) -> str:
    """The question with the paper meant named in full in place of its number."""
    start, end = asked.papers[0] if asked.papers else (len(asked.vietnamese),) * 2
    named = f"{paper.canonical} của {paper.issuer}"
    before = asked.vietnamese[:start]
    kind = "Chỉ thị số " if paper.type == "CT" else ""
    return f"{before} {kind}{named} {asked.vietnamese[end:]}".strip()


def _choice(reference: Reference) -> str:
    date = f", {reference.date:%d/%m/%Y}" if reference.date else ""
    issuer = f" — {reference.issuer}" if reference.issuer else ""
    return f"{reference.canonical}{issuer}{date}"


def _text(draft: Draft, items: Sequence[Item], language: str) -> str:
    marks = ["".join(f"[{number}]" for number in item.citations) for item in items]
    if not draft.is_list:
        return "; ".join(f"{i.text} {m}".strip() for i, m in zip(items, marks, strict=True))
    lines = [f"{n}. {i.text} {m}" for n, (i, m) in enumerate(zip(items, marks, strict=True), 1)]
    if draft.expected is not None:
        count = say("items", language, shown=len(items), expected=draft.expected)
        lines.insert(0, f"{count}:")
    return "\n".join(lines)


def _shortfall(draft: Draft, language: str) -> list[str]:
    if not draft.is_list or draft.expected in (None, len(draft.facts)):
        return []
    return [say("fewer", language, expected=draft.expected, shown=len(draft.facts))]
