"""Work in the shop. Whose clock may be turned by whom is the order's own rule."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import FRONT_OFFICE
from domain.actors import Role
from domain.aggregates.work_order.commands.working.models import (
    AddAnalysisOpinion,
    CancelJob,
    CiteWorkStandard,
    ClockOff,
    ClockOn,
    CloseDiagnosis,
    ConfirmCompletionTime,
    EscalateDiagnosis,
    ExplainRepairPlan,
    FinishJob,
    PauseJob,
    ProposeRepairPlan,
    ReceiveSublet,
    RecordDiagnosis,
    ReportProgress,
    ResumeJob,
    SendSublet,
    SuperviseJob,
)
from domain.command import Command

_TECHNICIAN = frozenset({Role.TECHNICIAN})
_LEADERS = frozenset({Role.WORKSHOP_SUPERVISOR, Role.DISPATCHER})
_EXPERTS = frozenset({Role.WORKSHOP_SUPERVISOR, Role.TECHNICAL_SUPERVISOR})
_HEADS = frozenset({Role.SERVICE_MANAGER, Role.STATION_HEAD})

TABLE: Mapping[type[Command], frozenset[Role]] = {
    ClockOn: _TECHNICIAN | _LEADERS,
    ClockOff: _TECHNICIAN | _LEADERS,
    PauseJob: _TECHNICIAN | _LEADERS | FRONT_OFFICE | {Role.PARTS_SUPERVISOR, Role.PARTS_CLERK},
    ResumeJob: _TECHNICIAN | _LEADERS | FRONT_OFFICE | {Role.PARTS_SUPERVISOR, Role.PARTS_CLERK},
    ReportProgress: _TECHNICIAN | _LEADERS | FRONT_OFFICE,
    ConfirmCompletionTime: _TECHNICIAN | _LEADERS | FRONT_OFFICE,
    ProposeRepairPlan: _TECHNICIAN | _EXPERTS,
    ExplainRepairPlan: _TECHNICIAN | _EXPERTS | FRONT_OFFICE,
    RecordDiagnosis: _TECHNICIAN | _EXPERTS,
    CiteWorkStandard: _TECHNICIAN | _EXPERTS,
    EscalateDiagnosis: _TECHNICIAN | _EXPERTS | {Role.QUALITY_INSPECTOR},
    AddAnalysisOpinion: _TECHNICIAN | _EXPERTS | {Role.QUALITY_INSPECTOR, Role.WARRANTY_APPRAISER},
    CloseDiagnosis: _EXPERTS,
    SuperviseJob: _TECHNICIAN,
    SendSublet: _LEADERS | _HEADS,
    ReceiveSublet: _LEADERS | _HEADS,
    FinishJob: _TECHNICIAN | {Role.WORKSHOP_SUPERVISOR},
    CancelJob: FRONT_OFFICE | _HEADS | {Role.WORKSHOP_SUPERVISOR},
}
