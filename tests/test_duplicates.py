"""Near-identical hits: told apart by a quick look first, and found just as if there were none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.duplicates import collapse
from index.model import Hit
from index.tokens import folded_syllables, with_pairs

_WORDS = st.sampled_from(
    [
        "xã",
        "phường",
        "họp",
        "dân",
        "tháng",
        "đê",
        "kè",
        "trạm",
        "bơm",
        "mùa",
        "lũ",
        "thóc",
        "kho",
        "cầu",
        "12",
        "năm",
    ]
)
_TEXTS = st.lists(st.lists(_WORDS, max_size=40).map(" ".join), max_size=6)


def _hit(number: int, text: str) -> Hit:
    return Hit(
        doc_id=f"d{number}", path=f"tin-{number}.txt", title="", start=0, end=len(text), text=text,
        score=1.0, rank=0, section="", page=None, directive=None, kind="news", source="secondary",
        date=None, in_scope=True, reasons=(), passage_id=number,
    )  # fmt: skip


def _jaccard(first: str, second: str) -> float:
    one, other = (set(with_pairs(folded_syllables(text))) for text in (first, second))
    return len(one & other) / len(one | other) if one | other else 1.0


@given(_TEXTS)
def test_the_first_of_those_that_share_enough_tokens_is_kept(texts: list[str]) -> None:
    # Texts that differ by a word at their end come near the limit from both sides.
    texts = [varied for text in texts for varied in (text, f"{text} thêm", f"{text} xã họp dân")]
    kept: list[int] = []
    for number, text in enumerate(texts):
        if all(_jaccard(text, texts[other]) < 0.85 for other in kept):
            kept.append(number)
    found = collapse(_hit(number, text) for number, text in enumerate(texts))
    assert [hit.passage_id for hit in found] == kept
    assert sum(1 + len(hit.duplicates) for hit in found) == len(texts)
