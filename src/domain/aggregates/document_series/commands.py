"""What can be asked of a series, and the answer."""

from collections.abc import Sequence

from domain.aggregates.document_series.events import NumberTaken
from domain.aggregates.document_series.state import DocumentSeries
from domain.command import Command
from domain.decider import Frame
from domain.identifiers import StoreId, StreamId


def document_series_id(store: StoreId, year: int) -> StreamId:
    """The stream of one store's settlement documents in one year."""
    return f"document_series-{store}-{year}"


class TakeNumber(Command, name="document_series.take_number"):
    """Only ever given by another command, in the transaction in which the number is used."""

    order: StreamId


DocumentSeriesCommand = TakeNumber


def decide(state: DocumentSeries, command: DocumentSeriesCommand, _frame: Frame) -> Sequence[NumberTaken]:
    return [NumberTaken(number=state.last + 1, order=command.order)]
