"""Whether the reception followed the maker's process: checked on the spot, or noticed later from the papers."""

from collections.abc import Sequence
from typing import Annotated, assert_never

from pydantic import Field

from domain.aggregates.visit import refusals
from domain.aggregates.visit.events import VisitEvent
from domain.aggregates.visit.events.responsibility import (
    ProcessDeviationFlagged,
    ReceptionProcessChecked,
)
from domain.aggregates.visit.state import Visit
from domain.aggregates.visit.words import ItemCode, Means
from domain.command import Command
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.personal import Personal, PersonalInput, PersonalKind

Items = Annotated[tuple[ItemCode, ...], Field(max_length=100)]


class CheckReceptionProcess(Command, name="visit.check_reception_process"):
    """Every item of the rule set's reception check list is named once, as done or as missed."""

    done: Items = ()
    missed: Items = ()


class FlagProcessDeviation(Command, name="visit.flag_process_deviation"):
    step: ItemCode
    means: Means
    note: PersonalInput | None = None


def decide_checking(
    state: Visit, command: CheckReceptionProcess | FlagProcessDeviation, frame: Frame
) -> Sequence[VisitEvent]:
    advisor = state.advisor
    if advisor is None:
        raise Refused(refusals.RECEPTION_NOT_STARTED)
    if frame.actor.id == advisor:
        raise Refused(refusals.OWN_RECEPTION)
    match command:
        case CheckReceptionProcess(done=done, missed=missed):
            expected = frame.rules.reception_checklist
            if sorted((*done, *missed)) != sorted(expected):
                raise Invalid(refusals.INCOMPLETE_CHECK, items=", ".join(expected))
            return [ReceptionProcessChecked(advisor=advisor, done=done, missed=missed)]
        case FlagProcessDeviation(step=step, means=means, note=note):
            words = Personal.of(PersonalKind.NOTE, frame.stream, note) if note else None
            return [ProcessDeviationFlagged(advisor=advisor, step=step, means=means, note=words)]
        case _:
            assert_never(command)
