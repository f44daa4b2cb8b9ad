"""Whether the fact that rules found answers, or the sentence that the fitted choice trusts most;
and how far an answer out of general texts is trusted.

Official papers and reports on them are what the rules are made for. In other texts, those of an
encyclopedia, the rules still find the fact, but inside the sentence that the choice prefers. The
weights of both curves stand in deciding.json beside this file; `eval.fit_deciding` fits them.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from app.answering.counted import asks_percent
from app.answering.draft import Context, Draft, Fact, is_sentence, sentence_quote
from app.answering.fitting_list import lists_otherwise
from app.answering.post_words import holds
from app.answering.posts import asked_post
from app.answering.reason import gives_reason
from app.answering.rounded import rounds
from app.answering.sections import is_heading
from app.answering.sentence import is_full, likeliest
from app.answering.where import asks_where
from app.choosing import Chosen, choose
from app.evidence import Evidence
from app.question import Asked
from app.read_answer import surely_told
from app.reader import read_again
from app.standing import counts_asked, in_a_sentence

WEIGHTS_FILE = Path(__file__).with_name("deciding.json")
_LIKELIEST = 6  # sentences whose texts tell what kind of collection is asked
_KINDS = frozenset(
    ["who", "when", "number", "why", "other", "about", "yesno", "duties", "list", "compare"]
)
_READ = 20_000  # characters of a text that tell what it is
_MOST_WORDS = 3  # of administration, one of its bodies or doings, that others do not reach
# Bodies, people and doings of administration; and its areas, of which an encyclopedia tells too.
_BODIES = re.compile(
    r"(?<!\w)(?:UBND|HĐND|MTTQ|[ỦU][ỷyỶY] ban nhân dân|(?:Huyện|Tỉnh|Thành|Quận|Đảng) [ủu][ỷy]|Sở|"
    r"Phòng|Chi cục|cán bộ|đảng viên|đảng bộ|chi bộ|kinh phí|kế hoạch|triển khai|hội nghị|các cấp|"
    r"Ban Chỉ đạo|[Đđ]ồng chí|nông thôn mới|[Hh]ộ (?:cận )?nghèo|"
    r"(?:Công an|CA) (?:tỉnh|huyện|quận|xã|phường)|Hội (?:LHPN|Nông dân|Phụ nữ|CCB|Cựu chiến binh)|"
    r"[Tt]rưởng (?:phòng|ban)|[Tt]oàn (?:tỉnh|huyện|xã))(?!\w)"
)
_AREAS = re.compile(
    r"(?<!\w)(?:tỉnh|huyện|xã(?! hội)|phường|thị trấn|địa phương|địa bàn|hỗ trợ|"
    r"(?<!thị )(?<!môi )(?<!chiến )(?<!hiện )(?<!lập )(?<!đại )trường)(?!\w)"
)
_CELL = " | "
_UNREASONED = 0.5  # of the trust in a sentence that gives no reason, where one is asked for
_SLIGHT = 1e-3  # trust that any sentence has
_FIT, _FIT_ELSE = 0.8, 0.3  # of a whole sentence, and of one where a shorter answer is asked for
_SHORT = frozenset(["who", "when", "number", "yesno", "list", "compare"])
_TOLD_WHOLE = frozenset(["other", "about", "duties"])  # answered by a sentence of a paper too
_EVEN = 0.5
_LEAST_COVERAGE = 0.15
_LEAST_NAMES = 0.25
_SURE_OF_NAME = 0.35
_LEAST_MEANING, _MOST_MEANING = 0.5, 0.85  # cosines that the trust was fitted on
_SURE_FIT, _POOR_FIT = 0.8, 0.5
_UNTOLD = 0.15  # of the trust in its sentence that a reader's answer lacks

Answering = Callable[[Context], Draft | None]


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for the rules' fact against the chosen sentence. `ratio`: logarithm of the trust
    in the fact's own sentence over that in the chosen one, 0 or less; `fit` and `margin` as in
    `Draft`; `general`: 1 where the texts are neither papers nor reports on one."""

    ratio: float
    fit: float
    margin: float
    general: float


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells how far an answer out of general texts is trusted: the sentence's `share` of all
    trust; `coverage`: what it and what stands around it hold of the question's words, by rarity;
    `names`: how well the question's names are found there; `meaning`: its cosine with the
    question."""

    share: float
    coverage: float
    names: float
    meaning: float


@dataclass(frozen=True, slots=True)
class Curve:
    """A fitted logistic curve; `least` is the value from which what it judges is so."""

    intercept: float
    weights: Mapping[str, float]
    least: float

    def value(self, features: Signs | Marks) -> float:
        """Between 0 and 1, rounded so that it prints the same everywhere.

        >>> Curve(0.0, {"fit": math.log(9)}, 0.5).value(Signs(0.0, 1.0, 0.0, 0.0))
        0.9
        """
        total = self.intercept + sum(
            weight * getattr(features, name) for name, weight in self.weights.items()
        )
        return round(1 / (1 + math.exp(-total)), 4)


@lru_cache(maxsize=4)
def load_curves(file: Path = WEIGHTS_FILE) -> Mapping[str, Curve]:
    """The curves that ship with the program, or those of another file: `fact` for `Signs`, `trust`
    for `Marks`."""
    data = json.loads(file.read_text(encoding="utf-8"))
    return {
        name: Curve(
            float(data[name]["intercept"]),
            {key: float(value) for key, value in data[name]["weights"].items()},
            float(data[name]["least"]),
        )
        for name in ("fact", "trust")
    }


def settled(draft: Draft | None, context: Context, answering: Answering) -> Draft | None:
    """The rules' draft, or one out of the chosen sentence where that is trusted more: with the
    fact that `answering` finds inside it, or else whole. Answers out of general texts get their
    `trust`."""
    asked = context.asked
    if draft is not None and _is_proven_list(draft):
        return draft
    if asked.kind not in _KINDS or context.result.scope.status == "cited":
        return draft
    chosen = considered(context)
    general = bool(chosen) and is_general(chosen) and not context.references
    if draft is not None and draft.by_form and (not general or _is_by_form(draft, chosen, asked)):
        return draft
    if not chosen or (draft is not None and _counts_alone(draft, first(chosen), context)):
        return draft
    if _lacks_post(first(chosen), asked) or _lacks_share(first(chosen), asked):
        return draft
    unsaid = (draft is None or not draft.facts) and not (general and is_full(first(chosen)))
    if unsaid and lists_otherwise(asked, first(chosen)):
        return draft
    if general:
        return _out_of_general_texts(draft, context, chosen, answering)
    signs = signs_of(draft, context, chosen) if draft is not None and draft.facts else None
    if signs is None or load_curves()["fact"].value(signs) >= _EVEN or is_heading(first(chosen)):
        return draft
    preferred = _fact_inside(first(chosen), context, answering)
    if draft is not None and preferred is not None and of_worse_sort(preferred, draft):
        return draft
    if preferred is None and asked.kind in _TOLD_WHOLE:
        best = likeliest(chosen, asked)[0]
        return whole(chosen[0] if is_heading(best.evidence) else best, context)
    if preferred is None and asked.kind != "list" and not asks_where(asked):
        # Out of papers only a sentence that says all that is asked stands for a short answer.
        preferred = in_a_sentence(context, context.result.scope)
    return preferred or draft


def _is_by_form(draft: Draft, chosen: Sequence[Chosen], asked: Asked) -> bool:
    """Whether what answers a question of some form is better than the chosen sentence in a general
    text, too, where things are told in other forms than papers tell them: several things at once,
    or no list of so many; and anything where a heading was chosen, which is no sentence."""
    if draft.anywhere or not is_full(first(chosen)):
        return True
    return len(draft.facts) > 1 or (not draft.facts and (asked.count or 0) > 1)


def _lacks_post(found: Evidence, asked: Asked) -> bool:
    """Whether the holder of a post is asked for, and a sentence does not speak of that post, or
    only of a deputy's."""
    post = asked_post(asked) if asked.kind == "who" else None
    said = found.reading.line(found.sentence).folded.replace(" pho ", " pho_")
    if post is None:
        return False
    # "Chỉ huy trưởng Ban Chỉ huy" is no "Trưởng ban Chỉ đạo".
    return not holds(said.split(), post.words[: 3 if post.words[0] == "truong" else 2])


