"""Questions on the paper itself: who issued it, when, on what, who signed, what it replaces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.study.items import Draft, Proof
from app.study.material import Material, make_proof
from app.study.naming import kind_word, paper_name, shown_day
from app.study.wording import lower_first
from ingest.folding import fold
from ingest.identity import parse_references
from ingest.model import Fact, Reference, Relation
from ingest.words import sentences

_SUBJECT_BEHIND = re.compile(r"[^.;“\"']{0,90}? về (?:việc )?[“\"']([^”\"']{15,260})[”\"']")
_LONGEST_SUBJECT = 28
_PLAIN_SUBJECT = re.compile(
    r"[^.;“\"']{0,90}? về ((?:tăng cường|tiếp tục|đẩy mạnh|nâng cao|thực hiện|triển khai|tổ chức|"
    r"phát triển|quản lý|công tác|xây dựng|siết chặt|chấn chỉnh|bảo vệ|phòng)"
    r"(?: [^\s.;:()“”\"]+){4,50}?)(?=[.;(]|$|, (?:yêu cầu|đồng chí|ông|bà|Ban|các|để)(?!\w))"
)
_DAY_BEHIND = re.compile(r",? ngày (\d{1,2}\s?[/-]\s?\d{1,2}\s?[/-]\s?\d{4})(?!\d)")


# Where a paper holds is told by its issuer already, and would tell it from others.
_IN_PLACE = re.compile(
    r",? (?:trên địa bàn|trong hệ thống chính trị|của) (?:tỉnh|thành phố|huyện|quận|xã|TP)"
    r"(?: [A-ZĐ]\w*)*(?: trong tình hình (?:mới|hiện nay))?[.,;]?$"
)


def drafts_from_header(material: Material) -> Iterator[Draft]:
    """Drafts on the head, the signature and the relations of an official paper."""
    header = material.document.header
    if header.source == "primary" and header.number is not None:
        yield from _issued(material)
        yield from _subject(material)
        yield from _signed(material)
    yield from _replaced(material)
    yield from _cited_days(material)


def subject_of(material: Material) -> str:
    """What the paper is about, without "về" before it; "" when unknown."""
    title = material.document.header.title
    if title is None or material.document.header.source != "primary":
        return ""
    words = _IN_PLACE.sub("", " ".join(title.value.split()))
    for opening in ("Về việc ", "về việc ", "Về ", "về ", "V/v "):
        if words.startswith(opening):
            return words.removeprefix(opening)
    return words.partition(" về ")[2] if " về " in words[:70] else ""


def _proof(material: Material, fact: Fact | None) -> tuple[Proof, ...]:
    if fact is None or fact.span is None:
        return ()
    document = material.document
    start = document.text.rfind("\n", 0, fact.span.start) + 1
    end = document.text.find("\n", fact.span.end)
    end = len(document.text) if end < 0 else end
    return (make_proof(document, material.name, start, end),)


def _issued(material: Material) -> Iterator[Draft]:
    header = material.document.header
    proofs = _proof(material, header.date)
    if proofs and header.date:
        said = f"{paper_name(header)} được ban hành ngày "
        key = shown_day(header.date.value)
        yield Draft(
            "issued", f"{said}nào?", key, proofs, statement=f"{said}{key}", key_at=len(said)
        )


def _subject(material: Material) -> Iterator[Draft]:
    header = material.document.header
    subject = subject_of(material)
    proofs = _proof(material, header.title)
    if subject and proofs:
        yield Draft(
            "subject",
            f"{paper_name(header)} nói về nội dung nào?",
            subject,
            proofs,
            pool="subject",
        )
        yield Draft(
            "number_of_paper",
            f"Văn bản nào của {header.issuer.value if header.issuer else 'địa phương'} "
            f"nói về {subject}?",
            f"{kind_word(header)} số {material.document.header.number.value.split()[-1]}",  # type: ignore[union-attr]
            (*proofs, *_proof(material, header.number)),
            pool="paper",
        )


def _signed(material: Material) -> Iterator[Draft]:
    header = material.document.header
    proofs = _signature(material, header.signer)
    if proofs and header.signer:
        yield Draft(
            "person",
            f"Ai là người ký ban hành {paper_name(header)}?",
            header.signer.value,
            proofs,
            pool="person name",
        )


def _signature(material: Material, signer: Fact | None) -> tuple[Proof, ...]:
    """The signer's name with the lines above it that say the post."""
    if signer is None or signer.span is None:
        return ()
    text = material.document.text
    start = signer.span.start
    for _ in range(2):
        above = text.rfind("\n", 0, max(0, start - 1)) + 1
        if not text[above : start - 1].isupper():
            break
        start = above
    return (material.proof(start, signer.span.end),)


