"""Changing a fact, and having told that the figures of its visit are to be made anew."""

from projections.engine.dbapi import Row, Value
from projections.engine.rows import Rows
from projections.kpi.tables import JOB, ORDER, VISIT


def change_order(rows: Rows, order: str, **changes: Value) -> Row | None:
    """The order as it was; None, and nothing done, where it was never opened."""
    found = rows.get(ORDER, order)
    if found is not None:
        rows.patch(ORDER, order, **changes)
        touch_visit(rows, found)
    return found


def change_job(rows: Rows, order: str, job: str, **changes: Value) -> None:
    """Nothing where the job was never added."""
    if rows.get(JOB, order, job) is not None:
        rows.patch(JOB, (order, job), **changes)
        touch_order(rows, order)


def touch_order(rows: Rows, order: str) -> None:
    """The figures of the order's visit, and of the visit whose work came back with it."""
    found = rows.get(ORDER, order)
    if found is not None:
        touch_visit(rows, found)


def touch_visit(rows: Rows, order: Row) -> None:
    rows.touch(VISIT, order["visit"])
    original = order["original"] and rows.get(ORDER, order["original"])
    if original:
        rows.touch(VISIT, original["visit"])
