"""Who signed an official paper and whom it goes to, read from its last lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.folding import fold
from ingest.model import Fact, Span
from ingest.text_lines import Line

_SIGNING = re.compile(
    r"(?:noi nhan\s?:\s)?(?:(?:t/m\b|k/t\b|(?:tm|kt|tl|tuq|q)\s?[./])"
    r"|(?:pho )?(?:bi thu|chu tich|thu tuong"
    r"|bo truong|giam doc|chanh van phong|cuc truong|tong cuc truong|truong ban|thong doc"
    r"|vien truong|chanh an)(?: thuong truc)?$|thu truong$)"
)
# A post with its body, in capitals as all of a signature's posts: "PHÓ THỦ TƯỚNG CHÍNH PHỦ".
_POST = re.compile(
    r"(?:pho )?(?:bi thu|chu tich|thu tuong|bo truong|thu truong|giam doc|chanh van phong|"
    r"(?:tong )?cuc truong|(?:truong|chanh|chu nhiem|thong doc|vien truong|chi huy truong)\b)"
)
_SIGNED = re.compile(r"\(?\s?(?:da ky|ky ten|ky|dau)|thuong truc$")
_NAME = re.compile(r"[^\W\d_]{1,8}(?: [^\W\d_]{1,8}){1,4}")
_TITLED = re.compile(r"(?:gs|pgs|ts|ths|ths|thuong tuong|dai tuong|trung tuong|thieu tuong)\.?\s")


def read_signer(tail: Sequence[Line]) -> Fact | None:
    """The name below the signer's office; the last such in the text."""
    for index in range(len(tail) - 1, -1, -1):
        # Capitals in the first half are the issuer's, above the title.
        if not _names_office(tail[index].text, in_foot=2 * index > len(tail)):
            continue
        for line in tail[index + 1 : index + 5]:
            name = _last_cell(line.text)
            if _SIGNED.match(fold(name)) or _names_office(name, in_foot=True):
                continue
            bare = name[_titled(name) :]
            if _NAME.fullmatch(bare) and all(word[0].isupper() for word in bare.split()):
                start = line.start + line.text.rindex(bare)
                return Fact(bare, Span(start, start + len(bare)))
    return None


def _names_office(line: str, *, in_foot: bool) -> bool:
    """Whether a line is the office that signs: "KT. CHỦ TỊCH", "BỘ TRƯỞNG BỘ Y TẾ"."""
    cell = _last_cell(line)
    if _SIGNING.match(fold(cell)) is not None:
        return True
    return in_foot and cell.isupper() and _POST.match(fold(cell)) is not None


def _titled(name: str) -> int:
    match = _TITLED.match(fold(name))
    return match.end() if match else 0


def _last_cell(line: str) -> str:
    return re.split(r"\||\t|\s{3,}|;\s(?=[^\W\d_]+(?: [^\W\d_]+){1,4}$)", line)[-1].strip(" *_")


def _of_signature(line: Line) -> bool:
    """Whether a line is one of those above or below a signature."""
    return bool(
        _names_office(line.text, in_foot=True)
        or _SIGNED.match(line.folded)
        or (_NAME.fullmatch(line.text.strip()) and line.text.istitle())
    )


def read_recipients(tail: Sequence[Line]) -> Iterator[Fact]:
    """The items below "Nơi nhận:"."""
    begun = False
    for line in tail:
        cell = re.split(r"\||\t|\s{3,}", line.text)[0]
        if fold(cell).lstrip(" *_").startswith("noi nhan"):
            begun = True
            continue
        item = cell.lstrip(" -–•+*")
        if begun and not cell.lstrip().startswith(("-", "–", "•", "+")):
            if _of_signature(line):
                continue  # the other column, read between the lines of this one
            return
        if begun and item.strip():
            value = item.split(";")[0].strip(" ;.,")
            start = line.start + line.text.index(value)
            yield Fact(value, Span(start, start + len(value)))
