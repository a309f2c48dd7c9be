"""A visit: one presence of one car in one store."""

from typing import get_args

from domain.aggregates.visit.commands import VisitCommand, decide
from domain.aggregates.visit.events import VisitEvent
from domain.aggregates.visit.state import Visit, evolve
from domain.decider import Decider

VISIT: Decider[Visit, VisitCommand, VisitEvent] = Decider(
    kind="visit",
    zh="进厂",
    initial=Visit(),
    commands=get_args(VisitCommand),
    events=get_args(VisitEvent),
    decide=decide,
    evolve=evolve,
    subject=lambda state, stream: state.customer or state.vehicle or stream,
    store_of=lambda state: state.store,
)
