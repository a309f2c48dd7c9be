"""Everything that some business days of a store are made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, or_, select

from domain.identifiers import StoreId
from projections.days import days, of_days
from projections.engine.dbapi import Row
from projections.kpi.cells import items
from projections.kpi.entry import Entry, read
from projections.kpi.tables import MEASURE
from projections.views import Reads

_OF_DAYS = of_days(MEASURE)


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with the case that brings it and the business day (ISO) it belongs to."""

    case: str
    day: str
    entry: Entry


def entries(reads: Reads, store: StoreId, first: date, last: date) -> list[Placed]:
    """Of these business days, both included, in order of days and cases."""
    return list(_placed(reads.rows(_OF_DAYS, **days(store, first, last))))


def entries_until(reads: Reads, store: StoreId, last: date, kpis: Sequence[str]) -> list[Placed]:
    """Of every business day up to this one, where one of these figures has a part in it."""
    return list(_placed(reads.rows(_naming(tuple(kpis)), store=store, last=last.isoformat())))


@cache
def _naming(kpis: tuple[str, ...]) -> Select[Any]:
    """An entry begins with its figure, which the database finds sooner than entries are read."""
    named = or_(*(MEASURE.c.entries.contains(f'["{kpi}",') for kpi in kpis))
    return (
        select(MEASURE)
        .where(MEASURE.c.store == bindparam("store"), MEASURE.c.day <= bindparam("last"), named)
        .order_by(MEASURE.c.day, MEASURE.c.case)
    )


def _placed(rows: list[Row]) -> Iterator[Placed]:
    for row in rows:
        case, day = str(row["case"]), str(row["day"])
        yield from (Placed(case, day, read(stored)) for stored in items(row["entries"]))
