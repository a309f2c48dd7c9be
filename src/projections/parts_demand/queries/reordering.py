"""Which parts to order and how many, with everything that the proposal follows from."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import and_, bindparam, select, true

from domain.identifiers import PartNumber, StoreId
from domain.rules.parts import PartsRules, ReorderDays
from domain.rules.reordering import Pool, Succession, There, months_before, pooled, pools, propose
from projections.cells import number
from projections.engine.dbapi import Row
from projections.parts_demand.tables import MONTH, ON_ORDER, PART
from projections.views import Reads, View

_PARTS = select(PART).where(PART.c.store == bindparam("store")).order_by(PART.c.part)
_STORES = select(PART.c.store).distinct().order_by(PART.c.store)
_MONTHS = select(MONTH).where(
    and_(
        MONTH.c.store == bindparam("store"),
        MONTH.c.month >= bindparam("first"),
        MONTH.c.month <= bindparam("last"),
    )
)
_ON_ORDER = select(ON_ORDER).where(and_(ON_ORDER.c.store == bindparam("store"), ON_ORDER.c.issued == true()))
_NOTHING = Decimal(0)


class DemandMonth(View):
    """``demand`` = ``issued`` + ``lost``; None: the part was not known in this month."""

    month: str
    issued: Decimal | None
    lost: Decimal | None
    demand: Decimal | None


class ProposedLine(View):
    """A line of a purchase plan, as drafting one takes it."""

    part: PartNumber
    quantity: Decimal
    suggested: Decimal


class ReorderProposal(View):
    """``quantity`` fills ``position`` up to ``maximum``, in whole units, once it has fallen to ``minimum``.

    ``position`` = ``available`` + ``on_order`` - ``awaited``. ``days_basis``: whence the part's own days come, None
    for those of the rules. ``demand_of`` and ``stock_of``: the part and those whose place it has taken.
    """

    part: PartNumber
    title: str | None
    demand_of: tuple[PartNumber, ...]
    stock_of: tuple[PartNumber, ...]
    months: tuple[DemandMonth, ...]
    average: Decimal | None
    days: ReorderDays
    days_basis: str | None
    minimum: Decimal
    maximum: Decimal
    available: Decimal
    on_order: Decimal
    awaited: Decimal
    position: Decimal
    quantity: int
    last_cost_fen: int | None
    last_issue_day: date | None
    plan_line: ProposedLine | None
    """None where nothing is to be ordered."""


def reorder_proposals(reads: Reads, store: StoreId, day: date, rules: PartsRules) -> list[ReorderProposal]:
    """What should be ordered on this day, in order of the part numbers."""
    return [each for each in stock_positions(reads, store, day, rules) if each.quantity]


def stock_positions(reads: Reads, store: StoreId, day: date, rules: PartsRules) -> list[ReorderProposal]:
    """The same of every part, also where nothing is to be ordered."""
    months = months_before(day, rules.demand_months)
    parts = {str(row["part"]): row for row in reads.rows(_PARTS, store=store)}
    demands: dict[PartNumber, dict[str, Row]] = defaultdict(dict)
    for row in reads.rows(_MONTHS, store=store, first=months[0], last=months[-1]):
        demands[str(row["part"])][str(row["month"])] = row
    on_order: dict[PartNumber, Decimal] = defaultdict(Decimal)
    for row in reads.rows(_ON_ORDER, store=store):
        on_order[str(row["part"])] += Decimal(str(row["outstanding"]))
    successions = {
        part: Succession(str(row["superseded_by"]), bool(row["both_ways"]))
        for part, row in parts.items()
        if row["superseded_by"] is not None
    }
    return [
        _position(pool, parts, [_months(parts.get(part), demands[part], months) for part in pool.demand_of],
                  _there(pool, parts, on_order), rules)
        for pool in pools({*parts, *on_order}, successions)
    ]  # fmt: skip


def stores_with_parts(reads: Reads) -> list[StoreId]:
    return [str(row["store"]) for row in reads.rows(_STORES)]


def _months(part: Row | None, demand: Mapping[str, Row], months: Sequence[str]) -> list[DemandMonth]:
    """Months before the part was first there or asked for are blank; a month without demand afterwards is nought."""
    first = None if part is None or part["first_day"] is None else str(part["first_day"])[:7]
    return [_month(month, demand.get(month), known=first is not None and month >= first) for month in months]


def _month(month: str, row: Row | None, *, known: bool) -> DemandMonth:
    if not known:
        return DemandMonth(month=month, issued=None, lost=None, demand=None)
    issued = _NOTHING if row is None else Decimal(str(row["issued"]))
    lost = _NOTHING if row is None else Decimal(str(row["lost"]))
    return DemandMonth(month=month, issued=issued, lost=lost, demand=issued + lost)


def _there(pool: Pool, parts: Mapping[PartNumber, Row], on_order: Mapping[PartNumber, Decimal]) -> There:
    there = There()
    for part in pool.stock_of:
        row, coming = parts.get(part), on_order.get(part, _NOTHING)
        if row is None:
            there = there.plus(There(on_order=coming))
            continue
        good, reserved, awaited = (Decimal(str(row[name])) for name in ("good", "reserved", "awaited"))
        there = there.plus(There(good - reserved, coming, awaited))
    return there


def _position(
    pool: Pool,
    parts: Mapping[PartNumber, Row],
    by_part: Sequence[Sequence[DemandMonth]],
    there: There,
    rules: PartsRules,
) -> ReorderProposal:
    head = parts.get(pool.head, {})
    own = head.get("days_basis")
    days = rules.reorder if own is None else _own_days(head)
    months = _pooled_months(by_part)
    proposal = propose([month.demand for month in months], days, there)
    wanted = Decimal(proposal.quantity)
    return ReorderProposal(
        part=pool.head,
        title=None if head.get("title") is None else str(head["title"]),
        demand_of=pool.demand_of,
        stock_of=pool.stock_of,
        months=months,
        average=proposal.average,
        days=days,
        days_basis=None if own is None else str(own),
        minimum=proposal.minimum,
        maximum=proposal.maximum,
        available=there.available,
        on_order=there.on_order,
        awaited=there.awaited,
        position=there.position,
        quantity=proposal.quantity,
        last_cost_fen=None if head.get("last_cost_fen") is None else number(head["last_cost_fen"]),
        last_issue_day=None
        if head.get("last_issue_day") is None
        else date.fromisoformat(str(head["last_issue_day"])),
        plan_line=ProposedLine(part=pool.head, quantity=wanted, suggested=wanted) if wanted else None,
    )


def _own_days(head: Row) -> ReorderDays:
    return ReorderDays(
        safety_days=number(head["safety_days"]),
        order_cycle_days=number(head["order_cycle_days"]),
        lead_days=number(head["lead_days"]),
    )


def _pooled_months(by_part: Sequence[Sequence[DemandMonth]]) -> tuple[DemandMonth, ...]:
    sums = {
        name: pooled([[getattr(month, name) for month in months] for months in by_part])
        for name in ("issued", "lost", "demand")
    }
    return tuple(
        DemandMonth(month=month.month, issued=issued, lost=lost, demand=demand)
        for month, issued, lost, demand in zip(by_part[0], *sums.values(), strict=True)
    )
