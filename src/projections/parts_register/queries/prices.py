"""Prices of parts: what holds, what was, what waits for a decision."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from sqlalchemy import and_, bindparam, select

from domain.aggregates.part.state import PriceVersion, in_effect
from domain.aggregates.part.words import PriceStatus
from domain.identifiers import LocalId, PartNumber, StaffId, StoreId
from domain.money import Money
from domain.reasons import ReasonCode
from projections.cells import number, word
from projections.engine.dbapi import Row
from projections.parts_register.tables import PART, PRICE
from projections.views import Reads, View

_OF_STORE = PRICE.c.store == bindparam("store")
_BETWEEN = select(PRICE).where(
    and_(_OF_STORE, PRICE.c.part >= bindparam("first"), PRICE.c.part <= bindparam("last"))
)
_PROPOSED = (
    select(PRICE, PART.c.title)
    .join(PART, and_(PART.c.store == PRICE.c.store, PART.c.part == PRICE.c.part))
    .where(and_(_OF_STORE, PRICE.c.status == PriceStatus.PROPOSED.value))
    .order_by(PRICE.c.proposed_at, PRICE.c.part, PRICE.c.version)
)


class PriceEntry(View):
    """One version. ``reason`` says why it was rejected."""

    version: LocalId
    price_fen: int
    valid_from: date
    basis: str
    status: PriceStatus
    proposed_by: StaffId
    proposed_at: datetime
    decided_by: StaffId | None
    decided_at: datetime | None
    reason: ReasonCode | None


class PriceProposal(View):
    """Waits for the company's approval; ``current_fen`` is what the part is sold for today."""

    part: PartNumber
    title: str
    version: LocalId
    price_fen: int
    current_fen: int | None
    valid_from: date
    basis: str
    proposed_by: StaffId
    proposed_at: datetime


def prices_between(
    reads: Reads, store: StoreId, first: PartNumber, last: PartNumber
) -> Mapping[PartNumber, list[Row]]:
    """Versions of the parts from ``first`` to ``last``, in order of their numbers."""
    prices: dict[PartNumber, list[Row]] = defaultdict(list)
    for row in reads.rows(_BETWEEN, store=store, first=first, last=last):
        prices[str(row["part"])].append(row)
    return {part: sorted(rows, key=lambda row: _version(row).number) for part, rows in prices.items()}


def holding(prices: Iterable[Row], day: date) -> Row | None:
    """The version that holds on a day, by the rule that decisions go by."""
    by_version = {str(row["version"]): row for row in prices}
    found = in_effect((_version(row) for row in by_version.values()), day)
    return None if found is None else by_version[found.version]


def price_proposals(reads: Reads, store: StoreId, day: date) -> list[PriceProposal]:
    """The oldest first."""
    proposed = reads.rows(_PROPOSED, store=store)
    parts = sorted({str(row["part"]) for row in proposed})
    prices = prices_between(reads, store, parts[0], parts[-1]) if parts else {}
    proposals = []
    for row in proposed:
        current = holding(prices[str(row["part"])], day)
        proposals.append(
            PriceProposal.model_validate({**row, "current_fen": current and current["price_fen"]})
        )
    return proposals


def _version(row: Row) -> PriceVersion:
    return PriceVersion(
        version=str(row["version"]),
        price=Money(fen=number(row["price_fen"])),
        valid_from=date.fromisoformat(str(row["valid_from"])),
        proposed_by=str(row["proposed_by"]),
        status=word(PriceStatus, row["status"]),
    )
