"""What was attempted in vain is remembered, too."""

from __future__ import annotations

from application.event_log import StoredEventLog
from application.event_log.records import Refusal
from tests.application.event_log.conftest import OpenLog


def refusal(number: int) -> Refusal:
    return Refusal(
        at="2026-03-02T01:00:00Z",
        command_id=f"command-{number}",
        command_type="sample.add_note",
        stream="sample-1",
        actor_id="sa01",
        role="service_advisor",
        store="SH01",
        code="CMD-ROLE-001",
        fingerprint="f" * 64,
        params={"role": "服务顾问", "limit": 3},
    )


def test_refusals_are_numbered_and_read_in_order(open_log: OpenLog) -> None:
    log = open_log()
    for number in range(1, 6):
        log.remember_refusal(refusal(number))
    read = open_log().refusals(limit=10)
    assert [(one.number, one.command_id) for one in read] == [(n, f"command-{n}") for n in range(1, 6)]
    assert read[0].params == {"role": "服务顾问", "limit": 3}
    assert (read[0].code, read[0].actor_id, read[0].role) == ("CMD-ROLE-001", "sa01", "service_advisor")


def test_refusals_are_paged(log: StoredEventLog) -> None:
    for number in range(1, 6):
        log.remember_refusal(refusal(number))
    assert [one.number for one in log.refusals(limit=2, after=2)] == [3, 4]
    assert log.refusals(limit=2, after=5) == []


def test_the_same_command_may_be_refused_many_times(log: StoredEventLog) -> None:
    log.remember_refusal(refusal(1))
    log.remember_refusal(refusal(1))
    assert len(log.refusals(limit=10)) == 2
