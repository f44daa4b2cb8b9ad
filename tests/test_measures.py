"""Measures against hand-worked values, independent computations and trec_eval."""

import math
import random
import re
import string
from dataclasses import replace

import pytest

from app.model import Answer, Citation, Item
from eval.abstention import (
    Judged,
    RefusalScores,
    calibration_error,
    percentiles,
    refusal_scores,
    reliability,
    risk_coverage,
    risk_coverage_area,
)
from eval.matching import NORMALISATIONS, contains, normalise_squad, normalise_vietnamese
from eval.measures import (
    choice_accuracy,
    citation_precision,
    citation_recall,
    correctness,
    exact_match,
    list_completeness,
    list_excess,
    must_recall,
    quote_exactness,
    same_file,
    token_f1,
    wrong_directive,
)
from eval.questions import Evidence, Question
from eval.ranking import document_ranking, evidence_ranking, rank_scores
from index.model import Hit

SQUAD = NORMALISATIONS["squad"]
TEXT = "Sở Nội vụ huyện An Sơn đã mở 12 lớp tập huấn. Có 345 người dự."


def citation(start: int, end: int, path: str = "tin/an-son.txt", **changes: object) -> Citation:
    fields = {
        "number": 1,
        "doc_id": "d1",
        "path": path,
        "title": "",
        "directive": "12-CT/TU",
        "start": start,
        "end": end,
        "quote": TEXT[start:end],
        "section": "",
        "page": None,
        "source": "secondary",
    }
    return Citation(**{**fields, **changes})  # type: ignore[arg-type]


def answered(text: str, *citations: Citation, items: tuple[str, ...] = ()) -> Answer:
    return Answer(
        question="",
        status="answered",
        kind="",
        answer=text,
        items=tuple(Item(item, ()) for item in items),
        citations=citations,
        confidence=0.9,
    )


REFUSED = Answer(question="", status="not_found", kind="", answer="không tìm thấy")


def hit(rank: int, path: str, start: int = 0, end: int = 10, text: str = "") -> Hit:
    return Hit(
        doc_id=path,
        path=path,
        title="",
        start=start,
        end=end,
        text=text,
        score=1 / rank,
        rank=rank,
        section="",
        page=None,
        directive=None,
        kind="news",
        source="secondary",
        date=None,
    )


def test_squad_scores_of_hand_worked_cases() -> None:
    assert exact_match("The 86 cases!", ["86 cases"], SQUAD) == 1
    assert exact_match("86", ["86 cases"], SQUAD) == 0
    assert token_f1("86", ["86 cases"], SQUAD) == pytest.approx(2 * 1 * 0.5 / 1.5, abs=1e-12)
    assert token_f1("", [], SQUAD) == 1
    assert token_f1("86", [], SQUAD) == 0
    assert exact_match("", ["86 cases"], SQUAD) == 0
    assert token_f1("a b b c", ["b b d", "x"], SQUAD) == pytest.approx(2 / 3, abs=1e-12)


def _reference_tokens(text: str) -> list[str]:
    for sign in string.punctuation:
        text = text.replace(sign, "")
    return [word for word in re.split(r"\s+", text.lower()) if word not in ("", "a", "an", "the")]


def _reference_f1(predicted: str, gold: str) -> float:
    left, right = _reference_tokens(predicted), _reference_tokens(gold)
    if not left or not right:
        return float(left == right)
    pool, same = list(right), 0
    for token in left:
        if token in pool:
            pool.remove(token)
            same += 1
    return 2 * same / (len(left) + len(right))


def test_squad_scores_of_random_cases_equal_an_independent_computation() -> None:
    chance = random.Random(5)
    words = ["the", "an", "An", "cán", "bộ", "cán-bộ", "12,5", "(A)", "xã.", "Xã", "đội"]
    for _ in range(500):
        predicted = " ".join(chance.choices(words, k=chance.randrange(6)))
        golds = [" ".join(chance.choices(words, k=chance.randrange(1, 6))) for _ in range(2)]
        real = [gold for gold in golds if _reference_tokens(gold)] or [""]
        expected = max(_reference_f1(predicted, gold) for gold in real)
        assert token_f1(predicted, golds, SQUAD) == pytest.approx(expected, abs=1e-9)
        same = any(_reference_tokens(predicted) == _reference_tokens(gold) for gold in real)
        assert exact_match(predicted, golds, SQUAD) == float(same)


