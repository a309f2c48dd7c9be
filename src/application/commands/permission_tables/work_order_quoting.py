"""Jobs and prices. Who may bill hours other than standard is a rule; no finder authorises, which the order sees to."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import FRONT_OFFICE
from domain.actors import Role
from domain.aggregates.work_order.commands.quoting.models import (
    AcknowledgeAdditionalWork,
    AddJob,
    AuthoriseJob,
    DeclineJob,
    DeferJob,
    QuoteJob,
    RecordPayerApproval,
    SellAccessory,
)
from domain.command import Command

TABLE: Mapping[type[Command], frozenset[Role]] = {
    AddJob: FRONT_OFFICE | {Role.TECHNICIAN},
    AcknowledgeAdditionalWork: FRONT_OFFICE,
    QuoteJob: FRONT_OFFICE,
    AuthoriseJob: FRONT_OFFICE,
    DeclineJob: FRONT_OFFICE,
    DeferJob: FRONT_OFFICE,
    RecordPayerApproval: FRONT_OFFICE | {Role.WARRANTY_CLERK, Role.WARRANTY_APPRAISER},
    SellAccessory: FRONT_OFFICE | {Role.LOUNGE_SUPERVISOR},
}
