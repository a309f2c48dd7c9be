"""The list of purchase channels."""

from datetime import datetime

from sqlalchemy import bindparam, select

from domain.identifiers import StaffId, StoreId
from domain.parts import SupplierCode
from domain.reasons import ReasonCode
from projections.parts_register.tables import SUPPLIER
from projections.views import Reads, View

_OF_STORE = select(SUPPLIER).where(SUPPLIER.c.store == bindparam("store")).order_by(SUPPLIER.c.supplier)


class Channel(View):
    """``blocked_*`` and ``reason`` only while it is blocked."""

    store: StoreId
    supplier: SupplierCode
    title: str
    scope: str
    approved: bool
    approved_by: StaffId
    approved_at: datetime
    blocked_by: StaffId | None
    blocked_at: datetime | None
    reason: ReasonCode | None


def channels(reads: Reads, store: StoreId, *, approved: bool) -> list[Channel]:
    """Those where one may buy, or those that are blocked."""
    found = [Channel.model_validate(row) for row in reads.rows(_OF_STORE, store=store)]
    return [channel for channel in found if channel.approved is approved]
