"""Ranking measures; the only file that knows ir-measures."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from eval.measures import covers, same_file
from eval.questions import Evidence, Question
from index.model import Hit

RANKING_MEASURES = ("nDCG@10", "R@1", "R@5", "R@10", "Success@1", "Success@5", "RR@10", "AP")


def rank_scores(
    qrels: Mapping[str, Iterable[str]],
    rankings: Mapping[str, Sequence[str]],
    measures: Sequence[str] = RANKING_MEASURES,
) -> dict[str, dict[str, float]]:
    """Each question's value of each measure, as trec_eval computes it through ir-measures.

    `qrels` names the relevant ids of each question (binary), `rankings` the returned ids, best
    first, without repeats. A question in `qrels` without a ranking counts 0. nDCG@10 is Järvelin
    and Kekäläinen's (2002) with log2 discount and linear gain; R@k the share of all relevant found
    in the first k; Success@k whether any was; RR@10 one over the rank of the first, 0 after ten;
    AP average precision over the whole ranking.

    >>> rank_scores({"a": ["d1"]}, {"a": ["d9", "d1"]}, ["RR@10", "R@1"])
    {'a': {'RR@10': 0.5, 'R@1': 0.0}}
    """
    import ir_measures

    parsed = _parsed(tuple(measures))
    truth = [ir_measures.Qrel(question, id, 1) for question, ids in qrels.items() for id in ids]
    run = [
        ir_measures.ScoredDoc(question, id, float(-rank))
        for question, ids in rankings.items()
        for rank, id in enumerate(ids)
    ]
    scores = {question: dict.fromkeys(measures, 0.0) for question in qrels}
    if run:
        for metric in ir_measures.iter_calc(list(parsed), truth, run):
            scores[metric.query_id][parsed[metric.measure]] = float(metric.value)
    return scores


@functools.cache
def _parsed(measures: tuple[str, ...]) -> dict[Any, str]:
    import ir_measures

    return {ir_measures.parse_measure(name): name for name in measures}


def document_ranking(question: Question, hits: Sequence[Hit]) -> tuple[list[str], list[str]]:
    """Relevant ids and ranked ids by document: a document ranks where its best passage does. Gold
    documents keep the set's own names, others their doc_id."""
    ranked: list[str] = []
    for hit in hits:
        name = next((n for n in question.documents if same_file(hit.path, n)), hit.doc_id)
        if name not in ranked:
            ranked.append(name)
    return list(question.documents), ranked


def evidence_ranking(question: Question, hits: Sequence[Hit]) -> tuple[list[str], list[str]]:
    """Relevant ids and ranked ids by evidence: a hit is relevant when it covers evidence that no
    earlier hit covered; evidence first covered by one same hit counts as one. Unlike the ranking of
    documents it asks whether the right place was found, however passages are cut."""
    open_evidence = dict(enumerate(question.evidence))
    relevant, ranked = [], []
    for hit in hits:
        covered = [n for n, evidence in open_evidence.items() if _covers(hit, evidence)]
        ranked.append(f"evidence {covered[0]}" if covered else f"hit {hit.rank}")
        relevant += ranked[-1:] if covered else []
        for number in covered:
            del open_evidence[number]
    return relevant + [f"evidence {number}" for number in open_evidence], ranked


def _covers(hit: Hit, evidence: Evidence) -> bool:
    in_document = not evidence.document or same_file(hit.path, evidence.document)
    return in_document and covers(hit.text, evidence, start=hit.start, end=hit.end)
