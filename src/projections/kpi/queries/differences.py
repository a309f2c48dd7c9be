"""Which figures two copies of the read model show differently, and by which entries."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, func, select

from domain.identifiers import StoreId
from projections.days import days, of_days
from projections.engine.columns import json_text
from projections.engine.dbapi import Row
from projections.kpi.catalogue import KPIS
from projections.kpi.cells import items
from projections.kpi.entry import Entry, read
from projections.kpi.periods import Period, months
from projections.kpi.queries.figures import figures
from projections.kpi.queries.values import FigureValue
from projections.kpi.tables import FIGURE, MEASURE
from projections.views import Reads

_MEASURES = of_days(MEASURE)
_STORES = select(FIGURE.c.store).distinct().order_by(FIGURE.c.store)
_RANGE = select(func.min(FIGURE.c.day).label("first"), func.max(FIGURE.c.day).label("last")).where(
    FIGURE.c.store == bindparam("store")
)


@dataclass(frozen=True, slots=True)
class EntryChange:
    """``before`` None: the entry is new; ``after`` None: it is gone. ``day`` is its business day, ISO."""

    case: str
    day: str
    kpi: str
    subject: str
    before: Entry | None
    after: Entry | None


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure of a store and a period (a month, or the part of it that was looked at)."""

    store: StoreId
    period: Period
    before: FigureValue
    after: FigureValue
    changes: tuple[EntryChange, ...]

    @property
    def kpi(self) -> str:
        return self.after.kpi


def stores_with_figures(reads: Reads) -> list[StoreId]:
    return [str(row["store"]) for row in reads.rows(_STORES)]


def range_of_figures(reads: Reads, store: StoreId) -> Period | None:
    """From the first business day with a figure to the last; None where there is none."""
    row = reads.row(_RANGE, store=store)
    if row is None or row["first"] is None:
        return None
    return Period(date.fromisoformat(str(row["first"])), date.fromisoformat(str(row["last"])))


def figure_changes(
    before: Reads, after: Reads, store: StoreId, period: Period, today: date
) -> list[FigureChange]:
    """In order of months and of the catalogue. Entries are held in memory a month at a time."""
    return [change for month in months(period) for change in _of_month(before, after, store, month, today)]


def _of_month(
    before: Reads, after: Reads, store: StoreId, month: Period, today: date
) -> Iterator[FigureChange]:
    by_kpi: dict[str, list[EntryChange]] = defaultdict(list)
    for change in _entry_changes(before, after, store, month, today.isoformat()):
        by_kpi[change.kpi].append(change)
    kpis = [kpi for kpi in KPIS if kpi.id in by_kpi or (kpi.enabled and kpi.combining.reaches_back)]
    values = [
        figures(reads, store, month.first, month.last, today=today, kpis=kpis) for reads in (before, after)
    ]
    for kpi, former, now in zip(kpis, *values, strict=True):
        # what reaches back may have changed by an entry of a month before
        if kpi.id in by_kpi or former != now:
            yield FigureChange(store, month, former, now, tuple(by_kpi.get(kpi.id, ())))


def _entry_changes(
    before: Reads, after: Reads, store: StoreId, month: Period, today: str
) -> Iterator[EntryChange]:
    params = days(store, month.first, month.last)
    former, now = (
        {(str(row["case"]), str(row["day"])): row for row in reads.rows(_MEASURES, **params)}
        for reads in (before, after)
    )
    for key in sorted(former.keys() | now.keys()):
        entries = [_entries(rows.get(key), today) for rows in (former, now)]
        if entries[0] != entries[1]:
            yield from _of_case(*key, *entries)


def _entries(row: Row | None, today: str) -> list[Entry]:
    return [] if row is None else [_as_seen(read(stored), today) for stored in items(row["entries"])]


def _as_seen(entry: Entry, today: str) -> Entry:
    """A window that has closed is no longer of interest, whenever that was."""
    closed = entry.open_until is not None and entry.open_until < today
    return entry._replace(open_until=None) if closed else entry


def _of_case(case: str, day: str, before: Sequence[Entry], after: Sequence[Entry]) -> Iterator[EntryChange]:
    """Entries of the same subject in the same place are the same entry; whatever else they say has changed."""
    places: dict[tuple[str, str, str], tuple[list[Entry], list[Entry]]] = defaultdict(lambda: ([], []))
    for side, entries in enumerate((before, after)):
        for entry in entries:
            places[entry.kpi, entry.subject, json_text(dict(entry.by))][side].append(entry)
    for (kpi, subject, _), (former, now) in sorted(places.items()):
        for i in range(max(len(former), len(now))):
            was = former[i] if i < len(former) else None
            is_now = now[i] if i < len(now) else None
            if was != is_now:
                yield EntryChange(case, day, kpi, subject, was, is_now)
