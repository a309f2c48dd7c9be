"""Deciding a row before anything of it is stored: a refusal then leaves nothing half done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from application.commands.state_cache import Folded, StateCache
from application.imports.steps import Log, Step
from domain.command import Command
from domain.decider import Decider, Frame
from domain.envelope import Meta, Recorded
from domain.errors import AfterSalesError

StateOf = Callable[[Decider[Any, Any, Any], str], Any]
Facts = Callable[[StateOf, str, Command], Mapping[str, str | int | bool]]
"""What the handler of a command to a stream would look up in other streams, or refuse for what it finds there."""


@dataclass(frozen=True, slots=True)
class StepRefused(Exception):
    """The step at which the row would be refused."""

    step: Step
    refusal: AfterSalesError


class States:
    """Streams as they stand in the log. Those used last are kept, and asked only for what has come since."""

    def __init__(self, log: Log, size: int = 2_000) -> None:
        self._log = log
        self._kept = StateCache(size)

    def now(self, decider: Decider[Any, Any, Any], stream: str) -> Any:
        folded = self._kept.get(stream) or Folded(decider.initial)
        state, version = folded.state, folded.version
        for recorded in self._log.read_stream(stream, after_version=version):
            state, version = decider.evolve(state, recorded), recorded.version
        self._kept.put(stream, Folded(state, version))
        return state


class Rehearsal:
    """States of the streams of one row: as they stand, then as the steps would leave them.

    ``foretold`` are streams as rows before would leave them, if they were carried out.
    """

    def __init__(
        self, states: States, facts: Facts, frame: Frame, meta: Meta, foretold: Mapping[str, Any]
    ) -> None:
        self._states = states
        self._facts = facts
        self._frame = frame
        self._meta = meta
        self.left_behind: dict[str, Any] = {}
        self._foretold = foretold

    def run(self, steps: Sequence[Step]) -> None:
        """Raises StepRefused."""
        for step in steps:
            try:
                self._decide(step.decider, step.stream, step.body)
                for follows in step.then:
                    self._decide(follows.decider, follows.stream, follows.body)
            except AfterSalesError as refusal:
                raise StepRefused(step, refusal) from None

    def _decide(self, decider: Decider[Any, Any, Any], stream: str, body: Command) -> None:
        state = self._state(decider, stream)
        known = self._facts(self._state, stream, body)
        frame = replace(self._frame, stream=stream, known=known)
        for event in decider.decide(state, body, frame):
            state = decider.evolve(state, Recorded(stream, 0, 0, self._meta, event))
        self.left_behind[stream] = state

    def _state(self, decider: Decider[Any, Any, Any], stream: str) -> Any:
        for states in (self.left_behind, self._foretold):
            if stream in states:
                return states[stream]
        return self._states.now(decider, stream)
