"""Purchase plans and parts orders. That three persons are needed for a dear order is what the aggregates see to."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import NOBODY, PARTS_COUNTER
from domain.actors import Role
from domain.aggregates.purchase_order.commands.models import (
    AnnounceShipment,
    CancelOrder,
    CloseOrder,
    ConfirmOrder,
    DraftOrder,
    FinallyReview,
    IssueOrder,
    ReceiveGoods,
    RecordFreight,
    RejectOrder,
    ReviewOrder,
    SettleDifference,
)
from domain.aggregates.purchase_plan.commands import (
    ApprovePlan,
    DraftPlan,
    DrawOnPlan,
    RejectPlan,
    ReturnShare,
)
from domain.command import Command

_SUPERVISOR = frozenset({Role.PARTS_SUPERVISOR})
_STATION_HEAD = frozenset({Role.STATION_HEAD})

TABLE: Mapping[type[Command], frozenset[Role]] = {
    DraftPlan: PARTS_COUNTER,
    ApprovePlan: _SUPERVISOR,
    RejectPlan: _SUPERVISOR,
    DrawOnPlan: NOBODY,
    ReturnShare: NOBODY,
    DraftOrder: PARTS_COUNTER,
    ReviewOrder: _SUPERVISOR,
    FinallyReview: _STATION_HEAD,
    RejectOrder: _SUPERVISOR | _STATION_HEAD,
    IssueOrder: _SUPERVISOR,
    ConfirmOrder: PARTS_COUNTER,
    AnnounceShipment: PARTS_COUNTER,
    ReceiveGoods: PARTS_COUNTER,
    SettleDifference: _SUPERVISOR,
    RecordFreight: PARTS_COUNTER,
    CloseOrder: _SUPERVISOR,
    CancelOrder: _SUPERVISOR,
}
