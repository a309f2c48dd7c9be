"""One technician's day: shift, punches and assigned work."""

from typing import get_args

from domain.aggregates.technician_day.commands import TechnicianDayCommand, decide
from domain.aggregates.technician_day.events import TechnicianDayEvent
from domain.aggregates.technician_day.state import TechnicianDay, evolve
from domain.decider import Decider

TECHNICIAN_DAY: Decider[TechnicianDay, TechnicianDayCommand, TechnicianDayEvent] = Decider(
    kind="technician_day",
    zh="技师日考勤",
    initial=TechnicianDay(),
    commands=get_args(TechnicianDayCommand),
    events=get_args(TechnicianDayEvent),
    decide=decide,
    evolve=evolve,
    subject=lambda state, stream: stream,
    store_of=lambda state: state.store,
)
