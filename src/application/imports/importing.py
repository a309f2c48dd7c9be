"""Rows into commands: every row accepted, already known, or rejected with its reason."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Any, Protocol

from application.commands.envelope import CommandEnvelope, Outcome
from application.imports.problems import HALF_DONE, OTHER_CONTENT, BadRow, Problem, problem_of
from application.imports.reading import Row
from application.imports.rehearsal import Rehearsal, StateOf, States, StepRefused
from application.imports.steps import Log, Planned, Step, content_of
from domain.actors import Actor
from domain.command import Command
from domain.decider import Frame
from domain.envelope import Meta
from domain.errors import AfterSalesError, Unavailable
from domain.rules.rule_set import RuleSet


class Verdict(Enum):
    ACCEPTED = auto()
    KNOWN = auto()
    """Imported before, with the same content: nothing was added."""
    REJECTED = auto()


@dataclass(frozen=True, slots=True)
class Result:
    """``problem`` only where rejected."""

    line: int
    verdict: Verdict
    problem: Problem | None = None


class Reading(Protocol):
    """How rows of one kind of file become commands."""

    @property
    def key_columns(self) -> str:
        """The columns that make a row unique."""

    def plan(self, row: Row, now: datetime) -> Planned:
        """Raises BadRow."""

    def facts(self, state_of: StateOf, stream: str, body: Command) -> Mapping[str, str | int | bool]: ...

    def column_at_fault(self, step: Step, refusal: AfterSalesError) -> str: ...


class RowImport:
    """``give`` carries a command out; ``clock()`` is the present moment with the store's offset.

    A row is read, then decided as a whole against the log, and only then given, command by command. Each command is
    given once, whoever interrupts: an import that was broken off goes on where it stopped when it is run again.
    """

    def __init__(
        self,
        reading: Reading,
        store: str,
        person: Actor,
        *,
        give: Callable[[CommandEnvelope], Outcome],
        log: Log,
        rules: RuleSet,
        clock: Callable[[], datetime],
    ) -> None:
        self._reading = reading
        self._store = store
        self._person = person
        self._give = give
        self._log = log
        self._rules = rules
        self._clock = clock
        self._states = States(log)
        self._foretold_content: dict[str, str] = {}
        self._foretold_steps: set[str] = set()
        self._foretold: dict[str, Any] = {}

    def results(self, rows: Iterator[Row], *, dry_run: bool = False) -> Iterator[Result]:
        """One result for each row, in order. A dry run writes nothing. Raises Unavailable when storage is gone."""
        for row in rows:
            yield self._result(row, dry_run=dry_run)

    def _result(self, row: Row, *, dry_run: bool) -> Result:
        if row.problem is not None:
            return Result(row.line, Verdict.REJECTED, row.problem)
        try:
            planned = self._reading.plan(row, self._clock())
            known = self._is_known(planned)
            left = [step for step in planned.steps if not self._is_given(step)]
            if known and not left:
                return Result(row.line, Verdict.KNOWN)
            rehearsal = self._rehearsal(planned)
            rehearsal.run(left)
        except StepRefused as refused:
            column = self._reading.column_at_fault(refused.step, refused.refusal)
            return Result(row.line, Verdict.REJECTED, problem_of(refused.refusal, column))
        except Unavailable:
            raise
        except AfterSalesError as error:
            return Result(row.line, Verdict.REJECTED, problem_of(error))
        if not dry_run:
            return self._carry_out(row, planned, left)
        self._foretold_content[planned.own] = planned.content
        self._foretold_steps.update(step.command_id for step in left)
        self._foretold |= rehearsal.left_behind
        return Result(row.line, Verdict.ACCEPTED)

    def _is_given(self, step: Step) -> bool:
        """Steps that rows have in common are given with the first of them."""
        return step.command_id in self._foretold_steps or self._log.find_receipt(step.command_id) is not None

    def _is_known(self, planned: Planned) -> bool:
        """Raises BadRow when the same key came with other content, in this file or before."""
        content = self._foretold_content.get(planned.own) or content_of(self._log, planned.own)
        if content is not None and content != planned.content:
            raise BadRow(OTHER_CONTENT, self._reading.key_columns)
        return content is not None

    def _rehearsal(self, planned: Planned) -> Rehearsal:
        frame = Frame(
            stream=planned.steps[0].stream,
            at=planned.occurred_at,
            actor=self._person,
            store=self._store,
            rules=self._rules,
        )
        meta = Meta(
            occurred_at=planned.occurred_at,
            recorded_at=self._clock(),
            actor=self._person,
            store=self._store,
            command_id=planned.own,
            correlation_id=planned.own,
        )
        return Rehearsal(self._states, self._reading.facts, frame, meta, self._foretold)

    def _carry_out(self, row: Row, planned: Planned, left: list[Step]) -> Result:
        for done, step in enumerate(left):
            envelope = CommandEnvelope(
                command_id=step.command_id,
                actor=self._person,
                store=self._store,
                stream=step.stream,
                body=step.body,
                occurred_at=planned.occurred_at,
                correlation_id=planned.steps[-1].command_id,
                causation_id=planned.content,
                late_entry=planned.late_entry,
            )
            try:
                self._give(envelope)
            except Unavailable:
                raise
            except AfterSalesError as refusal:
                return Result(row.line, Verdict.REJECTED, _half_done(refusal, done, len(left)))
        return Result(row.line, Verdict.ACCEPTED)


def _half_done(refusal: AfterSalesError, done: int, steps: int) -> Problem:
    """Somebody else was at work on the same thing between the rehearsal and the command."""
    if not done:
        return problem_of(refusal)
    return problem_of(
        BadRow(
            HALF_DONE,
            done=done,
            steps=steps,
            code=refusal.code,
            text_zh=refusal.text("zh"),
            text_en=refusal.text("en"),
        )
    )
