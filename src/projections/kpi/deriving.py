"""From facts and rules to measures and day sums: what a case brings to each figure, made anew when it has changed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from domain.rules.kpi import Inclusion
from domain.rules.timetable import RuleTimetable
from projections.engine.columns import json_text
from projections.engine.projection import Derivation
from projections.engine.rows import Rows
from projections.engine.table_sql import Key
from projections.kpi.catalogue import BY_BAY_DAY, BY_REPORTED, BY_TECHNICIAN_DAY, BY_VISIT
from projections.kpi.cells import items
from projections.kpi.entry import Part, written
from projections.kpi.reading_cases import bay_day_case, reported_month, technician_day_case, visit_case
from projections.kpi.rules import CaseRules
from projections.kpi.tables import BAY_DAY, FIGURE, MEASURE, REPORTED, TECHNICIAN_DAY, VISIT

_COUNTED = Inclusion.COUNTED.value
_PLACES = {_COUNTED: 2, Inclusion.SEPARATE.value: 3, Inclusion.EXCLUDED.value: 4}
"""Where in a row of ``FIGURE`` entries of a standing are counted; before them come numerator and denominator."""


def _visit(rows: Rows, key: Key, timetable: RuleTimetable) -> None:
    row = rows.get(VISIT, *key)
    if row is not None:
        case, rules = visit_case(rows, row), CaseRules(timetable, str(row["store"]))
        parts = ((kpi, part) for kpi, measure in BY_VISIT for part in measure(case, rules))
        replace_entries(rows, case.visit, case.store, parts)


def _technician_day(rows: Rows, key: Key, timetable: RuleTimetable) -> None:
    row = rows.get(TECHNICIAN_DAY, *key)
    if row is not None:
        case, rules = technician_day_case(row), CaseRules(timetable, str(row["store"]))
        parts = ((kpi, part) for kpi, measure in BY_TECHNICIAN_DAY for part in measure(case, rules))
        replace_entries(rows, case.stream, case.store, parts)


def _bay_day(rows: Rows, key: Key, timetable: RuleTimetable) -> None:
    row = rows.get(BAY_DAY, *key)
    if row is not None:
        case, rules = bay_day_case(row), CaseRules(timetable, str(row["store"]))
        parts = ((kpi, part) for kpi, measure in BY_BAY_DAY for part in measure(case, rules))
        replace_entries(rows, case.stream, case.store, parts)


def _reported(rows: Rows, key: Key, timetable: RuleTimetable) -> None:
    """The whole month, whichever of its items was touched: figures are made of several."""
    told = rows.select(REPORTED, stream=key[0])
    if told:
        case, rules = reported_month(told), CaseRules(timetable, str(told[0]["store"]))
        parts = ((kpi, part) for kpi, measure in BY_REPORTED for part in measure(case, rules))
        replace_entries(rows, case.stream, case.store, parts)


def replace_entries(rows: Rows, case: str, store: str, parts: Iterator[tuple[str, Part]]) -> None:
    """The case's measures are these, and the day sums move by the difference."""
    by_day: dict[str, list[list[Any]]] = defaultdict(list)
    for kpi, part in parts:
        by_day[part.day].append(written(kpi, part))
    before = {str(row["day"]): row for row in rows.select(MEASURE, case=case)}
    for day in sorted(before.keys() | by_day.keys()):
        former = str(before[day]["entries"]) if day in before else None
        entries = json_text(by_day[day]) if day in by_day else None
        if former == entries:
            continue
        if entries is None:
            rows.delete(MEASURE, case, day)
        else:
            rows.put(MEASURE, {"case": case, "day": day, "store": store, "entries": entries})
        _move(rows, store, day, items(former), by_day.get(day, []))


def _move(rows: Rows, store: str, day: str, former: Sequence[list[Any]], now: Sequence[list[Any]]) -> None:
    """Entries as they are stored: no more of each is looked at than is summed up."""
    changes: dict[str, list[int]] = {}
    for sign, entries in ((-1, former), (1, now)):
        for kpi, _, standing, _, numerator, denominator, _, _ in entries:
            change = changes.get(kpi)
            if change is None:
                change = changes[kpi] = [0, 0, 0, 0, 0]
            change[_PLACES[standing]] += sign
            if standing == _COUNTED:
                change[0] += sign * numerator
                change[1] += sign * denominator
    for kpi, change in changes.items():
        if any(change):
            rows.add(FIGURE, (store, kpi, day), change)


DERIVATIONS = (
    Derivation(VISIT, _visit),
    Derivation(TECHNICIAN_DAY, _technician_day),
    Derivation(BAY_DAY, _bay_day),
    Derivation(REPORTED, _reported),
)
