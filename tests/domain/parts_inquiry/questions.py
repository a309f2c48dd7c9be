"""Questions at the parts counter as tests begin with them."""

from __future__ import annotations

from decimal import Decimal

from domain.actors import Role
from domain.aggregates.parts_inquiry import PARTS_INQUIRY
from domain.aggregates.parts_inquiry.commands import (
    AskForParts,
    PartQuantity,
    PartsInquiryCommand,
    QuoteParts,
    facts_of,
)
from domain.aggregates.parts_inquiry.events import (
    PartsAsked,
    PartsInquiryEvent,
    PartsQuoted,
    QuotedPart,
    WantedPart,
)
from domain.aggregates.parts_inquiry.state import PartsInquiry
from domain.aggregates.parts_inquiry.words import InquiryKind
from domain.money import Money
from tests.support.scenario import Scenario, staff

CLERK = staff("pc01", Role.PARTS_CLERK)
ORDER, JOB = "work_order-1", "J1"
WANTED = (
    WantedPart(description="前保险杠", quantity=Decimal(1)),
    WantedPart(description="机油", quantity=Decimal("4.5"), part="OIL"),
)
Facts = dict[str, str | int | bool]
OIL: Facts = {**facts_of("OIL", ("V2", Money(fen=6_855)), Decimal("2.5"))}
BUMPER: Facts = {**facts_of("BUMPER", ("V1", Money(fen=120_000)), Decimal(0))}
UNPRICED: Facts = {**facts_of("BOLT", None, Decimal(9))}


def ask(
    kind: InquiryKind = InquiryKind.QUOTE, order: str | None = None, job: str | None = None
) -> AskForParts:
    return AskForParts(kind=kind, wanted=WANTED, order=order, job=job)


def asked(
    kind: InquiryKind = InquiryKind.QUOTE, order: str | None = None, job: str | None = None
) -> PartsAsked:
    return PartsAsked(kind=kind, order=order, job=job, wanted=WANTED)


def quote(*parts: str) -> QuoteParts:
    return QuoteParts(lines=tuple(PartQuantity(part=part, quantity=Decimal("4.5")) for part in parts))


def quoted(kind: InquiryKind = InquiryKind.QUOTE) -> PartsQuoted:
    """Four and a half of the oil."""
    oil = QuotedPart(
        part="OIL",
        quantity=Decimal("4.5"),
        unit_price=Money(fen=6_855),
        price_version="V2",
        amount=Money(fen=30_848),
        available=Decimal("2.5"),
    )
    return PartsQuoted(kind=kind, lines=(oil,), total=Money(fen=30_848))


def inquiry(*events: PartsInquiryEvent) -> Scenario[PartsInquiry, PartsInquiryCommand, PartsInquiryEvent]:
    return Scenario(PARTS_INQUIRY).given(*events)
