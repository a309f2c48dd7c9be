"""One purchase channel of one store."""

from typing import get_args

from domain.aggregates.supplier.commands import SupplierCommand, decide
from domain.aggregates.supplier.events import SupplierEvent
from domain.aggregates.supplier.state import Supplier, evolve
from domain.decider import Decider

SUPPLIER: Decider[Supplier, SupplierCommand, SupplierEvent] = Decider(
    kind="supplier",
    zh="采购渠道",
    initial=Supplier(),
    commands=get_args(SupplierCommand),
    events=get_args(SupplierEvent),
    decide=decide,
    evolve=evolve,
    subject=lambda state, stream: stream,
    store_of=lambda state: state.store,
)
