"""Any command of the work order with plausible and implausible arguments, drawn from small pools so that they meet."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from itertools import groupby
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import AwareDatetime, BaseModel, SecretStr, ValidationError

from domain.actors import Actor, Role
from domain.aggregates.work_order import WORK_ORDER
from domain.aggregates.work_order.billing import billable_lines, net_of, still_due
from domain.aggregates.work_order.commands import WorkOrderCommand
from domain.aggregates.work_order.events.dispatching import CrewMember, PlannedStep
from domain.aggregates.work_order.events.inspecting import RatedItem
from domain.aggregates.work_order.lines import PayerShare
from domain.aggregates.work_order.state import WorkOrder
from domain.money import Money
from domain.trade import OrderClass, Payer
from tests.support import scenario
from tests.support.default_rules import DEFAULT_RULES

PEOPLE: tuple[Actor, ...] = (
    scenario.ADVISOR,
    scenario.DISPATCHER,
    scenario.TECHNICIAN,
    scenario.OTHER_TECHNICIAN,
    scenario.INSPECTOR,
    scenario.CASHIER,
    scenario.WORKSHOP_SUPERVISOR,
    scenario.STATION_HEAD,
    scenario.SERVICE_MANAGER,
    scenario.staff("te03", Role.TECHNICIAN),
    scenario.staff("ts01", Role.TECHNICAL_SUPERVISOR),
    scenario.staff("fo01", Role.FRONT_OFFICE_MANAGER),
    # the same persons in other roles: separation of duties goes by person
    scenario.staff(scenario.TECHNICIAN.id, Role.QUALITY_INSPECTOR),
    scenario.staff(scenario.INSPECTOR.id, Role.TECHNICIAN),
    scenario.staff(scenario.STATION_HEAD.id, Role.WORKSHOP_SUPERVISOR),
    scenario.staff(scenario.CASHIER.id, Role.SERVICE_MANAGER),
)
actors = st.sampled_from(PEOPLE)

STRANGER = "nobody"
_STAFF = ("te01", "te02", "te03", "qi01", STRANGER)
_WORDS = ("again", "54-10")
_TEXTS: dict[str, tuple[str, ...]] = {
    "original_jobs": ("J1", "J2"),
    "operation": ("BR-PAD", "BR-PAD", "DIAG", "MT-A", *DEFAULT_RULES.labour_standard, "NO-SUCH"),
    **dict.fromkeys(("technician", "junior", "responsible", "suggested_technician"), _STAFF),
    **dict.fromkeys(("advisor", "with_advisor", "to"), ("sa01", "sa02")),
    "bay": ("B01", "B02"),
    "part": ("PAD-01", "OIL-5W30"),
    "lot": ("L1", "L2"),
    "serials": ("SN1", "SN2"),
    "product": ("WIPER-01",),
    **dict.fromkeys(("evidence", "photos"), ("a" * 64, "b" * 64)),
    "vehicle": ("vehicle-1",),
    "customer": ("customer-1",),
    "visit": ("visit-1",),
    **dict.fromkeys(("original_order", "earlier_order"), ("work_order-0", "work_order-7", "work_order-1")),
    **dict.fromkeys(("model", "cause_code", "fault_code", "certificate_number", "pass_number"), _WORDS),
    **dict.fromkeys(("process", "reference", "title", "vendor"), _WORDS),
}
_INTEGERS: dict[str, tuple[int, ...]] = {
    "odometer": (0, 48_200),
    "odometer_out": (48_205, 48_199, 48_251),
    "until_odometer": (60_000, 48_200),
    "percent": (0, 50, 100, 101),
    "road_test_km": (0, 5),
}
_DECIMALS: dict[str, tuple[str, ...]] = {
    "share": ("100", "50", "33.33"),
    "quantity": ("1", "2.5", "0.001"),
    "billed_hours": ("0.5", "1.2"),
}
_FEN = (1, 500, 18_000, 36_000, 66_000, 3_000_000, 0, -1, 10**9 + 1, 10**13)


def commands(state: WorkOrder, now: datetime) -> st.SearchStrategy[WorkOrderCommand]:
    """Commands as somebody might send them in this state at ``now``; mostly of the phases that the order is in."""
    draws = _Draws(state, now)
    fitting = [command for phase in _phases(state) for command in _BY_PHASE[phase]]
    return (st.sampled_from(fitting) | st.sampled_from(fitting) | _anything).flatmap(draws.model)


def _phases(state: WorkOrder) -> tuple[str, ...]:
    todo = [job for job in state.jobs.values() if job.active and not job.checks.passed]
    if not todo:
        return "opening", "quoting", "settling", "delivering", "reworking", "inspecting"
    if any(job.work.finished for job in todo):
        return "inspecting", "working", "reworking", "supplying"
    if any(job.placement.crew for job in todo):
        return "working", "dispatching", "quoting", "supplying"
    return "opening", "contracting", "quoting", "dispatching"


def _phase_of(command: type[Any]) -> str:
    """From its module: ``domain.aggregates.work_order.commands.<phase>[.models]``."""
    return command.__module__.split(".commands.")[1].split(".")[0]


_BY_PHASE: Mapping[str, Sequence[type[Any]]] = {
    phase: list(group) for phase, group in groupby(sorted(WORK_ORDER.commands, key=_phase_of), key=_phase_of)
}
_anything = st.sampled_from([command for group in _BY_PHASE.values() for command in group])


class _Draws:
    """Arguments that mostly name what is there, and now and then what is not."""

    def __init__(self, state: WorkOrder, now: datetime) -> None:
        self.now = now
        bill, lines = state.bill, billable_lines(state)
        opening = state.opening
        self.nets = [net_of(line, bill).fen for line in lines.values()]
        self.local = {
            **dict.fromkeys(("job", "jobs"), (*state.jobs, *state.jobs, "J99")),
            "symptom": (*(opening.symptoms if opening else ()), "S99"),
            "promise": (*(opening.promises if opening else ()), "P99"),
            "by_delegate": (*(opening.delegates if opening else ()), "D99"),
            "line": (*lines, "L99"),
            "settlement": (bill.number or "B1", bill.number or "B1", "B99"),
            "case": (*state.cases, "C99"),
            "accident": (*state.accidents, "A99"),
        }
        due = max(still_due(bill).fen, 0)
        self.fen = (
            *_FEN,
            due,
            due // 2,
            bill.paid.fen,
            *self.nets,
            *(job.offer.total.fen for job in state.jobs.values()),
        )
        order_class = opening.order_class if opening else OrderClass.REPAIR
        self.checklist = DEFAULT_RULES.final_inspection_items[order_class]

    def model(self, model: type[BaseModel]) -> st.SearchStrategy[Any]:
        fields = {name: self._value(field.annotation, name) for name, field in model.model_fields.items()}
        return st.fixed_dictionaries(fields).map(lambda values: _built(model, values)).filter(_is_built)

    def _value(self, annotation: Any, name: str) -> st.SearchStrategy[Any]:
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self._value(arguments[0], name)
        if origin is Literal:
            return st.sampled_from(arguments)
        if origin in (Union, UnionType):
            return st.one_of([self._value(argument, name) for argument in arguments])
        if origin is tuple:
            return self._tuple(arguments[0], name)
        if annotation is Money:
            return st.sampled_from(self.fen).map(lambda fen: Money(fen=fen))
        if issubclass(annotation, BaseModel):
            return self.model(annotation)
        if issubclass(annotation, Enum):
            return st.sampled_from(list(annotation))
        return self._scalars(name)[annotation]()

    def _tuple(self, item: Any, name: str) -> st.SearchStrategy[Any]:
        """Lists that have to add up do so half of the time."""
        if item is PlannedStep:
            return st.lists(st.integers(1, 3), min_size=1, max_size=3).map(_steps) | st.just(_steps([1, 2]))
        if item is CrewMember:
            pair = st.lists(st.sampled_from(_STAFF), min_size=2, max_size=2)
            return st.sampled_from(_STAFF).map(lambda one: _crew([one])) | pair.map(_crew)
        if item is RatedItem:
            some = st.lists(st.tuples(st.sampled_from([*self.checklist, "horn"]), st.booleans()), min_size=1)
            return some.map(_rated) | st.booleans().map(
                lambda good: _rated([(item, good) for item in self.checklist])
            )
        if item is PayerShare and self.nets:
            return st.tuples(st.sampled_from(self.nets), st.permutations(list(Payer))).map(_shares)
        return st.lists(self._value(item, name), min_size=1, max_size=3).map(tuple)

    def _scalars(self, name: str) -> Mapping[object, Callable[[], st.SearchStrategy[Any]]]:
        """KeyError for a field that has no pool: a new field has to be given one above."""
        texts = {**_TEXTS, **self.local}
        return {
            NoneType: st.none,
            bool: st.booleans,
            str: lambda: st.sampled_from(texts[name]),
            int: lambda: st.sampled_from(_INTEGERS[name]),
            Decimal: lambda: st.sampled_from(_DECIMALS[name]).map(Decimal),
            SecretStr: lambda: st.just(SecretStr("in the customer's words")),
            AwareDatetime: lambda: st.integers(-2, 6).map(lambda hours: self.now + timedelta(hours=hours)),
            date: lambda: st.integers(-1, 90).map(lambda days: self.now.date() + timedelta(days=days)),
        }


def _built(model: type[BaseModel], values: dict[str, Any]) -> BaseModel | None:
    """None for what the door already turns away."""
    try:
        return model(**values)
    except ValidationError:
        return None


def _is_built(model: BaseModel | None) -> bool:
    return model is not None


def _steps(sequence: Sequence[int]) -> tuple[PlannedStep, ...]:
    return tuple(PlannedStep(sequence=number, title="step", minutes=30) for number in sequence)


def _crew(technicians: Sequence[str]) -> tuple[CrewMember, ...]:
    share = Decimal(100) / len(technicians)
    return tuple(CrewMember(technician=technician, share=share) for technician in technicians)


def _rated(items: Sequence[tuple[str, bool]]) -> tuple[RatedItem, ...]:
    return tuple(RatedItem(item=item, passed=passed) for item, passed in items)


def _shares(draw: tuple[int, Sequence[Payer]]) -> tuple[PayerShare, ...]:
    """Two payers who share a line's net amount, the second bears the odd fen."""
    net, (first, second, *_) = draw
    return (
        PayerShare(payer=first, amount=Money(fen=net // 2)),
        PayerShare(payer=second, amount=Money(fen=net - net // 2)),
    )
