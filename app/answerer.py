"""From a question to an answer with citations, or to an honest "not found"."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from app import lexicon
from app.announcing import as_told
from app.answering.compare import answer_compare
from app.answering.conflicts import with_conflict
from app.answering.draft import Context, Draft, is_sentence
from app.answering.points import answer_points, asks_points
from app.answering.relations import answer_relation
from app.answering.sections import below_heading, opens_list
from app.answering.sentence import answer_sentence
from app.answering.several import with_several
from app.answering.table import ANSWERS
from app.answering.topic import answer_topic, asked_topic
from app.as_held import as_held
from app.both_asked import Half, answer_both, joined
from app.candidates import gather
from app.chat_words import plain
from app.confidence import (
    Coefficients,
    Features,
    features_of,
    least_sure,
    load_coefficients,
    trusts_of,
)
from app.conversation import Conversations, Exchange
from app.deciding import is_trusted, share_of
from app.described import papers_described
from app.followup import is_whole
from app.generation import Generation, Holds
from app.halves import two_asked
from app.holdings import answer_holdings
from app.implementing import carried_out_by
from app.meant import paper_meant
from app.model import Answer
from app.not_held import not_held
from app.nothing_asked import asks_nothing
from app.phrasing import absent, ambiguous, unsaid, worded
from app.question import Asked, part, read_question
from app.reader import Reads
from app.reading import Library
from app.replaced import with_newer
from app.scoping import (
    as_texts_say,
    found_written_apart,
    named_instead,
    titled_documents,
    without_issuers,
    without_title,
)
from app.settling import settled_of_all
from app.standing import about_cited, in_a_sentence, kind_of_side, known_share, stands
from app.told_whole import told_whole
from app.unsure import with_more
from app.wording import say
from index.model import Filters, Scope, SearchResult

_HITS = 30
_NO_LIST = 0.35  # of the trust in a plain sentence where a list is asked for
_MOST_FOCUS = 80
_SURE_HALF = 0.6
_ON_A_MATTER = frozenset(["other", "duties", "list", "sentence"])
_RELATED = frozenset(["papers", "documents", "list", "yesno", "other", "who", "about"])


class Searches(Protocol):
    """What the answerer needs of retrieval."""

    def search(self, text: str, k: int = 10, *, filters: Filters | None = None) -> SearchResult: ...


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """What may be switched off to see what it is worth."""

    abstain: bool = True
    standing: bool = True  # off: whatever was found is answered, and some sentence always is
    kinds: bool = True
    deciding: bool = True  # off: the rules' fact stands however little its sentence is trusted
    premises: bool = True


class Answerer:
    """Answers questions from a catalog; safe to use from several threads."""

    def __init__(
        self,
        catalog: Holds,
        searcher: Searches,
        settings: AnswerSettings | None = None,
        coefficients: Coefficients | None = None,
        reader: Reads | None = None,
    ) -> None:
        self._catalog = catalog
        self._searcher = searcher
        self._settings = settings or AnswerSettings()
        self._coefficients = coefficients or load_coefficients()
        self._reader = reader
        self._library = Library(catalog)
        self._conversations = Conversations()
        self._held: tuple[int, Generation] | None = None

    def answer(
        self, question: str, conversation: str | None = None, *, language: str = "vi"
    ) -> Answer:
        """The answer to a question. The same index and question give the same answer, timings
        aside; `conversation` names the exchange that a follow-up belongs to, `language` is spoken
        where the question itself has none."""
        started = time.perf_counter()
        typed = plain(question)
        followed = self._conversations.complete(typed, conversation)
        asked = read_question(followed.question)
        if not any(letter.isalnum() for letter in asked.text):
            empty = say("empty", language)
            return Answer(question, "not_found", "other", empty, note=empty, language=language)
        own = asked.focus or asked.language == "en"
        spoken = followed.language or ("" if own else language)
        asked, result, answer = self._answered(asked, spoken, followed.doc_ids)
        if answer.status != "answered" and followed.question != typed and is_whole(typed):
            # A question that says all itself needs nothing of the turn before.
            alone = self._answered(read_question(typed), "", ())
            if alone[2].status == "answered":
                asked, result, answer = alone
        self._conversations.remember(conversation, Exchange(asked, result.scope, answer))
        total = round((time.perf_counter() - started) * 1000, 1)
        timings = {**result.timings_ms, "total": total}
        return replace(answer, question=question, timings_ms=timings)

    def _answered(
        self, asked: Asked, language: str, doc_ids: Sequence[str]
    ) -> tuple[Asked, SearchResult, Answer]:
        """A question answered: out of the documents last spoken of, where they answer it, else out
        of all; each of two things asked in one for itself."""
        halves = two_asked(asked.text) if self._settings.kinds else None
        if halves is not None:
            whole = replace(asked, language=language or asked.language)
            both = answer_both(
                whole, halves, lambda half, near: self._half(half, language, near or tuple(doc_ids))
            )
            if both is not None:
                return both
        for inside in (tuple(doc_ids), ()) if doc_ids else ((),):
            read, result = self._found(asked, inside)
            read = replace(read, language=language or read.language)
            carried_out = self._carried_out(read, result.scope)
            if carried_out is not None:
                return read, *carried_out
            answer = self._decided(read, result)[0]
            if answer.status == "answered":
                break
        return read, result, answer

    def _carried_out(self, asked: Asked, scope: Scope) -> tuple[SearchResult, Answer] | None:
        """What the held paper says that carries out the one asked of, where only that is cited;
        None where it does not answer."""
        doc_ids = carried_out_by(asked, scope, self._known)
        if not doc_ids:
            return None
        result = self._inside(asked.vietnamese, doc_ids)
        answer = self._decided(asked, result)[0]
        return (result, answer) if answer.status == "answered" else None

    def _half(self, question: str, language: str, doc_ids: tuple[str, ...]) -> Half | None:
        """One half of a question, None where it is not answered; the documents of the other half
        come first, unless what they say is not sure."""
        halves = two_asked(question)
        if halves is not None:
            return joined(halves, lambda one, near: self._half(one, language, near or doc_ids))
        known: list[Half] = []
        for inside in (doc_ids, ()) if doc_ids else ((),):
            asked, result = self._found(read_question(question), inside)
            asked = replace(asked, language=language or asked.language)
            answer, drafts = self._decided(asked, result)
            if drafts:
                known.append(Half(result, drafts, answer.confidence))
            if known and known[0].sure >= _SURE_HALF:
                break
        return max(known, key=lambda half: half.sure, default=None)

    def _found(self, asked: Asked, doc_ids: tuple[str, ...] = ()) -> tuple[Asked, SearchResult]:
        """The question as retrieval reads it, with what was found. A question that quotes a held
        document's title is asked of that document only."""
        titled = titled_documents(asked, self._known.rows)
        if titled is not None:
            rest = without_title(asked, titled[1])
            result = self._inside(rest, tuple(titled[0]))
            return replace(read_question(rest, result.toned), language=asked.language), result
        if asked.language == "en" and asked.vietnamese != asked.text:
            result = self._inside(lexicon.every_word(asked.text), doc_ids)
            held = " ".join(hit.text for hit in result.hits).lower()
            asked = read_question(asked.text, lexicon.translate(asked.text, held))
        else:
            result = self._inside(asked.vietnamese, doc_ids)
            passages = [hit.text for hit in result.hits]
            asked = read_question(asked.text, as_held(result.toned, passages))
        if not result.scope.references and not doc_ids:
            asked, result = self._numbered(asked, result)
        result = found_written_apart(result, lambda docs: self._inside(asked.vietnamese, docs))
        if result.scope.status == "ambiguous":
            chosen = paper_meant(asked, result.scope, self._library)
            if chosen is not None:
                named = named_instead(asked, chosen, result.scope.choices)
                result = self._searcher.search(named, k=_HITS)
        if not carried_out_by(asked, result.scope, self._known):
            result = as_told(result, self._library, lambda i: self._inside(asked.vietnamese, i))
        return asked, result

    def _numbered(self, asked: Asked, result: SearchResult) -> tuple[Asked, SearchResult]:
        """The question with the number of the paper that it describes, and what that finds."""
        ids = dict.fromkeys(hit.doc_id for hit in result.hits)
        described = papers_described(asked, map(self._library.reading, ids))
        if described is None:
            return asked, result
        if len(described.papers) > 1:
            scope = replace(result.scope, status="ambiguous", choices=described.papers)
            return asked, replace(result, scope=scope)
        named = read_question(described.named_in(asked.vietnamese))
        numbered = self._inside(named.vietnamese, ())
        # Of a paper that is only cited the texts tell what they tell, whatever it is called.
        return (asked, result) if numbered.scope.status == "cited" else (named, numbered)

    def _inside(self, text: str, doc_ids: tuple[str, ...]) -> SearchResult:
        if not doc_ids:
            return as_texts_say(self._searcher.search(text, k=_HITS))
        result = self._searcher.search(text, k=_HITS, filters=Filters(doc_ids=doc_ids))
        return replace(result, scope=Scope(status="open", doc_ids=doc_ids))

    @property
    def _known(self) -> Generation:
        generation = self._catalog.generation
        if self._held is None or self._held[0] != generation:
            self._held = (generation, Generation(self._catalog))
        return self._held[1]

    def weigh(self, question: str) -> tuple[Answer, Features | None]:
        """An answer and the features of its least sure part, None where nothing was found: for
        fitting confidence, and for asking why an answer was trusted."""
        asked, result = self._found(read_question(question))
        answer = self._decided(asked, result)[0]
        if answer.status != "answered":
            return answer, None
        given = self._given(asked, result)[0]
        weighed = [features_of(draft, result.scope, asked.language) for draft in given]
        return answer, least_sure(weighed, self._coefficients)

    def drafts(self, question: str) -> list[tuple[Draft | None, Context]]:
        """What rules alone say to each thing asked, and from what: for fitting what decides."""
        asked, result = self._found(read_question(question))
        parts = [part(asked, kind) for kind in asked.kinds]
        return [(self._draft(one, result), self._context(one, result)) for one in parts]

    def _given(self, asked: Asked, result: SearchResult) -> tuple[list[Draft], str]:
        """What can be said to each thing asked, and why nothing can where nothing is."""
        drafts = [self._draft(part(asked, kind), result) for kind in asked.kinds]
        given = [draft for draft in drafts if draft is not None and self._may_say(draft, asked)]
        note = next((d.note for d in drafts if d is not None and d.note and not d.facts), "")
        # A way of answering that hands back nothing knows that nothing answers.
        silent = [draft for draft in drafts if draft is not None and not draft.facts]
        if not given and self._settings.kinds and not any(draft.anywhere for draft in silent):
            told = self._in_a_sentence(self._context(asked, result), note, silent=bool(silent))
            given = [told] if told is not None else []
        return given, note

    def _in_a_sentence(self, context: Context, note: str, *, silent: bool) -> Draft | None:
        """A sentence where nothing shorter answers: none where more is known than that it is not
        said, and none for a reason that was looked for in vain."""
        if not self._settings.standing:
            return answer_sentence(context) if not note else None
        scope, asked = context.result.scope, context.asked
        if not note:
            told = in_a_sentence(context, scope)
            return told or (None if silent else told_whole(context, scope))
        untold = note == say("not_said", asked.language) and asked.kind != "why"
        return told_whole(context, scope) if untold else None

    def _may_say(self, draft: Draft, asked: Asked) -> bool:
        if not self._settings.standing:
            return bool(draft.facts)
        return is_trusted(draft) if draft.trust is not None else stands(draft, asked.language)

    def _decided(self, asked: Asked, result: SearchResult) -> tuple[Answer, tuple[Draft, ...]]:
        """The answer with what it says; nothing where it says nothing."""
        scope = result.scope
        held = asks_nothing(asked) or answer_holdings(
            asked, self._known.rows, self._library.reading
        )
        if held is not None and self._settings.kinds:
            told = worded(asked, [held], 1.0) if held.facts else absent(asked, result, held.note)
            return told, ()
        missing = not_held(asked, scope) if self._settings.premises else ""
        if missing:
            return absent(asked, result, say("not_held", asked.language, paper=missing)), ()
        if scope.status == "ambiguous" and asked.kind not in ("documents", "compare"):
            return ambiguous(asked, result), ()
        given, note = self._given(asked, result)
        if not given:
            return absent(asked, result, note or unsaid(asked, scope)), ()
        trusts = trusts_of(given, scope, asked.language, self._coefficients)
        sure = round(min(trusts).sure, 4)
        if self._settings.abstain and any(trust.sure < trust.least for trust in trusts):
            strict = self._settings.kinds and self._settings.standing
            whole = told_whole(self._context(asked, result), scope) if strict else None
            if whole is None:
                return absent(asked, result, unsaid(asked, scope), round(1 - sure, 4)), ()
            given = [whole]
            sure = trusts_of(given, scope, asked.language, self._coefficients)[0].sure
        shown = with_more(given, sure, lambda: self._context(asked, result))
        shown = with_newer(shown, asked, scope, self._known, self._library, self._out_of)
        return worded(asked, shown, sure), tuple(given)

    def _out_of(self, doc_id: str, asked: Asked) -> Draft | None:
        return self._draft(asked, self._inside(asked.vietnamese, (doc_id,)))

    def _draft(self, asked: Asked, result: SearchResult) -> Draft | None:
        context = self._context(asked, result)
        if not context.pool.evidence:
            return None
        relates = self._settings.kinds and asked.kind in _RELATED
        related = answer_relation(context) if relates else None
        if related is not None:
            return related
        found = self._drafted(context)
        if self._settings.kinds and self._settings.deciding:
            found = settled_of_all(found, context, ANSWERS.get(asked.kind, answer_sentence))
        if found is not None and opens_list(found):
            found = below_heading(found)
        if found is None or not found.facts:
            return found
        if asked.kind == "list" and not found.by_form and is_sentence(found):
            found = replace(found, doubt=max(found.doubt, _NO_LIST))
        return replace(found, known=known_share(found, context), chosen=share_of(found, context))

    def _drafted(self, context: Context) -> Draft | None:
        asked, result = context.asked, context.result
        if asked.kind == "compare":
            return answer_compare(context, self._side)
        if not self._settings.kinds:
            return ANSWERS["other"](context)
        topic = asked_topic(asked) if asked.kind in _ON_A_MATTER and context.references else ()
        told = answer_topic(context, topic) if topic else None
        if told is not None:
            cited = result.scope.status == "cited"
            return self._of_cited(told, context) if cited else told
        if asks_points(context):
            return answer_points(context) if result.scope.status != "cited" else None
        bare = bool(context.references) and not asked.focus and asked.kind == "other"
        draft = ANSWERS["about" if bare else asked.kind](context)
        if draft is not None and result.scope.status == "cited":
            return self._of_cited(draft, context)
        return draft and self._against_others(draft, context)

    def _against_others(self, draft: Draft, context: Context) -> Draft:
        """The draft with what other documents say otherwise, or of another such happening."""
        answering = ANSWERS[context.asked.kind]
        return with_several(with_conflict(draft, context, answering), context, answering)

    def _of_cited(self, draft: Draft, context: Context) -> Draft | None:
        """What texts that only name a paper tell of it, said to be theirs; None where they tell of
        other things."""
        if not about_cited(draft, context):
            return None
        told = self._against_others(draft, context)
        named = ", ".join(dict.fromkeys(paper.canonical for paper in context.references))
        theirs = say("secondary", context.asked.language, paper=named)
        return replace(told, note=told.note or theirs) if told.facts else told

    def _side(self, question: str) -> Draft | None:
        """One side of a comparison, answered as a question of its own."""
        asked, result = self._found(read_question(question))
        if result.scope.status in ("unknown", "ambiguous"):
            return None
        if asked.kind in ("other", "compare"):
            asked = part(asked, kind_of_side(asked, result))
        return self._draft(asked, result)

    def _context(self, asked: Asked, result: SearchResult) -> Context:
        asked = without_issuers(asked, result.scope.references)
        # Of an article pasted whole the first words are enough to tell what it is about.
        asked = replace(asked, focus=asked.focus[:_MOST_FOCUS])
        naming = self._known.naming(result.scope.references)
        return Context(
            asked=asked,
            pool=gather(asked, result, self._library, naming),
            result=result,
            library=self._library,
            duties=lambda: self._known.duties,
            relations=lambda: self._known.relations,
            identity_of=lambda doc_id: self._known.identities.get(doc_id),
            search=lambda text: self._searcher.search(text, k=_HITS),
            references=result.scope.references,
            reader=self._reader,
        )
