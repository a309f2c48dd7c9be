"""Changing a fact, and having told that figures are to be made anew."""

from projections.engine.dbapi import Value
from projections.engine.rows import Rows
from projections.kpi.tables import JOB, ORDER


def change_order(rows: Rows, order: str, **changes: Value) -> None:
    """Nothing where the order was never opened."""
    if rows.change(ORDER, order, **changes):
        rows.touch(ORDER, order)


def change_job(rows: Rows, order: str, job: str, **changes: Value) -> None:
    """Nothing where the job was never added."""
    if rows.change(JOB, (order, job), **changes):
        rows.touch(ORDER, order)
