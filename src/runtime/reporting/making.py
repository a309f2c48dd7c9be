"""A report of a running system."""

from domain.identifiers import StoreId
from domain.rules.calendar import business_date
from domain.rules.timetable import RuleTimetable
from projections.engine import Reading
from projections.kpi import KPI
from runtime.reporting.model import Report
from runtime.reporting.reports import Commission, Make, positions_of
from runtime.reporting.source import Source
from runtime.system import System


def commissioned(
    system: System, reading: Reading, store: StoreId, rules: RuleTimetable, made_by: str
) -> Commission:
    """From one snapshot, under the rules of the copy that is read."""
    now = system.clock()
    today = business_date(rules.rules_for(store, now).calendar, now)
    return Commission(Source(reading, store, rules, today, now), made_by, positions_of(reading))


def make_report(system: System, store: StoreId, make: Make, made_by: str) -> Report:
    rules = system.engine.rules_of(KPI.name)
    with system.reader.snapshot() as reading:
        return make(commissioned(system, reading, store, rules, made_by))
