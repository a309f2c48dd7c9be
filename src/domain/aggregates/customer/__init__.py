"""The customer file."""

from typing import get_args

from domain.aggregates.customer.commands import CustomerCommand, decide
from domain.aggregates.customer.events import CustomerEvent
from domain.aggregates.customer.state import Customer, evolve
from domain.decider import Decider

CUSTOMER: Decider[Customer, CustomerCommand, CustomerEvent] = Decider(
    kind="customer",
    zh="客户档案",
    initial=Customer(),
    commands=get_args(CustomerCommand),
    events=get_args(CustomerEvent),
    decide=decide,
    evolve=evolve,
    subject=lambda state, stream: stream,
    store_of=lambda state: state.store,
)
