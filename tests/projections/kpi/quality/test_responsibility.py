"""Q06: each rework under the operation and the technician it goes back to."""

from __future__ import annotations

from datetime import timedelta

from domain.aggregates.work_order.events.reworking import ReworkRootCauseRecorded
from domain.aggregates.work_order.words import Cause
from projections.kpi.words import Dimension
from tests.projections.kpi.reading import kpi_reader, placed, value, value_by
from tests.projections.kpi.workshop import (
    NOTE,
    comes,
    comes_back,
    delivered,
    dispatched,
    failed,
    job,
    order_of,
    visit_of,
)
from tests.projections.log_builder import Log
from tests.support.scenario import DAY, clock

BACK = DAY + timedelta(days=3)


def repaired() -> Log:
    """Two jobs by two crews."""
    log = comes(Log(), 1, clock(9))
    for name, operation, crew in (
        ("J1", "BR-PAD", {"te01": "100"}),
        ("J2", "SUS-ARM", {"te03": "30", "te02": "70"}),
    ):
        job(log, 1, clock(9), operation, name)
        dispatched(log, 1, clock(9), crew, name)
    return delivered(log, 1, clock(14))


def test_an_external_rework_goes_back_to_the_first_job_named_and_its_leading_technician() -> None:
    log = comes_back(repaired(), 2, 1, clock(9, days=3), jobs=("J2", "J1"))
    with kpi_reader(log) as reader:
        [entry] = placed(reader, "Q06", DAY, BACK)
    assert (entry.case, entry.day, entry.entry.subject) == (visit_of(1), BACK.isoformat(), order_of(2))
    assert dict(entry.entry.by) == {
        "origin": "external",
        "cause": "workmanship",
        "technician": "te02",
        "operation": "SUS-ARM",
    }


def test_the_latest_judgement_names_the_cause() -> None:
    log = comes_back(repaired(), 2, 1, clock(9, days=3))
    root = ReworkRootCauseRecorded(cause=Cause.DIAGNOSIS, analysis=NOTE)
    log.add(order_of(2), clock(9, days=5), root)
    with kpi_reader(log) as reader:
        assert list(value_by(reader, "Q06", Dimension.CAUSE, BACK, BACK)) == ["diagnosis"]


def test_where_the_original_is_not_known_neither_is_who_did_it() -> None:
    log = comes_back(Log(), 2, 1, clock(9, days=3))
    with kpi_reader(log) as reader:
        [entry] = placed(reader, "Q06", BACK, BACK)
    assert entry.case == visit_of(2)
    assert dict(entry.entry.by) == {"origin": "external", "cause": "workmanship"}


def test_what_was_not_accepted_is_nobodys_doing() -> None:
    log = comes_back(repaired(), 2, 1, clock(9, days=3), accepted=False)
    with kpi_reader(log) as reader:
        assert value(reader, "Q06", DAY, BACK).value == 0


def test_every_failed_inspection_counts_on_its_day() -> None:
    log = failed(repaired(), 1, clock(11), job="J2", responsible="te03")
    failed(log, 1, clock(9, days=1), job="J2", cause=Cause.PART, round_=2)
    with kpi_reader(log) as reader:
        entries = placed(reader, "Q06", DAY, BACK)
        by_origin = value_by(reader, "Q06", Dimension.ORIGIN, DAY, BACK)
    assert [(each.day, each.entry.by["cause"], each.entry.by["technician"]) for each in entries] == [
        (DAY.isoformat(), "workmanship", "te03"),
        ((DAY + timedelta(days=1)).isoformat(), "part", "te02"),
    ]
    assert {each.entry.by["operation"] for each in entries} == {"SUS-ARM"}
    assert by_origin["internal"].numerator == 2
