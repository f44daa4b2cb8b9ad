"""Turning a clause of an official text into a question: the words around, never the facts."""

from __future__ import annotations

import itertools
import re
import unicodedata
from functools import lru_cache

from app.study.vocabulary import BODY, CONNECTIVES, POINTERS, VERBS
from ingest.folding import fold, has_tones

# Words that tie a sentence to the one before and can be left out.
_CONNECTIVE = re.compile(rf"^(?:{CONNECTIVES})(?:,| là| thì)\s*")
# Words that mean nothing without the text around them.
_LEANS_ON_CONTEXT = re.compile(
    rf"(?<!\w)(?:(?<!từ )(?<!sau )(?<!kể từ )đó(?! là)|{POINTERS})(?!\w)", re.IGNORECASE
)
_THIS = re.compile(r"\w+ này(?!\w)", re.IGNORECASE)
# The paper itself, which every question names.
_THIS_PAPER = re.compile(
    r"(?<!\w)(?:chỉ thị|kế hoạch|kết luận|thông báo|hướng dẫn|nghị quyết|quyết định|công văn|"
    r"văn bản|chương trình|quy định|đề án) này(?!\w)",
    re.IGNORECASE,
)
_VERB_FIRST = re.compile(
    rf"^(?!tổ chức (?:đảng|chính trị|xã hội|cơ sở)|thông báo (?:số|kết luận)|kiểm tra viên|"
    r"quy định (?:về|của|tại)|thanh tra (?:tỉnh|huyện|thành phố|sở|bộ|chính phủ))"
    rf"(?:{VERBS})(?!\w)",
    re.IGNORECASE,
)
_NEGATED_VERB = re.compile(rf"^không (?:được )?(?:{VERBS}|để|yêu cầu|cấp|báo|theo)(?!\w)", re.I)
# "Giao Sở … chủ trì …": the body that is charged is who acts.
_CHARGED = re.compile(rf"^(?:Giao|Yêu cầu) (?=(?:{BODY.pattern})[^,;:]{{0,60}} (?:{VERBS})(?!\w))")
_BARE_CONDITION = re.compile(r"^(?:nếu|khi|trường hợp|để|nhằm|qua|với|do|vì|bằng)\s", re.I)
_HEADLESS = re.compile(
    r"^(?:vì|bởi|đã|đang|sẽ|cũng|còn|vẫn|được|bị|là|và|hoặc|nhưng|mà|thì|nên|do đó|trong đó|"
    r"góp phần|giúp|theo (?:ông|bà))(?!\w)",
    re.IGNORECASE,
)
TIME_FIRST = re.compile(
    r"^(?:(?:trong|từ|đến|tính đến|chỉ tính|tại|riêng|cả|hết|sau|trước) )*"
    r"(?:năm|tháng|quý|ngày|giai đoạn|\d+ (?:tháng|tuần|ngày|năm)|thời gian)(?!\w)[^,]{0,60}, ",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:Chỉ thị|Kế hoạch|Kết luận|Nghị quyết|Quyết định|Thông báo) số \d")
CLAUSE_MARKS = " ;,.:/"
_QUOTES = "“”\"'‘’"
_MARKED_SHARE = 0.45
# "hoá", "uỷ": the mark on the last letter; after "q" the "u" is none of the vowels.
_LATE_TONE = re.compile(r"([oO](?=[àáảãạèéẻẽẹ])|(?<![qQ])[uU](?=[ỳýỷỹỵ]))(\w)(?!\w)")


def strip_label(text: str) -> str:
    """The text without its list label.

    >>> strip_label("a) Mở lớp; b) Kiểm tra"), strip_label("- Một việc"), strip_label("12. Hai")
    ('Mở lớp; b) Kiểm tra', 'Một việc', 'Hai')
    """
    return re.sub(
        r"^(?:[-–+•*]\s*|(?:\d+(?:\.\d+)*|[a-zđ]|[IVX]+)[.)]\s+|Điều \d+\.\s+|Bước \d+[:.]\s+)",
        "",
        text,
    )


def without_connective(text: str) -> str:
    """The sentence without a word that ties it to the one before.

    >>> without_connective("Tuy nhiên, còn 5 hồ sơ trễ hạn.")
    'còn 5 hồ sơ trễ hạn.'
    """
    return _CONNECTIVE.sub("", text)


def stands_alone(text: str) -> bool:
    """Whether a clause says something to a reader who has not seen the text around it.

    >>> stands_alone("Sở Nội vụ kiểm tra 6 cơ quan"), stands_alone("trong đó có 2 người")
    (True, False)
    >>> stands_alone("Chỉ thị này có hiệu lực sau 9 ngày"), stands_alone("việc này xong sớm")
    (True, False)
    """
    return not (
        _LEANS_ON_CONTEXT.search(text)
        or _THIS.search(_THIS_PAPER.sub("", text))
        or text.count("“") != text.count("”")
        or text.count("(") != text.count(")")
        or text.count('"') % 2
    )


