"""Measures of one answer against one question's gold; each returns 0 to 1, or None where it does
not apply, so that an average never counts a question that has nothing to judge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePath

from app.model import Answer, Citation
from eval.matching import (
    NORMALISATIONS,
    Normalisation,
    best,
    comparable,
    contains_comparable,
    token_overlap,
    without_marks,
)
from eval.questions import Evidence, Question
from ingest.identity import parse_references

_LONG_GOLD_WORDS = 12  # a longer gold answer is prose: nobody repeats it word for word
_LONG_GOLD_RECALL = 0.7
_OVERLAP = 0.5
_VERDICTS = ("có", "không", "chưa", "đúng", "sai", "yes", "no")


def answer_text(answer: Answer) -> str:
    """What a reader gets to read: the answer and its items, without citation marks; empty for a
    refusal."""
    if answer.status == "not_found":
        return ""
    return "\n".join([without_marks(answer.answer), *(item.text for item in answer.items)])


def short_answer(answer: Answer) -> str:
    """The answer alone, without marks; empty unless something was answered."""
    return without_marks(answer.answer) if answer.status == "answered" else ""


def exact_match(predicted: str, golds: Sequence[str], normalise: Normalisation) -> float:
    """1 where the prediction equals any gold after normalisation (SQuAD; Rajpurkar et al. 2016). No
    gold means that the empty prediction is right, as SQuAD 2.0 has it. It says nothing of partly
    right answers, and a right sentence around a short gold scores 0.

    >>> exact_match("86 trường hợp.", ["86 trường hợp"], NORMALISATIONS["squad"])
    1.0
    """
    return best(float(normalise(predicted) == normalise(gold)) for gold in _golds(golds, normalise))


def token_f1(predicted: str, golds: Sequence[str], normalise: Normalisation) -> float:
    """Harmonic mean of token precision and recall, the best over the golds (SQuAD 2.0; Rajpurkar et
    al. 2018). Tokens are what stands between spaces, syllables in Vietnamese; it does not know
    whether the shared tokens are the ones that matter.

    >>> token_f1("3 đảng viên", ["đảng viên"], NORMALISATIONS["squad"])
    0.8
    """
    return best(_f1(predicted, gold, normalise) for gold in _golds(golds, normalise))


def must_recall(text: str, must: Sequence[Sequence[str]]) -> float | None:
    """Share of the required groups of which one alternative stands in the text as whole words, or
    begins it where it is a mere yes or no; None without groups. It does not see what the text says
    besides.

    >>> must_recall("Rõ người, rõ việc", [["rõ người"], ["rõ việc"], ["rõ kết quả"]])
    0.6666666666666666
    """
    if not must:
        return None
    ready = comparable(text)
    return sum(_has_any(ready, group) for group in must) / len(must)


def correctness(question: Question, answer: Answer) -> float | None:
    """1 for a right outcome, 0 for a wrong one, None where the set holds no gold.

    A question to be refused is right when refused, an ambiguous one when the choice was given
    back. Otherwise the answer is right when every `must` group stands in it; or a whole gold answer
    does (for one longer than 12 words: 70 % of its tokens); or, with neither, when the documents
    named are exactly the gold ones. It is a test of stated facts, not of style or of anything false
    said beside them.
    """
    if question.expects == "unknown":
        return None
    if question.expects != "answer":
        wanted = "not_found" if question.expects == "refusal" else "ambiguous"
        return float(answer.status == wanted)
    if answer.status != "answered":
        return 0.0
    if question.must:
        return float(must_recall(answer_text(answer), question.must) == 1)
    if question.answers:
        return float(any(_says(answer_text(answer), gold) for gold in question.answers))
    return _names_documents(question, answer)


def citation_precision(question: Question, answer: Answer) -> float | None:
    """Share of citations that support: those overlapping gold evidence by half of the shorter text
    where the set gives evidence, else those from a gold document (after ALCE; Gao et al. 2023, with
    known gold in place of an entailment model). Nothing supports an answer to a question that was
    to be refused. None where nothing is cited or no gold is known."""
    if not answer.citations or question.expects == "unknown":
        return None
    if question.expects == "refusal":
        return 0.0
    if not (question.evidence or question.documents):
        return None
    return sum(_supports(cited, question) for cited in answer.citations) / len(answer.citations)


def citation_recall(question: Question, answer: Answer) -> float | None:
    """Share of the facts asked for that stand in a quote from a gold document: `must` groups, else
    any gold answer, else the gold documents themselves (after ALCE's citation recall; Gao et al.
    2023); a mere yes or no stands in no quote and is left out. Unlike correctness it asks whether
    the proof was shown, not whether it was said."""
    if question.expects != "answer" or not (
        question.must or question.answers or question.documents
    ):
        return None
    good = [cited for cited in answer.citations if _from_gold(cited, question)]
    quotes = comparable("\n".join(cited.quote for cited in good))
    stated = [group for group in question.must if not _is_verdict(group)]
    if stated:
        return sum(_has_any(quotes, group) for group in stated) / len(stated)
    if question.answers:
        return float(
            any(contains_comparable(quotes, comparable(gold)) for gold in question.answers)
        )
    if not question.documents:
        return None
    named = {name for name in question.documents if any(same_file(c.path, name) for c in good)}
    return len(named) / len(question.documents)


def quote_exactness(answer: Answer, text_of: Callable[[str], str]) -> float | None:
    """Share of citations whose quote is exactly the document's characters at its offsets; None
    without citations. It does not say that the quote is to the point."""
    if not answer.citations:
        return None
    exact = [c.quote == text_of(c.doc_id)[c.start : c.end] != "" for c in answer.citations]
    return sum(exact) / len(exact)


def list_completeness(question: Question, answer: Answer) -> float | None:
    """Share of a list's gold items (its `must` groups) that the answer gives; None for other kinds.
    Items are matched by wording, their order is not judged."""
    if question.kind != "list" or question.expects != "answer":
        return None
    return must_recall(answer_text(answer), question.must)


def list_excess(question: Question, answer: Answer) -> float | None:
    """Share of the items given that hold none of the gold items; None where no item was given. An
    item that joins two gold items is not in excess. Nothing is said either (None) of a list whose
    text announces as many items as were given, where the gold names only some of them."""
    if question.kind != "list" or not question.must or not answer.items:
        return None
    ready = [comparable(item.text) for item in answer.items]
    matched = [any(_has_any(text, group) for group in question.must) for text in ready]
    announced = answer.expected_items == len(answer.items) > len(question.must)
    if announced and must_recall(answer_text(answer), question.must) == 1:
        return None
    return 1 - sum(matched) / len(matched)


def wrong_directive(question: Question, answer: Answer) -> float | None:
    """1 where the question names a directive and the answer cites a document of another one, unless
    that document is gold; None where the question names none or nothing was answered. It does not
    look at what is quoted from the right document."""
    named = {_number(reference.canonical) for reference, _ in parse_references(question.question)}
    if not named or answer.status != "answered":
        return None
    return float(any(_is_foreign(cited, question, named) for cited in answer.citations))


def choice_accuracy(question: Question, chosen: int | None) -> float | None:
    """1 where the chosen index is the key; None where the question has no key; no choice is 0."""
    return None if question.key is None else float(chosen == question.key)


def same_file(path: str, name: str) -> bool:
    """Whether a path as ingested is the file that a question set names, by its last parts.

    >>> same_file("corpus/news/a.txt", "a.txt"), same_file("corpus/a.txt", "news/a.txt")
    (True, False)
    """
    wanted, held = PurePath(name).parts, PurePath(path).parts
    return bool(wanted) and held[-len(wanted) :] == wanted


def covers(quote: str, evidence: Evidence, *, start: int, end: int) -> bool:
    """Whether a quote at start to end of the evidence's document shares at least half of the
    shorter of itself and the evidence; by wording where the evidence has no offsets."""
    if evidence.start is not None and evidence.end is not None:
        shared = min(end, evidence.end) - max(start, evidence.start)
        return shared >= _OVERLAP * max(1, min(end - start, evidence.end - evidence.start))
    ready, wanted = comparable(quote), comparable(evidence.text)
    return bool(ready and wanted) and (wanted in ready or ready in wanted)


def _golds(golds: Sequence[str], normalise: Normalisation) -> list[str]:
    return [gold for gold in golds if normalise(gold)] or [""]


def _f1(predicted: str, gold: str, normalise: Normalisation) -> float:
    precision, recall = token_overlap(predicted, gold, normalise)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _has_any(ready: str, group: Sequence[str]) -> bool:
    return any(_has(ready, comparable(wanted)) for wanted in group)


def _is_verdict(group: Sequence[str]) -> bool:
    return all(comparable(wanted) in _VERDICTS for wanted in group)


def _has(ready: str, wanted: str) -> bool:
    # "Không có …" holds the word "có" and says no.
    return contains_comparable(ready[: len(wanted) + 1] if wanted in _VERDICTS else ready, wanted)


def _says(text: str, gold: str) -> bool:
    if len(gold.split()) <= _LONG_GOLD_WORDS:
        return contains_comparable(comparable(text), comparable(gold))
    return token_overlap(text, gold, NORMALISATIONS["vi"])[1] >= _LONG_GOLD_RECALL


def _names_documents(question: Question, answer: Answer) -> float | None:
    if not question.documents:
        return None
    named = [
        any(same_file(cited.path, name) for cited in answer.citations)
        for name in question.documents
    ]
    return float(all(named) and all(_from_gold(cited, question) for cited in answer.citations))


def _from_gold(cited: Citation, question: Question) -> bool:
    names = question.documents or tuple(evidence.document for evidence in question.evidence)
    return not names or any(same_file(cited.path, name) for name in names)


def _supports(cited: Citation, question: Question) -> bool:
    if not question.evidence:
        return _from_gold(cited, question)
    return any(
        (not evidence.document or same_file(cited.path, evidence.document))
        and covers(cited.quote, evidence, start=cited.start, end=cited.end)
        for evidence in question.evidence
    )


def _is_foreign(cited: Citation, question: Question, named: set[tuple[str, str]]) -> bool:
    if any(same_file(cited.path, name) for name in question.documents) or not cited.directive:
        return False
    cited_number = _number(cited.directive)
    same_type = {kind for _, kind in named}
    return cited_number[1] in same_type and cited_number not in named


def _number(canonical: str) -> tuple[str, str]:
    """Number and type of a canonical spelling: ("24", "CT") of "24-CT/TU" and of "24/CT-TU"."""
    parts = canonical.replace("-", "/").split("/")
    kinds = [part for part in parts[1:] if not part.isdigit()]
    return parts[0].lstrip("0"), kinds[0] if kinds else ""
