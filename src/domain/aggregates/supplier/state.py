"""What is remembered of a purchase channel: whether one may buy there, and what."""

from typing import NamedTuple, assert_never

from domain.aggregates.supplier.events import ChannelApproved, ChannelBlocked, SupplierEvent
from domain.envelope import Recorded
from domain.identifiers import StoreId
from domain.parts import SupplierCode


class Supplier(NamedTuple):
    """``store`` is None before the first approval. ``approved`` is False while the channel is blocked."""

    store: StoreId | None = None
    code: SupplierCode | None = None
    title: str = ""
    scope: str = ""
    approved: bool = False


def evolve(state: Supplier, recorded: Recorded[SupplierEvent]) -> Supplier:
    match recorded.event:
        case ChannelApproved(supplier=code, title=title, scope=scope):
            return Supplier(recorded.meta.store, code, title, scope, approved=True)
        case ChannelBlocked():
            return state._replace(approved=False)
        case _ as never:
            assert_never(never)
