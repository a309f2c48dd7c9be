"""What can be asked of a visit, by phase."""

from collections.abc import Sequence
from typing import assert_never

from domain.aggregates.visit import refusals
from domain.aggregates.visit.commands.arrival import RecordArrival, record_arrival
from domain.aggregates.visit.commands.checking import (
    CheckReceptionProcess,
    FlagProcessDeviation,
    decide_checking,
)
from domain.aggregates.visit.commands.owning import AcceptHandover, HandOverMatter, decide_owning
from domain.aggregates.visit.commands.presence import (
    LinkOrder,
    MarkOrderFinished,
    MoveVehicle,
    RecordDeparture,
    RefuseService,
    decide_presence,
)
from domain.aggregates.visit.commands.reception import (
    RateInspectionItem,
    RecordWalkaround,
    StartReception,
    TagKeys,
    decide_reception,
)
from domain.aggregates.visit.commands.waiting import (
    ChangeWaitingCustomer,
    CloseWaitingRequest,
    LogWaitingRequest,
    decide_waiting,
)
from domain.aggregates.visit.events import VisitEvent
from domain.aggregates.visit.state import Visit
from domain.decider import Frame
from domain.errors import Refused

Reception = StartReception | RecordWalkaround | RateInspectionItem | TagKeys
Owning = HandOverMatter | AcceptHandover
Waiting = ChangeWaitingCustomer | LogWaitingRequest | CloseWaitingRequest
Presence = LinkOrder | MarkOrderFinished | MoveVehicle | RefuseService | RecordDeparture
Checking = CheckReceptionProcess | FlagProcessDeviation
VisitCommand = RecordArrival | Reception | Owning | Waiting | Presence | Checking


def decide(state: Visit, command: VisitCommand, frame: Frame) -> Sequence[VisitEvent]:
    if isinstance(command, RecordArrival):
        return record_arrival(state, command)
    if state.arrived_at is None:
        raise Refused(refusals.NOT_ARRIVED)
    if frame.at < state.arrived_at:
        raise Refused(refusals.BEFORE_ARRIVAL)
    if isinstance(command, CheckReceptionProcess | FlagProcessDeviation):
        return decide_checking(state, command, frame)
    if state.left:
        raise Refused(refusals.LEFT)
    match command:
        case StartReception() | RecordWalkaround() | RateInspectionItem() | TagKeys():
            return decide_reception(state, command, frame)
        case HandOverMatter() | AcceptHandover():
            return decide_owning(state, command, frame)
        case ChangeWaitingCustomer() | LogWaitingRequest() | CloseWaitingRequest():
            return decide_waiting(state, command, frame)
        case LinkOrder() | MarkOrderFinished() | MoveVehicle() | RefuseService() | RecordDeparture():
            return decide_presence(state, command)
        case _:
            assert_never(command)
