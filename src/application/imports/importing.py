"""Importing arrivals: every row accepted, already known, or rejected with its reason."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from application.commands.envelope import CommandEnvelope, Outcome
from application.imports.arrivals import Reading
from application.imports.mapping import Mapping
from application.imports.problems import HALF_DONE, OTHER_CONTENT, BadRow, Problem, problem_of
from application.imports.reading import Row
from application.imports.rehearsal import Log, Rehearsal, StepRefused
from application.imports.steps import Digest, Reception, Step
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


class ArrivalImport:
    """``give`` carries a command out; ``clock()`` is the present moment with the store's offset.

    A row is read, then decided as a whole against the log, and only then given, command by command. Each command is
    given once, whoever interrupts: an import that was broken off goes on where it stopped when it is run again.
    """

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
        self._mapping = mapping
        self._store = store
        self._give = give
        self._log = log
        self._rules = rules
        self._clock = clock
        self._reading = Reading(mapping, store, digest=digest, find_vehicle=find_vehicle, rules=rules)
        self._seen: dict[str, str] = {}

    def results(self, rows: Iterator[Row], *, dry_run: bool = False) -> Iterator[Result]:
        """One result for each row, in order. A dry run writes nothing. Raises Unavailable when storage is gone."""
        for row in rows:
            yield self._result(row, dry_run=dry_run)

    def _result(self, row: Row, *, dry_run: bool) -> Result:
        if row.problem is not None:
            return Result(row.line, Verdict.REJECTED, row.problem)
        now = self._clock()
        try:
            reception = self._reading.reception(row, now)
            known = self._is_known(reception)
            left = self._rehearsal(reception, now).run(reception.steps)
        except StepRefused as refused:
            field = self._mapping.column_of("vin") if refused.step.decider.kind == "vehicle" else ""
            return Result(row.line, Verdict.REJECTED, problem_of(refused.refusal, field))
        except Unavailable:
            raise
        except AfterSalesError as error:
            return Result(row.line, Verdict.REJECTED, problem_of(error))
        if known and not left:
            return Result(row.line, Verdict.KNOWN)
        self._seen[reception.order] = reception.content
        return Result(row.line, Verdict.ACCEPTED) if dry_run else self._carry_out(row, reception, left, now)

    def _is_known(self, reception: Reception) -> bool:
        """Raises BadRow when the same key came with other content, in this file or before."""
        content = self._seen.get(reception.order)
        if content is None:
            history = self._log.read_stream(reception.order)
            content = history[0].meta.causation_id if history else None
        if content is not None and content != reception.content:
            raise BadRow(OTHER_CONTENT, ", ".join(self._mapping.key))
        return content is not None

    def _rehearsal(self, reception: Reception, now: datetime) -> Rehearsal:
        frame = Frame(
            stream=reception.order,
            at=now,
            actor=self._mapping.person,
            store=self._store,
            rules=self._rules,
        )
        meta = Meta(
            occurred_at=now,
            recorded_at=now,
            actor=self._mapping.person,
            store=self._store,
            command_id=reception.steps[0].command_id,
            correlation_id=reception.steps[0].command_id,
        )
        return Rehearsal(self._log, frame, meta)

    def _carry_out(self, row: Row, reception: Reception, left: list[Step], now: datetime) -> Result:
        for done, step in enumerate(left):
            envelope = CommandEnvelope(
                command_id=step.command_id,
                actor=self._mapping.person,
                store=self._store,
                stream=step.stream,
                body=step.body,
                occurred_at=now,
                correlation_id=reception.steps[-1].command_id,
                causation_id=reception.content,
            )
            try:
                self._give(envelope)
            except Unavailable:
                raise
            except AfterSalesError as refusal:
                return Result(row.line, Verdict.REJECTED, _half_done(refusal, done, len(left)))
        return Result(row.line, Verdict.ACCEPTED)


def _half_done(refusal: AfterSalesError, done: int, steps: int) -> Problem:
    """Somebody else was at work on the same car between the rehearsal and the command."""
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
