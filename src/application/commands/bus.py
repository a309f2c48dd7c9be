"""The command bus: from an envelope to stored events and one answer, however often it is sent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from application.commands.envelope import CommandEnvelope, Outcome
from application.commands.form import checked_meta
from application.commands.identity import fingerprint
from application.commands.permissions import check_role
from application.commands.reasons import reason_of
from application.commands.refusal_log import remember
from application.commands.refusals import (
    ALREADY_EXISTS,
    KEY_REUSED,
    NOT_FOUND,
    OUTCOME_UNKNOWN,
    TOO_BUSY,
    UNKNOWN_COMMAND,
    VERSION_CONFLICT,
)
from application.commands.registry import Registered, Registry
from application.commands.state_cache import StateCache
from application.commands.storage import storage_errors_named
from application.commands.stripes import Held, StreamBusy, Stripes
from application.commands.timing import check_time
from application.commands.work import Work
from application.event_log.records import (
    CommandAlreadyDone,
    EventLog,
    OutcomeUnknown,
    Receipt,
    ReceiptDraft,
    StreamTaken,
    SubjectErased,
)
from application.vault import Vault
from application.vault.refusals import SUBJECT_ERASED
from domain.decider import Frame
from domain.envelope import Meta
from domain.errors import AfterSalesError, Invalid, KeyReused, NotFound, Refused, Unavailable, VersionConflict
from domain.rules.rule_set import RuleSet

_ATTEMPTS = 10
_DOUBTS = 2


class _Again(Enum):
    """Why an attempt is made once more."""

    STALE = auto()
    CONFLICT = auto()
    DOUBT = auto()


@dataclass(frozen=True, slots=True)
class _Order:
    """One command on its way: everything that stays the same over the attempts."""

    envelope: CommandEnvelope
    registered: Registered
    meta: Meta
    frame: Frame
    fingerprint: str


class Bus:
    """``rules(store, at)`` gives the rule set in force then, ``clock()`` the present moment in UTC.

    ``on_stored`` hears of every command that was stored here, after the commit. Safe to use from many threads.
    """

    def __init__(
        self,
        *,
        log: EventLog,
        vault: Vault,
        registry: Registry,
        rules: Callable[[str, datetime], RuleSet],
        clock: Callable[[], datetime],
        kept_states: int = 10_000,
        on_stored: Callable[[Receipt], object] | None = None,
    ) -> None:
        self._log = log
        self._vault = vault
        self._registry = registry
        self._rules = rules
        self._clock = clock
        self._on_stored = on_stored
        self._cache = StateCache(kept_states)
        self._stripes = Stripes(log.turn)

    def handle(self, envelope: CommandEnvelope) -> Outcome:
        """Carry a command out, once.

        Raises Invalid, Forbidden, NotFound, Refused, VersionConflict or KeyReused - all of them remembered, but for an
        envelope that is not well formed - and Unavailable when the storage cannot answer. After Unavailable the same
        command may be sent again.
        """
        now = self._clock()
        meta = checked_meta(envelope, now)
        mark = fingerprint(envelope, self._vault.fingerprint)
        with storage_errors_named():
            try:
                return self._carry_out(self._order(envelope, meta, mark))
            except Unavailable:
                raise
            except AfterSalesError as refusal:
                return self._answer_to_refused(envelope, mark, refusal, now)

    def _order(self, envelope: CommandEnvelope, meta: Meta, mark: str) -> _Order:
        registered = self._registry.commands.get(type(envelope.body))
        if registered is None:
            raise Invalid(UNKNOWN_COMMAND, command=envelope.body.type_name)
        check_role(self._registry.permissions, envelope.actor, type(envelope.body))
        rules = self._rules(envelope.store, meta.occurred_at)
        check_time(
            meta.occurred_at,
            meta.recorded_at,
            late_after_hours=rules.late_entry_after_hours,
            late_entry=envelope.late_entry,
        )
        frame = Frame(
            stream=envelope.stream,
            at=meta.occurred_at,
            actor=envelope.actor,
            store=envelope.store,
            rules=rules,
        )
        return _Order(envelope, registered, meta.model_copy(update={"rule_set": rules.id}), frame, mark)

    def _carry_out(self, order: _Order) -> Outcome:
        """Attempts until one is stored, holding every stream that the attempts so far were found to need."""
        needed = frozenset({order.envelope.stream})
        fresh = False
        again: list[_Again] = []
        while again.count(_Again.CONFLICT) < _ATTEMPTS and again.count(_Again.DOUBT) < _DOUBTS:
            try:
                with self._stripes.hold(needed) as held:
                    work = self._work(order, held, fresh=fresh)
                    result = self._attempt(order, work)
                    if result is _Again.CONFLICT:
                        held.lost()
            except StreamBusy as busy:
                needed |= {busy.stream}
                continue
            if isinstance(result, Outcome):
                return result
            again.append(result)
            needed |= work.touched
            fresh = True
        raise Unavailable(OUTCOME_UNKNOWN if again[-1] is _Again.DOUBT else TOO_BUSY)

    def _work(self, order: _Order, held: Held, *, fresh: bool) -> Work:
        return Work(
            take=held.take,
            log=self._log,
            cache=self._cache,
            sealing=self._vault.sealing(),
            meta=order.meta,
            frame=order.frame,
            fresh=fresh,
        )

    def _attempt(self, order: _Order, work: Work) -> Outcome | _Again:
        try:
            self._decide(order, work)
        except AfterSalesError:
            if work.used_cache:
                return _Again.STALE
            raise
        if work.outdated():
            return _Again.CONFLICT
        try:
            receipt = self._log.append(work.batch(self._receipt(order, work)))
        except StreamTaken:
            return _Again.CONFLICT
        except CommandAlreadyDone:
            return self._stored_answer(order.envelope, order.fingerprint) or _Again.DOUBT
        except OutcomeUnknown:
            return self._stored_answer(order.envelope, order.fingerprint) or _Again.DOUBT
        except SubjectErased:
            work.sealing.refused()
            raise Refused(SUBJECT_ERASED) from None
        work.stored()
        if self._on_stored is not None:
            self._on_stored(receipt)
        return _outcome(receipt, replayed=False)

    def _decide(self, order: _Order, work: Work) -> None:
        envelope, decider = order.envelope, order.registered.decider
        version = work.version(decider, envelope.stream)
        if envelope.body.creates and version > 0:
            raise Refused(ALREADY_EXISTS, stream=envelope.stream)
        if not envelope.body.may_start and version == 0:
            raise NotFound(NOT_FOUND, stream=envelope.stream)
        if envelope.expected_version not in {None, version}:
            raise VersionConflict(VERSION_CONFLICT, expected=envelope.expected_version or 0, actual=version)
        subject = decider.subject(work.load(decider, envelope.stream), envelope.stream)
        work.because(reason_of(envelope.body, subject))
        order.registered.handler(work, envelope.body, order.frame)

    def _receipt(self, order: _Order, work: Work) -> ReceiptDraft:
        envelope = order.envelope
        return ReceiptDraft(
            command_id=envelope.command_id,
            fingerprint=order.fingerprint,
            stream=envelope.stream,
            version=work.version(order.registered.decider, envelope.stream),
            recorded_at=work.recorded_at(envelope.stream).isoformat(),
        )

    def _stored_answer(self, envelope: CommandEnvelope, mark: str) -> Outcome | None:
        """What was answered to this command before; KeyReused when its id belongs to another one."""
        receipt = self._log.find_receipt(envelope.command_id)
        if receipt is None:
            return None
        if receipt.fingerprint != mark:
            raise KeyReused(KEY_REUSED, command_id=envelope.command_id)
        return _outcome(receipt, replayed=True)

    def _answer_to_refused(
        self, envelope: CommandEnvelope, mark: str, refusal: AfterSalesError, now: datetime
    ) -> Outcome:
        """A command that was carried out before keeps its answer, even if it would be refused today."""
        if not isinstance(refusal, KeyReused):
            try:
                answer = self._stored_answer(envelope, mark)
            except KeyReused as reused:
                refusal = reused
            else:
                if answer is not None:
                    return answer
        remember(self._log.remember_refusal, envelope, refusal, at=now, fingerprint=mark)
        raise refusal


def _outcome(receipt: Receipt, *, replayed: bool) -> Outcome:
    return Outcome(receipt.stream, receipt.version, receipt.last_position, receipt.events, replayed)
