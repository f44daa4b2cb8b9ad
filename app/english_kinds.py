"""What an English question asks for."""

from __future__ import annotations

import re

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("compare", re.compile(r"\bcompare\b|\bdifferen(?:ce|t)|\bdiffers?\b|\bversus\b|\bvs\b")),
    ("documents", re.compile(r"\b(?:which|what|list|all) (?:the )?(?:documents?|texts?|articles?|"
                             r"files?|sources?|papers?)\b")),
    ("why", re.compile(r"\bwhy\b|\breason|\bpurpose|\baim of\b|\bwhat for\b")),
    ("when", re.compile(r"\bwhen\b|\b(?:what|which) (?:date|day|year|month|time)\b|\bdeadline\b|"
                        r"\bby what date\b|\bdate of\b")),
    ("number", re.compile(r"\bhow (?:many|much|long|often|soon|big|large)\b|\bpercent|\bnumber of\b"
                          r"|\bwhat (?:share|rate|proportion)\b|\bwhat (?:is|was|were) the "
                          r"(?:\w+ )?(?:population|area|amount|budget|revenue|income|cost|price|"
                          r"length|width|output|rate|percentage)\b")),
    ("duties", re.compile(r"\bwhat (?:must|should|shall|does|is|are) .*\b(?:do|required|"
                          r"responsible|assigned|tasked|charged with|instructed|told to)\b|"
                          r"\bwhat (?:does|did) .*\b(?:require|ask|demand|expect|order) "
                          r"(?:of|from|the)\b|\b(?:duties|responsibilities|tasks) of\b")),
    ("list", re.compile(r"\b(?:what|which) are\b|\blist\b|\bname (?:the|all)\b|\bwhat \d+\b|"
                        r"\b(?:consists?|composed) of\b|\binclude|"
                        r"\b(?:which|what) (?:communes|wards|districts|provinces|cities|localities|"
                        r"places|villages|hamlets|schools|units|agencies|departments|ministries)\b"
                        r"(?! (?:is|was|does|did) )")),
    ("who", re.compile(r"\bwho(?:m|se)?\b|\bwhere\b|\b(?:which|what) (?:ward|district|province|"
                       r"city|commune|body|agency|units?|departments?|ministry|ministries|"
                       r"committees?|persons?|people|officials?|agencies|bodies|"
                       r"post|position|organi[sz]ations?|hamlets?|villages?|"
                       r"schools?|hospitals?|compan(?:y|ies)|enterprises?|cooperatives?|countr(?:y|ies)|"
                       r"teams?|associations?)\b|\bauthor\b")),
    ("about", re.compile(r"\babout\b|\bwhat does\b|\btitle\b|\bsubject\b|\bcover\b|\bconcern\b|"
                         r"\bsummar")),
    ("yesno", re.compile(r"^(?:is|are|was|were|do|does|did|has|have|had|can|must|should|will)\b")),
)  # fmt: skip


def english_kinds(text: str) -> tuple[str, ...]:
    """The kinds of what an English question asks, in order.

    >>> english_kinds("When was it issued and what is it about?")
    ('when', 'about')
    """
    lowered = text.lower().strip()
    found: list[str] = []
    for piece in re.split(r"\s+and\s+|[;?]\s*|,\s+", lowered):
        kind = next((kind for kind, found_by in _KINDS if found_by.search(piece)), "none")
        if kind != "none" and kind not in found:
            found.append(kind)
    whole = next((kind for kind, found_by in _KINDS if found_by.search(lowered)), "other")
    if whole in ("compare", "documents", "list", "duties") or len(found) < 2:
        return (whole,)
    return tuple(found)