def lower_first(text: str) -> str:
    """The clause as it reads after a comma: a capital that only began the sentence is lowered.

    >>> lower_first("Cơ quan chủ trì báo cáo"), lower_first("Sở Nội vụ kiểm tra")
    ('cơ quan chủ trì báo cáo', 'Sở Nội vụ kiểm tra')
    >>> lower_first("Thanh Lâm chọn 3 xã"), lower_first("UBND huyện họp")
    ('Thanh Lâm chọn 3 xã', 'UBND huyện họp')
    """
    words = text.split(" ", 2)
    first = words[0]
    if _NUMBERED.match(text):
        return text
    if len(first) > 1 and first[1:].lower() != first[1:]:
        return text
    second = words[1] if len(words) > 1 else ""
    if second[:1].isupper() or (BODY.match(text) and not _VERB_FIRST.match(text)):
        return text
    return first[:1].lower() + text[1:]


def time_opening(text: str) -> str:
    """The words of time that open a sentence and hold for all its clauses; "" where none do.

    >>> time_opening("Năm 2022, huyện có 5 vụ cháy"), time_opening("Huyện có 5 vụ cháy")
    ('Năm 2022, ', '')
    """
    match = TIME_FIRST.match(text)
    return match[0] if match else ""


def begins_with_verb(text: str) -> bool:
    """Whether the clause is an order without a subject.

    >>> begins_with_verb("Cắt giảm ít nhất 25% thời gian"), begins_with_verb("Hồ sơ phải đủ")
    (True, False)
    """
    return bool(_VERB_FIRST.match(text) or _NEGATED_VERB.match(text))


def as_sentence(clause: str, subject: str, *, official: bool) -> str | None:
    """A clause made whole: with its subject in front when it is an order, with "phải" when nobody
    in particular is ordered; None when it cannot stand alone."""
    body = without_connective(strip_label(clause)).strip(CLAUSE_MARKS)
    rest = TIME_FIRST.sub("", body)
    if not body or not stands_alone(body) or _HEADLESS.match(rest):
        return None
    if not official and rest.startswith("phải "):
        return None
    if not subject and official and (charged := _CHARGED.match(body)):
        return body[charged.end() :]
    if not begins_with_verb(body):
        return None if _BARE_CONDITION.match(body) and "," not in body else body
    if subject:
        return f"{subject} {body[0].lower()}{body[1:]}"
    if not official:
        return None
    if body.lower().startswith(("không ", "phấn đấu")):
        return body
    return f"phải {body[0].lower()}{body[1:]}"


def ask(frame: str, sentence: str) -> str:
    """A question from a frame ("Theo Chỉ thị …") and a sentence whose asked part is replaced.

    >>> ask("Theo Kế hoạch số 45-KH/HU", "Mỗi xã có ít nhất bao nhiêu mô hình?")
    'Theo Kế hoạch số 45-KH/HU, mỗi xã có ít nhất bao nhiêu mô hình?'
    """
    return f"{frame}, {lower_first(sentence.strip(' ;,.:?'))}?"


@lru_cache(maxsize=8192)  # stems, options and quotes are compared with each other again and again
def plain(text: str) -> str:
    """The text's folded words alone, for comparing what is said and not how.

    >>> plain("Sở Nội vụ, Sở Tài chính.")
    'so noi vu so tai chinh'
    """
    return re.sub(r"[\W_]+", " ", fold(text)).strip()


@lru_cache(maxsize=4096)
def word_pairs(text: str) -> frozenset[str]:
    """A text's neighbouring words, folded.

    >>> sorted(word_pairs("Mở lớp tập huấn"))
    ['lop tap', 'mo lop', 'tap huan']
    """
    words = plain(text).split()
    return frozenset(f"{a} {b}" for a, b in itertools.pairwise(words))


def is_vietnamese(text: str) -> bool:
    """Whether a text is Vietnamese with its marks: enough of its words carry one.

    >>> is_vietnamese("Sở Nội vụ kiểm tra 6 cơ quan"), is_vietnamese("Issued by Hà Nội in 2023")
    (True, False)
    """
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 1]
    return sum(map(has_tones, words)) >= _MARKED_SHARE * max(1, len(words))


def one_spelling(text: str) -> str:
    """The text with the tone mark of "oa", "oe" and "uy" on the first letter, as most texts set it.

    >>> one_spelling("văn hoá, Uỷ ban, thuỷ lợi, hoàn thành, quý")
    'văn hóa, Ủy ban, thủy lợi, hoàn thành, quý'
    """
    return _LATE_TONE.sub(_with_early_tone, text)


def _with_early_tone(match: re.Match[str]) -> str:
    last = unicodedata.normalize("NFD", match[2])
    return unicodedata.normalize("NFC", match[1] + last[1:]) + last[0]


def unquoted(text: str) -> str:
    """The text without quotation marks at its ends."""
    return text.strip(_QUOTES + " .,;:")
