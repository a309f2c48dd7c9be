"""What a series remembers."""

from typing import NamedTuple

from domain.aggregates.document_series.events import DocumentSeriesEvent
from domain.envelope import Recorded
from domain.identifiers import StoreId


class DocumentSeries(NamedTuple):
    store: StoreId | None = None
    last: int = 0


def evolve(_state: DocumentSeries, recorded: Recorded[DocumentSeriesEvent]) -> DocumentSeries:
    return DocumentSeries(recorded.meta.store, recorded.event.number)
