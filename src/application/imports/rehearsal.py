"""Deciding a row before anything of it is stored: a refusal then leaves nothing half done."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from application.event_log.records import Receipt
from application.imports.steps import Step
from domain.aggregates.customer import CUSTOMER
from domain.aggregates.work_order.commands.opening.models import IssueDispatchOrder
from domain.aggregates.work_order.state import WorkOrder
from domain.command import Command
from domain.decider import Decider, Frame, fold
from domain.envelope import Meta, Recorded
from domain.errors import AfterSalesError
from domain.event import Event


class Log(Protocol):
    def read_stream(self, stream: str) -> list[Recorded[Event]]: ...

    def find_receipt(self, command_id: str) -> Receipt | None: ...


@dataclass(frozen=True, slots=True)
class StepRefused(Exception):
    """The step at which the row would be refused."""

    step: Step
    refusal: AfterSalesError


class Rehearsal:
    """States of the streams of one row: as the log has them, then as the steps would leave them."""

    def __init__(self, log: Log, frame: Frame, meta: Meta) -> None:
        self._log = log
        self._frame = frame
        self._meta = meta
        self._states: dict[str, Any] = {}

    def run(self, steps: Sequence[Step]) -> list[Step]:
        """The steps that are not in the log yet. Raises StepRefused."""
        left = [step for step in steps if self._log.find_receipt(step.command_id) is None]
        for step in left:
            try:
                self._decide(step.decider, step.stream, step.body)
                for follows in step.then:
                    self._decide(follows.decider, follows.stream, follows.body)
            except AfterSalesError as refusal:
                raise StepRefused(step, refusal) from None
        return left

    def _decide(self, decider: Decider[Any, Any, Any], stream: str, body: Command) -> None:
        state = self._state(decider, stream)
        frame = replace(self._frame, stream=stream, known=self._known(state, body))
        for event in decider.decide(state, body, frame):
            state = decider.evolve(state, Recorded(stream, 0, 0, self._meta, event))
        self._states[stream] = state

    def _state(self, decider: Decider[Any, Any, Any], stream: str) -> Any:
        if stream not in self._states:
            self._states[stream] = fold(decider, self._log.read_stream(stream))
        return self._states[stream]

    def _known(self, state: object, body: Command) -> dict[str, str | int | bool]:
        """What the handler of the command would look up."""
        if not isinstance(body, IssueDispatchOrder) or not isinstance(state, WorkOrder) or not state.opening:
            return {}
        return {"customer_file_complete": self._state(CUSTOMER, state.opening.customer).file_complete}
