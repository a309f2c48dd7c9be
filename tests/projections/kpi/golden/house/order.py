"""An order, from what the customer asks for to the car's delivery."""

from __future__ import annotations

import hashlib
from datetime import datetime

from domain.actors import Actor
from domain.aggregates.visit.events.presence import OrderFinished
from domain.aggregates.visit.words import Ending
from domain.aggregates.work_order.events.delivering import GatePassIssued, VehicleDelivered
from domain.aggregates.work_order.events.opening import (
    DeliveryPromiseChanged,
    DeliveryPromised,
    DispatchOrderIssued,
    ItemsExplained,
    WorkOrderCancelled,
)
from domain.aggregates.work_order.events.quoting import (
    AdditionalWorkAcknowledged,
    JobAdded,
    JobAuthorised,
    JobDeclined,
    JobDeferred,
    JobQuoted,
)
from domain.reasons import ReasonCode
from domain.trade import Channel, JobSource, Payer
from tests.projections.kpi.golden.house.bill import BillBook
from tests.projections.kpi.golden.house.comebacks import Comeback
from tests.projections.kpi.golden.house.diary import Diary
from tests.projections.kpi.golden.house.people import technician
from tests.projections.kpi.golden.house.workshop import Workshop
from tests.projections.log_builder import requirement, sealed, yuan


class Order:
    """Amounts are whole yuan. A job that is asked for is quoted at once: labour by the standard, and ``parts``."""

    def __init__(
        self, diary: Diary, stream: str, *, visit: str, customer: str, advisor: Actor, odometer: int
    ) -> None:
        self._diary, self._visit = diary, visit
        self._stream, self._advisor, self._odometer = stream, advisor, odometer
        self._customer = customer
        self._jobs: list[str] = []
        self._promise: datetime | None = None
        self.shop = Workshop(diary, stream, customer)
        self.bill = BillBook(diary, stream, advisor)
        self.comeback = Comeback(diary, stream, customer, advisor)

    def asks(
        self,
        when: datetime,
        operation: str,
        *,
        parts: int = 0,
        job: str = "J1",
        payer: Payer = Payer.CUSTOMER,
        hours: str | None = None,
    ) -> None:
        self._add(
            JobAdded(
                job=job,
                operation=operation,
                source=JobSource.CUSTOMER,
                payer=payer,
                requirement=requirement(operation),
                diagnostic=operation == "DIAG",
            ),
            when,
            self._advisor,
        )
        self._quote(when, job, operation, parts=parts, payer=payer, hours=hours)

    def finds(
        self, when: datetime, who: str, operation: str, *, parts: int, job: str, photo: bool, quoted: datetime
    ) -> None:
        """Additional work that a technician found."""
        added = JobAdded(
            job=job,
            operation=operation,
            source=JobSource.TECHNICIAN,
            payer=Payer.CUSTOMER,
            requirement=requirement(operation),
            diagnostic=False,
            finding=sealed(self._customer, f"{operation} needed"),
            photos=(hashlib.sha256(job.encode()).hexdigest(),) if photo else (),
        )
        self._add(added, when, technician(who))
        self._diary.add(self._stream, quoted, AdditionalWorkAcknowledged(job=job), by=self._advisor)
        self._quote(quoted, job, operation, parts=parts, payer=Payer.CUSTOMER, hours=None)

    def promises(self, when: datetime, until: datetime, estimate: int) -> None:
        promised = DeliveryPromised(promised_at=until, estimate=yuan(estimate))
        self._diary.add(self._stream, when, promised, by=self._advisor)
        self._promise = until

    def changes_promise(
        self, when: datetime, until: datetime, *, agreed: bool = True, reason: ReasonCode
    ) -> None:
        assert self._promise is not None
        changed = DeliveryPromiseChanged(
            previous=self._promise,
            promised_at=until,
            customer_agreed=agreed,
            after_expiry=when > self._promise,
        )
        self._diary.add(self._stream, when, changed, by=self._advisor, reason=reason)
        self._promise = until

    def agreed(self, when: datetime, *jobs: str) -> None:
        """By the customer; to everything where no job is named."""
        for job in jobs or self._jobs:
            cap = self.bill.agreed(job)
            explained, authorised = (
                ItemsExplained(jobs=(job,)),
                JobAuthorised(job=job, method=Channel.IN_PERSON, cap=cap),
            )
            self._diary.add(self._stream, when, explained, authorised, by=self._advisor)

    def declined(self, when: datetime, job: str = "J1") -> None:
        self._diary.add(self._stream, when, JobDeclined(job=job), by=self._advisor)

    def deferred(self, when: datetime, job: str) -> None:
        self._diary.add(self._stream, when, JobDeferred(job=job), by=self._advisor)

    def issued(self, when: datetime, *jobs: str) -> None:
        """The dispatch order; for everything where no job is named."""
        issued = DispatchOrderIssued(jobs=jobs or tuple(self._jobs))
        self._diary.add(self._stream, when, issued, by=self._advisor)

    def cancelled(self, when: datetime, *, work_started: bool) -> None:
        cancelled = WorkOrderCancelled(work_started=work_started)
        self._diary.add(self._stream, when, cancelled, by=self._advisor, reason=ReasonCode.CUSTOMER_WISH)
        finished = OrderFinished(order=self._stream, how=Ending.CANCELLED)
        self._diary.add(self._visit, when, finished, by=self._advisor)

    def delivered(self, when: datetime) -> None:
        number = self._stream.removeprefix("work_order-")
        passed, delivered = (
            GatePassIssued(pass_number=f"G-{number}"),
            VehicleDelivered(odometer_out=self._odometer + 10),
        )
        self._diary.add(self._stream, when, passed, delivered, by=self._advisor)
        finished = OrderFinished(order=self._stream, how=Ending.DELIVERED)
        self._diary.add(self._visit, when, finished, by=self._advisor)

    def _add(self, added: JobAdded, when: datetime, by: Actor) -> None:
        self._jobs.append(added.job)
        self._diary.add(self._stream, when, added, by=by)

    def _quote(
        self, when: datetime, job: str, operation: str, *, parts: int, payer: Payer, hours: str | None
    ) -> None:
        quote: JobQuoted = self.bill.quoted(when, job, operation, parts=parts, payer=payer, hours=hours)
        self._diary.add(self._stream, when, quote, by=self._advisor)
