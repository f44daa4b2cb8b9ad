"""A contest as slides; the only file that knows python-pptx.

Each question has a slide with a timer bar that runs when the slide opens, then a slide with the
answer, its quote and where it stands. Speaker notes hold the whole quote.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from app.study.contest import Contest, all_items
from app.study.items import KIND_NAMES, Item
from app.study.printing import LETTERS, answer_line, place_of, told_quote
from app.study.slide_timer import timer_xml

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_NAVY, _GOLD, _GREEN, _GREY, _PALE = "1F2F5C", "E0A526", "0B6B3A", "5F6B7A", "EEF2F8"
_FONT = "Arial"
_WIDTH, _HEIGHT = 33.867, 19.05  # centimetres, 16:9
_LONGEST_QUOTE = 330
# Characters up to which a size in points fits the stem's box and an option's box.
_STEM_SIZES = ((90, 34), (150, 30), (230, 26), (320, 23), (430, 20), (10_000, 17))
_OPTION_SIZES = ((40, 26), (75, 24), (115, 20), (155, 18), (205, 16), (10_000, 13))


def write_slides(contest: Contest, path: Path) -> None:
    """Write the contest as a 16:9 presentation."""
    import pptx
    from pptx.util import Cm

    deck = pptx.Presentation()
    deck.slide_width, deck.slide_height = Cm(_WIDTH), Cm(_HEIGHT)
    deck.core_properties.title = _safe(contest.title)
    deck.core_properties.author = "chithi"
    _section(deck, "RUNG CHUÔNG VÀNG", contest.title)
    seconds = {part.name: part.seconds for part in contest.rounds}
    part_before = ""
    for number, (part, item) in enumerate(all_items(contest), start=1):
        if part != part_before:
            _section(deck, part.upper(), _about(part, seconds))
            part_before = part
        _question(deck, item, number, part=part, seconds=seconds.get(part, 20))
        _answer(deck, item, number, part=part)
    _section(deck, "XIN CẢM ƠN", "Mỗi đáp án đều có trích dẫn nguyên văn kèm theo")
    deck.save(str(path))


def _about(part: str, seconds: dict[str, int]) -> str:
    return f"Mỗi câu {seconds[part]} giây" if part in seconds else "Dùng khi cần"


def _section(deck: Any, title: str, words: str) -> None:
    slide = _blank(deck, _NAVY)
    size = 54 if len(title) <= 24 else 40
    _text(slide, title, (2, 5.2, 29.8, 3.6), size=size, color=_GOLD, bold=True, centred=True)
    size = 28 if len(words) <= 120 else 22
    _text(slide, words, (3, 9.4, 27.8, 5.5), size=size, color="FFFFFF", centred=True)


def _question(deck: Any, item: Item, number: int, *, part: str, seconds: int) -> None:
    from pptx.oxml import parse_xml

    slide = _blank(deck, "FFFFFF")
    _head(slide, f"Câu {number} – {part}", KIND_NAMES[item.kind])
    _text(slide, item.stem, (1.6, 2.6, 30.6, 6.4), size=_size(item.stem, _STEM_SIZES))
    _options(slide, item, reveal=False)
    bar = _box(slide, (1.6, 17.7, 30.6, 0.55), _GOLD)
    slide._element.append(parse_xml(timer_xml(bar.shape_id, seconds)))
    _notes(slide, item)


def _answer(deck: Any, item: Item, number: int, *, part: str) -> None:
    slide = _blank(deck, "FFFFFF")
    _head(slide, f"Đáp án câu {number} – {part}", "")
    shown = answer_line(item)
    size = 32 if len(shown) <= 70 else 24 if len(shown) <= 170 else 18
    _text(slide, shown, (1.6, 2.7, 30.6, 4.6), size=size, color=_GREEN, bold=True)
    quote = _shortened(told_quote(item))
    size = 22 if len(quote) <= 180 else 19
    _box(slide, (1.6, 7.8, 0.25, 7.2), _GOLD)
    _text(slide, quote, (2.3, 7.6, 29.9, 7.6), size=size, italic=True)
    source = _shortened(place_of(item.proofs[0]), 200)
    _text(slide, source, (1.6, 15.7, 30.6, 1.9), size=16, color=_GREY)
    _notes(slide, item)


def _options(slide: Any, item: Item, *, reveal: bool) -> None:
    if item.kind == "true_false" or not item.options:
        return
    size = _size(max(item.options, key=len), _OPTION_SIZES)
    for place, option in enumerate(item.options[:4]):
        left, top = 1.6 + 15.5 * (place % 2), 9.4 + 4.05 * (place // 2)
        color = _GREEN if reveal and place in item.key else _PALE
        _box(slide, (left, top, 15.1, 3.75), color)
        _text(slide, LETTERS[place], (left + 0.2, top, 1.5, 3.75), size=26, color=_NAVY, bold=True)
        _text(slide, option, (left + 1.6, top, 13.3, 3.75), size=size)


def _head(slide: Any, words: str, kind: str) -> None:
    _box(slide, (0, 0, _WIDTH, 1.9), _NAVY)
    _text(slide, words, (1.6, 0, 20, 1.9), size=22, color="FFFFFF", bold=True)
    _text(slide, kind, (22, 0, 10.2, 1.9), size=16, color=_GOLD, right=True)


def _notes(slide: Any, item: Item) -> None:
    quotes = "\n".join(
        f"“{' '.join(proof.quote.split())}” ({place_of(proof)}; tệp {Path(proof.path).name})"
        for proof in item.proofs
    )
    slide.notes_slide.notes_text_frame.text = _safe(f"Đáp án: {answer_line(item)}\n{quotes}")


def _blank(deck: Any, color: str) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = _rgb(color)
    return slide


def _box(slide: Any, place: tuple[float, float, float, float], color: str) -> Any:
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Cm

    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Cm(size) for size in place))
    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb(color)
    shape.line.fill.background()
    shape.shadow.inherit = False
    return shape


def _text(
    slide: Any,
    words: str,
    place: tuple[float, float, float, float],
    *,
    size: int,
    color: str = "1B1B1B",
    bold: bool = False,
    italic: bool = False,
    centred: bool = False,
    right: bool = False,
) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Cm, Pt

    frame = slide.shapes.add_textbox(*(Cm(length) for length in place)).text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.CENTER if centred else PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = _safe(words)
    run.font.name, run.font.size = _FONT, Pt(size)
    run.font.bold, run.font.italic = bold, italic
    run.font.color.rgb = _rgb(color)


def _rgb(color: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor(*bytes.fromhex(color))  # type: ignore[no-untyped-call]  # no types shipped


def _size(text: str, sizes: tuple[tuple[int, int], ...]) -> int:
    return next(size for longest, size in sizes if len(text) <= longest)


def _shortened(text: str, longest: int = _LONGEST_QUOTE) -> str:
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"


def _safe(text: str) -> str:
    """The text without control characters, which slides cannot hold."""
    return _CONTROL.sub("", text)
