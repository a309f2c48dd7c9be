"""External rework and accidents. Who decides on a nonconformity, and who only takes part, is a rule."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import FRONT_OFFICE
from domain.actors import Role
from domain.aggregates.work_order.commands.reworking import (
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
)
from domain.command import Command

_RESPONSIBLE = frozenset({Role.STATION_HEAD, Role.WORKSHOP_SUPERVISOR})
_MANAGERS = frozenset({Role.STATION_HEAD, Role.SERVICE_MANAGER, Role.AFTER_SALES_MANAGER})
_TECHNICAL = frozenset({Role.TECHNICAL_SUPERVISOR})
_QUALITY = frozenset({Role.QUALITY_INSPECTOR, Role.QUALITY_SPECIALIST})
_DECIDING_ON_COMEBACKS = _MANAGERS | {
    Role.WORKSHOP_SUPERVISOR,
    Role.FRONT_OFFICE_MANAGER,
    Role.FRONT_DESK_SUPERVISOR,
}

TABLE: Mapping[type[Command], frozenset[Role]] = {
    ClaimComeback: FRONT_OFFICE,
    AssessComeback: _TECHNICAL | _QUALITY | {Role.WORKSHOP_SUPERVISOR, Role.TECHNICIAN},
    AcceptComeback: _DECIDING_ON_COMEBACKS,
    DeclineComeback: _DECIDING_ON_COMEBACKS,
    ReviewNonconformity: _RESPONSIBLE | {Role.SERVICE_MANAGER},
    DisposeNonconformity: _RESPONSIBLE,
    RecordRootCause: _TECHNICAL,
    InspectRework: frozenset({Role.QUALITY_INSPECTOR}),
    RecordRepeatVisit: FRONT_OFFICE | {Role.INFORMATION_CLERK},
    CloseRework: _MANAGERS | {Role.WORKSHOP_SUPERVISOR},
    ReportQualityAccident: FRONT_OFFICE | _TECHNICAL | _QUALITY | _RESPONSIBLE | {Role.TECHNICIAN},
    AnalyseQualityAccident: _TECHNICAL | {Role.QUALITY_SPECIALIST},
    CloseQualityAccident: _MANAGERS | _TECHNICAL,
}
