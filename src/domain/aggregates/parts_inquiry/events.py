"""What can happen to a question at the parts counter: asked, answered, ordered for, closed."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from domain.aggregates.parts_inquiry.words import InquiryKind
from domain.event import Event
from domain.identifiers import LocalId, PartNumber, StreamId
from domain.money import Money
from domain.parts import Amount
from domain.quantities import Quantity
from domain.text import ShortText


class WantedPart(BaseModel):
    """``part`` is None while nobody has found the number."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    description: ShortText
    quantity: Quantity
    part: PartNumber | None = None


class QuotedPart(BaseModel):
    """``available`` on the shelf when the answer was given; ``price_version`` of the approved price list."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    part: PartNumber
    quantity: Quantity
    unit_price: Money
    price_version: LocalId
    amount: Money
    available: Amount


class PartsAsked(Event, name="parts_inquiry.asked"):
    kind: InquiryKind
    order: StreamId | None
    job: LocalId | None
    wanted: Annotated[tuple[WantedPart, ...], Field(min_length=1, max_length=200)]


class PartsQuoted(Event, name="parts_inquiry.quoted"):
    kind: InquiryKind
    lines: Annotated[tuple[QuotedPart, ...], Field(min_length=1, max_length=200)]
    total: Money


class SpecialPartOrdered(Event, name="parts_inquiry.special_part_ordered"):
    part: PartNumber
    purchase_order: StreamId


class InquiryClosed(Event, name="parts_inquiry.closed"):
    pass


PartsInquiryEvent = PartsAsked | PartsQuoted | SpecialPartOrdered | InquiryClosed
