"""A year of the parts department: targets beside what was reached, and what the manufacturer was told."""

from datetime import datetime

from sqlalchemy import Select, Table, and_, bindparam, select

from domain.actors import Role
from domain.aggregates.parts_year.words import MarketInfoKind, YearTarget
from domain.identifiers import StaffId, StoreId
from projections.cells import number
from projections.engine.dbapi import Row, Value
from projections.parts_register.tables import BILL, ISSUE, MARKET_INFO, RECEIPT, TARGET
from projections.views import Reads, View


def _in_year(table: Table, amount: str, day: str) -> Select[tuple[Value, ...]]:
    """Amounts that fall into a year by that column."""
    return select(table.c[amount].label("fen")).where(
        and_(
            table.c.store == bindparam("store"),
            table.c[day] >= bindparam("first"),
            table.c[day] <= bindparam("last"),
        )
    )


_TARGETS = select(TARGET).where(
    and_(TARGET.c.store == bindparam("store"), TARGET.c.year == bindparam("year"))
)
_INFO = (
    select(MARKET_INFO)
    .where(and_(MARKET_INFO.c.store == bindparam("store"), MARKET_INFO.c.year == bindparam("year")))
    .order_by(MARKET_INFO.c.stream, MARKET_INFO.c.version)
)
_PURCHASES = _in_year(RECEIPT, "value_fen", "day")
_SETTLED = _in_year(BILL, "material_fen", "settled_day")
_REVERSED = _in_year(BILL, "material_fen", "reversed_day")
_ISSUED = _in_year(ISSUE, "cost_fen", "day")


class TargetLine(View):
    """``actual_fen`` as of now: received at invoice prices, or earned with parts.

    ``proposed_*`` and ``basis`` are of a proposal that waits for the other side.
    """

    target: YearTarget
    agreed_fen: int | None = None
    agreed_by: StaffId | None = None
    agreed_at: datetime | None = None
    proposed_fen: int | None = None
    basis: str | None = None
    proposed_by: StaffId | None = None
    proposed_role: Role | None = None
    proposed_at: datetime | None = None
    actual_fen: int


class SentInfo(View):
    kind: MarketInfoKind
    document: str
    by: StaffId
    at: datetime


class PartsYearSheet(View):
    """The profit with parts is what was billed for them less what the parts that were issued had cost.

    ``billed_fen``: on settled bills after discounts, as customers pay it, less reversals. ``cost_fen``: by the cost of
    the lots that were issued, less what came back.
    """

    year: int
    targets: tuple[TargetLine, ...]
    billed_fen: int
    cost_fen: int
    market_info: tuple[SentInfo, ...]


def year_sheet(reads: Reads, store: StoreId, year: int) -> PartsYearSheet:
    """Both targets, set or not."""
    known = {row["target"]: row for row in reads.rows(_TARGETS, store=store, year=year)}
    billed = _sum(reads, _SETTLED, store, year) - _sum(reads, _REVERSED, store, year)
    cost = _sum(reads, _ISSUED, store, year)
    reached = {
        YearTarget.PURCHASES: _sum(reads, _PURCHASES, store, year),
        YearTarget.PROFIT: billed - cost,
    }
    return PartsYearSheet(
        year=year,
        targets=tuple(_target(target, known.get(target.value, {}), reached[target]) for target in YearTarget),
        billed_fen=billed,
        cost_fen=cost,
        market_info=tuple(SentInfo.model_validate(row) for row in reads.rows(_INFO, store=store, year=year)),
    )


def _target(target: YearTarget, row: Row, actual_fen: int) -> TargetLine:
    return TargetLine.model_validate({**row, "target": target, "actual_fen": actual_fen})


def _sum(reads: Reads, amounts: Select[tuple[Value, ...]], store: StoreId, year: int) -> int:
    rows = reads.rows(amounts, store=store, first=f"{year}-01-01", last=f"{year}-12-31")
    return sum(number(row["fen"]) for row in rows)
