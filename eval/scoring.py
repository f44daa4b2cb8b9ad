"""All measures that apply to one question, by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.model import Answer
from eval import measures
from eval.matching import NORMALISATIONS
from eval.questions import Question
from eval.ranking import document_ranking, evidence_ranking, rank_scores
from index.model import Hit

_DOCUMENTS, _EVIDENCE = "documents", "evidence"
_EVIDENCE_MEASURES = ("Success@1", "Success@5", "R@5", "nDCG@10")


def ranking_scores(question: Question, hits: Sequence[Hit]) -> dict[str, float]:
    """Ranking measures by document, and by evidence (named so) where the set gives evidence; empty
    for a question that has no right document."""
    if question.expects != "answer":
        return {}
    rankings = {}
    if question.documents:
        rankings[_DOCUMENTS] = document_ranking(question, hits)
    if question.evidence:
        rankings[_EVIDENCE] = evidence_ranking(question, hits)
    # One call for both: setting up the evaluator is what costs.
    found = rank_scores(
        {name: relevant for name, (relevant, _) in rankings.items()},
        {name: ranked for name, (_, ranked) in rankings.items()},
    )
    scores = dict(found.get(_DOCUMENTS, {}))
    for name in _EVIDENCE_MEASURES if _EVIDENCE in found else ():
        scores[f"evidence {name}"] = found[_EVIDENCE][name]
    return scores


def answer_scores(
    question: Question, answer: Answer, *, text_of: Callable[[str], str], with_spans: bool
) -> dict[str, float]:
    """Answer measures; `with_spans` tells that every answerable question of the set has whole gold
    answers, so that EM and F1 are measured (on its unanswerable questions too, as in SQuAD 2.0)."""
    values = {
        "correct": measures.correctness(question, answer),
        "citation precision": measures.citation_precision(question, answer),
        "citation recall": measures.citation_recall(question, answer),
        "quote exactness": measures.quote_exactness(answer, text_of),
        "list completeness": measures.list_completeness(question, answer),
        "list excess": measures.list_excess(question, answer),
        "wrong directive": measures.wrong_directive(question, answer),
    }
    if with_spans and question.expects != "unknown":
        said = measures.short_answer(answer)
        for name, normalise in NORMALISATIONS.items():
            values[f"EM ({name})"] = measures.exact_match(said, question.answers, normalise)
            values[f"F1 ({name})"] = measures.token_f1(said, question.answers, normalise)
    return {name: value for name, value in values.items() if value is not None}