def _lacks_share(found: Evidence, asked: Asked) -> bool:
    """Whether per cent are asked for, and a sentence gives none."""
    asks = asked.kind == "number" and asks_percent(asked)
    return asks and "%" not in found.quote and "phần trăm" not in found.quote


def considered(context: Context) -> list[Chosen]:
    """The sentences that may answer, best first; those of general texts read again."""
    chosen = choose(context.asked, context.pool, context.result.hits)
    if not chosen or context.reader is None or context.references or not is_general(chosen):
        return chosen
    return read_again(context.asked, chosen, context.reader)


def share_of(draft: Draft, context: Context) -> float:
    """How far the fitted choice trusts the sentence that carries a draft's facts, 0 to 1; facts of
    a document's head or a title have no sentence and are trusted whole."""
    if draft.evidence is None:
        return 1.0
    held = choose(context.asked, context.pool, context.result.hits)
    return max((one.share for one in held if _stands_in(draft, one.evidence)), default=0.0)


def _is_proven_list(draft: Draft) -> bool:
    """Whether a list shows all items that its text announces, under the noun asked for."""
    return draft.expected is not None and draft.expected == len(draft.facts) and draft.fit >= 1.0


def first(chosen: Sequence[Chosen]) -> Evidence:
    """The sentence that the choice trusts most."""
    return chosen[0].evidence


