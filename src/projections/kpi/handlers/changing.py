"""Changing a fact, and having told that the figures of its visit are to be made anew."""

from projections.engine.dbapi import Value
from projections.engine.rows import Rows
from projections.kpi.tables import JOB, ORDER, VISIT

_VISITS = ("visit", "original")


def change_order(rows: Rows, order: str, **changes: Value) -> None:
    """Nothing where the order was never opened."""
    # as it was: what it came back from may be another order afterwards
    touch_order(rows, order)
    rows.change(ORDER, order, **changes)


def change_job(rows: Rows, order: str, job: str, **changes: Value) -> None:
    """Nothing where the job was never added."""
    if rows.change(JOB, (order, job), **changes):
        touch_order(rows, order)


def touch_order(rows: Rows, order: str) -> None:
    """The figures of the order's visit, and of the visit whose work came back with it."""
    found = rows.cells(ORDER, _VISITS, order)
    if found is not None:
        visit, original = found
        rows.touch(VISIT, visit)
        came_back = rows.cells(ORDER, _VISITS, original) if original else None
        if came_back is not None:
            rows.touch(VISIT, came_back[0])
