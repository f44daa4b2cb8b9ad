"""What a collection offers as wrong options, gathered from all its documents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from app.study.distractors import Pools
from app.study.from_days import days_of
from app.study.from_figures import figures_of
from app.study.from_header import papers_of, subject_of
from app.study.from_lists import can_be_option, item_texts, list_sort
from app.study.from_tasks import actions_of
from app.study.from_units import bodies_of
from app.study.material import Material
from app.study.people_named import people_of
from app.study.wording import plain, word_pairs
from ingest.model import Document


def pools_of(materials: Sequence[Material]) -> Pools:
    """What the documents offer as wrong options, by sort."""
    figures: dict[str, list[str]] = defaultdict(list)
    times: dict[str, list[str]] = defaultdict(list)
    texts: dict[str, list[str]] = defaultdict(list)
    pairs: dict[str, frozenset[str]] = {}
    words: dict[str, frozenset[str]] = {}
    parts: dict[str, list[str]] = defaultdict(list)
    marks: dict[str, frozenset[str]] = {}
    for material in materials:
        for unit, figure in figures_of(material):
            figures[unit].append(figure)
        for sort, time in days_of(material):
            times[sort].append(time)
        texts["body"] += [body for body in bodies_of(material) if not _is_person(body)]
        texts["person"] += [body for body in bodies_of(material) if _is_person(body)]
        texts["person name"] += people_of(material)
        texts["paper"] += [paper for paper in papers_of(material) if paper]
        pairs[material.document.doc_id] = word_pairs(material.document.text)
        words[material.document.doc_id] = frozenset(plain(material.document.text).split())
        subject = subject_of(material)
        if subject and not re.search(r"\d", subject):
            texts["subject"].append(subject)
        texts["task"] += actions_of(material)
        for listed in material.document.enumerations:
            briefs = item_texts(material, listed)
            if briefs and (sort := list_sort(listed, briefs)):
                parts[material.document.doc_id] += filter(can_be_option, briefs)
                marks |= _marks(material.document, briefs)
                texts[sort] += filter(can_be_option, briefs)
    return Pools(
        _frozen(figures),
        _frozen(times),
        _frozen(texts),
        pairs=pairs,
        words=words,
        marks=marks,
        kin=_kin(materials, parts),
    )


def _kin(
    materials: Sequence[Material], parts: Mapping[str, Sequence[str]]
) -> dict[str, frozenset[str]]:
    """For each document the parts of lists in others on one of its papers."""
    papers = {material.document.doc_id: _own_papers(material.document) for material in materials}
    return {
        doc_id: frozenset(
            text
            for other, texts in parts.items()
            if other != doc_id and papers[other] & own
            for text in texts
        )
        for doc_id, own in papers.items()
    }


def _marks(document: Document, briefs: Sequence[str]) -> dict[str, frozenset[str]]:
    """For each part of a list what it shares with its text's own title."""
    title = word_pairs(document.header.title.value) if document.header.title else frozenset()
    return {brief: word_pairs(brief) & title for brief in briefs}


def _own_papers(document: Document) -> set[str]:
    """Numbers of the paper that a document is, or of those that it is about."""
    header = document.header
    own = [header.identity] if header.identity is not None else list(header.subjects)
    return {reference.canonical for reference in own}


def _frozen(pool: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {sort: tuple(dict.fromkeys(listed)) for sort, listed in pool.items()}


def _is_person(body: str) -> bool:
    return bool(re.match(r"(?:Chủ tịch|Phó|Bí thư|Trưởng|Giám đốc|Chánh|Chi cục trưởng)\b", body))
