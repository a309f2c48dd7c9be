"""One line of the inspection log."""

from domain.envelope import Recorded
from domain.event import Event
from domain.personal import Personal
from projections.engine.columns import iso
from projections.engine.dbapi import Value
from projections.engine.rows import Rows
from projections.inspection_log.tables import INSPECTION, JOB
from projections.inspection_log.words import NEEDS_RECORD, InspectionKind


def log_inspection(
    rows: Rows,
    recorded: Recorded[Event],
    kind: InspectionKind,
    *,
    job: str | None = None,
    record: Personal | None = None,
    **details: Value,
) -> None:
    """``details`` are further columns. The round of rework is the job's."""
    meta = recorded.meta
    known = rows.cells(JOB, ("rework_round",), recorded.stream, job) if job else None
    reference = record.commitment if record else None
    rows.put(
        INSPECTION,
        {
            "order": recorded.stream,
            "version": recorded.version,
            "store": meta.store,
            "day": meta.occurred_at.date().isoformat(),
            "at": iso(meta.occurred_at),
            "job": job,
            "kind": kind,
            "inspector": meta.actor.id,
            "role": meta.actor.role,
            "reason": meta.reason.code if meta.reason else None,
            "rework_round": known[0] if known else 0,
            "record": reference,
            "record_missing": reference is None and kind in NEEDS_RECORD,
            **details,
        },
    )
