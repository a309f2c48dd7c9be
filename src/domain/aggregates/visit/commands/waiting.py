"""Customers who wait in the house, and what they need meanwhile."""

from collections.abc import Sequence
from typing import assert_never

from domain.aggregates.visit import refusals
from domain.aggregates.visit.events import VisitEvent
from domain.aggregates.visit.events.presence import (
    WaitingCustomerChanged,
    WaitingRequestClosed,
    WaitingRequestLogged,
)
from domain.aggregates.visit.state import Visit
from domain.command import Command
from domain.decider import Frame
from domain.errors import Refused
from domain.identifiers import LocalId
from domain.personal import Personal, PersonalInput, PersonalKind


class ChangeWaitingCustomer(Command, name="visit.change_waiting_customer"):
    waiting: bool


class LogWaitingRequest(Command, name="visit.log_waiting_request"):
    words: PersonalInput


class CloseWaitingRequest(Command, name="visit.close_waiting_request"):
    request: LocalId


def decide_waiting(
    state: Visit, command: ChangeWaitingCustomer | LogWaitingRequest | CloseWaitingRequest, frame: Frame
) -> Sequence[VisitEvent]:
    match command:
        case ChangeWaitingCustomer(waiting=waiting):
            changed = waiting != state.waiting_customer
            return [WaitingCustomerChanged(waiting=waiting)] if changed else []
        case LogWaitingRequest(words=words):
            if not state.waiting_customer:
                raise Refused(refusals.NOT_WAITING)
            subject = state.customer or state.vehicle or frame.stream
            request = f"R{len(state.requests) + 1}"
            note = Personal.of(PersonalKind.STATEMENT, subject, words)
            return [WaitingRequestLogged(request=request, words=note)]
        case CloseWaitingRequest(request=request):
            if request not in state.requests:
                raise Refused(refusals.UNKNOWN_REQUEST, request=request)
            if not state.requests[request]:
                raise Refused(refusals.REQUEST_CLOSED, request=request)
            return [WaitingRequestClosed(request=request)]
        case _:
            assert_never(command)