def _replaced(material: Material) -> Iterator[Draft]:
    document = material.document
    if document.header.source != "primary" or document.header.number is None:
        return
    for relation in document.relations:
        if relation.type not in _ASKED:
            continue
        draft = _relation_draft(material, relation)
        if draft is not None:
            yield draft


_ASKED = {
    "replaces": "{} thay thế văn bản nào?",
    "implements": "{} được ban hành để thực hiện văn bản nào sau đây?",
}


def _relation_draft(material: Material, relation: Relation) -> Draft | None:
    document = material.document
    own = document.header.identity
    if own is not None and relation.target.canonical == own.canonical:
        return None
    if relation.type == "implements" and relation.start > material.body.start + 1200:
        return None
    start = document.text.rfind("\n", 0, relation.start) + 1
    end = document.text.find("\n", relation.end)
    proof = material.proof(start, len(document.text) if end < 0 else end)
    key = _paper(relation.target)
    if not key or fold(relation.target.canonical) not in fold(proof.quote).replace(" ", ""):
        return None
    asked = _ASKED[relation.type].format(paper_name(document.header))
    cited = tuple(_paper(other.target) for other in document.relations)
    return Draft("paper", asked, key, (proof,), banned=cited, pool="paper")


def _paper(reference: Reference) -> str:
    word = {
        "CT": "Chỉ thị", "NQ": "Nghị quyết", "KH": "Kế hoạch", "KL": "Kết luận", "QĐ": "Quyết định",
        "TB": "Thông báo", "NĐ": "Nghị định", "TT": "Thông tư", "HD": "Hướng dẫn",
    }.get(reference.type)  # fmt: skip
    return f"{word} số {reference.canonical}" if word else ""


def papers_of(material: Material) -> Iterator[str]:
    """Papers that a document is or cites, as options name them."""
    header = material.document.header
    if header.identity is not None:
        yield _paper(header.identity)
    for relation in material.document.relations:
        yield _paper(relation.target)


def _cited_days(material: Material) -> Iterator[Draft]:
    """When a cited paper was issued and what it is about, where the sentence says it right behind
    the number."""
    text = material.document.text
    for start, end in sentences(text, material.body.start, material.body.end):
        sentence = text[start:end]
        for reference, span in parse_references(sentence):
            unnamed = not reference.issuer and material.document.header.source != "primary"
            if not _paper(reference) or (unnamed and not _in_title(material, reference)):
                continue  # a number without who gave it names no paper
            named = _paper(reference) + (f" của {reference.issuer}" if reference.issuer else "")
            proof = (material.proof(start, end),)
            key = _day_behind(sentence, span.end)
            if key is not None:
                asked = f"{material.frame}, {named} được ban hành ngày nào?"
                yield Draft("day", asked, key, proof, pool="day")
            subject = _SUBJECT_BEHIND.match(sentence, span.end)
            if subject is None and material.document.header.source != "primary":
                subject = _PLAIN_SUBJECT.match(sentence, span.end)
            if subject is not None and len(subject[1].split()) >= 4:
                asked = f"{material.frame}, {named} nói về nội dung nào?"
                key = _brief_subject(_IN_PLACE.sub("", subject[1]).strip(" .,;"))
                if len(parse_references(key)) > 1:
                    continue  # two papers named in a row, of which each has its own subject
                yield Draft("subject", asked, key, proof, pool="subject")
                if material.document.header.source != "primary":
                    by = f" của {reference.issuer}" if reference.issuer else ""
                    about = f"{material.frame}, văn bản nào{by} nói về {lower_first(key)}?"
                    yield Draft("paper", about, _paper(reference), proof, pool="paper")


def _brief_subject(subject: str) -> str:
    """A long subject up to the last comma that leaves it short."""
    if len(subject.split()) <= _LONGEST_SUBJECT:
        return subject
    cuts = (subject[: comma.start()] for comma in re.finditer(", ", subject))
    short = [cut for cut in cuts if 8 <= len(cut.split()) <= _LONGEST_SUBJECT]
    return short[-1] if short else subject


def _in_title(material: Material, reference: Reference) -> bool:
    title = material.document.header.title
    return title is not None and reference.canonical in title.value


def _day_behind(text: str, end: int) -> str | None:
    match = _DAY_BEHIND.match(text, end)
    return match[1] if match else None
