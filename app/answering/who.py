"""Who: the person, the post, the body or the place that the question asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.answering.bodies import PERSONS, body_or_sentence
from app.answering.draft import Context, Draft, Fact, sentence_quote
from app.answering.issuers import issuer_of
from app.answering.places import answer_place, asks_place
from app.answering.post_words import holds
from app.answering.posts import AskedPost, asked_post, holder_of_post
from app.answering.posts_held import posts_of_named
from app.answering.roles import asks_head, holder_of_role
from app.answering.said_to_be import said_to_be
from app.answering.sentence import answer_sentence
from app.answering.signers import signer_of
from app.answering.speakers import speaker
from app.answering.units import answer_units
from app.answering.where import answer_where, asks_where
from app.people import POST_START
from app.question import Asked
from app.tokens import UPPER, tokenise

_SURE = 0.6
_APART = 1  # words of others between a post and "do" that gives it
_SIGNS = re.compile(
    r"\b(?:ai|nguoi|ong|ba|dong chi)\b.*\bky\b|\bky ten\b|\bky\b.*\b(?:ai|nguoi nao)\b"
)
_ISSUES = re.compile(r"\bban hanh\b|\bra chi thi\b")
# "Chỉ thị … ngày 3/4/2025 là của ai?"
_WHOSE = re.compile(
    r"[\s,(]*(?:ngay [\d/.-]+)?[\s,)]*(?:la )?(?:(?:van ban|chi thi) )?(?:cua|do)"
    r" (?:ai|(?:co quan|cap|don vi|to chuc|cap uy|noi) nao)(?: ra| ban hanh)?\W*"
)
_POST_ASKED = re.compile(r"\bchuc (?:vu|danh)\b|\bgiu chuc\b|\bla ai\s*\??\s*$|\blam chuc gi\b")
_NAMED_PERSON = re.compile(
    rf"\W*(?:(?:[ÔôBb](?:ng|à)|[Đđ]ồng chí) )?"
    rf"(?P<name>[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*){{1,4}})"
    r"(?: hiện| đang| nay)* (?:là ai|giữ|làm gì|làm chức|đảm nhiệm)"
)
_IS_NAMED = re.compile(
    rf"\W*(?:[Aa]i|[Nn]gười nào)(?: là)? (?:(?:ông|bà|đồng chí) )?"
    rf"(?P<name>[{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*){{1,4}})\W*"
)
_CHARGED = re.compile(
    r"\b(?:do ai|ai) (?:phai |duoc giao |co nhiem vu |se )?(?:thuc hien|chu tri|"
    r"phu trach|dam nhiem|"
    r"chiu trach nhiem|co trach nhiem|phoi hop|tham muu|theo doi|to chuc)\b"
)
_PLURAL = re.compile(r"\b(?:nhung|cac)\b|\bphoi hop voi\b|\bnoi nhan\b|\bgui (?:den|toi|cho)\b")
_SEVERAL_ENGLISH = re.compile(
    r"\b(?:which|what) (?:\w+ )?(?:units|departments|ministries|bodies)\b", re.I
)


def answer_who(context: Context) -> Draft | None:
    """The person, post, body or place asked for; None when the texts do not say."""
    asked = context.asked
    several = _PLURAL.search(asked.folded) or _SEVERAL_ENGLISH.search(asked.text)
    by_structure = answer_units(context) if several else None
    if by_structure is not None:
        return by_structure
    if context.references and _asks_signer(asked):
        return signer_of(context)
    if asks_where(asked):
        return answer_where(context)
    if asks_place(asked):
        return (_issued_by_place(context) if context.references else None) or answer_place(context)
    known = said_to_be(context)
    if known is not None:
        return known
    post = asked_post(asked)
    role = holder_of_role(context)
    if role is not None or (post is None and asks_head(context)):
        return role
    named = _named_person(asked)
    if post is None and (named or _POST_ASKED.search(asked.folded)):
        held = posts_of_named(context)
        if held is not None or named:
            return held or _told_of(context, named)
    if context.references and _asks_issuer(asked) and post is None:
        return issuer_of(context)
    if post is not None and (not asked.body or asked.body in PERSONS):
        return holder_of_post(context, post) or _post_by_rule(context, post)
    if _CHARGED.search(asked.folded) or (asked.body and asked.body not in PERSONS):
        return body_or_sentence(context)
    return speaker(context) or body_or_sentence(context)


def _named_person(asked: Asked) -> str:
    """The person whose post is asked for: "Trần An là ai?", "Ai là Trần An?"; "" where none is."""
    found = _NAMED_PERSON.match(asked.vietnamese) or _IS_NAMED.fullmatch(asked.vietnamese)
    return found["name"] if found is not None else ""


def _told_of(context: Context, name: str) -> Draft | None:
    """A sentence that names a person; nobody else stands for them."""
    run = [token.folded for token in tokenise(name)]
    sentence = answer_sentence(context)
    if sentence is None or sentence.evidence is None:
        return None
    told = [token.folded for token in tokenise(sentence.evidence.quote)]
    return replace(sentence, kind="who", fit=0.4) if holds(told, run) else None


def _asks_signer(asked: Asked) -> bool:
    toned = {token.toned for token in tokenise(asked.vietnamese)}
    return bool(_SIGNS.search(asked.folded)) and bool(toned & {"ký", "ky"})


def _asks_issuer(asked: Asked) -> bool:
    """Whether the named paper itself is what was issued: it stands right behind the verb."""
    if not asked.papers:
        return False
    start, end = asked.papers[0]
    if _WHOSE.fullmatch(asked.folded, end):
        return True
    match = _ISSUES.search(asked.folded)
    if match is None:
        return False
    between = asked.folded[end : match.start()] if end <= match.start() else ","
    return 0 <= start - match.end() <= 4 or _ONLY_JOINS.fullmatch(between) is not None


_ONLY_JOINS = re.compile(
    r"\s*(?:(?:duoc|da|do|vua|la|co quan nao|don vi nao|ai|cap nao|to chuc nao)\s*)*"
)


def _issued_by_place(context: Context) -> Draft | None:
    """ "Huyện nào ban hành Kế hoạch …": the issuer, where it is named with its place."""
    if not _asks_issuer(context.asked):
        return None
    draft = issuer_of(context)
    named = draft is not None and re.search(rf"[{UPPER}]\w+ [{UPPER}]\w+$", draft.facts[0].text)
    return draft if named else None


_BY_RULE = re.compile(
    r"\s(?:do|là)\s+((?:một |1 |01 )?[^,;.]{4,90}?)(?:\s+(?:đảm nhiệm|làm|phụ trách|giữ))?[,;.]"
)


def _ends_with_post(before: Sequence[str], post: AskedPost) -> bool:
    """Whether what stands before "do" is the post asked for, nearly alone."""
    head = list(post.words[:2])
    found = [at for at in range(len(before) - 1) if list(before[at : at + 2]) == head]
    if not found or (found[-1] and before[found[-1] - 1] == "pho"):
        return False
    return sum(word not in post.words for word in before[found[-1] :]) <= _APART


def _post_by_rule(context: Context, post: AskedPost) -> Draft | None:
    """A post given to another post: "Trưởng ban do Phó Chủ tịch … đảm nhiệm"."""
    best = context.pool.best(1)
    if not best or best[0].coverage < _SURE or not re.search(r"\bai\b", context.asked.folded):
        return None
    evidence = best[0]
    match = _BY_RULE.search(evidence.reading.text, *evidence.span)
    if match is None or POST_START.search(match[1]) is None:
        return None
    before = [t.folded for t in tokenise(evidence.reading.text, evidence.span.start, match.start())]
    if not _ends_with_post(before, post):
        return None
    fact = Fact(match[1], (sentence_quote(evidence),))
    return Draft("who", facts=(fact,), evidence=evidence, fit=0.8)
