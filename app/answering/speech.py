"""What somebody said: "ông A cho biết gì", "Phó Giám đốc Sở B hứa gì", answered by the sentences in
which that person speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.candidates import Evidence
from app.people import POST_START
from app.reading import NEAR
from app.tokens import tokenise, word_set
from app.wording import say

_PLAIN = r"noi|phat bieu|cho biet|thong tin|trao doi"
_VERBS = (
    rf"{_PLAIN}|khang dinh|nhan manh|de nghi|yeu cau|hua|cam ket|chia se|luu y|chi dao|ke|"
    r"kien nghi|danh gia|cho rang|bieu duong|bay to|nhan xet|nhan dinh|phe binh|giai thich|"
    r"tra loi|khuyen cao|canh bao|thua nhan|ket luan"
)
_ASKED = re.compile(
    rf"^\s*(?P<who>.+?) (?:da |con |se |cung )*(?P<verb>{_VERBS})(?: them| ro)? "
    r"(?:nhung |ve )?(?:gi|dieu gi|viec gi|nhung gi|nhu the nao|the nao|ra sao)"
    r"(?: (?:ve|lien quan den|doi voi|voi|cho) (?P<topic>.+?))?"
    r"(?: (?:tai|trong|o) (?:\w+ )?(?:hoi nghi|cuoc hop|buoi|toa dam|phien|le)\b.*?)?\s*[?.]*\s*$"
)
_PERSON = re.compile(r"\s*(?:ông|bà|đồng chí|anh|chị|đ/c|ong|ba|dong chi) ", re.IGNORECASE)
_LEAST_TOPIC = 0.6
_SPEAKS = re.compile(
    rf"\b(?:{_VERBS}|thua nhan|cho hay|ly giai|giai thich|tam su|canh bao|khuyen cao|nhan dinh|"
    r"nhan xet|ket luan|phan anh|neu|chi ra|trinh bay|bao cao|than tho|phan khoi|bo sung)\b"
)
_BY_WORD_OF = re.compile(r"\btheo(?: (?:ong|ba|dong chi|anh|chi))? $")
_IS_PLAIN = re.compile(_PLAIN)
_TITLES = word_set("ong ba dong chi anh chi co thay")
# "Đồng chí yêu cầu …": whoever was named last.
_PRONOUN = re.compile(rf"\b(?:dong chi|ong|ba)(?= (?:cung |da |con )*(?:{_VERBS})\b)")
_LEAST_ABOUT = 0.5
_LEAST_NAME = 2  # syllables
_HEAD = 2  # syllables of a post or a name that tell whose words are asked for
_LEAST_POST = 3
_MOST_SENTENCES = 3
_MOST_POST = 8  # words
_NEAR = 160  # folded characters between a name and what it does


def answer_speech(context: Context) -> Draft | None:
    """Up to three sentences in which the person named, by name or by post, says so, in the order
    of the text; None where the question asks nothing of the kind, or it is not told."""
    asked = _ASKED.match(context.asked.folded)
    if asked is None:
        return None
    who = [token.folded for token in tokenise(context.asked.vietnamese[: asked.end("who")])]
    while who and who[0] in _TITLES:
        who.pop(0)
    name = _name(context, who)
    text = context.asked.vietnamese
    person = _PERSON.match(text) or POST_START.match(text[:1].upper() + text[1:])
    told = list(_told(context, name, asked["verb"], asked.span("topic"))) if name else []
    if not told:
        # Nobody but the person asked about answers for what that person said.
        if name:
            return Draft("about")
        about = asked["topic"] is not None and person is not None
        return Draft("about", note=say("not_said", context.asked.language)) if about else None
    first = told[0]
    same = [one for one in told if one.reading is first.reading][:_MOST_SENTENCES]
    same.sort(key=lambda one: one.sentence)
    facts = tuple(Fact(one.quote, (sentence_quote(one),)) for one in same)
    # Name and verb prove it; the question's own words need not stand in what was said.
    return Draft(context.asked.kind, facts, is_list=len(facts) > 1, fit=0.9)


def may_be_said(context: Context, found: Evidence) -> bool:
    """Whether a sentence may be what the person asked about said: none is where it, and those right
    before it, do not name the post or the person; any where nobody's words are asked for."""
    asked = _ASKED.match(context.asked.folded)
    if asked is None:
        return True
    text = context.asked.vietnamese
    if not (_PERSON.match(text) or POST_START.match(text[:1].upper() + text[1:])):
        return True
    who = [token.folded for token in tokenise(text[: asked.end("who")])]
    while who and who[0] in _TITLES:
        who.pop(0)
    near = range(max(0, found.sentence - NEAR), found.sentence + 1)
    said = "".join(found.reading.line(one).folded for one in near)
    return f" {' '.join(who[:_HEAD])} " in said


