"""Columns of the facts, and the facts out of a row."""

from sqlalchemy import Column

from domain.aggregates.work_order.status import JobFacts
from domain.reasons import ReasonCode
from projections.cells import number, word
from projections.engine.columns import flag, integer, text
from projections.engine.dbapi import Row
from projections.job_facts.shortages import NONE_SHORT

_FLAGS = (
    "found_by_technician",
    "acknowledged",
    "quoted",
    "authorised",
    "turned_down",
    "cancelled",
    "issued",
    "dispatched",
    "started",
    "at_sublet",
    "finished",
    "passed",
)


def fact_columns() -> list[Column[bool] | Column[str] | Column[int]]:
    """New columns for one table.

    ``open_clocks`` is a JSON list of technicians, ``paused_for`` a reason code, ``shortages`` see there.
    """
    return [
        *(flag(name) for name in _FLAGS),
        text("open_clocks"),
        text("paused_for", optional=True),
        integer("rework_round"),
        text("shortages"),
    ]


def first_facts(*, found_by_technician: bool) -> Row:
    """Of a job that has just been added."""
    return {
        **dict.fromkeys(_FLAGS, False),
        "found_by_technician": found_by_technician,
        "open_clocks": "[]",
        "paused_for": None,
        "rework_round": 0,
        "shortages": NONE_SHORT,
    }


def facts_of(row: Row) -> JobFacts:
    return JobFacts(
        found_by_technician=bool(row["found_by_technician"]),
        acknowledged=bool(row["acknowledged"]),
        quoted=bool(row["quoted"]),
        authorised=bool(row["authorised"]),
        turned_down=bool(row["turned_down"]),
        cancelled=bool(row["cancelled"]),
        issued=bool(row["issued"]),
        dispatched=bool(row["dispatched"]),
        started=bool(row["started"]),
        clock_open=row["open_clocks"] != "[]",
        paused_for=None if row["paused_for"] is None else word(ReasonCode, row["paused_for"]),
        at_sublet=bool(row["at_sublet"]),
        finished=bool(row["finished"]),
        passed=bool(row["passed"]),
        rework_round=number(row["rework_round"]),
        parts_short=row["shortages"] != NONE_SHORT,
    )
