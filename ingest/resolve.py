"""Deciding which paper a reference means: held, one of several, only cited, or unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.identity import same_paper, year_of
from ingest.issuers import issuer_key, issuers_agree, names_place
from ingest.model import Reference

# Papers of one number that a mention is compared with; no honest text names so many.
_MOST_RIVALS = 100


@dataclass(frozen=True, slots=True)
class Resolution:
    """`status` is "found" (a held paper, or one that held texts are about), "ambiguous" (`choices`
    are the papers that fit), "cited" (only named in held texts) or "unknown". `reference` is the
    paper with all that is known of it, for "found" and "cited"."""

    status: str
    reference: Reference | None = None
    choices: tuple[Reference, ...] = ()


def resolve(
    reference: Reference, held: Iterable[Reference], cited: Iterable[Reference]
) -> Resolution:
    """What a reference means among the papers held and those only cited.

    >>> capital = Reference("CT", "24", "TU", issuer="Thành ủy Hà Nội", party=True)
    >>> lam_giang = Reference("CT", "24", "TU", issuer="Tỉnh ủy Lam Giang", party=True)
    >>> resolve(Reference("CT", "24"), [capital, lam_giang], []).status
    'ambiguous'
    >>> asked = Reference("CT", "24", issuer="Lam Giang")
    >>> resolve(asked, [capital, lam_giang], []).reference.issuer
    'Tỉnh ủy Lam Giang'
    >>> vague = Reference("CT", "24", "TU", issuer="Tỉnh ủy", party=True)
    >>> other = Reference("CT", "24", "TU", issuer="Tỉnh ủy Vân Hải", party=True)
    >>> resolve(other, [lam_giang, vague], []).status
    'unknown'
    >>> resolve(other, [lam_giang], [Reference("CT", "24", "TU")]).status
    'unknown'
    """
    held = list(held)
    for status, papers in (("found", held), ("cited", [*held, *cited])):
        # A mention without a place joins the paper that it means before anything is compared, lest
        # "17-CT/HU của Huyện ủy" of one district's news pass for the 17-CT/HU of any other.
        rivals = distinct_papers(paper for paper in papers if paper.number == reference.number)
        fitting = [paper for paper in rivals if same_paper(reference, paper)]
        best = _most_exact(reference, fitting)
        if len(best) == 1:
            return Resolution(status, best[0])
        if best:
            return Resolution("ambiguous", None, tuple(best))
    return Resolution("unknown")


def distinct_papers(references: Iterable[Reference]) -> list[Reference]:
    """The different papers among references, each with all that any of them says of it.

    >>> papers = distinct_papers([Reference("CT", "24", "TU"), Reference("CT", "24", issuer="Huế")])
    >>> [(paper.canonical, paper.issuer) for paper in papers]
    [('24/CT-TU', 'Huế')]
    """
    return group(list(references))[0]


def group(references: Sequence[Reference]) -> tuple[list[Reference], list[int]]:
    """The different papers among references and, for each reference, the index of its paper. A
    reference that fits several papers (no issuer, say) is taken for the one that is named most."""
    papers: list[Reference] = []
    counts: list[int] = []
    by_number: dict[str, list[int]] = {}
    paper_of = [0] * len(references)
    for index in sorted(range(len(references)), key=lambda at: -_detail(references[at])):
        reference = references[index]
        rivals = by_number.setdefault(reference.number, [])
        nearest = rivals[-_MOST_RIVALS:]
        fitting = [rival for rival in nearest if same_paper(reference, papers[rival])]
        if fitting:
            chosen = max(fitting, key=lambda rival: counts[rival])
            papers[chosen] = merge(papers[chosen], reference)
        else:
            chosen = len(papers)
            papers.append(reference)
            counts.append(0)
            rivals.append(chosen)
        counts[chosen] += 1
        paper_of[index] = chosen
    return papers, paper_of


def merge(first: Reference, second: Reference) -> Reference:
    """One reference with what two references to the same paper say; the first wins conflicts."""
    return Reference(
        first.type or second.type,
        first.number,
        first.suffix or second.suffix,
        first.year or second.year,
        _fuller_issuer(first.issuer, second.issuer),
        first.date or second.date,
        first.party or second.party,
        first.said_year or second.said_year,
    )


def _fuller_issuer(first: str | None, second: str | None) -> str | None:
    if not first or not second:
        return first or second
    if issuer_key(second).place and not issuer_key(first).place:
        return second
    if issuer_key(second).body and not issuer_key(first).body:
        return second
    return first


def _most_exact(reference: Reference, papers: Sequence[Reference]) -> list[Reference]:
    """Of papers that fit, those that say the same suffix, issuer or year, where any does."""
    best = list(papers)
    if reference.issuer and names_place(reference.issuer):
        best = _preferred(best, [_says_issuer(reference.issuer, paper) for paper in best])
    if reference.suffix:
        best = _preferred(best, [paper.suffix == reference.suffix for paper in best])
    if year_of(reference) is not None:
        best = _preferred(best, [year_of(paper) == year_of(reference) for paper in best])
    return best


def _says_issuer(issuer: str, paper: Reference) -> bool:
    if not paper.issuer or not names_place(paper.issuer):
        return False
    return issuers_agree(issuer, paper.issuer)


def _preferred(papers: list[Reference], exact: list[bool]) -> list[Reference]:
    return [paper for paper, fits in zip(papers, exact, strict=True) if fits] or papers


def _detail(reference: Reference) -> int:
    """How much a reference says; fuller ones found papers, poorer ones join them."""
    said = (reference.suffix, reference.year, reference.date, reference.type)
    issuer = 0 if not reference.issuer else 2 + 3 * names_place(reference.issuer)
    return issuer + sum(1 for value in said if value)
