"""Greetings, thanks and questions about the program itself, which no document answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.languages import Language
from app.model import Answer
from ingest.folding import fold

KIND = "greeting"
# What a message may say, in the order in which it is looked for; on text without tones and signs.
_SAYS = {
    "about": (
        r"(?:(?:ban|may|em|tro ly|chithi|(?:phan mem|ung dung|cong cu|trang) nay)"
        r"(?: day)? (?:la (?:ai|gi)(?: vay| the)?|ten(?: la)? (?:gi|chi)"
        r"|(?:co the )?(?:lam|giup|tra loi)(?: duoc| cho toi| toi)*(?: nhung| duoc)* ?(?:viec )?gi"
        r"|hoat dong (?:nhu )?the nao|dung (?:de )?(?:lam )?gi))"
        r"|(?:toi )?(?:co the |nen )?hoi (?:ban )?(?:duoc )?(?:nhung )?gi"
        r"|(?:huong dan|cach)(?: toi)?(?: su)? dung"
        r"|giup (?:toi|minh|em)(?: voi)?",
        r"who are you|what are you|what(?:'s| is) your name|what can (?:you do|i ask)"
        r"|how (?:do(?:es)? (?:you|this|it) work|do i use (?:this|it))|what is this|help(?: me)?",
    ),
    "thanks": (
        r"(?:(?:xin |rat |toi |minh |em )*(?:cam on|cam ta|da ta))"
        r"|(?:hay|tot|tuyet|chuan|dung)(?: qua| roi| lam| voi)+",
        r"(?:many )?thanks?(?: you| u)?|tks|thx|great|well done|good job",
    ),
    "bye": (r"(?:xin )?tam biet|hen gap lai", r"good ?bye|bye(?: bye)?|see you(?: later)?"),
    "hello": (
        r"(?:xin )?(?:kinh )?chao(?: buoi (?:sang|trua|chieu|toi))?|a ?lo",
        r"hello|hi|hey|good (?:morning|afternoon|evening)|greetings",
    ),
}
# What may stand around it: whom one speaks to, how much, and polite small words.
_AROUND = (
    r"(?:ban|cac ban|moi nguoi|chithi|bot|ad|admin|anh|chi|em|co|chu|bac|a|ah|oi|nhe|nha|nhieu|lam"
    r"|rat|vang|da|ok|oke|okay|voi|the|roi|quy vi|tro ly|xin|toi|minh|hay|there|all|everyone|team"
    r"|you|so|very|much|a lot|for|your|help|again|sir|madam|please|and)"
)
_BOTH = frozenset(["hello", "hi", "hey"])  # said in either language
_LINES: dict[Language, dict[str, str]] = {
    "vi": {
        "hello": "Xin chào! Hãy hỏi về các văn bản trong kho",
        "thanks": "Rất vui được giúp bạn. Bạn có thể hỏi tiếp về các văn bản trong kho",
        "bye": "Tạm biệt, hẹn gặp lại! Khi cần, hãy hỏi về các văn bản trong kho",
        "about": "Đây là chithi, công cụ tra cứu chỉ thị: câu hỏi nào cũng được trả lời bằng trích "
        "nguyên văn từ các văn bản trong kho",
        "for_example": "{line}, ví dụ:",
        "none": "{line}; kho hiện chưa có văn bản nào, hãy nạp văn bản trước.",
        "or": " hoặc ",
    },
    "en": {
        "hello": "Hello! Ask about the documents in the collection",
        "thanks": "You are welcome. Ask on about the documents in the collection",
        "bye": "Goodbye! Whenever you need it, ask about the documents in the collection",
        "about": "This is chithi, which searches directives: every answer is quoted word for word "
        "from the documents in the collection",
        "for_example": "{line}, for example:",
        "none": "{line}; nothing is held yet, so add documents first.",
        "or": " or ",
    },
}
_EXAMPLES = 2


def greeted(text: str, language: Language = "vi") -> tuple[str, Language] | None:
    """What a message that asks nothing of the documents says, and its language, which is
    `language` where the words are said in both; None for any other message.

    >>> greeted("Xin chào bạn!"), greeted("Cảm ơn bạn nhiều nhé"), greeted("Bạn là ai?")
    (('hello', 'vi'), ('thanks', 'vi'), ('about', 'vi'))
    >>> greeted("hello"), greeted("Thank you very much"), greeted("Chào, Chỉ thị 24 nói gì?")
    (('hello', 'vi'), ('thanks', 'en'), None)
    """
    words = " ".join(re.findall(r"[\w']+", fold(text)))
    for said, patterns in _SAYS.items():
        for spoken, pattern in zip(_SPOKEN, patterns, strict=True):
            found = _whole(pattern).fullmatch(words)
            if found is not None:
                either = found["said"] in _BOTH
                return said, language if either else spoken
    return None


_SPOKEN: tuple[Language, Language] = ("vi", "en")


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_AROUND} )*(?P<said>{pattern})(?: {_AROUND})*")


_OPENING = re.compile(
    r"\s*(?:(?:(?:xin |kinh )?chao|hello|hi|hey|a ?lo|dear|(?:xin |rat )?cam on|thanks?|ok|vang|da)"
    rf"(?: {_AROUND}){{0,4}}\s*[,.!;:]+\s*)?"
    r"(?:(?:(?:(?:ban |anh |chi |em )?(?:hay |lam on |vui long |xin )+cho(?: toi| minh| em)?"
    r"|cho (?:toi|minh|em|chau|con|xin)) (?:xin )?(?:hoi|biet)|xin (?:cho )?hoi"
    r"|(?:toi|minh|em) (?:muon|can) (?:hoi|biet))(?! ve )"
    r"(?: (?:rang|la|mot chut|chut|them))*\s*[,:]?\s+"
    r"|(?:please |can you |could you )+tell me (?=(?:who|when|where|what|which|how|why)\b))?"
)
_CLOSING = re.compile(
    r"(?P<end>[?.!,;])\s*(?:(?:xin |rat )?cam on|thank you|thanks|many thanks)"
    r"(?: [^\W\d_]+){0,5}\s*[.!]*\s*$"
)
_FEWEST_WORDS = 2


def bare(question: str) -> str:
    """A question without the greeting that opens it and the thanks that close it.

    >>> bare("Chào anh chị, cho em hỏi ai ký Chỉ thị 24? Cảm ơn ạ!"), bare("Cho biết ai ký?")
    ('ai ký Chỉ thị 24?', 'Cho biết ai ký?')
    """
    folded = fold(question)
    if len(folded) != len(question):
        return question
    opening = _OPENING.match(folded)
    start = opening.end() if opening is not None else 0
    closing = _CLOSING.search(folded, start)
    end = closing.end("end") if closing is not None else len(question)
    rest = question[start:end].strip()
    return rest if len(rest.split()) >= _FEWEST_WORDS else question


def reply(question: str, said: str, language: Language, examples: Sequence[str]) -> Answer:
    """One friendly line that says what can be asked, with up to two of the examples; these are
    the choices too, and the note is the line without them. It cites nothing."""
    lines = _LINES[language]
    shown = tuple(examples[:_EXAMPLES])
    note = lines["for_example" if shown else "none"].format(line=lines[said])
    questions = lines["or"].join(f"“{example}”" for example in shown)
    line = f"{note} {questions}".strip()
    return Answer(
        question=question,
        status="not_found",
        kind=KIND,
        answer=line,
        choices=shown,
        note=note,
        language=language,
    )
