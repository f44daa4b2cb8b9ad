"""A system small enough to work out by hand, for tests of running and reporting."""

from __future__ import annotations

from collections.abc import Sequence

from app.model import Answer, Citation
from eval.questions import Evidence, Question, QuestionSet
from eval.systems import Held
from index.model import Hit

TEXTS = {
    "tin/an-son.txt": "Huyện An Sơn mở 12 lớp tập huấn.\nCó 345 người dự, chậm 2 tháng.",
    "tin/hoa-lac.txt": "Xã Hòa Lạc nêu ba rõ: rõ lịch, rõ chỗ, rõ tiền.",
}
QUESTIONS = (
    Question(
        "n1",
        "Huyện An Sơn mở bao nhiêu lớp?",
        "number",
        "answer",
        ("an-son.txt",),
        (("12 lớp",),),
        evidence=(Evidence("an-son.txt", "12 lớp"),),
        where="dòng 1",
    ),
    Question("n2", "Bao nhiêu người dự?", "number", "answer", ("an-son.txt",), (("345 người",),)),
    Question(
        *("l1", "Ba rõ của xã Hòa Lạc là gì?", "list", "answer", ("hoa-lac.txt",)),
        (("rõ lịch",), ("rõ chỗ",), ("rõ tiền",)),
    ),
    Question("u1", "Lãi suất vay <bao nhiêu>?", "unanswerable", "refusal"),
)
SET = QuestionSet("thu", "jsonl", QUESTIONS)


class FirstWords:
    """Ranks documents by shared words, ties by path; answers with the best document's first line,
    refuses when no word of three letters is shared."""

    name = "first-words"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str | None]] = []

    def held(self) -> Sequence[Held]:
        return [Held(path, path, str(len(text))) for path, text in TEXTS.items()]

    def text_of(self, doc_id: str) -> str:
        return TEXTS[doc_id]

    def search(self, question: str, k: int) -> Sequence[Hit]:
        words = {word for word in question.lower().strip("?").split() if len(word) > 2}
        found = [(len(words & set(text.lower().split())), path) for path, text in TEXTS.items()]
        ranked = sorted(((n, p) for n, p in found if n), key=lambda pair: (-pair[0], pair[1]))
        return [_hit(rank, path, shared) for rank, (shared, path) in enumerate(ranked[:k], start=1)]

    def ask(self, question: str, conversation: str | None) -> Answer:
        self.asked.append((question, conversation))
        hits = self.search(question, 1)
        if not hits:
            return Answer(question, "not_found", "", "không tìm thấy trong kho văn bản")
        line = hits[0].text.split("\n")[0]
        cited = Citation(
            1, hits[0].doc_id, hits[0].path, "", None, 0, len(line), line, "", None, "secondary"
        )
        sure = min(0.9, hits[0].score / 5)
        return Answer(question, "answered", "", f"{line} [1]", confidence=sure, citations=(cited,))


def _hit(rank: int, path: str, shared: int) -> Hit:
    text = TEXTS[path]
    return Hit(
        *(path, path, "", 0, len(text), text, float(shared), rank),
        *("", None, None, "news", "secondary", None),
    )
