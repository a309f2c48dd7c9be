"""What can happen to a stock count: planned, frozen, entered, counted again, approved, posted."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from domain.event import Event
from domain.identifiers import PartNumber
from domain.money import Money
from domain.parts import Amount, Delta
from domain.text import ShortText

Parts = Annotated[tuple[PartNumber, ...], Field(min_length=1, max_length=200)]


class BookLine(BaseModel):
    """What the book said when the count was frozen; ``version`` is the last event of the part's stream then."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    part: PartNumber
    quantity: Amount
    version: Annotated[int, Field(ge=0)]
    unit_cost: Money


class CountPlanned(Event, name="stock_count.planned"):
    title: ShortText
    parts: Parts


class CountFrozen(Event, name="stock_count.frozen"):
    books: Annotated[tuple[BookLine, ...], Field(min_length=1, max_length=200)]


class CountEntered(Event, name="stock_count.entered"):
    """``book`` is as frozen, ``moved`` what came and went since; ``card`` is what the bin card says, if it was read.

    The difference is ``counted`` - (``book`` + ``moved``).
    """

    part: PartNumber
    counted: Amount
    card: Amount | None
    book: Amount
    moved: Delta
    version: Annotated[int, Field(ge=0)]
    difference: Delta
    recount: bool


class CountApproved(Event, name="stock_count.approved"):
    """``value`` of all differences, each counted positive; ``second_needed``: another person must approve, too."""

    value: Money
    second_needed: bool


class CountPosted(Event, name="stock_count.posted"):
    adjusted: tuple[PartNumber, ...]


class CountVoided(Event, name="stock_count.voided"):
    pass


StockCountEvent = CountPlanned | CountFrozen | CountEntered | CountApproved | CountPosted | CountVoided
