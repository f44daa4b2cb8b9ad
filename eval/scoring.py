"""All measures that apply to one question, by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.model import Answer
from eval import measures
from eval.matching import NORMALISATIONS
from eval.questions import Question
from eval.ranking import document_ranking, evidence_ranking, rank_scores
from index.model import Hit

_EVIDENCE_MEASURES = ("Success@1", "Success@5", "R@5", "nDCG@10")


def ranking_scores(question: Question, hits: Sequence[Hit]) -> dict[str, float]:
    """Ranking measures by document, and by evidence (named so) where the set gives evidence; empty
    for a question that has no right document."""
    if question.expects != "answer":
        return {}
    scores: dict[str, float] = {}
    if question.documents:
        relevant, ranked = document_ranking(question, hits)
        scores |= rank_scores({"q": relevant}, {"q": ranked})["q"]
    if question.evidence:
        relevant, ranked = evidence_ranking(question, hits)
        found = rank_scores({"q": relevant}, {"q": ranked}, _EVIDENCE_MEASURES)["q"]
        scores |= {f"evidence {name}": value for name, value in found.items()}
    return scores


def answer_scores(
    question: Question, answer: Answer, *, text_of: Callable[[str], str], with_spans: bool
) -> dict[str, float]:
    """Answer measures; `with_spans` tells that the set has whole gold answers, so that EM and F1
    are measured (on its unanswerable questions too, as SQuAD 2.0 does)."""
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
