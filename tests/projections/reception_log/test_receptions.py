"""How timely, how complete and how accurate receptions were."""

from __future__ import annotations

import pytest

from domain.aggregates.visit.words import Means
from domain.aggregates.work_order.events.settling import SettlementReversed
from domain.aggregates.work_order.events.working import DiagnosisRecorded
from projections.reception_log import RECEPTION_LOG
from projections.reception_log.queries import (
    Compliance,
    compliance,
    description_accuracy,
    deviations,
    estimate_accuracy,
    process_checks,
    receptions,
)
from tests.projections.histories import a_day
from tests.projections.log_builder import Log, sealed, until, yuan
from tests.projections.reading import read_model
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection
from tests.support.scenario import CASHIER, DAY, STORE, TECHNICIAN, clock


@pytest.mark.requirement("R-017a", "R-017b")
def test_rows_of_the_day(backend: BackendUrl) -> None:
    shown = check_projection(RECEPTION_LOG, a_day(), backend.read_url)
    assert shown["visit"][0] == {
        "visit": "visit-1",
        "store": STORE,
        "day": "2026-03-02",
        "arrived_at": "2026-03-02T08:00:00+08:00",
        "arrived_ms": 1_772_409_600_000,
        "received_by": "re01",
        "reception_started_at": "2026-03-02T08:06:00+08:00",
        "advisor": "sa01",
        "waited_minutes": 6,
        "appointed_at": None,
    }
    assert shown["order"][0] == {
        "order": "order-1",
        "store": STORE,
        "visit": "visit-1",
        "advisor": "sa01",
        "opened_at": "2026-03-02T08:15:00+08:00",
        "estimate_fen": 86_000,
        "prepared_fen": 236_000,
        "settled_fen": 236_000,
        "settled_day": "2026-03-02",
        "described_accurately": True,
        "described_day": "2026-03-02",
    }
    assert (len(shown["check"]), len(shown["deviation"])) == (1, 1)


@pytest.mark.requirement("R-017b")
def test_minutes_from_arrival_to_reception(backend: BackendUrl) -> None:
    with read_model(RECEPTION_LOG, a_day(), backend) as reader:
        waits = [
            (each.visit, each.advisor, each.waited_minutes) for each in receptions(reader, STORE, DAY, DAY)
        ]
    assert waits == [("visit-1", "sa01", 6), ("visit-2", "sa02", 3), ("visit-3", "sa01", 12)]
    with read_model(RECEPTION_LOG, until(a_day(), clock(8, 5)), backend) as reader:
        [waiting] = receptions(reader, STORE, DAY, DAY)
    assert (waiting.reception_started_at, waiting.waited_minutes) == (None, None)


@pytest.mark.requirement("R-016a")
def test_compliance_per_advisor_is_two_counts(backend: BackendUrl) -> None:
    with read_model(RECEPTION_LOG, a_day(), backend) as reader:
        assert compliance(reader, STORE, DAY, DAY) == [
            Compliance(advisor="sa01", checks=1, items_done=3, items_required=4)
        ]
        [check] = process_checks(reader, STORE, DAY, DAY)
    assert (check.checked_by, check.missed) == ("fd01", ("signature",))


@pytest.mark.requirement("R-016b")
def test_deviations_name_step_means_and_who_noticed(backend: BackendUrl) -> None:
    with read_model(RECEPTION_LOG, a_day(), backend) as reader:
        [deviation] = deviations(reader, STORE, DAY, DAY)
    assert (deviation.advisor, deviation.step, deviation.means) == ("sa01", "signature", Means.WORK_ORDER)
    assert (deviation.flagged_by, deviation.at) == ("ic01", clock(8, 50))
    assert deviation.note == sealed("customer-1", "no signature").commitment


@pytest.mark.requirement("R-017a")
def test_estimates_stand_beside_settled_totals(backend: BackendUrl) -> None:
    log = Log.after(a_day())
    with read_model(RECEPTION_LOG, log.events, backend) as reader:
        [accuracy] = estimate_accuracy(reader, STORE, DAY, DAY)
    assert (accuracy.order, accuracy.estimate_fen, accuracy.settled_fen) == ("order-1", 86_000, 236_000)
    assert accuracy.difference_fen == 150_000
    reversed_bill = SettlementReversed(settlement="B1", document_number="SH01-2", total=yuan(-2360))
    log.add("order-1", clock(17), reversed_bill, by=CASHIER)
    with read_model(RECEPTION_LOG, log.events, backend) as reader:
        assert estimate_accuracy(reader, STORE, DAY, DAY) == []


@pytest.mark.requirement("R-017a")
def test_a_description_is_accurate_only_while_no_diagnosis_denies_it(backend: BackendUrl) -> None:
    log = Log.after(a_day())
    with read_model(RECEPTION_LOG, log.events, backend) as reader:
        judged = description_accuracy(reader, STORE, DAY, DAY)
    assert [(each.order, each.advisor, each.described_accurately) for each in judged] == [
        ("order-1", "sa01", True)
    ]
    for accurate in (False, True, None):
        log.add(
            "order-1",
            clock(17),
            DiagnosisRecorded(
                job="J1",
                cause_code="worn",
                findings=sealed("customer-1", "other side"),
                symptom_described_accurately=accurate,
            ),
            by=TECHNICIAN,
        )
        with read_model(RECEPTION_LOG, log.events, backend) as reader:
            [found] = description_accuracy(reader, STORE, DAY, DAY)
        assert found.described_accurately is False


def test_a_foreign_store_sees_nothing(backend: BackendUrl) -> None:
    with read_model(RECEPTION_LOG, a_day(), backend) as reader:
        assert receptions(reader, "BJ01", DAY, DAY) == []
        assert compliance(reader, "BJ01", DAY, DAY) == []
        assert deviations(reader, "BJ01", DAY, DAY) == []
        assert estimate_accuracy(reader, "BJ01", DAY, DAY) == []
        assert description_accuracy(reader, "BJ01", DAY, DAY) == []
