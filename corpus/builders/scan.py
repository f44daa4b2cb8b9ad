"""Page pictures to a pdf without a text layer, as an office scanner leaves it; the only builder
that knows Pillow."""

from __future__ import annotations

import io
import time
from pathlib import Path

from builders.markup import Source
from builders.typeset import page_pictures
from PIL import Image

_DPI = 300
_SKEW_DEGREES = (0.35, -0.25)
_MADE = time.struct_time((2026, 1, 1, 0, 0, 0, 3, 1, 0))


def build_scan(source: Source, target: Path) -> None:
    """Write the source as black-and-white page pictures, each a little askew."""
    pages = [
        _scanned(picture, _SKEW_DEGREES[number % len(_SKEW_DEGREES)])
        for number, picture in enumerate(page_pictures(source, dpi=_DPI))
    ]
    pages[0].save(
        target,
        "PDF",
        resolution=_DPI,
        save_all=True,
        append_images=pages[1:],
        creationDate=_MADE,
        modDate=_MADE,
    )


def _scanned(picture: bytes, degrees: float) -> Image.Image:
    grey = Image.open(io.BytesIO(picture)).convert("L")
    askew = grey.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=255)
    return askew.point(lambda value: 255 if value > 150 else 0, mode="1")
