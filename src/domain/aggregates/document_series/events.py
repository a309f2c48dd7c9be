"""What can happen to a series of document numbers."""

from typing import Annotated

from pydantic import Field

from domain.event import Event
from domain.identifiers import StreamId


class NumberTaken(Event, name="document_series.number_taken"):
    """The next number of the store's year, given to a settlement or a reversal of this order."""

    number: Annotated[int, Field(ge=1)]
    order: StreamId


DocumentSeriesEvent = NumberTaken
