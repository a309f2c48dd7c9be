"""One year of one store's parts department: targets, and what the manufacturer was told."""

from typing import get_args

from domain.aggregates.parts_year.commands import PartsYearCommand, decide
from domain.aggregates.parts_year.events import PartsYearEvent
from domain.aggregates.parts_year.state import PartsYear, evolve
from domain.decider import Decider

PARTS_YEAR: Decider[PartsYear, PartsYearCommand, PartsYearEvent] = Decider(
    kind="parts_year",
    zh="配件年度",
    initial=PartsYear(),
    commands=get_args(PartsYearCommand),
    events=get_args(PartsYearEvent),
    decide=decide,
    evolve=evolve,
    subject=lambda state, stream: stream,
    store_of=lambda state: state.store,
)