def _out_of_general_texts(
    draft: Draft | None, context: Context, chosen: Sequence[Chosen], answering: Answering
) -> Draft:
    """The rules' fact, or the chosen sentence with what rules find inside it, and its trust. Who
    did something is shown in its sentence: rules for it know posts and bodies."""
    if draft is not None and draft.facts and not _is_chosen(draft):
        signs = signs_of(draft, context, chosen)
        if signs is None or load_curves()["fact"].value(signs) >= _EVEN:
            held = next((one for one in chosen if _stands_in(draft, one.evidence)), None)
            sure = held is None or _is_shown(draft, held, context)
            shown = draft if held is None or sure else whole(held, context)
            return replace(shown, trust=trust_in(held or chosen[-1]))
    found = _fact_inside(first(chosen), context, answering)
    if draft is not None and found is not None and of_worse_sort(found, draft):
        return draft
    if draft is not None and found is None and _is_strictly_of_the_sort(draft, first(chosen)):
        held = next((one for one in chosen if _stands_in(draft, one.evidence)), chosen[0])
        return replace(draft, trust=trust_in(held))
    if found is None or not _is_shown(found, chosen[0], context):
        found = whole(chosen[0], context)
        if context.asked.kind == "why" and not gives_reason(first(chosen).quote):
            found = replace(found, doubt=max(found.doubt, _UNREASONED))
    return replace(found, trust=trust_in(chosen[0]))


def _counts_alone(draft: Draft, found: Evidence, context: Context) -> bool:
    """Whether a draft surely counts the noun that "how many" asks for, and the chosen sentence has
    no figure of it."""
    asked = context.asked
    sure = draft.kind == "number" and bool(draft.facts) and draft.fit >= _SURE_FIT
    return sure and not counts_asked(asked, found)


def of_worse_sort(found: Draft, draft: Draft) -> bool:
    """Whether a time or a figure is hardly of the sort asked for, where the rules' draft has one
    that is, or tells it roughly: a year where a stretch of days is asked for, houses where a sum
    is, "hơn 1.100" where it has "1.104"; or does not say what narrows the question down."""
    if found.kind != draft.kind or found.kind not in ("when", "number") or draft.fit < _SURE_FIT:
        return False
    if found.doubt > draft.doubt or found.fit < _POOR_FIT:
        return True
    both = bool(found.facts and draft.facts)
    return both and rounds(found.facts[0].text, draft.facts[0].text)


def _is_strictly_of_the_sort(draft: Draft, found: Evidence) -> bool:
    """Whether the rules have a time or a figure of the very sort asked for, in the text of a
    sentence that has none: the days of a feast, where another one says how often it was held."""
    of_sort = draft.kind in ("when", "number") and bool(draft.facts) and draft.fit == 1.0
    return of_sort and draft.evidence is not None and draft.evidence.reading is found.reading


def _is_shown(draft: Draft, one: Chosen, context: Context) -> bool:
    """Whether a fact out of a general text may be shown alone: one surely of the sort asked for, or
    a figure far ahead of all others in a sentence of which a reader takes nothing."""
    if not draft.facts or _is_sure(draft, context):
        return bool(draft.facts)
    ahead = draft.kind == "number" and draft.margin == 1.0 and draft.fit >= _POOR_FIT
    return ahead and not surely_told(one, context.asked)


def _is_sure(draft: Draft, context: Context) -> bool:
    """Whether the sort of a fact out of a general text is sure enough to be shown alone."""
    if draft.kind == "who":
        return asks_where(context.asked)
    return draft.kind not in ("when", "number") or draft.fit >= _SURE_FIT


