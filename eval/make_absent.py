"""Questions that the collection cannot answer: absent papers, false premises, foreign places."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.study.material import Material
from eval.make_facts import CAPITALS, Fact
from ingest.folding import fold
from ingest.identity import parse_references
from ingest.model import Reference

_PAPER_QUESTIONS = (
    "{paper} quy định những nội dung gì?",
    "{paper} được ban hành ngày nào?",
    "Ai ký {paper}?",
)
_ATTRIBUTES = (
    ("hiệu lực", "{paper} hết hiệu lực vào ngày nào?"),
    ("kinh phí", "Kinh phí thực hiện {paper} là bao nhiêu?"),
    ("mức phạt", "Mức phạt tiền nêu trong {paper} là bao nhiêu?"),
    ("phụ cấp", "{paper} quy định mức phụ cấp bao nhiêu?"),
    ("hội thi", "Hội thi nêu trong {paper} có bao nhiêu giải nhất?"),
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
_NAMED_PLACE = re.compile(
    r"\b((?:xã|phường|thị trấn|huyện|quận|thị xã|tỉnh|Xã|Phường|Huyện|Quận|Tỉnh)) "
    rf"((?:[{CAPITALS}][^\W\d_]*)(?: [{CAPITALS}][^\W\d_]*){{0,2}})"
)
_TYPE_NAMES = {"CT": "Chỉ thị", "KH": "Kế hoạch", "NQ": "Nghị quyết", "KL": "Kết luận"}
_ABSENT_PAPERS = 6
_PREMISES_A_LIST = 2
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
    yield from _false_lists(materials, facts, folded, chance)
    yield from _missing_attributes(materials, folded)
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


def _false_lists(
    materials: Sequence[Material],
    facts: Sequence[Fact],
    folded: dict[str, str],
    chance: random.Random,
) -> Iterator[Absent]:
    """A list of one document asked of another that neither has it nor speaks of it."""
    for fact in facts:
        if fact.sort not in ("named list", "list"):
            continue
        words = fact.words
        marks = (
            [words["name"]]
            if words["name"]
            else [f"{words['count']} {words['noun']}", words["noun"]]
        )
        others = [
            material
            for material in materials
            if material.document.header.identity is not None
            and not any(fold(mark) in _about(material, folded) for mark in marks)
        ]
        for other in chance.sample(others, min(_PREMISES_A_LIST, len(others))):
            asked = f"“{words['name']}”" if words["name"] else f"{words['count']} {words['noun']}"
            text = f"{asked} của {other.name} là những gì?"
            why = f"{asked} là của {words['place'].removeprefix('trong ')}, không phải văn bản này"
            yield Absent("false premise", text[0].upper() + text[1:], why)


def _missing_attributes(materials: Sequence[Material], folded: dict[str, str]) -> Iterator[Absent]:
    """Something that papers often state, asked of a paper that does not, nor any text about it."""
    for material in materials:
        header = material.document.header
        if header.source != "primary" or header.identity is None:
            continue
        about = _about(material, folded)
        for word, question in _ATTRIBUTES:
            if fold(word) not in about:
                why = f"không văn bản nào về {material.name} nói đến {word}"
                yield Absent("absent attribute", _filled(question, material.name), why)


def _swapped_places(
    facts: Sequence[Fact], everything: str, chance: random.Random
) -> Iterator[Absent]:
    """Answerable questions on figures with their place replaced by one that nobody mentions."""
    found = [
        (fact, match)
        for fact in facts
        if fact.sort.startswith("number") and (match := _NAMED_PLACE.search(fact.words["stem"]))
    ]
    for fact, match in chance.sample(found, min(_SWAPS, len(found))):
        place = chance.choice([name for name in _INVENTED if fold(name) not in everything])
        stem = fact.words["stem"]
        text = stem[: match.start()] + f"{match[1]} {place}" + stem[match.end() :]
        yield Absent("foreign place", text, f"kho không nhắc đến {match[1]} {place}")


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
