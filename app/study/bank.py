"""The question bank: drafts from documents, given options, checked, without repeats."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from app.study.checks import DUPLICATE, FEW_OPTIONS, TRIVIAL, UNANSWERED, fault_of
from app.study.distractors import (
    Pools,
    differs,
    fits,
    said_in,
    sorted_options,
    wrong_options,
)
from app.study.from_common import drafts_from_common
from app.study.from_conditions import drafts_from_conditions
from app.study.from_days import drafts_from_days
from app.study.from_deadlines import drafts_from_deadlines
from app.study.from_figures import drafts_from_figures
from app.study.from_header import drafts_from_header
from app.study.from_lists import drafts_from_lists
from app.study.from_partner_lists import drafts_from_partner_lists
from app.study.from_purposes import drafts_from_purposes
from app.study.from_reports import drafts_from_reports
from app.study.from_roles import drafts_from_roles
from app.study.from_tables import drafts_from_tables
from app.study.from_tasks import drafts_from_tasks
from app.study.from_units import drafts_from_units
from app.study.grouped import grouped_items
from app.study.items import CHOICE, RIGHT, WRONG, Bank, Draft, Item
from app.study.levels import level_of
from app.study.material import Material, open_material
from app.study.other_kinds import other_items
from app.study.pools import pools_of
from app.study.quoted import follows_from_quote
from app.study.repeats import AskedItems
from app.study.slogans import slogan_parts
from app.study.topics import topic_of
from app.study.true_statements import statement_items
from app.study.wording import is_vietnamese, one_spelling, plain
from app.study.worth import is_trivial
from ingest.folding import fold
from ingest.model import Document

SOURCES: tuple[Callable[[Material], Iterator[Draft]], ...] = (
    drafts_from_header,
    drafts_from_lists,
    drafts_from_units,
    drafts_from_tasks,
    drafts_from_partner_lists,
    drafts_from_roles,
    drafts_from_common,
    drafts_from_reports,
    drafts_from_deadlines,
    drafts_from_days,
    drafts_from_figures,
    drafts_from_conditions,
    drafts_from_purposes,
    drafts_from_tables,
)
_ENOUGH = 10
_ASKED_ALREADY = frozenset({RIGHT, WRONG})
Progress = Callable[[str, int, int], None]


def make_bank(
    documents: Sequence[Document],
    *,
    collection: Sequence[Document] = (),
    refused: Collection[str] = (),
    progress: Progress | None = None,
) -> Bank:
    """All items that the documents yield, in reading order. Wrong options come from `collection`
    too; items whose id is in `refused` are never made again."""
    materials = [open_material(document) for document in documents]
    known = {document.doc_id for document in documents}
    others = [open_material(document) for document in collection if document.doc_id not in known]
    pools = pools_of([*materials, *others])
    return _bank_of(materials, pools, refused=refused, progress=progress)


def make_banks(documents: Sequence[Document]) -> list[Bank]:
    """A bank for each document by itself, wrong options from all of them."""
    materials = [open_material(document) for document in documents]
    pools = pools_of(materials)
    return [_bank_of([material], pools) for material in materials]


def _bank_of(
    materials: Sequence[Material],
    pools: Pools,
    *,
    refused: Collection[str] = (),
    progress: Progress | None = None,
) -> Bank:
    items: list[Item] = []
    asked = AskedItems()
    rejected: Counter[str] = Counter()
    for done, material in enumerate(materials):
        if not is_vietnamese(material.document.text):
            continue
        if progress is not None:
            progress("soạn câu hỏi", done, len(materials))
        accepted: list[tuple[Item, Draft]] = []
        for made in (_items_of(material, pools), _statements(material, accepted)):
            for item, draft, fault in made:
                # What a trainer rejected must not come back in the other words of a repeat of it.
                if not fault and asked.repeats(item):
                    fault = DUPLICATE
                if not fault and not _answered(item, material.document):
                    fault = UNANSWERED
                if fault:
                    rejected[fault] += 1
                    continue
                asked.add(item)
                accepted.append((item, draft))
                if item.id not in refused:
                    items.append(item)
    documents = [material.document for material in materials]
    return Bank(tuple(items), dict(rejected), _note(items, documents))


def _items_of(material: Material, pools: Pools) -> Iterator[tuple[Item, Draft, str]]:
    """Every item that a document yields, with its draft and what speaks against it."""
    topic = topic_of(material)
    title = material.document.header.title.value if material.document.header.title else ""
    for source in SOURCES:
        for draft in source(material):
            if not draft.proofs:
                continue  # who is ordered stands nowhere in one piece
            draft = replace(draft, topic=topic, title=title)
            item = choice_item(draft, pools)
            if is_trivial(draft, material.document):
                yield item, draft, TRIVIAL
                continue
            fault = fault_of(item, draft)
            yield item, draft, fault
            if fault in ("", FEW_OPTIONS):
                for made in other_items(draft, item):
                    yield made, draft, fault_of(made, draft)
    for made, draft in grouped_items(material):
        yield made, draft, fault_of(made, draft)


def _statements(
    material: Material, accepted: list[tuple[Item, Draft]]
) -> Iterator[tuple[Item, Draft, str]]:
    """Items made of those accepted before, with what speaks against them."""

    def holds(item: Item) -> bool:
        return follows_from_quote(item, material.document)

    for made, draft in statement_items(material, list(accepted), holds=holds):
        yield made, draft, fault_of(made, draft)


def choice_item(draft: Draft, pools: Pools) -> Item:
    """The draft as a single-choice item; with fewer than four options where no more were found."""
    draft = replace(draft, stem=one_spelling(_without_semicolons(draft.stem)))
    rng = random.Random(f"{draft.fact}|{draft.stem}|{draft.key}")
    if draft.fact == "intruder":
        return _intruder(draft, pools, rng)
    wrong = wrong_options(draft, pools, rng)
    options = sorted_options(draft.fact, [draft.key, *wrong], rng)
    item = Item(
        CHOICE,
        draft.fact,
        draft.stem,
        _shown(draft.key),
        draft.proofs,
        options=tuple(map(_shown, options)),
        key=(options.index(draft.key),),
    )
    return _finished(item, draft)


def _without_semicolons(stem: str) -> str:
    """A question's clauses parted by commas: a semicolon parts the items of a paper's list."""
    return re.sub(r"; (?=[^”]*(?:“|$))", ", ", stem)


def _intruder(draft: Draft, pools: Pools, rng: random.Random) -> Item:
    """A choice whose key is the one option that does not belong to the list."""
    members = rng.sample(draft.rivals, min(3, len(draft.rivals)))
    length = sum(map(len, draft.rivals)) / max(1, len(draft.rivals))
    pool = (*pools.texts.get(draft.pool, ()), *slogan_parts(draft.pool))
    quotes = " ".join(plain(proof.quote) for proof in draft.proofs)
    kin = pools.kin.get(draft.proofs[0].doc_id, frozenset())
    strangers = [
        text
        for text in pool
        if text not in kin
        and all(differs("member", text, member) for member in draft.rivals)
        and abs(len(text) - length) <= 0.6 * length
        and fits(text, draft.proofs[0].doc_id, pools, loosely=True)
        and not said_in(text, quotes)
        and _same_form(text, draft.rivals)
    ]
    if not strangers:
        return Item(CHOICE, draft.fact, draft.stem, "", draft.proofs, options=tuple(members))
    key = rng.choice(strangers)
    options = sorted_options("intruder", [key, *members], rng)
    item = Item(
        CHOICE,
        draft.fact,
        draft.stem,
        _shown(key),
        draft.proofs,
        options=tuple(map(_shown, options)),
        key=(options.index(key),),
    )
    return _finished(item, draft)


def _same_form(text: str, members: Sequence[str]) -> bool:
    """Whether a stranger to a list opens and ends as all its members do, where they all do."""
    firsts = {fold(member.split()[0]) for member in members}
    lasts = {fold(member.split()[-1]) for member in members}
    words = fold(text).split()
    return (len(firsts) > 1 or words[0] in firsts) and (len(lasts) > 1 or words[-1] in lasts)


def _shown(option: str) -> str:
    return one_spelling(option[:1].upper() + option[1:])


def _finished(item: Item, draft: Draft) -> Item:
    return level_of(item, draft).with_id()


def _answered(item: Item, document: Document) -> bool:
    """Whether the product's own answerer finds the key of a choice in its quote alone."""
    if item.kind != CHOICE or item.fact in _ASKED_ALREADY:
        return True
    return follows_from_quote(item, document)


def _note(items: Sequence[Item], documents: Sequence[Document]) -> str:
    choices = sum(item.kind == CHOICE for item in items)
    if choices >= _ENOUGH:
        return ""
    words = sum(len(document.text.split()) for document in documents)
    foreign = [each.path for each in documents if not is_vietnamese(each.text)]
    if foreign and not choices:
        return f"Chưa soạn được câu hỏi từ văn bản không phải tiếng Việt có dấu: {foreign[0]}."
    return (
        f"Chỉ soạn được {choices} câu trắc nghiệm từ {words} chữ: văn bản có ít số liệu, thời hạn, "
        "danh mục hoặc cơ quan được giao việc để hỏi mà câu trả lời nằm nguyên văn trong văn bản."
    )