def is_general(chosen: Sequence[Chosen]) -> bool:
    """Whether the likeliest sentences all stand in texts that neither are official papers nor tell
    of one, and the first in one that does not speak of administration either."""
    headers = [one.evidence.reading.document.header for one in chosen[:_LIKELIEST]]
    named = any(header.identity is not None or header.subjects for header in headers)
    named = named or headers[0].kind == "news"
    return not named and not _of_administration(chosen[0].evidence)


def _of_administration(found: Evidence) -> bool:
    """Whether a text uses several words of Vietnamese administration, as reports on its work do
    (those without any paper's name, too); or a row of a table, which is no sentence."""
    text = found.reading.text[:_READ]
    bodies = {match.group().lower() for match in _BODIES.finditer(text)}
    areas = {match.group().lower() for match in _AREAS.finditer(text)}
    return (bool(bodies) and len(bodies | areas) >= _MOST_WORDS) or _CELL in found.quote


def signs_of(draft: Draft, context: Context, chosen: Sequence[Chosen]) -> Signs | None:
    """What speaks for the rules' fact; None where it needs no judging: it stands in the chosen
    sentence, in a document's structure, or in a list that its text announces."""
    asked, first = context.asked, chosen[0]
    general = is_general(chosen) and not context.references
    if draft.evidence is None or draft.expected is not None or _stands_in(draft, first.evidence):
        return None
    if not general and (asked.count is not None or asked.kind == "compare"):
        return None
    if asked.kind == "list" and len({fact.quotes[0].span for fact in draft.facts}) > 1:
        return None
    own = max((one.share for one in chosen if _stands_in(draft, one.evidence)), default=0.0)
    return Signs(
        ratio=min(0.0, math.log((own + _SLIGHT) / (first.share + _SLIGHT))),
        fit=draft.fit,
        margin=min(1.0, max(0.0, draft.margin)),
        general=float(general),
    )


def marks_of(one: Chosen) -> Marks:
    """What tells how far a sentence is trusted."""
    # Other encoders' cosines lie elsewhere: beyond what was fitted they say nothing more.
    meaning = min(max(one.traits.meaning, _LEAST_MEANING), _MOST_MEANING)
    return Marks(one.share, one.evidence.coverage, one.evidence.names, meaning)


def trust_in(one: Chosen) -> float:
    """How far an answer out of a sentence of general texts is trusted, 0 to 1."""
    return load_curves()["trust"].value(marks_of(one))


def is_trusted(draft: Draft) -> bool:
    """Whether an answer out of general texts is trusted enough to be given; nothing is where the
    sentence and what stands around it hold nearly nothing of what is asked. With another name all
    else must speak for it: names are written differently, too."""
    found = draft.evidence
    if draft.trust is None or (found is not None and found.coverage < _LEAST_COVERAGE):
        return False
    if found is not None and found.names < _LEAST_NAMES and draft.trust < _SURE_OF_NAME:
        return False
    return draft.trust >= load_curves()["trust"].least


def _fact_inside(found: Evidence, context: Context, answering: Answering) -> Draft | None:
    """What rules find in one sentence; None where they find nothing, or only elsewhere. A draft
    without facts says why the sentence does not answer."""
    draft = answering(replace(context, pool=replace(context.pool, evidence=(found,))))
    if draft is None or (not draft.facts and not draft.note):
        return None
    return draft if _only_in(draft, found) and not is_sentence(draft) else None


def whole(one: Chosen, context: Context) -> Draft:
    """A sentence as it stands, or what surely answers in it where a reader found that."""
    told = surely_told(one, context.asked)
    fact = Fact(told or one.evidence.quote, (sentence_quote(one.evidence),))
    return Draft(
        context.asked.kind,
        facts=(fact,),
        evidence=one.evidence,
        fit=_FIT_ELSE if context.asked.kind in _SHORT or one.traits.sort < 0 else _FIT,
        margin=one.share,
        share=one.share,
        doubt=_UNTOLD if told else 0.0,
    )


def _is_chosen(draft: Draft) -> bool:
    """Whether a draft is but the sentence that the choice trusted before any was read again."""
    return draft.share > 0.0 and is_sentence(draft)


def _only_in(draft: Draft, evidence: Evidence) -> bool:
    return all(
        quote.reading is evidence.reading
        and quote.span.start <= evidence.span.start
        and evidence.span.end <= quote.span.end
        for fact in draft.facts
        for quote in fact.quotes
    )


def _stands_in(draft: Draft, evidence: Evidence) -> bool:
    """Whether a draft's facts are proven by a sentence."""
    return any(
        quote.reading is evidence.reading and quote.span.start == evidence.span.start
        for fact in draft.facts
        for quote in fact.quotes
    )
