"""The family as a whole: what is not fed yet says so, and rows do not depend on how they came about."""

from __future__ import annotations

from projections.kpi import KPI
from projections.kpi.figures.volume import VOLUME
from projections.kpi.queries.values import ValueState
from tests.projections.kpi.billing import billed, labour_line, let_off, material_line, reversed_bill
from tests.projections.kpi.front_desk import authorised, found, promised, quoted_lines, second_order
from tests.projections.kpi.placing import FIRST, LAST
from tests.projections.kpi.reading import kpi_reader, value
from tests.projections.kpi.workshop import comes, delivered, dispatched, job, leaves
from tests.projections.log_builder import Log
from tests.support.backends import BackendUrl
from tests.support.projection_kit import check_projection
from tests.support.scenario import SERVICE_MANAGER, clock


def test_a_figure_that_waits_for_its_data_is_not_zero() -> None:
    with kpi_reader(comes(Log(), 1, clock(9))) as reads:
        found_value = value(reads, "V17a", FIRST, LAST)
        assert (found_value.state, found_value.value) == (ValueState.DISABLED, None)
    assert [each.id for each in VOLUME if each.waits_for] == ["V17a"]


def test_order_of_the_reports() -> None:
    assert [kpi.id for kpi in VOLUME] == [
        *("V01", "V02", "V03", "V03a", "V08", "V09", "V10", "V11", "V11a", "V13", "V14", "V15", "V16"),
        *("V17", "V17a", "V18", "V19", "V19a", "V20", "V21", "V21a", "V21b", "V21c", "E01", "E02"),
    ]


def a_visit_with_everything() -> Log:
    log = job(comes(Log(), 1, clock(9)), 1, clock(9))
    promised(log, 1, clock(9), clock(17), estimate=60_000)
    quoted_lines(log, 1, clock(9), {"L1": "1.00"})
    authorised(log, 1, clock(9, 10))
    found(log, 1, clock(10), "J2")
    quoted_lines(log, 1, clock(10), {"L2": "0.70"}, job="J2")
    authorised(log, 1, clock(10, 30), "J2")
    dispatched(log, 1, clock(11), {"te01": "70", "te02": "30"})
    second_order(log, 2, 1, clock(11, 30))
    let_off(log, 1, clock(12), {"L1": 1_000}, by=SERVICE_MANAGER)
    lines = labour_line("L1", 35_000, discount=1_000), labour_line("L2", 25_200, job="J2")
    billed(log, 1, clock(16), *lines, material_line("M1", 5_000, job=None))
    billed(log, 2, clock(16, 10), labour_line("L1", 7_000, job=None))
    delivered(log, 1, clock(17))
    leaves(log, 1, clock(17, 10))
    reversed_bill(log, 1, clock(9, days=31), 65_200)
    return billed(log, 1, clock(10, days=31), labour_line("L1", 30_000), bill="B2")


def test_rows_are_the_same_however_they_came_about(backend: BackendUrl) -> None:
    shown = check_projection(KPI, a_visit_with_everything().events, backend.read_url)
    fed = {kpi.id for kpi in VOLUME if kpi.enabled}
    assert fed - {row["kpi"] for row in shown["figure"]} == {
        "V03a",
        "V14",
        "E02",
        "V21",
        "V21a",
        "V21b",
        "V21c",
    }
