"""The order of the dispatch queue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pytest

from domain.rules.dispatch_order import ordered
from domain.rules.rule_set import HeadStart
from tests.support.scenario import clock

EIGHT = clock(8)
NO_HEAD_START = HeadStart(waiting_customer=0, rework=0, appointment=0, express_lane=0)


@dataclass(frozen=True)
class Waiting:
    order: str
    job: str = "J1"
    promised_at: datetime | None = None
    issued_at: datetime = EIGHT
    waiting_customer: bool = False
    rework: bool = False
    appointment: bool = False
    express_lane: bool = False


def names(*jobs: Waiting, rules: HeadStart = NO_HEAD_START) -> list[str]:
    return [f"{job.order}/{job.job}" for job in ordered(jobs, rules)]


@pytest.mark.requirement("R-026a")
def test_the_nearest_promise_comes_first_and_no_promise_last() -> None:
    assert names(Waiting("c"), Waiting("b", promised_at=clock(12)), Waiting("a", promised_at=clock(11))) == [
        "a/J1",
        "b/J1",
        "c/J1",
    ]


@pytest.mark.parametrize(
    ("rules", "favoured"),
    [
        (HeadStart(waiting_customer=31, rework=0, appointment=0, express_lane=0), "waiting"),
        (HeadStart(waiting_customer=0, rework=31, appointment=0, express_lane=0), "rework"),
        (HeadStart(waiting_customer=0, rework=0, appointment=31, express_lane=0), "appointment"),
        (HeadStart(waiting_customer=0, rework=0, appointment=0, express_lane=31), "express"),
    ],
)
@pytest.mark.requirement("R-026a", "R-033")
def test_each_head_start_of_the_rules_moves_its_jobs_ahead(rules: HeadStart, favoured: str) -> None:
    jobs = (
        Waiting("plain", promised_at=clock(12)),
        Waiting("waiting", promised_at=clock(12, 30), waiting_customer=True),
        Waiting("rework", promised_at=clock(12, 30), rework=True),
        Waiting("appointment", promised_at=clock(12, 30), appointment=True),
        Waiting("express", promised_at=clock(12, 30), express_lane=True),
    )
    assert names(*jobs)[0] == "plain/J1"
    assert names(*jobs, rules=rules)[0] == f"{favoured}/J1"


def test_head_starts_add_up() -> None:
    rules = HeadStart(waiting_customer=60, rework=120, appointment=0, express_lane=0)
    rework = Waiting("rework", promised_at=clock(14), rework=True)
    both = Waiting("both", promised_at=clock(14, 30), rework=True, waiting_customer=True)
    assert names(rework, both, rules=rules) == ["both/J1", "rework/J1"]


def test_equals_follow_the_time_of_issue_then_order_and_job() -> None:
    late = Waiting("a", issued_at=clock(9))
    tenth, second = Waiting("b", "J10"), Waiting("b", "J2")
    assert names(late, tenth, second) == ["b/J2", "b/J10", "a/J1"]
