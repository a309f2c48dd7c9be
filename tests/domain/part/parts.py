"""One part as its tests begin with it."""

from __future__ import annotations

from datetime import date, timedelta

from domain.actors import Role
from domain.aggregates.part import PART
from domain.aggregates.part.commands import PartCommand, ProposePrice
from domain.aggregates.part.events import PartDefined, PartEvent, PriceApproved, PriceProposed, PriceRejected
from domain.aggregates.part.state import Part
from domain.money import Money
from domain.parts import OldPartPolicy, part_id
from tests.support.scenario import DAY, STORE, Scenario, at, clock, staff

SUPERVISOR = staff("ps01", Role.PARTS_SUPERVISOR)
CLERK = staff("pc01", Role.PARTS_CLERK)
MANAGER = staff("am01", Role.AFTER_SALES_MANAGER)

NUMBER = "OIL-5W30"
DEFINED = PartDefined(
    part=NUMBER, title="机油", unit="升", serial_tracked=False, old_part_policy=OldPartPolicy.SCRAP
)


def in_days(days: int) -> date:
    return DAY + timedelta(days=days)


def propose(fen: int, days: int = 0) -> ProposePrice:
    return ProposePrice(price=Money(fen=fen), valid_from=in_days(days), basis="厂家指导价")


def proposed(version: str, fen: int, days: int = 0) -> PriceProposed:
    return PriceProposed(
        part=NUMBER, version=version, price=Money(fen=fen), valid_from=in_days(days), basis="厂家指导价"
    )


def approved(version: str, fen: int, days: int = 0) -> PriceApproved:
    return PriceApproved(part=NUMBER, version=version, price=Money(fen=fen), valid_from=in_days(days))


def rejected(version: str) -> PriceRejected:
    return PriceRejected(part=NUMBER, version=version)


def part(*events: PartEvent, stream: str = part_id(STORE, NUMBER)) -> Scenario[Part, PartCommand, PartEvent]:
    """Defined by the supervisor, with what the supervisor did since; the approver is another person."""
    scenario = Scenario(PART, stream)
    for event in events:
        by = MANAGER if isinstance(event, PriceApproved | PriceRejected) else SUPERVISOR
        scenario.given(at(clock(8), event, by=by))
    return scenario
