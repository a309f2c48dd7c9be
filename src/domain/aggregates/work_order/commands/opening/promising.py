"""What is agreed with the customer: the delivery time, who may decide for them, other promises, contacts."""

from datetime import datetime

from domain.actors import Role
from domain.aggregates.work_order.commands.opening.models import (
    BreakPromise,
    ChangeDeliveryPromise,
    EscalatePromise,
    KeepPromise,
    ListDelegate,
    MakePromise,
    PromiseDelivery,
    RecordContact,
)
from domain.aggregates.work_order.events.opening import (
    CustomerContacted,
    DelegateListed,
    DeliveryPromiseChanged,
    DeliveryPromised,
    PromiseBroken,
    PromiseEscalated,
    PromiseKept,
    PromiseMade,
)
from domain.aggregates.work_order.lookups import numbered, open_order, opened_order
from domain.aggregates.work_order.refusals import opening as refusals
from domain.aggregates.work_order.state import WorkOrder
from domain.decider import Frame
from domain.errors import Refused
from domain.identifiers import LocalId
from domain.personal import Personal, PersonalKind

SUPERIORS = frozenset(
    {
        Role.GENERAL_MANAGER,
        Role.AFTER_SALES_MANAGER,
        Role.STATION_HEAD,
        Role.SERVICE_MANAGER,
        Role.FRONT_OFFICE_MANAGER,
        Role.FRONT_DESK_SUPERVISOR,
        Role.WORKSHOP_SUPERVISOR,
        Role.TECHNICAL_SUPERVISOR,
        Role.PARTS_SUPERVISOR,
        Role.CUSTOMER_SERVICE_MANAGER,
    }
)
"""To whom a promise at risk may be taken."""


def promise_delivery(state: WorkOrder, command: PromiseDelivery, frame: Frame) -> DeliveryPromised:
    if open_order(state).promised_at is not None:
        raise Refused(refusals.ALREADY_PROMISED)
    _must_lie_ahead(command.promised_at, frame)
    return DeliveryPromised(promised_at=command.promised_at, estimate=command.estimate)


def change_delivery_promise(
    state: WorkOrder, command: ChangeDeliveryPromise, frame: Frame
) -> DeliveryPromiseChanged:
    previous = open_order(state).promised_at
    if previous is None:
        raise Refused(refusals.NOT_PROMISED)
    _must_lie_ahead(command.promised_at, frame)
    if command.promised_at == previous:
        raise Refused(refusals.SAME_PROMISE)
    return DeliveryPromiseChanged(
        previous=previous,
        promised_at=command.promised_at,
        customer_agreed=command.customer_agreed,
        after_expiry=frame.at > previous,
    )


def list_delegate(state: WorkOrder, command: ListDelegate) -> DelegateListed:
    opening = open_order(state)
    return DelegateListed(
        delegate=numbered("D", len(opening.delegates)),
        person=Personal.of(PersonalKind.NAME, opening.customer, command.person),
    )


def make_promise(state: WorkOrder, command: MakePromise, frame: Frame) -> PromiseMade:
    opening = open_order(state)
    _must_lie_ahead(command.due, frame)
    return PromiseMade(
        promise=numbered("P", len(opening.promises)),
        words=Personal.of(PersonalKind.NOTE, opening.customer, command.words),
        due=command.due,
    )


def keep_promise(state: WorkOrder, command: KeepPromise) -> PromiseKept:
    return PromiseKept(promise=_open_promise(state, command.promise))


def break_promise(state: WorkOrder, command: BreakPromise) -> PromiseBroken:
    return PromiseBroken(promise=_open_promise(state, command.promise))


def escalate_promise(state: WorkOrder, command: EscalatePromise, frame: Frame) -> PromiseEscalated:
    promise = _open_promise(state, command.promise)
    if command.to_role not in SUPERIORS or command.to_role is frame.actor.role:
        raise Refused(refusals.NOT_UPWARD)
    return PromiseEscalated(promise=promise, to_role=command.to_role)


def record_contact(state: WorkOrder, command: RecordContact) -> CustomerContacted:
    content = Personal.of(PersonalKind.NOTE, open_order(state).customer, command.content)
    return CustomerContacted(channel=command.channel, by_customer=command.by_customer, content=content)


def _must_lie_ahead(when: datetime, frame: Frame) -> None:
    if when <= frame.at:
        raise Refused(refusals.NOT_IN_FUTURE)


def _open_promise(state: WorkOrder, promise: LocalId) -> LocalId:
    """A promise may fall due after the car has left, so the order need not be open any more."""
    if not opened_order(state).promises.get(promise, False):
        raise Refused(refusals.NO_OPEN_PROMISE, promise=promise)
    return promise
