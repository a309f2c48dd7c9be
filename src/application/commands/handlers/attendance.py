"""A technician is in the house once at a time: a new shift starts only after the last one was ended.

Without this a clock forgotten yesterday would run on beside today's, because each day is a stream of its own.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from application.commands.handling import Handler
from application.commands.work import Work
from domain.aggregates.technician_day import TECHNICIAN_DAY
from domain.aggregates.technician_day.commands.attending import StartShift, technician_day_id
from domain.command import Command
from domain.decider import Frame
from domain.errors import Refused, define
from domain.identifiers import StaffId

NOT_ENDED = define(
    "TEC-SHIFT-901",
    zh="{day} 的班次尚未结束,请先结束当日的计时和班次",
    en="The shift of {day} has not been ended: end its clock and the shift first",
)

DAYS_LOOKED_BACK = 31
"""Nobody stays longer in a shift than that, and no leave before which a clock was left running goes unnoticed."""


def start_shift(work: Work, command: StartShift, frame: Frame) -> None:
    state = work.load(TECHNICIAN_DAY, frame.stream)
    decided = TECHNICIAN_DAY.decide(state, command, frame)
    if state.shift is not None and state.day is not None:
        _refuse_unended(work, frame, state.shift.technician, state.day)
    work.record(TECHNICIAN_DAY, frame.stream, decided)


def _refuse_unended(work: Work, frame: Frame, technician: StaffId, today: date) -> None:
    """The last shift that was started decides: before it started, the same was asked."""
    for back in range(1, DAYS_LOOKED_BACK + 1):
        day = today - timedelta(days=back)
        shift = work.load(TECHNICIAN_DAY, technician_day_id(frame.store, technician, day)).shift
        if shift is None or shift.started is None:
            continue
        if shift.ended is None:
            raise Refused(NOT_ENDED, day=day.isoformat())
        return


HANDLERS: Mapping[type[Command], Handler] = {StartShift: start_shift}
