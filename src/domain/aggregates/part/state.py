"""What is remembered of a part: its details, its prices with their approval, what took its place."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, assert_never

from domain.aggregates.part.events import (
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
)
from domain.aggregates.part.words import PriceStatus
from domain.envelope import Recorded
from domain.identifiers import LocalId, PartNumber, StaffId, StoreId
from domain.money import Money
from domain.parts import OldPartPolicy, UsageClass


class Details(NamedTuple):
    title: str
    unit: str
    old_part_policy: OldPartPolicy
    hazardous: bool


class PriceVersion(NamedTuple):
    version: LocalId
    price: Money
    valid_from: date
    proposed_by: StaffId
    status: PriceStatus = PriceStatus.PROPOSED

    @property
    def number(self) -> int:
        return int(self.version.lstrip("V"))


class StockLevel(NamedTuple):
    safety_days: int
    order_cycle_days: int
    lead_days: int
    basis: str


class Part(NamedTuple):
    """``store`` is None before the part is defined."""

    store: StoreId | None = None
    number: PartNumber | None = None
    details: Details | None = None
    serial_tracked: bool = False
    classes: Mapping[int, UsageClass] = {}
    level: StockLevel | None = None
    prices: Mapping[LocalId, PriceVersion] = {}
    successor: PartNumber | None = None
    both_ways: bool = False

    @property
    def defined(self) -> bool:
        return self.details is not None

    @property
    def next_version(self) -> LocalId:
        return f"V{len(self.prices) + 1}"


def in_effect(versions: Iterable[PriceVersion], day: date) -> PriceVersion | None:
    """Approved and begun by that day: the one that began last, of several the one proposed last."""
    begun = (each for each in versions if each.status is PriceStatus.APPROVED and each.valid_from <= day)
    return max(begun, key=lambda each: (each.valid_from, each.number), default=None)


def price_on(state: Part, day: date) -> tuple[LocalId, Money] | None:
    """The sales price of a day, with its version; None while no price is approved."""
    found = in_effect(state.prices.values(), day)
    return None if found is None else (found.version, found.price)


def evolve(state: Part, recorded: Recorded[PartEvent]) -> Part:
    event = recorded.event
    match event:
        case PartDefined():
            details = Details(event.title, event.unit, event.old_part_policy, event.hazardous)
            return Part(recorded.meta.store, event.part, details, event.serial_tracked)
        case PartDetailsChanged():
            return state._replace(details=_changed(state.details, event))
        case PartClassified(year=year, usage_class=usage_class):
            return state._replace(classes={**state.classes, year: usage_class})
        case StockLevelSet():
            level = StockLevel(event.safety_days, event.order_cycle_days, event.lead_days, event.basis)
            return state._replace(level=level)
        case OverstockFlagged():
            return state
        case PriceProposed():
            proposed = PriceVersion(event.version, event.price, event.valid_from, recorded.meta.actor.id)
            return _with(state, proposed)
        case PriceApproved(version=version):
            return _judged(state, version, PriceStatus.APPROVED)
        case PriceRejected(version=version):
            return _judged(state, version, PriceStatus.REJECTED)
        case PartSuperseded(by=by, both_ways=both_ways):
            return state._replace(successor=by, both_ways=both_ways)
        case _ as never:
            assert_never(never)


def _judged(state: Part, version: LocalId, status: PriceStatus) -> Part:
    """A price that nobody proposed leaves the state as it is: a fold never fails."""
    proposed = state.prices.get(version)
    return state if proposed is None else _with(state, proposed._replace(status=status))


def _with(state: Part, version: PriceVersion) -> Part:
    return state._replace(prices={**state.prices, version.version: version})


def _changed(details: Details | None, event: PartDetailsChanged) -> Details | None:
    if details is None:
        return None
    return Details(
        title=details.title if event.title is None else event.title,
        unit=details.unit if event.unit is None else event.unit,
        old_part_policy=details.old_part_policy if event.old_part_policy is None else event.old_part_policy,
        hazardous=details.hazardous if event.hazardous is None else event.hazardous,
    )
