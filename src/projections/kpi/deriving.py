"""From facts and rules to measures and day sums: what a case brings to each figure, made anew when it has changed."""

from collections.abc import Callable, Iterable
from operator import add, sub
from typing import Any, TypeVar

from domain.rules.kpi import Inclusion
from domain.rules.timetable import RuleTimetable
from projections.engine.columns import json_text
from projections.engine.projection import Derivation, Summary
from projections.engine.rows import Rows
from projections.engine.table_sql import Key
from projections.kpi.catalogue import BY_BAY_DAY, BY_REPORTED, BY_TECHNICIAN_DAY, BY_VISIT
from projections.kpi.cells import items
from projections.kpi.definition import Parts
from projections.kpi.entry import written
from projections.kpi.reading_cases import bay_day_case, reported_month, technician_day_case, visit_case
from projections.kpi.rules import CaseRules
from projections.kpi.tables import BAY_DAY, FIGURE, MEASURE, ORDER, REPORTED, TECHNICIAN_DAY, VISIT

CaseT = TypeVar("CaseT")
EntriesByDay = dict[str, list[list[Any]]]
Sums = dict[str, tuple[int, ...]]
"""By figure, in the order of the columns of ``FIGURE``: numerator, denominator, how many entries of each standing."""

_COUNTED = Inclusion.COUNTED.value
_NOT_COUNTED = {Inclusion.SEPARATE.value: (0, 0, 0, 1, 0), Inclusion.EXCLUDED.value: (0, 0, 0, 0, 1)}
_NOTHING = (0, 0, 0, 0, 0)
_VISITS = ("visit", "original")


def _order(rows: Rows, key: Key) -> None:
    """Makes figures of its visit, and of the visit whose work came back with it."""
    found = rows.cells(ORDER, _VISITS, *key)
    if found is not None:
        visit, original = found
        rows.touch(VISIT, visit)
        came_back = rows.cells(ORDER, _VISITS, original) if original else None
        if came_back is not None:
            rows.touch(VISIT, came_back[0])


def _visit(rows: Rows, key: Key, timetable: RuleTimetable) -> None:
    row = rows.get(VISIT, *key)
    if row is not None:
        case, rules = visit_case(rows, row), CaseRules(timetable, str(row["store"]))
        replace_entries(rows, case.visit, case.store, entries_by_day(BY_VISIT, case, rules))


def _technician_day(rows: Rows, key: Key, timetable: RuleTimetable) -> None:
    row = rows.get(TECHNICIAN_DAY, *key)
    if row is not None:
        case, rules = technician_day_case(row), CaseRules(timetable, str(row["store"]))
        replace_entries(rows, case.stream, case.store, entries_by_day(BY_TECHNICIAN_DAY, case, rules))


def _bay_day(rows: Rows, key: Key, timetable: RuleTimetable) -> None:
    row = rows.get(BAY_DAY, *key)
    if row is not None:
        case, rules = bay_day_case(row), CaseRules(timetable, str(row["store"]))
        replace_entries(rows, case.stream, case.store, entries_by_day(BY_BAY_DAY, case, rules))


def _reported(rows: Rows, key: Key, timetable: RuleTimetable) -> None:
    """The whole month, whichever of its items was touched: figures are made of several."""
    told = rows.select(REPORTED, stream=key[0])
    if told:
        case, rules = reported_month(told), CaseRules(timetable, str(told[0]["store"]))
        replace_entries(rows, case.stream, case.store, entries_by_day(BY_REPORTED, case, rules))


def entries_by_day(
    measures: Iterable[tuple[str, Callable[[CaseT, CaseRules], Parts]]], case: CaseT, rules: CaseRules
) -> EntriesByDay:
    by_day: EntriesByDay = {}
    for kpi, measure in measures:
        for part in measure(case, rules):
            entry = written(kpi, part)
            if part.day in by_day:
                by_day[part.day].append(entry)
            else:
                by_day[part.day] = [entry]
    return by_day


def replace_entries(rows: Rows, case: str, store: str, by_day: EntriesByDay) -> None:
    """The case's measures are these, and the day sums move by the difference."""
    stored: list[Any] = rows.cells_of(MEASURE, ("day", "entries"), case=case)
    before: dict[str, str] = dict(stored)
    for day in sorted(before.keys() | by_day.keys()):
        former, entries = before.get(day), by_day.get(day, [])
        now = json_text(entries) if entries else None
        if former == now:
            continue
        if now is None:
            rows.delete(MEASURE, case, day)
        else:
            rows.put(MEASURE, {"case": case, "day": day, "store": store, "entries": now})
        sums = day_sums(entries)
        for kpi, change in (changes(day_sums(items(former)), sums) if former else sums).items():
            rows.add(FIGURE, (store, kpi, day), change)


def day_sums(entries: Iterable[list[Any]]) -> Sums:
    """Of entries as they are stored: no more of each is looked at than is summed up."""
    sums: Sums = {}
    for kpi, _, standing, _, numerator, denominator, _, _ in entries:
        amounts = (numerator, denominator, 1, 0, 0) if standing == _COUNTED else _NOT_COUNTED[standing]
        others = sums.get(kpi)
        sums[kpi] = tuple(map(add, others, amounts)) if others else amounts
    return sums


def changes(before: Sums, now: Sums) -> Sums:
    """What is to be added to come from one to the other; nothing where they are the same."""
    differences = {
        kpi: tuple(map(sub, now.get(kpi, _NOTHING), before.get(kpi, _NOTHING))) for kpi in {**before, **now}
    }
    return {kpi: difference for kpi, difference in differences.items() if any(difference)}


DERIVATIONS = (
    Summary(ORDER, _order),
    Derivation(VISIT, _visit),
    Derivation(TECHNICIAN_DAY, _technician_day),
    Derivation(BAY_DAY, _bay_day),
    Derivation(REPORTED, _reported),
)
