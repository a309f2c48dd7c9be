"""The desk around an order: intake, promises, the dispatch order, the file, cancelling."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import DESK_SUPERIORS, FRONT_OFFICE, LOUNGE
from domain.actors import Role
from domain.aggregates.work_order.commands.opening.models import (
    BreakPromise,
    CancelOrder,
    ChangeDeliveryPromise,
    ChooseExpressLane,
    ConfirmSymptom,
    CorrectRecord,
    EscalatePromise,
    ExplainItems,
    IssueDispatchOrder,
    KeepPromise,
    ListDelegate,
    MakePromise,
    OpenWorkOrder,
    PromiseDelivery,
    RecordContact,
    RecordPreliminaryDiagnosis,
    RecordSymptom,
    ReturnRecord,
    VerifyRecord,
)
from domain.command import Command

_IN_TOUCH = FRONT_OFFICE | LOUNGE | {Role.KEY_ACCOUNT_SPECIALIST, Role.CUSTOMER_SERVICE_AGENT}
_FILE_CHECKERS = DESK_SUPERIORS | {Role.INFORMATION_CLERK}

TABLE: Mapping[type[Command], frozenset[Role]] = {
    OpenWorkOrder: FRONT_OFFICE,
    RecordSymptom: FRONT_OFFICE,
    ConfirmSymptom: FRONT_OFFICE,
    RecordPreliminaryDiagnosis: FRONT_OFFICE | {Role.WARRANTY_APPRAISER, Role.TECHNICAL_SUPERVISOR},
    PromiseDelivery: FRONT_OFFICE,
    ChangeDeliveryPromise: FRONT_OFFICE,
    ExplainItems: FRONT_OFFICE,
    IssueDispatchOrder: FRONT_OFFICE,
    ChooseExpressLane: FRONT_OFFICE,
    ListDelegate: FRONT_OFFICE,
    MakePromise: _IN_TOUCH,
    KeepPromise: _IN_TOUCH,
    BreakPromise: _IN_TOUCH,
    EscalatePromise: _IN_TOUCH,
    RecordContact: _IN_TOUCH,
    VerifyRecord: _FILE_CHECKERS,
    ReturnRecord: _FILE_CHECKERS,
    CorrectRecord: FRONT_OFFICE | {Role.INFORMATION_CLERK},
    CancelOrder: FRONT_OFFICE,
}