def test_vietnamese_normalisation_keeps_an_and_joins_tone_placements() -> None:
    assert normalise_squad("an ninh") == "ninh"
    assert normalise_vietnamese("An ninh của xã Hoà An") == "an ninh xã hòa an"


def test_containment_respects_words_and_numbers() -> None:
    assert contains("gồm 4.805 đảng viên", "4.805")
    assert not contains("gồm 4.805 đảng viên", "805")
    assert not contains("gồm 4.805 đảng viên", "4")
    assert contains("ngày 07/08/2023.", "7/8/2023")
    assert contains("trong năm 31/12/2024", "2024")
    assert not contains("anh ninh", "an")


def test_ranking_equals_formulas() -> None:
    qrels = {"a": ["d1", "d2"], "b": ["d1"], "c": ["d7"]}
    rankings = {"a": ["d9", "d1", "d8", "d2"], "b": ["d1"]}
    scores = rank_scores(qrels, rankings)
    gain = 1 / math.log2(3) + 1 / math.log2(5)
    assert scores["a"]["nDCG@10"] == pytest.approx(gain / (1 + 1 / math.log2(3)), abs=1e-9)
    assert scores["a"]["AP"] == pytest.approx((1 / 2 + 2 / 4) / 2, abs=1e-9)
    assert scores["a"]["R@1"] == 0
    assert scores["a"]["Success@5"] == 1
    assert scores["a"]["RR@10"] == pytest.approx(1 / 2, abs=1e-9)
    assert scores["c"] == dict.fromkeys(scores["c"], 0.0)


def test_random_rankings_equal_trec_eval() -> None:
    import pytrec_eval

    chance = random.Random(11)
    ids = [f"d{n}" for n in range(40)]
    qrels = {f"q{n}": chance.sample(ids, chance.randrange(1, 6)) for n in range(60)}
    rankings = {q: chance.sample(ids, chance.randrange(1, 30)) for q in qrels}
    evaluator = pytrec_eval.RelevanceEvaluator(
        {q: dict.fromkeys(found, 1) for q, found in qrels.items()},
        {"ndcg_cut.10", "recall.1,5,10", "success.1,5", "map", "recip_rank"},
    )
    run = {q: {d: -float(n) for n, d in enumerate(found)} for q, found in rankings.items()}
    reference = evaluator.evaluate(run)
    ours = rank_scores(qrels, rankings)
    names = {"nDCG@10": "ndcg_cut_10", "R@1": "recall_1", "R@5": "recall_5", "AP": "map"}
    names |= {"R@10": "recall_10", "Success@1": "success_1", "Success@5": "success_5"}
    for question in qrels:
        for name, theirs in names.items():
            assert ours[question][name] == pytest.approx(reference[question][theirs], abs=1e-9)
        first = reference[question]["recip_rank"]
        assert ours[question]["RR@10"] == pytest.approx(first if first >= 1 / 10 else 0, abs=1e-9)


def test_document_ranking_counts_a_document_once() -> None:
    question = Question("q", "?", documents=("b.txt",))
    hits = [hit(1, "x/a.txt"), hit(2, "x/a.txt"), hit(3, "x/b.txt")]
    assert document_ranking(question, hits) == (["b.txt"], ["x/a.txt", "b.txt"])


def test_evidence_ranking_counts_the_first_hit_that_covers() -> None:
    question = Question(
        "q", "?", evidence=(Evidence("a.txt", "", 10, 20), Evidence("a.txt", "", 90, 99))
    )
    hits = [hit(1, "a.txt", 0, 8), hit(2, "a.txt", 8, 30), hit(3, "a.txt", 12, 25)]
    relevant, ranked = evidence_ranking(question, hits)
    assert relevant == ["evidence 0", "evidence 1"]
    assert ranked == ["hit 1", "evidence 0", "hit 3"]


