"""A row becomes a reception: the commands that put its car into the house and its diagnosis into the queue."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from pydantic import ValidationError

from application.commands.envelope import CommandEnvelope, Outcome
from application.imports.cells import Values
from application.imports.importing import RowImport
from application.imports.mapping import Mapping
from application.imports.problems import NO_KEY, BadRow, unacceptable
from application.imports.reading import Row
from application.imports.rehearsal import StateOf
from application.imports.steps import Consequence, Digest, Ids, Log, Planned, Step
from domain.aggregates.customer import CUSTOMER
from domain.aggregates.customer.commands import RegisterCustomer
from domain.aggregates.vehicle import VEHICLE
from domain.aggregates.vehicle.commands import OpenVisit, RegisterVehicle
from domain.aggregates.visit import VISIT
from domain.aggregates.visit.commands.arrival import RecordArrival
from domain.aggregates.visit.commands.presence import LinkOrder
from domain.aggregates.visit.commands.reception import StartReception
from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.work_order.commands.opening.models import (
    ExplainItems,
    IssueDispatchOrder,
    OpenWorkOrder,
    PromiseDelivery,
    RecordPreliminaryDiagnosis,
    RecordSymptom,
)
from domain.aggregates.work_order.commands.quoting.models import AddJob, AuthoriseJob, LabourItem, QuoteJob
from domain.aggregates.work_order.state import WorkOrder
from domain.aggregates.work_order.words import Formality
from domain.command import Command
from domain.decider import Decider
from domain.errors import AfterSalesError
from domain.reasons import ReasonCode, ReasonInput
from domain.rules.rule_set import RuleSet
from domain.trade import JobSource

_JOB = "J1"


class ArrivalImport(RowImport):
    """``find_vehicle(vin)`` gives the vehicle that already carries a complete VIN."""

    def __init__(
        self,
        mapping: Mapping,
        store: str,
        *,
        give: Callable[[CommandEnvelope], Outcome],
        log: Log,
        digest: Digest,
        find_vehicle: Callable[[str], str | None],
        rules: RuleSet,
        clock: Callable[[], datetime],
    ) -> None:
        reading = _Reading(mapping, store, digest=digest, find_vehicle=find_vehicle, rules=rules)
        super().__init__(reading, store, mapping.person, give=give, log=log, rules=rules, clock=clock)


class _Reading:
    """Makes sense of rows."""

    def __init__(
        self,
        mapping: Mapping,
        store: str,
        *,
        digest: Digest,
        find_vehicle: Callable[[str], str | None],
        rules: RuleSet,
    ) -> None:
        self._mapping = mapping
        self._ids = Ids(digest, mapping.name, store)
        self._find_vehicle = find_vehicle
        self._rules = rules

    def plan(self, row: Row, now: datetime) -> Planned:
        """Raises BadRow. The car arrives ``now``: the import is its reception."""
        key = self._cells(row, self._mapping.key)
        if not all(key):
            raise BadRow(NO_KEY, self.key_columns)
        values = Values(self._mapping, row.cells)
        values.check_wanted()
        try:
            steps = tuple(self._steps(row, values, now))
        except ValidationError as error:
            raise unacceptable(error, self._mapping.column_of) from None
        content = self._ids.content(*self._cells(row, self._mapping.columns))
        return Planned(content, self._ids.command("work_order", *key), steps, now)

    @property
    def key_columns(self) -> str:
        return ", ".join(self._mapping.key)

    def column_at_fault(self, step: Step, refusal: AfterSalesError) -> str:
        return self._mapping.column_of("vin") if step.decider.kind == "vehicle" else ""

    def facts(self, state_of: StateOf, stream: str, body: Command) -> dict[str, str | int | bool]:
        if not isinstance(body, IssueDispatchOrder):
            return {}
        order: WorkOrder = state_of(WORK_ORDER, stream)
        if order.opening is None:
            return {}
        return {"customer_file_complete": state_of(CUSTOMER, order.opening.customer).file_complete}

    def _steps(self, row: Row, values: Values, now: datetime) -> Iterator[Step]:
        of_visit = self._cells(row, self._mapping.same_visit)
        vin, cut = values.text("vin"), values.is_cut("vin")
        known = self._find_vehicle(vin) if vin is not None and not cut else None
        vehicle = known or self._ids.stream("vehicle", *of_visit)
        customer = self._ids.stream("customer", *of_visit)
        visit = self._ids.stream("visit", *of_visit)
        if vehicle == self._ids.stream("vehicle", *of_visit):
            yield self._step(VEHICLE, vehicle, "vehicle", of_visit, _vehicle(values, cut=cut))
        registered = RegisterCustomer.model_validate(
            {"name": values.text("name"), "phone": values.text("phone"), "address": values.text("address")}
        )
        yield self._step(CUSTOMER, customer, "customer", of_visit, registered)
        odometer = values.kilometres("odometer")
        arrived = RecordArrival(
            vehicle=vehicle,
            customer=customer,
            odometer=odometer,
            reason=None if odometer is not None else ReasonInput(code=ReasonCode.IMPORTED),
        )
        here = Consequence(VEHICLE, vehicle, OpenVisit(visit=visit))
        yield self._step(VISIT, visit, "visit", of_visit, arrived, here)
        yield self._step(VISIT, visit, "reception", of_visit, StartReception())
        opened = OpenWorkOrder(
            vehicle=vehicle,
            odometer=odometer,
            model=f"{values.required('make')} {values.required('model')}",
            customer=customer,
            order_class=self._mapping.order.order_class,
            visit=visit,
            formalities=(Formality.NONE_REQUIRED,),
            advisor=self._mapping.person.id,
        )
        yield from self._order_steps(row, values, opened, now)

    def _order_steps(self, row: Row, values: Values, opened: OpenWorkOrder, now: datetime) -> Iterator[Step]:
        key = self._cells(row, self._mapping.key)
        order = self._ids.stream("work_order", *key)
        linked = Consequence(VISIT, opened.visit, LinkOrder(order=order))
        yield self._step(WORK_ORDER, order, "work_order", key, opened, linked)
        for number, body in enumerate(self._agreement(values, now)):
            yield self._step(WORK_ORDER, order, f"order-{number}", key, body)

    def _agreement(self, values: Values, now: datetime) -> Iterator[Command]:
        """From the customer's words to the dispatch order."""
        constants = self._mapping.order
        yield RecordSymptom.model_validate({"statement": values.required("statement")})
        yield RecordPreliminaryDiagnosis.model_validate(
            {"suspected_cause": _cause(values, now), "potential_claim": constants.potential_claim}
        )
        yield AddJob(
            operation=constants.operation, source=JobSource.CUSTOMER, payer=constants.payer, symptom="S1"
        )
        yield QuoteJob(job=_JOB, labour=(LabourItem(operation=constants.operation),))
        standard = self._rules.labour_standard[constants.operation]
        price = self._rules.labour_rate_per_hour.times(standard.standard_hours)
        due = (now + timedelta(hours=constants.promise_hours)).replace(minute=0, second=0, microsecond=0)
        yield PromiseDelivery(promised_at=due, estimate=price)
        yield ExplainItems(jobs=(_JOB,))
        yield AuthoriseJob(job=_JOB, method=constants.authorised_by, cap=price)
        yield IssueDispatchOrder(jobs=(_JOB,))

    def _step(
        self,
        decider: Decider[Any, Any, Any],
        stream: str,
        what: str,
        key: Sequence[str],
        body: Command,
        *then: Consequence,
    ) -> Step:
        return Step(decider, self._ids.command(what, *key), stream, body, then)

    def _cells(self, row: Row, columns: Sequence[str]) -> tuple[str, ...]:
        return tuple(row.cells[column] for column in columns)


def _vehicle(values: Values, *, cut: bool) -> RegisterVehicle:
    return RegisterVehicle.model_validate(
        {
            "vin": values.text("vin"),
            "vin_complete": not cut,
            "plate": values.text("plate"),
            "make": values.required("make"),
            "model": values.required("model"),
            "model_year": values.whole("model_year"),
        }
    )


def _cause(values: Values, now: datetime) -> str:
    """What is suspected, and since when."""
    failed_on = values.past_date("failed_on", now.date())
    cause = values.required("suspected_cause")
    return cause if failed_on is None else f"{cause} (故障日期 failed on {failed_on.isoformat()})"
