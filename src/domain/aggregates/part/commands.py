"""What may be asked of a part's master data and prices, and the answers."""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from domain.aggregates.part import refusals
from domain.aggregates.part.events import (
    Days,
    OverstockFlagged,
    PartClassified,
    PartDefined,
    PartDetailsChanged,
    PartEvent,
    PartSuperseded,
    PriceApproved,
    PriceProposed,
    PriceRejected,
    StockLevelSet,
    Year,
)
from domain.aggregates.part.state import Details, Part, PriceVersion, StockLevel
from domain.aggregates.part.words import PriceStatus
from domain.command import Command
from domain.decider import Frame
from domain.errors import Invalid, NotFound, Refused
from domain.identifiers import LocalId, PartNumber
from domain.money import Money
from domain.parts import OldPartPolicy, UsageClass, part_id
from domain.reasons import ReasonInput
from domain.rules.calendar import business_date
from domain.text import ShortText


class DefinePart(Command, name="part.define", creates=True):
    """``serial_tracked``: every piece is known by its number; this cannot be changed later."""

    part: PartNumber
    title: ShortText
    unit: ShortText
    serial_tracked: bool
    old_part_policy: OldPartPolicy
    hazardous: bool = False


class ChangePartDetails(Command, name="part.change_details"):
    """What is left out stays as it was."""

    title: ShortText | None = None
    unit: ShortText | None = None
    old_part_policy: OldPartPolicy | None = None
    hazardous: bool | None = None


class ClassifyPart(Command, name="part.classify"):
    year: Year
    usage_class: UsageClass


class SetStockLevel(Command, name="part.set_stock_level"):
    """Days of demand that the shelf shall cover; ``basis`` names the maker's requirement or the need of the market."""

    safety_days: Days
    order_cycle_days: Days
    lead_days: Days
    basis: ShortText


class FlagOverstock(Command, name="part.flag_overstock"):
    """``measure``: what is done about it; only what is in stock can be too much."""

    measure: ShortText


class ProposePrice(Command, name="part.propose_price"):
    price: Money
    valid_from: date
    basis: ShortText


class ApprovePrice(Command, name="part.approve_price"):
    """By another person than the one who proposed it."""

    version: LocalId


class RejectPrice(Command, name="part.reject_price"):
    version: LocalId
    reason: ReasonInput


class SupersedePart(Command, name="part.supersede"):
    """``by`` takes its place; what waits for this part waits for that one. ``both_ways``: either may stand in."""

    by: PartNumber
    both_ways: bool = False


PartCommand = (
    DefinePart
    | ChangePartDetails
    | ClassifyPart
    | SetStockLevel
    | FlagOverstock
    | ProposePrice
    | ApprovePrice
    | RejectPrice
    | SupersedePart
)


def decide(state: Part, command: PartCommand, frame: Frame) -> Sequence[PartEvent]:
    if isinstance(command, DefinePart):
        return [_defined(state, command, frame)]
    if state.number is None or state.details is None:
        raise Refused(refusals.NOT_DEFINED)
    part = state.number
    match command:
        case ChangePartDetails():
            return [_details_changed(part, state.details, command)]
        case ClassifyPart(year=year, usage_class=usage_class):
            _refuse_unchanged(state.classes.get(year) is usage_class)
            return [PartClassified(part=part, year=year, usage_class=usage_class)]
        case SetStockLevel():
            _refuse_unchanged(state.level == StockLevel(**command.model_dump()))
            return [StockLevelSet(part=part, **command.model_dump())]
        case FlagOverstock(measure=measure):
            if not frame.known.get("on_hand", False):
                raise Refused(refusals.NO_STOCK)
            return [OverstockFlagged(part=part, measure=measure)]
        case ProposePrice():
            return [_price_proposed(state, part, command, frame)]
        case ApprovePrice(version=version):
            price = _decidable(state, version, frame)
            return [PriceApproved(part=part, version=version, price=price.price, valid_from=price.valid_from)]
        case RejectPrice(version=version):
            _decidable(state, version, frame)
            return [PriceRejected(part=part, version=version)]
        case SupersedePart():
            return [_superseded(state, part, command, frame)]
        case _:
            assert_never(command)


def _defined(state: Part, command: DefinePart, frame: Frame) -> PartDefined:
    expected = part_id(frame.store, command.part)
    if frame.stream != expected:
        raise Invalid(refusals.WRONG_STREAM, expected=expected)
    if state.defined:
        raise Refused(refusals.ALREADY_DEFINED, part=command.part)
    return PartDefined(**command.model_dump())


def _details_changed(part: PartNumber, details: Details, command: ChangePartDetails) -> PartDetailsChanged:
    wanted = {name: value for name, value in command.model_dump().items() if value is not None}
    _refuse_unchanged(details == details._replace(**wanted))
    return PartDetailsChanged(part=part, **wanted)


def _refuse_unchanged(unchanged: bool) -> None:
    if unchanged:
        raise Refused(refusals.NOTHING_CHANGED)


def _price_proposed(state: Part, part: PartNumber, command: ProposePrice, frame: Frame) -> PriceProposed:
    if command.price.fen <= 0:
        raise Invalid(refusals.NO_PRICE)
    today = business_date(frame.rules.calendar, frame.at)
    if command.valid_from < today:
        raise Refused(refusals.BACKDATED, today=today.isoformat())
    return PriceProposed(
        part=part,
        version=state.next_version,
        price=command.price,
        valid_from=command.valid_from,
        basis=command.basis,
    )


def _decidable(state: Part, version: LocalId, frame: Frame) -> PriceVersion:
    proposed = state.prices.get(version)
    if proposed is None:
        raise NotFound(refusals.NO_SUCH_VERSION, version=version)
    if proposed.status is not PriceStatus.PROPOSED:
        raise Refused(refusals.DECIDED_ALREADY, version=version)
    if proposed.proposed_by == frame.actor.id:
        raise Refused(refusals.OWN_PROPOSAL)
    return proposed


def _superseded(state: Part, part: PartNumber, command: SupersedePart, frame: Frame) -> PartSuperseded:
    """``successor_defined`` and ``leads_back`` are known of the part that takes over."""
    if command.by == part:
        raise Invalid(refusals.BY_ITSELF)
    if state.successor is not None:
        raise Refused(refusals.SUPERSEDED_ALREADY, by=state.successor)
    if not frame.known.get("successor_defined", False):
        raise Refused(refusals.SUCCESSOR_NOT_DEFINED, by=command.by)
    if frame.known.get("leads_back", False):
        raise Refused(refusals.LEADS_BACK, by=command.by)
    return PartSuperseded(part=part, by=command.by, both_ways=command.both_ways)
