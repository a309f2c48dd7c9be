"""Columns of the facts, and the facts out of a row."""

from collections.abc import Callable
from functools import lru_cache
from operator import itemgetter

from sqlalchemy import Column

from domain.aggregates.work_order.status import JobFacts
from domain.reasons import ReasonCode
from projections.cells import number, word
from projections.engine.columns import flag, integer, text
from projections.engine.dbapi import Record, Row
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


FACTS = (*_FLAGS, "open_clocks", "paused_for", "rework_round", "shortages")
"""The names of these columns."""
_PLAIN: Callable[[Row], Record] = itemgetter(*_FLAGS, "paused_for", "rework_round")


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
    return _facts(_PLAIN(row), row["open_clocks"] != "[]", row["shortages"] != NONE_SHORT)


@lru_cache(maxsize=4_096)
def _facts(plain: Record, clock_open: bool, parts_short: bool) -> JobFacts:
    """Kept, since few combinations ever occur and making one takes longer than finding it."""
    *flags, paused_for, rework_round = plain
    return JobFacts(
        **{name: bool(flag) for name, flag in zip(_FLAGS, flags, strict=True)},
        clock_open=clock_open,
        paused_for=None if paused_for is None else word(ReasonCode, paused_for),
        rework_round=number(rework_round),
        parts_short=parts_short,
    )
