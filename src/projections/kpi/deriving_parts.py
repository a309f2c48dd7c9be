"""What the cases of the parts department bring to each figure, made anew when one has changed."""

from domain.rules.timetable import RuleTimetable
from projections.engine.projection import Derivation
from projections.engine.rows import Rows
from projections.engine.table_sql import Key
from projections.kpi.catalogue import BY_PURCHASE, BY_SHELF_LINE, BY_SHELF_MONTH, BY_STOCK_COUNT
from projections.kpi.deriving import entries_by_day, replace_entries
from projections.kpi.parts_tables import COUNT, PURCHASE, SHELF_LINE, SHELF_MONTH
from projections.kpi.reading_parts import (
    purchase_case,
    shelf_line_case,
    shelf_month_case,
    stock_count_case,
)
from projections.kpi.rules import CaseRules


def _shelf_line(rows: Rows, key: Key, timetable: RuleTimetable) -> None:
    row = rows.get(SHELF_LINE, *key)
    if row is not None:
        case, rules = shelf_line_case(rows, row), CaseRules(timetable, str(row["store"]))
        replace_entries(rows, case.case, case.store, entries_by_day(BY_SHELF_LINE, case, rules))


def _shelf_month(rows: Rows, key: Key, timetable: RuleTimetable) -> None:
    row = rows.get(SHELF_MONTH, *key)
    if row is not None:
        case, rules = shelf_month_case(rows, row), CaseRules(timetable, str(row["store"]))
        replace_entries(rows, case.case, case.store, entries_by_day(BY_SHELF_MONTH, case, rules))


def _purchase(rows: Rows, key: Key, timetable: RuleTimetable) -> None:
    row = rows.get(PURCHASE, *key)
    if row is not None:
        case, rules = purchase_case(rows, row), CaseRules(timetable, str(row["store"]))
        replace_entries(rows, case.stream, case.store, entries_by_day(BY_PURCHASE, case, rules))


def _stock_count(rows: Rows, key: Key, timetable: RuleTimetable) -> None:
    row = rows.get(COUNT, *key)
    if row is not None:
        case, rules = stock_count_case(row), CaseRules(timetable, str(row["store"]))
        replace_entries(rows, case.stream, case.store, entries_by_day(BY_STOCK_COUNT, case, rules))


PARTS_DERIVATIONS = (
    Derivation(SHELF_LINE, _shelf_line),
    Derivation(SHELF_MONTH, _shelf_month),
    Derivation(PURCHASE, _purchase),
    Derivation(COUNT, _stock_count),
)
