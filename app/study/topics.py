"""What a whole document is about: words of its title that most of its tasks say."""

from __future__ import annotations

import itertools
import re

from app.study.material import Material

_SHARE = 0.3


def topic_of(material: Material) -> str:
    """Neighbouring words of the title that stand in a third of the tasks, between bars; of a
    document with no tasks, all of them."""
    title = material.document.header.title
    if title is None:
        return ""
    words = re.findall(r"\w+", title.value.lower())
    pairs = dict.fromkeys(f"{a} {b}" for a, b in itertools.pairwise(words))
    text = material.document.text.lower()
    tasks = [text[duty.start : duty.end] for duty in material.document.duties]
    common = (pair for pair in pairs if sum(pair in task for task in tasks) >= _SHARE * len(tasks))
    return " | ".join(common)
