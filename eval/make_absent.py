"""Questions that the collection cannot answer: absent papers, false premises, foreign places."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.study.material import Material
from eval.make_fact import Fact, is_scanned
from eval.make_facts import count_forms
from eval.make_stems import NAMED_PLACE
from ingest.folding import fold
from ingest.identity import parse_references
from ingest.model import Document, Reference, Span

_PAPER_QUESTIONS = (
    "{paper} quy định những nội dung gì?",
    "{paper} được ban hành ngày nào?",
    "Ai ký {paper}?",
)
# What is asked, with the folded marks of which none may stand in any text about the paper.
_ATTRIBUTES = (
    ("ngày hết hiệu lực", "hieu luc|thay the|bai bo|het han", "{paper} hết hiệu lực vào ngày nào?"),
    (
        "kinh phí",
        "kinh phi|trieu dong|ty dong|nghin dong|ngan sach|von |tai chinh|phan bo",
        "Kinh phí thực hiện {paper} là bao nhiêu?",
    ),
    ("mức phạt", "phat tien|muc phat|xu phat", "Mức phạt tiền nêu trong {paper} là bao nhiêu?"),
    ("phụ cấp", "phu cap|tro cap|ho tro", "{paper} quy định mức phụ cấp bao nhiêu?"),
    ("giải nhất", "hoi thi|cuoc thi|giai nhat", "{paper} quy định bao nhiêu giải nhất?"),
)
_EVERYDAY = (
    ("vàng miếng", "Giá vàng miếng hôm nay bao nhiêu một lượng?"),
    ("thời tiết", "Thời tiết ngày mai ở thủ đô thế nào?"),
    ("bóng đá", "Đội bóng đá nào vô địch mùa giải vừa rồi?"),
    ("phở", "Cách nấu phở bò ngon là gì?"),
    ("hộ chiếu", "Làm hộ chiếu phổ thông hết bao nhiêu tiền?"),
    ("nồng độ cồn", "Vi phạm nồng độ cồn khi lái xe máy bị phạt bao nhiêu?"),
    ("mặt trăng", "Từ Trái Đất lên Mặt Trăng bao xa?"),
    ("tuyển sinh", "Điểm chuẩn tuyển sinh đại học năm nay là bao nhiêu?"),
    ("xăng", "Giá xăng tăng bao nhiêu từ ngày mai?"),
    ("thai sản", "Lao động nữ được nghỉ thai sản mấy tháng?"),
)
_INVENTED = ("Đồng Vạn", "Trà Khuông", "Sơn Bửu", "Yên Lạng", "Phú Quới Đông", "Hà Trung Sơn")
_TYPE_NAMES = {"CT": "Chỉ thị", "KH": "Kế hoạch", "NQ": "Nghị quyết", "KL": "Kết luận"}
_ABSENT_PAPERS = 6
_PREMISES_A_LIST = 2
_ATTRIBUTES_A_PAPER = 2
_SWAPS = 12


class Absent(NamedTuple):
    """A question that must be refused, and why."""

    sort: str
    text: str
    why: str


def absent_questions(
    materials: Sequence[Material], facts: Sequence[Fact], chance: random.Random
) -> Iterator[Absent]:
    """Refusal questions of every sort; each is checked against all texts of the collection."""
    folded = {material.name: fold(material.document.text) for material in materials}
    everything = "\n".join(folded.values())
    yield from _absent_papers(materials, chance)
    yield from _false_slogans(materials, facts, folded, chance)
    yield from _false_counts(facts, chance)
    yield from _missing_attributes(materials, folded, chance)
    yield from _swapped_places(facts, everything, chance)
    for word, question in _EVERYDAY:
        if fold(word) not in everything:
            yield Absent("everyday", question, f"không văn bản nào nói đến “{word}”")


def _absent_papers(materials: Sequence[Material], chance: random.Random) -> Iterator[Absent]:
    """Papers like the held ones under numbers that no text holds or mentions."""
    named = {
        (reference.type, reference.number)
        for material in materials
        for reference, _ in parse_references(material.document.text)
    }
    like = {}
    for material in materials:
        held = material.document.header.identity
        if held is not None and held.type in _TYPE_NAMES and held.issuer:
            named.add((held.type, held.number))
            like[held.issuer, held.type] = held
    for held in list(like.values())[:_ABSENT_PAPERS]:
        numbers = [n for n in range(41, 99) if (held.type, str(n)) not in named]
        for question in _PAPER_QUESTIONS:
            paper = _paper_like(held, chance.choice(numbers))
            why = f"{paper} không có và không được nhắc đến trong kho"
            yield Absent("absent paper", _filled(question, paper), why)


def _paper_like(held: Reference, number: int) -> str:
    other = Reference(held.type, str(number), held.suffix, held.year, party=held.party)
    return f"{_TYPE_NAMES[held.type]} số {other.canonical} của {held.issuer}"


def _false_slogans(
    materials: Sequence[Material],
    facts: Sequence[Fact],
    folded: dict[str, str],
    chance: random.Random,
) -> Iterator[Absent]:
    """A slogan of one document asked of a paper that does not have it, nor any text about that."""
    for fact in facts:
        if fact.sort != "named list":
            continue
        slogan = fact.words["slogan"]
        others = [
            material
            for material in materials
            if material.document.header.identity is not None
            and not is_scanned(material.document, Span(0, len(material.document.text)))
            and not any(form in _about(material, folded) for form in _spellings(slogan))
        ]
        for other in chance.sample(others, min(_PREMISES_A_LIST, len(others))):
            why = f"“{slogan}” là của {fact.words['name']}, không phải văn bản này"
            yield Absent("false premise", f"“{slogan}” trong {other.name} gồm những gì?", why)


def _false_counts(facts: Sequence[Fact], chance: random.Random) -> Iterator[Absent]:
    """An announced list of an official paper asked under another count; one that no figure, list or
    group of headings of that paper has."""
    for fact in facts:
        if fact.sort != "count" or fact.document.header.identity is None:
            continue
        taken = _counts_in(fact.document)
        free = [count for count in range(3, 13) if count not in taken]
        for count in sorted(chance.sample(free, min(_PREMISES_A_LIST, len(free)))):
            asked = f"{count} {fact.words['noun']}"
            why = f"văn bản nêu {fact.words['count']} {fact.words['noun']}, không phải {count}"
            yield Absent("false premise", f"{asked} trong {fact.words['name']} là những gì?", why)


def _counts_in(document: Document) -> set[int]:
    """Every count that a document's figures, lists and groups of headings could be said to have."""
    counts = {
        int(figure) for figure in re.findall(r"(?<![\d.,/-])\d{1,2}(?![\d.,/-])", document.text)
    }
    counts |= {listed.count or len(listed.items) for listed in document.enumerations}
    counts |= {len(listed.items) for listed in document.enumerations}
    counts |= set(Counter((node.parent, node.kind) for node in document.outline).values())
    return counts | set(Counter(node.parent for node in document.outline).values())


