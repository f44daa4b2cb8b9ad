"""What a unit that the question names is charged with: facts inside its duties, where the unit
often stands only in the heading above."""

from __future__ import annotations

from dataclasses import dataclass

from app.answering.binding import weighed
from app.answering.draft import Context, Quote, quote_around
from app.answering.posts import holds
from app.reading import Reading
from app.tokens import tokenise, word_set
from index.schema import StoredDuty
from ingest.model import Span

_LEAST_SHARE = 0.55
# Words of binding that any duty may leave out.
_BINDING = word_set("phai can trach nhiem duoc giao yeu cau hoan thanh thoi han viec")


@dataclass(frozen=True, slots=True)
class Assigned:
    """A duty of the unit asked about and the share of the question's other words that it holds."""

    share: float
    reading: Reading
    stored: StoredDuty

    @property
    def span(self) -> Span:
        return Span(self.stored.duty.start, self.stored.duty.end)

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The duty, and the heading that names its unit where that stands outside."""
        own = Quote(self.reading, self.span)
        unit = self.stored.duty.unit_span
        if self.span.start <= unit.start < self.span.end:
            return (own,)
        return (own, quote_around(self.reading, unit))


def duties_of_asked(context: Context) -> list[Assigned]:
    """Duties of the unit that the question names which hold most of what else it says, best first;
    empty where it names none, or nothing besides the unit."""
    readings = {reading.document.doc_id: reading for reading in context.scope_readings}
    words = [token.folded for token in tokenise(context.asked.vietnamese)]
    found: list[tuple[int, StoredDuty]] = []
    for stored in context.duties():
        unit = [token.folded for token in tokenise(stored.duty.unit)]
        if stored.doc_id in readings and len(unit) > 1 and holds(words, unit):
            found.append((len(unit), stored))
    longest = max((size for size, _ in found), default=0)
    ranked = []
    for size, stored in found:
        if size < longest:
            continue
        unit = {token.folded for token in tokenise(stored.duty.unit)}
        rest = {w: v for w, v in weighed(context).items() if w not in unit | _BINDING}
        total = sum(rest.values())
        if not total:
            continue
        own = {token.folded for token in tokenise(stored.evidence)}
        share = sum(value for word, value in rest.items() if word in own) / total
        if share >= _LEAST_SHARE:
            ranked.append(Assigned(share, readings[stored.doc_id], stored))
    return sorted(ranked, key=lambda one: (-one.share, one.stored.doc_id, one.span))
