"""The three days of the demo, read by reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from application.demo import STORE, Script
from domain.rules.timetable import RuleTimetable
from projections.kpi import KPI
from runtime.reporting.model import Report
from runtime.reporting.reports import Commission, Make, positions_of
from runtime.reporting.source import Source
from runtime.settings import Settings
from runtime.system import System
from tests.application.demo.played import played
from tests.runtime.reporting.reading import THIRD_DAY


@dataclass(frozen=True)
class Demo:
    system: System

    @property
    def rules(self) -> RuleTimetable:
        return self.system.engine.rules_of(KPI.name)

    def source(self, rules: RuleTimetable | None = None) -> Source:
        return Source(self.system.reader, STORE, rules or self.rules, THIRD_DAY, self.system.clock())

    def report(self, make: Make, rules: RuleTimetable | None = None) -> Report:
        """Under other rules the targets are others; figures stay as they were counted."""
        with self.system.reader.snapshot() as reading:
            return make(Commission(self.source(rules), "R01", positions_of(reading)))


@pytest.fixture(scope="package")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    directory = tmp_path_factory.mktemp("reports")
    with played(Settings(data_dir=directory), Script(days=3, seed=1)) as (system, _, _):
        yield Demo(system)