def _spellings(slogan: str) -> set[str]:
    """The folded slogan with its number in digits and in words.

    >>> sorted(_spellings("3 rõ"))
    ['3 ro', 'ba ro']
    """
    first, _, rest = fold(slogan).partition(" ")
    for number in range(2, 11):
        forms = {fold(form) for form in count_forms(number)}
        if first.lstrip("0") in forms:
            return {f"{form} {rest}" for form in forms}
    return {fold(slogan)}


def _missing_attributes(
    materials: Sequence[Material], folded: dict[str, str], chance: random.Random
) -> Iterator[Absent]:
    """Something that papers often state, asked of a paper that does not, nor any text about it."""
    for material in materials:
        header, document = material.document.header, material.document
        if header.source != "primary" or header.identity is None:
            continue
        if is_scanned(document, Span(0, len(document.text))):
            continue
        about = _about(material, folded)
        lacking = [each for each in _ATTRIBUTES if not re.search(each[1], about)]
        for name, _, question in chance.sample(lacking, min(_ATTRIBUTES_A_PAPER, len(lacking))):
            why = f"không văn bản nào về {material.name} nói đến {name}"
            yield Absent("absent attribute", _filled(question, material.name), why)


def _swapped_places(
    facts: Sequence[Fact], everything: str, chance: random.Random
) -> Iterator[Absent]:
    """Answerable questions on figures with their one place replaced by one that nobody mentions."""
    found = []
    for fact in facts:
        places = list(NAMED_PLACE.finditer(fact.words.get("stem", "")))
        if fact.sort == "number" and len(places) == 1 and _ends_there(places[0]):
            found.append((fact, places[0]))
    invented = [name for name in _INVENTED if fold(name) not in everything]
    for fact, match in chance.sample(found, min(_SWAPS, len(found)) if invented else 0):
        place = f"{match[1]} {chance.choice(invented)}"
        stem = fact.words["stem"]
        text = f"{stem[: match.start()]}{place}{stem[match.end() :]}?"
        why = f"kho không nhắc đến {place}"
        yield Absent("foreign place", text[0].upper() + text[1:], why)


def _ends_there(place: re.Match[str]) -> bool:
    """Whether the place's name ends where the match does, and no person's name goes on."""
    return not place.string[place.end() :].lstrip()[:1].isupper()


def _about(material: Material, folded: dict[str, str]) -> str:
    """The folded texts of a paper and of every text that names its number."""
    identity = material.document.header.identity
    number = fold(identity.canonical) if identity is not None else "\n\n"
    return "\n".join(
        text for name, text in folded.items() if number in text or name == material.name
    )


def _filled(template: str, paper: str) -> str:
    text = template.format(paper=paper)
    return text[0].upper() + text[1:]
