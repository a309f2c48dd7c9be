"""The register of accidents, from the report to the measures."""

from domain.aggregates.work_order.events.reworking import (
    QualityAccidentAnalysed,
    QualityAccidentClosed,
    QualityAccidentReported,
)
from domain.envelope import Recorded
from projections.engine.columns import iso
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.registers.handlers.entries import entry
from projections.registers.tables import ACCIDENT


def _reported(rows: Rows, recorded: Recorded[QualityAccidentReported]) -> None:
    event = recorded.event
    rows.put(
        ACCIDENT,
        {
            **entry(recorded),
            "accident": event.accident,
            "kind": event.kind,
            "job": event.job,
            "description": event.description.commitment,
        },
    )


def _went_on(rows: Rows, recorded: Recorded[QualityAccidentAnalysed | QualityAccidentClosed]) -> None:
    event, key = recorded.event, (recorded.stream, recorded.event.accident)
    at = iso(recorded.meta.occurred_at)
    if rows.get(ACCIDENT, *key) is None:
        return
    if isinstance(event, QualityAccidentAnalysed):
        rows.patch(ACCIDENT, key, cause=event.cause, analysed_at=at)
    else:
        rows.patch(ACCIDENT, key, closed_at=at)


ACCIDENT_SUBSCRIPTIONS = (
    on(QualityAccidentReported, _reported),
    on(QualityAccidentAnalysed, _went_on),
    on(QualityAccidentClosed, _went_on),
)
