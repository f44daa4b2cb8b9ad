"""The program's own lines in English.

Messages are written in Vietnamese where they are raised. `english.json` holds the English of each
as a pattern, its values between braces; a line is matched against the patterns, so that one that
was kept, sent between processes or quoted inside another is still told in English. Lines that are
not in the table stay as they are.
"""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import islice
from pathlib import Path

_TABLE = Path(__file__).with_name("english.json")
_VALUE = re.compile(r"\{([a-z_]+)\}")
# What joins messages: problems of a file, a place and its message, parts of a place.
_JOINTS = ("; ", ": ", ", ")
# Beyond these a line is no message of ours; whoever sends such a one must not keep us busy.
_LONGEST, _MOST_NAMES, _MOST_PARTS = 2000, 4, 12


def in_language(line: str, language: str) -> str:
    """A line of the program in "vi", as it is, or in "en".

    >>> in_language("kho.docx: không có chữ nào", "en")
    'kho.docx: there is no text in it'
    >>> in_language("kho.docx: không có chữ nào", "vi")
    'kho.docx: không có chữ nào'
    """
    return in_english(line) if language == "en" else line


def in_english(line: str) -> str:
    """A line of the program in English, with what stands in it: values, and messages that it
    quotes or joins.

    >>> in_english("câu hỏi.csv: dòng 4, cột 2: JSON sai: x; và 3 lỗi nữa")
    'câu hỏi.csv: line 4, column 2: bad JSON: x; and 3 more faults'
    """
    if len(line) > _LONGEST:
        return line
    return _whole(line) or _behind_a_name(line) or _in_parts(line) or line


def _whole(line: str) -> str | None:
    for pattern, said in _patterns():
        found = pattern.fullmatch(line)
        if found is not None:
            values = {name: in_english(value) for name, value in found.groupdict().items()}
            return _filled(said, values)
    return None


def _filled(said: str, values: dict[str, str]) -> str:
    return _VALUE.sub(lambda place: values[place.group(1)], said)


def _behind_a_name(line: str) -> str | None:
    """A message behind the file, the place or the field that it is about."""
    for colon in islice(re.finditer(": ", line), _MOST_NAMES):
        said = _whole(line[colon.end() :])
        if said is not None:
            return f"{in_english(line[: colon.start()])}: {said}"
    return None


def _in_parts(line: str) -> str | None:
    for joint in _JOINTS:
        if 0 < line.count(joint) < _MOST_PARTS:
            return joint.join(in_english(part) for part in line.split(joint))
    return None


def sentences() -> dict[str, str]:
    """The table: English by Vietnamese, values as {name} in both."""
    table: dict[str, str] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return table


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Those that say most by themselves first, so that a value is never taken for words."""
    table = sentences()
    longest = sorted(table, key=lambda line: -len(_VALUE.sub("", line)))
    return tuple((_pattern(line), table[line]) for line in longest)


def _pattern(line: str) -> re.Pattern[str]:
    """What matches a message, its values by name.

    >>> _pattern("hơn {count} dòng").fullmatch("hơn 30 dòng")["count"]
    '30'
    """
    parts = _VALUE.split(line)
    words = [
        f"(?P<{part}>.+?)" if number % 2 else re.escape(part) for number, part in enumerate(parts)
    ]
    return re.compile("".join(words), re.DOTALL)
