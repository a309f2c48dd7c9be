"""External rework (外返) and quality accidents."""

from domain.aggregates.work_order.commands.reworking.accidents import decide_accident
from domain.aggregates.work_order.commands.reworking.comebacks import claim, decide_comeback, repeat_visit
from domain.aggregates.work_order.commands.reworking.models import (
    AcceptComeback,
    AnalyseQualityAccident,
    AssessComeback,
    ClaimComeback,
    CloseQualityAccident,
    CloseRework,
    DeclineComeback,
    DisposeNonconformity,
    InspectRework,
    RecordRepeatVisit,
    RecordRootCause,
    ReportQualityAccident,
    ReviewNonconformity,
    ReworkingCommand,
)
from domain.aggregates.work_order.commands.reworking.nonconformities import decide_nonconformity
from domain.aggregates.work_order.events.reworking import ReworkingEvent
from domain.aggregates.work_order.state import WorkOrder
from domain.decider import Frame

__all__ = [
    "AcceptComeback",
    "AnalyseQualityAccident",
    "AssessComeback",
    "ClaimComeback",
    "CloseQualityAccident",
    "CloseRework",
    "DeclineComeback",
    "DisposeNonconformity",
    "InspectRework",
    "RecordRepeatVisit",
    "RecordRootCause",
    "ReportQualityAccident",
    "ReviewNonconformity",
    "ReworkingCommand",
    "decide_reworking",
]


def decide_reworking(state: WorkOrder, command: ReworkingCommand, frame: Frame) -> list[ReworkingEvent]:
    match command:
        case ClaimComeback():
            return [claim(state, command, frame)]
        case RecordRepeatVisit():
            return [repeat_visit(state, command, frame)]
        case AssessComeback() | AcceptComeback() | DeclineComeback():
            return [decide_comeback(state, command, frame)]
        case ReportQualityAccident() | AnalyseQualityAccident() | CloseQualityAccident():
            return [decide_accident(state, command)]
        case _:
            return [decide_nonconformity(state, command, frame)]
