"""The study pack of one or several documents, as a printout in which every line has its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.study.discussion import discussion_of
from app.study.items import Bank, Proof
from app.study.material import Material, head_text, open_material
from app.study.naming import name_of, shown_day
from app.study.printing import Block, Printout, answer_blocks, item_blocks, table
from app.study.related import related_lines
from app.study.shared_tasks import tasks_of
from app.study.summary import announced_items, summary_of
from app.study.terms import terms_of
from app.study.timeline import timeline_of
from app.study.wording import strip_label
from ingest.model import Document

_DEEPEST_HEAD = 1
_LONGEST_HEAD = 24


def make_pack(
    documents: Sequence[Document],
    *,
    collection: Sequence[Document] = (),
    bank: Bank | None = None,
) -> Printout:
    """Summary, outline, duties, timeline, terms, related papers, discussion and further reading of
    the documents; with the single-choice items of `bank` at the end if given."""
    title = "TÀI LIỆU HỌC TẬP, QUÁN TRIỆT"
    blocks: list[Block] = []
    for document in documents:
        if blocks:
            blocks.append(Block("break"))
        blocks += [Block("title", title), *_of_document(document, collection)]
    if bank is not None and bank.items:
        blocks += _questions(bank)
    blocks.append(
        Block(
            "source",
            "Mọi câu trong ngoặc kép được trích nguyên văn; dấu ngoặc vuông ghi mục, trang hoặc "
            "đoạn của văn bản nguồn.",
        )
    )
    return Printout(f"{title.capitalize()}: {_names(documents)}", tuple(blocks))


def _of_document(document: Document, collection: Sequence[Document]) -> Iterator[Block]:
    """A document's part of the pack, its sections numbered."""
    material = open_material(document)
    yield Block("subtitle", _capital(material.name))
    yield from _head_lines(material)
    sections = [make(material) for make in (_summary, _outline, _duties, _timeline, _terms)]
    sections += [_related(material, collection), _discussion(material)]
    number = 0
    for block in (block for section in sections for block in section):
        if block.kind == "heading":
            number += 1
            yield Block("heading", f"{number}. {block.text}")
        else:
            yield block


def mark(material: Material, proof: Proof) -> str:
    """Where a proof stands in its document, short: "[mục II.2.a, tr. 3]" or "[đoạn 7]"."""
    section = proof.section.replace(" › ", ".")
    paragraph = material.document.text.count("\n", 0, proof.start) + 1
    numbered = section and not section.startswith("“")
    place = f"mục {section}" if numbered else f"đoạn {paragraph}"
    return f"[{place}, tr. {proof.page}]" if proof.page else f"[{place}]"


def _names(documents: Sequence[Document]) -> str:
    return "; ".join(name_of(document.header, document.path) for document in documents)


def _head_lines(material: Material) -> Iterator[Block]:
    header = material.document.header
    facts = (
        ("Trích yếu" if header.source == "primary" else "Tiêu đề", header.title),
        ("Cơ quan ban hành", header.issuer),
        ("Ngày ban hành" if header.source == "primary" else "Ngày đăng", header.date),
        ("Người ký", header.signer),
    )
    rows = [
        (name, shown_day(fact.value) if "Ngày" in name else _capital(fact.value))
        for name, fact in facts
        if fact is not None
    ]
    if len(rows) > 1:
        yield table([("Mục", "Nội dung"), *rows])


def _summary(material: Material) -> Iterator[Block]:
    lines = summary_of(material)
    if lines:
        yield Block("heading", "Tóm tắt bằng lời của văn bản")
        for proof in lines:
            items = announced_items(material, proof)
            yield Block(
                "bullet", f"“{strip_label(_flat(proof.quote))}”{items} {mark(material, proof)}"
            )


def _outline(material: Material) -> Iterator[Block]:
    rows = []
    for node in material.document.outline:
        head = head_text(material.document, node)
        inside = material.body.start <= node.start < material.body.end
        named = node.label or node.kind == "heading"
        if inside and named and node.level <= _DEEPEST_HEAD and node.label != "-":
            words = head.split()
            shown = " ".join(words[:_LONGEST_HEAD]) + (" …" if len(words) > _LONGEST_HEAD else "")
            proof = material.proof(node.head.start, node.head.end)
            label = f"{node.label}. " if node.label else ""
            rows.append((f"{'   ' * node.level}{label}{shown}", mark(material, proof)))
    if rows:
        yield Block("heading", "Bố cục")
        for text, place in rows:
            yield Block("paragraph", f"{text} {place}")


def _duties(material: Material) -> Iterator[Block]:
    rows = []
    for duty in tasks_of(material.document):
        action = " ".join(material.document.text[slice(*duty.action)].split()).rstrip(" ;,")
        action = _capital(action.removeprefix("phải "))
        proof = material.proof(duty.start, duty.end)
        deadline = duty.deadline.text if duty.deadline else ""
        partners = ", ".join(duty.partners)
        rows.append((_capital(duty.unit), action, partners, deadline, mark(material, proof)))
    if rows:
        yield Block("heading", "Ai phải làm gì, khi nào")
        head = ("Ai", "Việc", "Phối hợp", "Thời hạn", "Chỗ")
        yield table([head, *rows])


def _timeline(material: Material) -> Iterator[Block]:
    events = timeline_of(material)
    if events:
        yield Block("heading", "Dòng thời gian")
        rows = [
            (event.when, strip_label(_flat(event.said)), mark(material, event.proof))
            for event in events
        ]
        yield table([("Thời gian", "Văn bản nêu", "Chỗ"), *rows])


def _terms(material: Material) -> Iterator[Block]:
    terms = terms_of(material)
    if terms:
        yield Block("heading", "Từ ngữ và chữ viết tắt")
        rows = [(term.short, term.meaning, mark(material, term.proof)) for term in terms]
        yield table([("Từ ngữ", "Được giải thích là", "Chỗ"), *rows])


def _related(material: Material, collection: Sequence[Document]) -> Iterator[Block]:
    lines = related_lines(material, collection)
    if lines:
        yield Block("heading", "Văn bản liên quan và tài liệu đọc thêm")
        for line in lines:
            yield Block("bullet", line)


def _discussion(material: Material) -> Iterator[Block]:
    questions = discussion_of(material)
    if questions:
        yield Block("heading", "Câu hỏi thảo luận")
        for number, (question, proof) in enumerate(questions, start=1):
            yield Block("paragraph", f"{number}. {question} {mark(material, proof)}")


def _questions(bank: Bank) -> Iterator[Block]:
    yield Block("break")
    yield Block("heading", "Câu hỏi ôn tập")
    for number, item in enumerate(bank.items, start=1):
        yield from item_blocks(item, number, with_answer=False)
    yield Block("break")
    yield Block("heading", "Đáp án và trích dẫn")
    for number, item in enumerate(bank.items, start=1):
        yield from answer_blocks(item, number)
    if bank.note:
        yield Block("paragraph", bank.note)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