def test_correctness_needs_every_group() -> None:
    question = Question(
        "q", "?", expects="answer", must=(("12 lớp", "mười hai lớp"), ("345 người",))
    )
    assert correctness(question, answered("Mở 12 lớp [1] cho 345 người [2].")) == 1
    assert correctness(question, answered("Mở 12 lớp [1].")) == 0
    assert correctness(question, REFUSED) == 0
    assert must_recall("Mở 12 lớp", question.must) == 0.5


def test_refusal_is_right_only_where_it_is_expected() -> None:
    assert correctness(Question("q", "?", expects="refusal"), REFUSED) == 1
    assert correctness(Question("q", "?", expects="refusal"), answered("12")) == 0
    assert correctness(Question("q", "?"), answered("12")) is None


def test_long_gold_answer_is_matched_by_most_of_its_words() -> None:
    gold = "cán bộ phải trả hồ sơ đúng hẹn và xin lỗi bằng văn bản khi chậm"
    question = Question("q", "?", expects="answer", answers=(gold,))
    assert (
        correctness(question, answered("Cán bộ trả hồ sơ đúng hẹn, xin lỗi bằng văn bản khi chậm"))
        == 1
    )
    assert correctness(question, answered("Cán bộ xin lỗi")) == 0


def test_a_mere_yes_must_begin_the_answer() -> None:
    question = Question("q", "Có phí không?", expects="answer", must=(("Có",),))
    assert correctness(question, answered("Có. Mỗi lượt thu 2.000 đồng [1]")) == 1
    assert correctness(question, answered("Không. Xã không có chợ nào thu phí [1]")) == 0
    # No quote says yes; where a document is gold, it has to be cited.
    assert citation_recall(question, answered("Có", citation(0, 9))) is None
    named = Question("q", "?", expects="answer", must=(("Có",),), documents=("an-son.txt",))
    assert citation_recall(named, answered("Có", citation(0, 9))) == 1


def test_documents_question_needs_exactly_the_gold_documents() -> None:
    question = Question(
        "q", "?", kind="documents", expects="answer", documents=("an-son.txt", "b.txt")
    )
    both = (citation(0, 9), citation(0, 9, "tin/b.txt"))
    assert correctness(question, answered("", *both)) == 1
    assert correctness(question, answered("", both[0])) == 0
    assert correctness(question, answered("", *both, citation(0, 9, "tin/c.txt"))) == 0


def test_citations_are_judged_by_evidence_then_by_document() -> None:
    start = TEXT.index("Có 345")
    evidence = Evidence("an-son.txt", TEXT[start:], start, len(TEXT))
    question = Question(
        "q",
        "?",
        expects="answer",
        documents=("an-son.txt",),
        must=(("345 người",),),
        evidence=(evidence,),
    )
    right, beside = citation(start, len(TEXT)), citation(0, start - 1)
    assert citation_precision(question, answered("", right, beside)) == 0.5
    assert citation_recall(question, answered("", right)) == 1
    assert citation_recall(question, answered("", beside)) == 0
    assert citation_recall(question, answered("345 người")) == 0
    assert citation_precision(question, answered("345 người")) is None


def test_quote_must_be_the_text_at_its_offsets() -> None:
    good, shifted = citation(0, 9), citation(1, 10, quote=TEXT[0:9])
    assert quote_exactness(answered("", good, shifted), lambda _: TEXT) == 0.5
    assert quote_exactness(REFUSED, lambda _: TEXT) is None


def test_list_completeness_and_excess() -> None:
    question = Question("q", "?", "list", "answer", must=(("rõ lịch",), ("rõ chỗ",), ("rõ tiền",)))
    answer = answered("Gồm:", items=("rõ lịch", "rõ chỗ", "rõ thời tiết"))
    assert list_completeness(question, answer) == pytest.approx(2 / 3)
    assert list_excess(question, answer) == pytest.approx(1 / 3)
    assert list_completeness(question, REFUSED) == 0
    assert list_excess(question, REFUSED) is None


