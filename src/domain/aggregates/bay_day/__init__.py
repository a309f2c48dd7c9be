"""One bay on one day: what stands in it when."""

from typing import get_args

from domain.aggregates.bay_day.commands import BayDayCommand, decide
from domain.aggregates.bay_day.events import BayDayEvent
from domain.aggregates.bay_day.state import BayDay, evolve
from domain.decider import Decider

BAY_DAY: Decider[BayDay, BayDayCommand, BayDayEvent] = Decider(
    kind="bay_day",
    zh="工位日程",
    initial=BayDay(),
    commands=get_args(BayDayCommand),
    events=get_args(BayDayEvent),
    decide=decide,
    evolve=evolve,
    subject=lambda state, stream: stream,
    store_of=lambda state: state.store,
)
