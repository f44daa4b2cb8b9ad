"""Questions on whom a report, a plan or a proposal goes to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.study.from_units import bodies_of, is_named_body, is_person
from app.study.items import Draft
from app.study.material import Material, Statement, proofs_of
from app.study.vocabulary import BODY
from app.study.wording import ask, begins_with_verb, lower_first
from ingest.folding import fold

_GOES_TO = re.compile(
    r"(?<!\w)(?P<verb>báo cáo(?: (?:kết quả|tình hình)[^,;:.]{0,70}?)?"
    r"(?: về| cho| với| lên| đến)?|"
    rf"gửi(?: [^,;:.]{{0,50}}?)?(?: về| cho| đến)?|trình|tham mưu(?: cho)?|thông qua) "
    rf"(?P<whom>{BODY.pattern}[^,;:.]{{0,70}}?)"
    r"(?= (?:trước|trong|để|vào|định kỳ|theo|ban hành|xem xét|quyết định|phê duyệt|kết quả|"
    r"tình hình|chậm nhất|sau|khi|bằng|về|xây dựng|quy định|phương án|đề án|chỉ đạo)(?!\w)|"
    r"[,;.:]|$)"
)
_SUPERIOR = re.compile(r"(?:Chủ tịch )?(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) ")
# One of several receivers is no answer by itself.
_ANOTHER = re.compile(rf"(?:,| và|, và) (?:{BODY.pattern}|các |thành phố )")
# An order to nobody: who is to report stands elsewhere.
_NOBODY = re.compile(r"(?:phải|làm|không) ")


def drafts_from_reports(material: Material) -> Iterator[Draft]:
    """A draft for each clause that says whom something is sent to, other than the issuer."""
    if material.document.header.source != "primary":
        return
    bodies = tuple(dict.fromkeys((*bodies_of(material), *_receivers(material))))
    for statement in material.statements:
        match = _GOES_TO.search(statement.text)
        if match is None or not _can_be_asked(material, statement, match):
            continue
        whom = match["whom"]
        proofs = proofs_of(material, statement)
        if not proofs:
            continue
        asked = "ai" if is_person(whom) else "cơ quan nào"
        head, tail = statement.text[: match.start("whom")], statement.text[match.end("whom") :]
        tail = re.split(r"; ", tail, maxsplit=1)[0]
        yield Draft(
            "receiver",
            ask(material.frame, f"{head}{asked}{tail}"),
            whom,
            proofs,
            statement=f"{material.frame}, {lower_first(statement.text)}",
            key_at=len(material.frame) + 2 + match.start("whom"),
            rivals=tuple(
                body
                for body in bodies
                if body not in statement.proof.quote and is_person(body) == is_person(whom)
            ),
            banned=(statement.subject,) if statement.subject else (),
            pool="person" if is_person(whom) else "body",
        )


def _receivers(material: Material) -> Iterator[str]:
    for statement in material.statements:
        match = _GOES_TO.search(statement.text)
        if match is not None and is_named_body(match["whom"]):
            yield match["whom"]


def _can_be_asked(material: Material, statement: Statement, match: re.Match[str]) -> bool:
    """Whether the receiver is one named body that nobody guesses: not who issued the paper, nor
    whom the sentence names anyway."""
    whom = match["whom"]
    if _SUPERIOR.match(whom):
        return False  # that a department answers to its committee nobody needs to read
    issuer = material.document.header.issuer
    if not is_named_body(whom) or statement.text.count(whom) > 1 or _NOBODY.match(statement.text):
        return False
    if begins_with_verb(statement.text) or _ANOTHER.match(statement.text, match.end("whom")):
        return False
    return issuer is None or fold(whom) not in fold(issuer.value)
