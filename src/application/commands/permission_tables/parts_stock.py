"""The shelf. What leaves it for good is decided by the parts supervisor; a clock expires reservations."""

from collections.abc import Mapping

from application.commands.permission_tables.groups import FRONT_OFFICE, NOBODY, PARTS_COUNTER
from domain.actors import Role
from domain.aggregates.parts_stock.commands.models import (
    AdjustStock,
    BookDelivery,
    ChangeNeed,
    ClearQuarantine,
    DropLine,
    ExpectArrival,
    ExpireReservation,
    IssueStock,
    KeepMore,
    NoteArrival,
    PickStock,
    ReceiveStock,
    ReceiveTransfer,
    RecordLostSale,
    RedirectDemand,
    ReleaseReservation,
    ReserveStock,
    ReturnToSupplier,
    ScrapStock,
    SendTransfer,
    ShelveStock,
    TakeBack,
    TransferReservation,
)
from domain.command import Command

_SUPERVISOR = frozenset({Role.PARTS_SUPERVISOR, Role.STATION_HEAD})

TABLE: Mapping[type[Command], frozenset[Role]] = {
    ReceiveStock: PARTS_COUNTER,
    BookDelivery: NOBODY,
    ShelveStock: PARTS_COUNTER,
    ReserveStock: PARTS_COUNTER,
    KeepMore: NOBODY,
    ReleaseReservation: PARTS_COUNTER,
    DropLine: NOBODY,
    ExpireReservation: PARTS_COUNTER | {Role.OPERATOR},
    TransferReservation: PARTS_COUNTER,
    ChangeNeed: NOBODY,
    ExpectArrival: PARTS_COUNTER,
    NoteArrival: PARTS_COUNTER | FRONT_OFFICE,
    PickStock: PARTS_COUNTER,
    IssueStock: PARTS_COUNTER,
    TakeBack: NOBODY,
    ClearQuarantine: _SUPERVISOR,
    ScrapStock: _SUPERVISOR,
    ReturnToSupplier: _SUPERVISOR,
    SendTransfer: NOBODY,
    ReceiveTransfer: NOBODY,
    AdjustStock: NOBODY,
    RedirectDemand: NOBODY,
    RecordLostSale: PARTS_COUNTER | FRONT_OFFICE,
}
