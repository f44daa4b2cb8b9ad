"""What a reader learns from: questions, each with the texts where its answer may stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from app.candidates import gather
from app.choosing import Chosen, choose, load_weights, weighed
from app.engine import Engine
from app.question import read_question
from app.reader import around, worth_reading
from app.reading import Library
from eval.engine_system import EngineSystem
from eval.gold import bind
from eval.questions import Evidence, Question, QuestionSet
from eval.reading import holds
from eval.sentence_peers import Place
from index.e5_reader import MOST_ASKED, MOST_SENTENCE, window
from ingest.model import Span

_HITS = 30

Tokens = list[int]
Tokeniser = Callable[[str], tuple[Tokens, list[tuple[int, int]]]]


class Text(NamedTuple):
    """Sentences of a text that are read at once. `known`: what each one's traits sum up to, None
    where it is no candidate; `right`: which hold the gold; `answer`: the first and last token of
    the gold among all the sentences' tokens, None where it is not among them."""

    sentences: tuple[Tokens, ...]
    known: tuple[float | None, ...]
    right: tuple[bool, ...]
    answer: tuple[int, int] | None


class Example(NamedTuple):
    """A question's tokens and its texts, likeliest first."""

    asked: Tokens
    texts: tuple[Text, ...]


def examples(
    engine: Engine, source: QuestionSet, tokenise: Tokeniser, most_tokens: int
) -> list[Example]:
    """The answerable questions of a set whose passages the engine holds."""
    system, library = EngineSystem(engine), Library(engine.catalog)
    asked = bind(source.questions, system.held(), system.text_of).questions
    made = (
        _example(engine, library, one, tokenise, most_tokens)
        for one in asked
        if one.expects == "answer"
    )
    return [example for example in made if example is not None]


def _example(
    engine: Engine, library: Library, question: Question, tokenise: Tokeniser, most_tokens: int
) -> Example | None:
    typed = read_question(question.question)
    result = engine.searcher.search(typed.vietnamese, k=_HITS)
    asked = read_question(typed.text, result.toned)
    chosen = choose(asked, gather(asked, result, library), result.hits)
    if not chosen:
        return None
    texts = [
        _text(best, chosen, question, tokenise, most_tokens) for best in _read(chosen, question)
    ]
    return Example(tokenise(f"query: {asked.vietnamese}")[0][:MOST_ASKED], tuple(texts))


def _read(chosen: Sequence[Chosen], question: Question) -> list[Chosen]:
    """The likeliest sentences of the likeliest texts, and of that which holds the gold."""
    worth = worth_reading(chosen)
    paths = {one.evidence.reading.document.path for one in worth}
    gold = {evidence.document for evidence in question.evidence} - paths
    of_gold = [one for one in chosen if one.evidence.reading.document.path in gold]
    return [*worth, *of_gold[:1]]


def _text(
    best: Chosen,
    chosen: Sequence[Chosen],
    question: Question,
    tokenise: Tokeniser,
    most_tokens: int,
) -> Text:
    reading = best.evidence.reading
    path, weights = reading.document.path, load_weights()
    first, spans = around(best.evidence)
    tokens = [tokenise(reading.text[span.start : span.end]) for span in spans]
    lengths = [min(len(ids), MOST_SENTENCE) for ids, _ in tokens]
    start, last = window(lengths, best.evidence.sentence - first, most_tokens)
    known = {
        one.evidence.sentence: weighed(one.traits, weights)
        for one in chosen
        if one.evidence.reading is reading
    }
    places = range(start, last + 1)
    ids = tuple(tokens[at][0][:MOST_SENTENCE] for at in places)
    return Text(
        sentences=ids,
        known=tuple(known.get(first + at) for at in places),
        right=tuple(holds(Place(path, *spans[at]), question) for at in places),
        answer=_answer([(spans[at], tokens[at][1][:MOST_SENTENCE]) for at in places],
                       [gold for gold in question.evidence if gold.document == path]),
    )  # fmt: skip


def _answer(
    parts: Sequence[tuple[Span, list[tuple[int, int]]]], gold: Sequence[Evidence]
) -> tuple[int, int] | None:
    """The first and last token, counted over all parts, that lie in the first gold span."""
    if not gold or gold[0].start is None or gold[0].end is None:
        return None
    places = [(span.start + a, span.start + z) for span, offsets in parts for a, z in offsets]
    inside = [
        at for at, (a, z) in enumerate(places) if z > gold[0].start and a < gold[0].end and z > a
    ]
    return (inside[0], inside[-1]) if inside else None
