"""The register of accidents of the two kinds."""

from datetime import date, datetime

from domain.aggregates.work_order.words import AccidentKind, Cause
from domain.identifiers import LocalId, StaffId, StoreId, StreamId
from projections.days import days, of_days
from projections.engine.dbapi import Row
from projections.registers.tables import ACCIDENT
from projections.registers.words import AccidentStage
from projections.views import Reads, View

_OF_DAYS = of_days(ACCIDENT)


class Accident(View):
    """``description`` refers to the vault."""

    store: StoreId
    order: StreamId
    accident: LocalId
    kind: AccidentKind
    stage: AccidentStage
    job: LocalId | None
    at: datetime
    by: StaffId
    description: str | None
    cause: Cause | None
    analysed_at: datetime | None
    closed_at: datetime | None


def accidents(reads: Reads, store: StoreId, first: date, last: date) -> list[Accident]:
    """Reported on these days."""
    rows = reads.rows(_OF_DAYS, **days(store, first, last))
    return [Accident.model_validate({**row, "stage": _stage(row)}) for row in rows]


def _stage(row: Row) -> AccidentStage:
    if row["closed_at"] is not None:
        return AccidentStage.CLOSED
    return AccidentStage.REPORTED if row["analysed_at"] is None else AccidentStage.ANALYSED
