"""Patterns that the parts of a letterhead share, on folded lines."""

from __future__ import annotations

import re

from ingest.paper_codes import KIND_OF_WORD

KIND_WORD = "|".join(sorted(KIND_OF_WORD, key=len, reverse=True))
KIND_LINE = re.compile(rf"(?P<kind>{KIND_WORD})(?:\s?:|\scua\s[a-z ]{{3,40}})?")
MOTTO = re.compile(r"cong hoa xa hoi chu nghia|dang cong san viet nam|doc lap - tu do|dang bo \w")
PLACE_DATE = re.compile(
    r"(?P<place>[^\W\d_][\w .-]{1,40}?)\s?,\s{0,3}ngay\s{0,3}\d{1,2}\s{0,2}(?:thang|/|-)"
)
ISSUER_LINE = re.compile(
    r"(?:dang bo|ban chap hanh|ban thuong vu|bo |uy ban|ubnd|hoi dong|hdnd|thanh uy|tinh uy"
    r"|huyen uy|quan uy|thi uy|dang uy|chinh phu|thu tuong|quoc hoi|so |tong cuc|cuc |ban "
    r"|chu tich|toa an|vien )"
)


def first_cell(line: str) -> str:
    """The left column of a letterhead's line."""
    return re.split(r"\s*\||\t|\s{3,}|\s(?=CỘNG H|ĐẢNG CỘNG)", line.strip(" *_#"))[0].strip(" -–=")
