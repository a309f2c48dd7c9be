"""An order without anything special, to add the special thing to."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.aggregates.work_order.events.opening import (
    DispatchOrderIssued,
    OwnerSection,
    RepairSection,
    VehicleSection,
    WorkOrderOpened,
)
from domain.aggregates.work_order.events.quoting import JobAdded, JobAuthorised, JobQuoted
from domain.aggregates.work_order.words import Formality
from domain.trade import Channel, JobSource, OrderClass, Payer
from tests.projections.log_builder import Log, labour, requirement, yuan


def opened_order(log: Log, order: str, when: datetime, order_class: OrderClass = OrderClass.REPAIR) -> Log:
    return log.add(
        order,
        when,
        WorkOrderOpened(
            vehicle=VehicleSection(vehicle=f"vehicle-{order}", odometer=1000, model="Regal"),
            owner=OwnerSection(customer=f"customer-{order}"),
            repair=RepairSection(order_class=order_class, visit=f"visit-{order}"),
            formalities=(Formality.NONE_REQUIRED,),
            advisor="sa01",
        ),
    )


def added_job(log: Log, order: str, when: datetime, payer: Payer = Payer.CUSTOMER) -> Log:
    return log.add(
        order,
        when,
        JobAdded(
            job="J1",
            operation="BR-PAD",
            source=JobSource.CUSTOMER,
            payer=payer,
            requirement=requirement("BR-PAD"),
            diagnostic=False,
        ),
    )


def quoted_job(log: Log, order: str, when: datetime) -> Log:
    return log.add(
        order,
        when,
        JobQuoted(
            job="J1",
            revision=1,
            lines=(labour("L1", "BR-PAD"),),
            total=yuan(360),
            price_list="default-1",
            valid_until=when + timedelta(days=7),
        ),
    )


def issued_order(log: Log, order: str, when: datetime, payer: Payer = Payer.CUSTOMER) -> Log:
    """One job J1, quoted, authorised and issued within the minute."""
    opened_order(log, order, when)
    added_job(log, order, when, payer=payer)
    quoted_job(log, order, when)
    log.add(order, when, JobAuthorised(job="J1", method=Channel.IN_PERSON, cap=yuan(360)))
    return log.add(order, when, DispatchOrderIssued(jobs=("J1",)))
