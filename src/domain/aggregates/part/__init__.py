"""One part in one store: what it is, what it is sold for, what took its place."""

from typing import get_args

from domain.aggregates.part.commands import PartCommand, decide
from domain.aggregates.part.events import PartEvent
from domain.aggregates.part.state import Part, evolve
from domain.decider import Decider

PART: Decider[Part, PartCommand, PartEvent] = Decider(
    kind="part",
    zh="配件档案",
    initial=Part(),
    commands=get_args(PartCommand),
    events=get_args(PartEvent),
    decide=decide,
    evolve=evolve,
    subject=lambda state, stream: stream,
    store_of=lambda state: state.store,
)
