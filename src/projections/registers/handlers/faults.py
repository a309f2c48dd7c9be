"""Escalated faults and what was said about them."""

from domain.aggregates.work_order.events.working import (
    AnalysisOpinionAdded,
    DiagnosisClosed,
    DiagnosisEscalated,
)
from domain.envelope import Recorded
from projections.engine.projection import on
from projections.engine.rows import Rows
from projections.registers.handlers.entries import appended, entry, signed
from projections.registers.tables import FAULT_CASE


def _escalated(rows: Rows, recorded: Recorded[DiagnosisEscalated]) -> None:
    event = recorded.event
    rows.put(
        FAULT_CASE,
        {
            **entry(recorded),
            "case": event.case,
            "job": event.job,
            "level": event.level,
            "question": event.question.commitment,
            "opinions": "[]",
            "open": True,
        },
    )


def _opinion(rows: Rows, recorded: Recorded[AnalysisOpinionAdded]) -> None:
    event = recorded.event
    case = rows.get(FAULT_CASE, recorded.stream, event.case)
    if case is not None:
        opinion = signed(recorded, opinion=event.opinion.commitment)
        rows.put(FAULT_CASE, {**case, "opinions": appended(case["opinions"], opinion)})


def _closed(rows: Rows, recorded: Recorded[DiagnosisClosed]) -> None:
    key = (recorded.stream, recorded.event.case)
    rows.change(FAULT_CASE, key, open=False)


FAULT_SUBSCRIPTIONS = (
    on(DiagnosisEscalated, _escalated),
    on(AnalysisOpinionAdded, _opinion),
    on(DiagnosisClosed, _closed),
)
