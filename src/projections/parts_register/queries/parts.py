"""The part master: found by number or title, and everything about one part."""

from datetime import date, datetime

from sqlalchemy import and_, bindparam, select

from domain.aggregates.part.state import StockLevel
from domain.identifiers import LocalId, PartNumber, StaffId, StoreId
from domain.parts import OldPartPolicy, UsageClass
from projections.cells import number
from projections.engine.dbapi import Row
from projections.parts_register.queries.prices import PriceEntry, holding, prices_between
from projections.parts_register.queries.searching import pattern
from projections.parts_register.tables import CLASS, OVERSTOCK, PART
from projections.views import Reads, View

_FOUND = (
    select(PART)
    .where(
        and_(
            PART.c.store == bindparam("store"),
            PART.c.part > bindparam("after"),
            PART.c.searched.like(bindparam("pattern"), escape="/"),
        )
    )
    .order_by(PART.c.part)
    .limit(bindparam("limit"))
)
_CLASSES = select(CLASS).where(
    and_(
        CLASS.c.store == bindparam("store"),
        CLASS.c.part >= bindparam("first"),
        CLASS.c.part <= bindparam("last"),
    )
)
_CLASSES_OF_YEAR = (
    select(CLASS, PART.c.title)
    .join(PART, and_(PART.c.store == CLASS.c.store, PART.c.part == CLASS.c.part))
    .where(and_(CLASS.c.store == bindparam("store"), CLASS.c.year == bindparam("year")))
    .order_by(CLASS.c.part)
)
_ONE = select(PART).where(and_(PART.c.store == bindparam("store"), PART.c.part == bindparam("part")))
_REPLACED = (
    select(PART.c.part)
    .where(and_(PART.c.store == bindparam("store"), PART.c.successor == bindparam("part")))
    .order_by(PART.c.part)
)
_FLAGS = (
    select(OVERSTOCK)
    .where(and_(OVERSTOCK.c.store == bindparam("store"), OVERSTOCK.c.part == bindparam("part")))
    .order_by(OVERSTOCK.c.version)
)
_ALL_FLAGS = (
    select(OVERSTOCK, PART.c.title)
    .join(PART, and_(PART.c.store == OVERSTOCK.c.store, PART.c.part == OVERSTOCK.c.part))
    .where(OVERSTOCK.c.store == bindparam("store"))
    .order_by(OVERSTOCK.c.part, OVERSTOCK.c.version)
)


class PartLine(View):
    """``usage_class`` of the running year; ``price_fen`` as approved and in effect."""

    part: PartNumber
    title: str
    unit: str
    serial_tracked: bool
    hazardous: bool
    old_part_policy: OldPartPolicy
    usage_class: UsageClass | None
    price_fen: int | None
    price_version: LocalId | None
    successor: PartNumber | None
    both_ways: bool


class YearClass(View):
    year: int
    usage_class: UsageClass
    by: StaffId
    at: datetime


class ClassLine(View):
    """A line of a year's class list."""

    part: PartNumber
    title: str
    usage_class: UsageClass
    by: StaffId
    at: datetime


class OverstockFlag(View):
    measure: str
    by: StaffId
    at: datetime


class OverstockLine(OverstockFlag):
    part: PartNumber
    title: str
    number: int


class PartSheet(View):
    """``taken_over_by`` is the chain of successors, the last of which is current; ``replaces`` are those before it."""

    line: PartLine
    level: StockLevel | None
    classes: tuple[YearClass, ...]
    prices: tuple[PriceEntry, ...]
    overstock: tuple[OverstockFlag, ...]
    taken_over_by: tuple[PartNumber, ...]
    replaces: tuple[PartNumber, ...]


def find_parts(
    reads: Reads, store: StoreId, search: str, day: date, *, after: PartNumber = "", limit: int
) -> list[PartLine]:
    """Parts with ``search`` in number or title, in order of their numbers."""
    rows = reads.rows(_FOUND, store=store, after=after, pattern=pattern(search), limit=limit)
    return _lines(reads, store, rows, day)


def part_sheet(reads: Reads, store: StoreId, part: PartNumber, day: date) -> PartSheet | None:
    row = reads.row(_ONE, store=store, part=part)
    if row is None:
        return None
    [line] = _lines(reads, store, [row], day)
    classes = [
        YearClass.model_validate(each) for each in reads.rows(_CLASSES, store=store, first=part, last=part)
    ]
    prices = prices_between(reads, store, part, part).get(part, [])
    return PartSheet(
        line=line,
        level=_level(row),
        classes=tuple(sorted(classes, key=lambda each: each.year)),
        prices=tuple(PriceEntry.model_validate(each) for each in prices),
        overstock=tuple(
            OverstockFlag.model_validate(flag) for flag in reads.rows(_FLAGS, store=store, part=part)
        ),
        taken_over_by=_successors(reads, store, row),
        replaces=tuple(str(each["part"]) for each in reads.rows(_REPLACED, store=store, part=part)),
    )


def class_list(reads: Reads, store: StoreId, year: int) -> list[ClassLine]:
    return [ClassLine.model_validate(row) for row in reads.rows(_CLASSES_OF_YEAR, store=store, year=year)]


def overstock_flags(reads: Reads, store: StoreId) -> list[OverstockLine]:
    """Every flag with its measure; ``number`` tells flags of one part apart."""
    return [
        OverstockLine.model_validate({**row, "number": row["version"]})
        for row in reads.rows(_ALL_FLAGS, store=store)
    ]


def _lines(reads: Reads, store: StoreId, rows: list[Row], day: date) -> list[PartLine]:
    if not rows:
        return []
    first, last = str(rows[0]["part"]), str(rows[-1]["part"])
    prices = prices_between(reads, store, first, last)
    classes = {
        row["part"]: row["usage_class"]
        for row in reads.rows(_CLASSES, store=store, first=first, last=last)
        if row["year"] == day.year
    }
    lines = []
    for row in rows:
        price = holding(prices.get(str(row["part"]), ()), day)
        lines.append(
            PartLine.model_validate(
                {
                    **row,
                    "usage_class": classes.get(row["part"]),
                    "price_fen": price and price["price_fen"],
                    "price_version": price and price["version"],
                }
            )
        )
    return lines


def _level(row: Row) -> StockLevel | None:
    if row["level_basis"] is None:
        return None
    return StockLevel(
        safety_days=number(row["safety_days"]),
        order_cycle_days=number(row["order_cycle_days"]),
        lead_days=number(row["lead_days"]),
        basis=str(row["level_basis"]),
    )


def _successors(reads: Reads, store: StoreId, row: Row) -> tuple[PartNumber, ...]:
    """Stops where it has been before."""
    chain: list[PartNumber] = []
    successor = row["successor"]
    while successor is not None and successor not in (row["part"], *chain):
        chain.append(str(successor))
        following = reads.row(_ONE, store=store, part=successor)
        successor = following["successor"] if following else None
    return tuple(chain)