def test_items_of_an_announced_list_are_not_in_excess_of_a_gold_that_names_some() -> None:
    question = Question("q", "3 rõ gồm gì?", "list", "answer", must=(("rõ lịch",), ("rõ tiền",)))
    given = answered("Gồm:", items=("rõ lịch", "rõ chỗ", "rõ tiền"))
    assert list_excess(question, replace(given, expected_items=3)) is None
    assert list_excess(question, replace(given, expected_items=2)) == pytest.approx(1 / 3)
    assert list_excess(question, given) == pytest.approx(1 / 3)
    wrong = replace(given, items=(*given.items[:2], Item("rõ hạn", ())), expected_items=3)
    assert list_excess(question, wrong) == pytest.approx(2 / 3)


def test_citing_another_directive_is_counted() -> None:
    question = Question(
        "q", "Chỉ thị 12-CT/TU nói gì?", expects="answer", documents=("an-son.txt",)
    )
    same = citation(0, 9, "tin/khac.txt")
    other = citation(0, 9, "tin/khac.txt", directive="15-CT/TU")
    gold_other = citation(0, 9, directive="15-CT/TU")
    assert wrong_directive(question, answered("", same)) == 0
    assert wrong_directive(question, answered("", same, other)) == 1
    assert wrong_directive(question, answered("", gold_other)) == 0
    assert wrong_directive(question, REFUSED) is None
    assert wrong_directive(Question("q", "Ai ký?"), answered("", other)) is None


def test_choice_accuracy_counts_no_choice_as_wrong() -> None:
    question = Question("q", "?", choices=("x", "y"), key=1)
    assert [choice_accuracy(question, chosen) for chosen in (1, 0, None)] == [1, 0, 0]
    assert choice_accuracy(Question("q", "?"), 1) is None


def test_same_file_compares_last_parts() -> None:
    assert same_file("a/b/c.txt", "b/c.txt")
    assert not same_file("a/b/xc.txt", "c.txt")
    assert not same_file("a.txt", "")


def judged(*rows: tuple[bool, bool, bool, float]) -> list[Judged]:
    return [Judged(*row) for row in rows]


def test_refusal_scores_by_hand() -> None:
    sample = judged(
        (True, True, True, 0.1),
        (True, False, False, 0.8),
        (False, True, False, 0.2),
        (False, False, True, 0.9),
    )
    assert refusal_scores(sample) == RefusalScores(1 / 2, 1 / 2, 1 / 2)
    assert refusal_scores(sample[3:]) == RefusalScores(None, None, None)


def test_risk_is_taken_from_the_surest_answer_down() -> None:
    sample = judged(
        (False, False, False, 0.3),
        (False, False, True, 0.9),
        (False, False, True, 0.5),
        (False, True, False, 0.99),
    )
    assert risk_coverage(sample) == [(1 / 4, 0), (2 / 4, 0), (3 / 4, pytest.approx(1 / 3))]
    assert risk_coverage_area(sample) == pytest.approx((0 + 0 + 1 / 3) / 3)
    assert risk_coverage_area(sample[3:]) is None


def test_asking_back_is_neither_answer_nor_refusal() -> None:
    back = Judged(False, False, False, 1.0, asked_back=True)
    sample = [*judged((False, False, True, 0.5)), back]
    assert risk_coverage(sample) == [(1 / 2, 0)]
    assert refusal_scores([back]) == RefusalScores(None, None, None)


def test_equal_confidences_do_not_depend_on_order() -> None:
    sample = judged((False, False, False, 0.5), (False, False, True, 0.5))
    assert risk_coverage(sample) == risk_coverage(sample[::-1]) == [(0.5, 0.5), (1.0, 0.5)]


def test_calibration_error_equals_an_independent_computation() -> None:
    chance = random.Random(3)
    sample = [Judged(False, False, chance.random() < 0.6, chance.random()) for _ in range(400)]
    total = 0.0
    for number in range(10):
        inside = [j for j in sample if number / 10 <= j.confidence < (number + 1) / 10]
        gap = sum(j.confidence for j in inside) - sum(j.correct for j in inside)
        total += abs(gap) / len(sample)
    assert calibration_error(sample) == pytest.approx(total, abs=1e-9)
    assert sum(part.answers for part in reliability(sample)) == 400
    assert reliability(judged((False, False, True, 1.0)))[0].low == 0.9


def test_percentiles_of_one_and_of_none() -> None:
    assert percentiles([7.0]) == {"p50": 7, "p90": 7, "p95": 7, "p99": 7}
    assert percentiles([]) == {}
