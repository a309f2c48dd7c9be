"""Repair-quality and machine-damage accidents: reported, analysed, closed, whatever became of the order."""

from typing import assert_never

from domain.aggregates.work_order.commands.reworking.models import (
    AccidentCommand,
    AnalyseQualityAccident,
    CloseQualityAccident,
    ReportQualityAccident,
)
from domain.aggregates.work_order.events.reworking import (
    QualityAccidentAnalysed,
    QualityAccidentClosed,
    QualityAccidentReported,
    ReworkingEvent,
)
from domain.aggregates.work_order.lookups import job_of, numbered, opened_order
from domain.aggregates.work_order.refusals import reworking as refusals
from domain.aggregates.work_order.state import Accident, WorkOrder
from domain.errors import Refused
from domain.identifiers import LocalId
from domain.personal import Personal, PersonalKind


def decide_accident(state: WorkOrder, command: AccidentCommand) -> ReworkingEvent:
    customer = opened_order(state).customer
    match command:
        case ReportQualityAccident():
            if command.job is not None:
                job_of(state, command.job)
            return QualityAccidentReported(
                accident=numbered("A", len(state.accidents)),
                kind=command.kind,
                description=Personal.of(PersonalKind.NOTE, customer, command.description),
                job=command.job,
            )
        case AnalyseQualityAccident():
            _open_accident(state, command.accident)
            analysis = Personal.of(PersonalKind.NOTE, customer, command.analysis)
            return QualityAccidentAnalysed(accident=command.accident, cause=command.cause, analysis=analysis)
        case CloseQualityAccident():
            if not _open_accident(state, command.accident).analysed:
                raise Refused(refusals.ACCIDENT_NOT_ANALYSED, accident=command.accident)
            measures = Personal.of(PersonalKind.NOTE, customer, command.measures)
            return QualityAccidentClosed(accident=command.accident, measures=measures)
        case _:
            assert_never(command)


def _open_accident(state: WorkOrder, accident_id: LocalId) -> Accident:
    accident = state.accidents.get(accident_id)
    if accident is None:
        raise Refused(refusals.NO_SUCH_ACCIDENT, accident=accident_id)
    if accident.closed:
        raise Refused(refusals.ACCIDENT_CLOSED, accident=accident_id)
    return accident
