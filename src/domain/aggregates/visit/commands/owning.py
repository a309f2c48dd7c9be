"""First-contact responsibility (首问责任制).

Whoever is asked first answers for the customer until somebody else accepts the matter.
"""

from collections.abc import Sequence
from typing import assert_never

from domain.actors import Role
from domain.aggregates.visit import refusals
from domain.aggregates.visit.events import VisitEvent
from domain.aggregates.visit.events.responsibility import HandoverAccepted, MatterHandedOver
from domain.aggregates.visit.state import Visit
from domain.command import Command
from domain.decider import Frame
from domain.errors import Refused
from domain.identifiers import StaffId

_SUPERIORS = (
    Role.FRONT_DESK_SUPERVISOR,
    Role.FRONT_OFFICE_MANAGER,
    Role.SERVICE_MANAGER,
    Role.AFTER_SALES_MANAGER,
)


class HandOverMatter(Command, name="visit.hand_over_matter"):
    to: StaffId


class AcceptHandover(Command, name="visit.accept_handover"):
    pass


def decide_owning(
    state: Visit, command: HandOverMatter | AcceptHandover, frame: Frame
) -> Sequence[VisitEvent]:
    match command:
        case HandOverMatter(to=to):
            if frame.actor.id != state.owner and frame.actor.role not in _SUPERIORS:
                raise Refused(refusals.NOT_OWNER)
            if to == state.owner:
                raise Refused(refusals.ALREADY_OWNER)
            return [MatterHandedOver(to=to)]
        case AcceptHandover():
            if frame.actor.id != state.offered_to:
                raise Refused(refusals.NOT_OFFERED)
            return [HandoverAccepted()]
        case _:
            assert_never(command)