def _name(context: Context, who: Sequence[str]) -> str:
    """The folded name of the person asked about: as the question gives it, or the one person whose
    post it gives; "" where nobody or several fit."""
    by_post: set[str] = set()
    called: set[str] = set()
    for evidence in context.pool.evidence:
        for person in evidence.reading.people(evidence.sentence):
            text = evidence.reading.text
            name = [t.folded for t in tokenise(text, *person.name)]
            if len(name) >= _LEAST_NAME and list(who[-len(name) :]) == name:
                return " ".join(name)
            if len(name) >= _LEAST_NAME and list(who) == name[-1:]:
                called.add(" ".join(name))
            post = [t.folded for t in tokenise(text, *person.post)] if person.post else []
            if len(who) >= _LEAST_POST and set(who) <= set(post):
                by_post.add(" ".join(name))
    found = by_post or called
    return found.pop() if len(found) == 1 else ""


def _told(context: Context, name: str, verb: str, topic: tuple[int, int]) -> Iterator[Evidence]:
    """Sentences in which the name is followed by a word of saying: by the very word asked with,
    unless that only asks what was said; on the matter asked about, where there is one."""
    plain = _IS_PLAIN.fullmatch(verb) is not None
    papers = context.asked.papers
    wanted = {token.folded for token in context.asked.focus if topic[0] <= token.start < topic[1]}
    on_paper = any(topic[0] <= start < topic[1] for start, _ in papers)
    for evidence in context.pool.evidence:
        words = [t.folded for t in evidence.reading.tokens(evidence.sentence)]
        held = {*words, *evidence.reading.around(evidence.sentence)} if wanted & {*words} else ()
        if sum(word in held for word in wanted) < _LEAST_TOPIC * len(wanted):
            continue
        if on_paper and evidence.about < _LEAST_ABOUT:
            continue
        said = " ".join(words)
        called = _called(said, name) or _meant(evidence, said, name)
        if called is None:
            continue
        if re.search(rf"\b{verb} cua (?:\w+ ){{0,{_MOST_POST}}}$", said[: called.start()]):
            yield evidence  # "thực hiện yêu cầu của Phó Thủ tướng A"
            continue
        behind = said[called.end() : called.end() + _NEAR]
        asked = _SPEAKS if plain else re.compile(rf"\b{verb}\b")
        by_word_of = plain and _BY_WORD_OF.search(said[: called.start()])
        if by_word_of or asked.search(behind):
            yield evidence


def _meant(evidence: Evidence, said: str, name: str) -> re.Match[str] | None:
    """Where folded words call somebody only "đồng chí", whom the sentences before it in its
    paragraph name last."""
    reading = evidence.reading
    before = range(max(0, evidence.sentence - NEAR), evidence.sentence)
    line = reading.line_of(evidence.sentence)
    people = [
        " ".join(token.folded for token in tokenise(reading.text, *person.name))
        for one in before
        if reading.line_of(one) == line
        for person in reading.people(one)
    ]
    return _PRONOUN.search(said) if people and people[-1] == name else None


def _called(said: str, name: str) -> re.Match[str] | None:
    """Where folded words name somebody, in full or as "ông Vinh"."""
    return re.search(rf"\b(?:{name}|(?:ong|ba|anh|chi|dong chi|co) {name.split()[-1]})\b", said)
