"""A store's settlement documents of one year, numbered without gaps."""

from domain.aggregates.document_series.commands import DocumentSeriesCommand, TakeNumber, decide
from domain.aggregates.document_series.events import DocumentSeriesEvent, NumberTaken
from domain.aggregates.document_series.state import DocumentSeries, evolve
from domain.decider import Decider

DOCUMENT_SERIES: Decider[DocumentSeries, DocumentSeriesCommand, DocumentSeriesEvent] = Decider(
    kind="document_series",
    zh="单据号段",
    initial=DocumentSeries(),
    commands=(TakeNumber,),
    events=(NumberTaken,),
    decide=decide,
    evolve=evolve,
    subject=lambda _state, stream: stream,
    store_of=lambda state: state.store,
)
