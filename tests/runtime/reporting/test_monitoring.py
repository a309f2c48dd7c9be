"""Quality is watched: judged against its targets month by month, reviewed on record, and no problem goes missing."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pydantic import SecretStr

from application.commands import CommandEnvelope
from application.demo import STORE
from domain.actors import Actor, Role
from domain.aggregates.workshop_review.commands import ReviewReports
from domain.aggregates.workshop_review.events import Figure, ReportsReviewed
from domain.aggregates.workshop_review.words import ReportKind
from domain.labels import Word
from domain.rules.targets import Band, IndicatorKind
from projections.inspection_log.queries.inspections import violations
from projections.inspection_log.queries.reworks import external_reworks, internal_reworks
from projections.registers.queries.accidents import accidents
from runtime.reporting.model import Named
from runtime.reporting.reports import monthly_report
from runtime.settings import Settings
from runtime.system import open_system
from tests.runtime.reporting.conftest import Demo
from tests.runtime.reporting.reading import MONTH, place, row_of

SUPERVISOR = Actor(id="W01", role=Role.WORKSHOP_SUPERVISOR)
WATCHED = ("Q01", "Q02", "Q03", "Q04")


@pytest.mark.requirement("R-042a")
def test_every_month_quality_is_judged_and_the_review_is_on_record(demo: Demo, tmp_path: Path) -> None:
    targets = demo.report(monthly_report(MONTH)).sheet("targets")
    rows = {kpi: row_of(targets, 编号=kpi) for kpi in WATCHED}
    for row in rows.values():
        assert row["指标类别"] is IndicatorKind.QUALITY
        assert isinstance(row["档位"], Band)
    review = ReviewReports(
        kinds=(ReportKind.FINAL_INSPECTION, ReportKind.WORKSHOP),
        period_from=MONTH.first,
        period_to=MONTH.last,
        figures=tuple(Figure(name=kpi, value=str(row["实际"])) for kpi, row in rows.items()),
        analysis=SecretStr("内返偏高,安排制动系统培训"),
    )
    with open_system(Settings(data_dir=tmp_path / "data")) as system:
        outcome = system.bus.handle(
            CommandEnvelope(
                command_id="review-0001",
                actor=SUPERVISOR,
                store=STORE,
                stream="workshop_review-2025-03",
                body=review,
                occurred_at=system.clock(),
            )
        )
        [recorded] = system.log.read_stream(outcome.stream)
    assert isinstance(recorded.event, ReportsReviewed)
    assert [figure.name for figure in recorded.event.figures] == list(WATCHED)
    assert (recorded.event.period_from, recorded.event.period_to) == (MONTH.first, MONTH.last)


@pytest.mark.requirement("R-042b")
def test_every_problem_of_the_month_is_followed_to_its_end(demo: Demo) -> None:
    sheet, reader = demo.report(monthly_report(MONTH)).sheet("problems"), demo.system.reader
    days = (reader, STORE, MONTH.first, MONTH.last)
    kinds = Counter(_name(row[0]) for row in sheet.rows)
    expected = Counter(each.kind.zh for each in accidents(*days))
    expected["内返"] = len(internal_reworks(*days))
    expected["外返"] = len(external_reworks(*days))
    assert {kind: kinds[kind] for kind in expected} == dict(expected)
    assert sum(expected.values()) > 3
    assert len(sheet.rows) >= sum(expected.values()) + len(violations(reader, STORE))
    states = {_name(row[place(sheet, "状态")]) for row in sheet.rows}
    assert states <= {"处理中", "已关闭"}
    assert "已关闭" in states
    for row in sheet.rows:
        closed_at = row[place(sheet, "关闭时间")]
        assert closed_at is None or _name(row[place(sheet, "状态")]) == "已关闭"


def _name(cell: object) -> str:
    assert isinstance(cell, (Word, Named)), cell
    return cell.zh
