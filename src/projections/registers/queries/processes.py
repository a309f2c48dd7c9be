"""The register of special processes."""

from datetime import date, datetime

from pydantic import Json

from domain.actors import Role
from domain.identifiers import LocalId, StaffId, StoreId, StreamId
from domain.rules.rule_set import RuleSet
from projections.days import days, of_days
from projections.registers.tables import SPECIAL_PROCESS
from projections.views import Reads, View

_OF_DAYS = of_days(SPECIAL_PROCESS)


class Release(View):
    by: StaffId
    role: Role
    at: datetime


class SpecialProcess(View):
    """As last marked; ``missing``: roles of the rules that have not released the job since."""

    store: StoreId
    order: StreamId
    job: LocalId
    process: str
    at: datetime
    by: StaffId
    releases: Json[tuple[Release, ...]]
    missing: tuple[Role, ...] = ()


def special_processes(
    reads: Reads, store: StoreId, first: date, last: date, rules: RuleSet
) -> list[SpecialProcess]:
    """Marked on these days."""
    marked = (SpecialProcess.model_validate(row) for row in reads.rows(_OF_DAYS, **days(store, first, last)))
    return [_with_missing(process, rules) for process in marked]


def _with_missing(process: SpecialProcess, rules: RuleSet) -> SpecialProcess:
    released = {release.role for release in process.releases}
    missing = tuple(role for role in rules.special_process_release if role not in released)
    return process.model_copy(update={"missing": missing})
