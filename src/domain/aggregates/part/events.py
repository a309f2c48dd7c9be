"""What can happen to a part's master data and prices."""

from datetime import date
from typing import Annotated

from pydantic import Field

from domain.event import Event
from domain.identifiers import LocalId, PartNumber
from domain.money import Money
from domain.parts import OldPartPolicy, UsageClass
from domain.text import ShortText

Year = Annotated[int, Field(ge=2000, le=2100)]
Days = Annotated[int, Field(ge=0, le=1000)]


class PartDefined(Event, name="part.defined"):
    """``serial_tracked``: every piece is known by its number, from receipt to car."""

    part: PartNumber
    title: ShortText
    unit: ShortText
    serial_tracked: bool
    old_part_policy: OldPartPolicy
    hazardous: bool = False


class PartDetailsChanged(Event, name="part.details_changed"):
    """None: as it was."""

    part: PartNumber
    title: ShortText | None = None
    unit: ShortText | None = None
    old_part_policy: OldPartPolicy | None = None
    hazardous: bool | None = None


class PartClassified(Event, name="part.classified"):
    part: PartNumber
    year: Year
    usage_class: UsageClass


class StockLevelSet(Event, name="part.stock_level_set"):
    """Days of demand that the reorder rule covers for this part, instead of the rule set's."""

    part: PartNumber
    safety_days: Days
    order_cycle_days: Days
    lead_days: Days
    basis: ShortText


class OverstockFlagged(Event, name="part.overstock_flagged"):
    part: PartNumber
    measure: ShortText


class PriceProposed(Event, name="part.price_proposed"):
    part: PartNumber
    version: LocalId
    price: Money
    valid_from: date
    basis: ShortText


class PriceApproved(Event, name="part.price_approved"):
    part: PartNumber
    version: LocalId
    price: Money
    valid_from: date


class PriceRejected(Event, name="part.price_rejected"):
    part: PartNumber
    version: LocalId


class PartSuperseded(Event, name="part.superseded"):
    """``by`` takes its place. ``both_ways``: each may stand in for the other, so that demand is pooled both ways."""

    part: PartNumber
    by: PartNumber
    both_ways: bool


PartEvent = (
    PartDefined
    | PartDetailsChanged
    | PartClassified
    | StockLevelSet
    | OverstockFlagged
    | PriceProposed
    | PriceApproved
    | PriceRejected
    | PartSuperseded
)
