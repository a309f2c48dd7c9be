"""What may be asked of a count. The book and the movements come from the shelves, never from a person."""

from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from domain.aggregates.stock_count.events import Parts
from domain.command import Command
from domain.identifiers import PartNumber
from domain.money import Money
from domain.parts import Amount
from domain.reasons import ReasonInput
from domain.text import ShortText


class ShelfNow(BaseModel):
    """What the book of a shelf says at this moment; ``version`` is its last event."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    part: PartNumber
    on_hand: Decimal
    version: int
    unit_cost: Money


class PlanCount(Command, name="stock_count.plan", creates=True):
    """Each part once."""

    title: ShortText
    parts: Parts


class FreezeCount(Command, name="stock_count.freeze"):
    """From now on the parts are counted against the book of this moment; the shelves stay open."""


class FreezeBooks(Command, name="stock_count.freeze_books"):
    """Given with what the shelves say when a count is frozen, in the order of its parts."""

    shelves: Annotated[tuple[ShelfNow, ...], Field(min_length=1, max_length=200)]


class EnterCount(Command, name="stock_count.enter"):
    """What lies in the bin, and what its card says if it was read. The last entry of a part counts."""

    part: PartNumber
    counted: Amount
    card: Amount | None = None


class EnterAgainstBook(Command, name="stock_count.enter_against_book"):
    """Given with what the shelf says when a part's count is entered."""

    counted: Amount
    card: Amount | None
    shelf: ShelfNow


class ApproveCount(Command, name="stock_count.approve"):
    """Every part is counted, and the differences may be booked. Never by anybody who counted."""


class PostCount(Command, name="stock_count.post"):
    """Book the differences: all of them at once, each on its shelf."""


class VoidCount(Command, name="stock_count.void"):
    reason: ReasonInput


StockCountCommand = (
    PlanCount
    | FreezeCount
    | FreezeBooks
    | EnterCount
    | EnterAgainstBook
    | ApproveCount
    | PostCount
    | VoidCount
)
