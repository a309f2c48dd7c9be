"""What must hold after any fault, found out from what is stored: every finding is a sentence, none is good."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from application.event_log.codec import UndecodableEvent
from application.vault.personal_fields import replace_personal
from application.vault.vault import Gone
from domain.catalogue import DECIDERS
from domain.decider import fold
from domain.envelope import Recorded
from domain.event import Event
from domain.personal import Personal
from projections.catalogue import PROJECTIONS
from projections.engine import Engine, Status, open_read_database
from runtime.settings import Settings
from runtime.system import System
from tests.application.event_log import raw
from tests.faults.acknowledged import Acknowledged
from tests.support.backends import BackendUrl

_DECIDERS = {decider.kind: decider for decider in DECIDERS}
_EVERYTHING = 10_000_000
History = Sequence[Recorded[Event]]


def findings(system: System, acknowledged: Mapping[str, Acknowledged]) -> list[str]:
    """Of the log, receipts and vault. Nobody may write meanwhile."""
    try:
        history = system.log.read_all(after=0, limit=_EVERYTHING)
    except UndecodableEvent as error:
        return [str(error)]
    return [
        *_acknowledged_but_not_stored(system, acknowledged),
        *_half_a_transaction(system, history),
        *_gaps(history),
        *_unfoldable(history),
        *_vault(system, history),
    ]


def read_model_findings(system: System, scratch: Path) -> list[str]:
    """Every read model, once caught up, is live, has nothing parked, and shows what a fresh one shows."""
    system.engine.run_until_caught_up()
    scratch.unlink(missing_ok=True)
    database = open_read_database(f"sqlite:///{scratch}")
    try:
        fresh = Engine(PROJECTIONS, system.log, database, rules=system.rule_history.timetable)
        fresh.run_until_caught_up()
        return [
            *(
                f"{line.name} is {line.status}, {line.parked} parked"
                for line in system.engine.status()
                if line.status is not Status.LIVE or line.parked
            ),
            *(
                f"{name} shows something else than a fresh one"
                for name in fresh.names
                if system.engine.digest(name) != fresh.digest(name)
            ),
        ]
    finally:
        database.close()


def backend_of(settings: Settings) -> BackendUrl:
    return BackendUrl("postgres" if settings.database_url else "sqlite", settings.log_url, settings.read_url)


def _acknowledged_but_not_stored(system: System, acknowledged: Mapping[str, Acknowledged]) -> Iterator[str]:
    for command_id, answer in acknowledged.items():
        receipt = system.log.find_receipt(command_id)
        if receipt is None:
            yield f"{command_id} was acknowledged and is not there"
        elif (receipt.last_position, receipt.version, receipt.events) != (
            answer.position,
            answer.version,
            answer.events,
        ):
            yield f"{command_id} was acknowledged as {answer}, its receipt says {receipt}"


def _half_a_transaction(system: System, history: History) -> Iterator[str]:
    """A receipt and its events tell the same, in both directions."""
    found: dict[str, list[Recorded[Event]]] = defaultdict(list)
    for recorded in history:
        found[recorded.meta.command_id].append(recorded)
    statement = "SELECT command_id, events, first_position, last_position FROM command_receipt"
    for command_id, events, first, last in raw.run(backend_of(system.settings), statement):
        stored = found.pop(command_id, [])
        if [[each.stream, each.version, each.event.type_name] for each in stored] != json.loads(events):
            yield f"the receipt of {command_id} promises {events}, stored is {stored}"
        elif stored and (first, last) != (stored[0].position, stored[-1].position):
            yield f"the receipt of {command_id} tells other positions than its events have"
    yield from (f"events of {command_id} without a receipt" for command_id in found)


def _gaps(history: History) -> Iterator[str]:
    for stream, events in _by_stream(history).items():
        versions = [each.version for each in events]
        if versions != list(range(1, len(versions) + 1)):
            yield f"{stream} has the versions {versions}"
        recorded_at = [each.meta.recorded_at for each in events]
        if recorded_at != sorted(recorded_at):
            yield f"{stream}: the time of recording runs backwards"


def _unfoldable(history: History) -> Iterator[str]:
    for stream, events in _by_stream(history).items():
        try:
            fold(_DECIDERS[stream.partition("-")[0]], events)
        except Exception as error:  # noqa: BLE001  # whatever it is, it should not be
            yield f"{stream} cannot be folded: {error!r}"


def _vault(system: System, history: History) -> Iterator[str]:
    """Every personal value of an event can be opened, and the vault holds nothing else."""
    wanted: list[Personal] = []

    def note(personal: Personal) -> Personal:
        wanted.append(personal)
        return personal

    for recorded in history:
        replace_personal(recorded.event, note)
        if recorded.meta.reason is not None:
            replace_personal(recorded.meta.reason, note)
    opened = system.vault.resolve_many(wanted)
    yield from (
        f"no words for {commitment}" for commitment, words in opened.items() if isinstance(words, Gone)
    )
    rows = {row[0] for row in raw.run(backend_of(system.settings), "SELECT commitment FROM vault_row")}
    yield from (f"the vault holds {commitment}, which no event names" for commitment in rows - set(opened))
    statement = (
        "SELECT subject FROM vault_index WHERE subject NOT IN (SELECT originator_id FROM stored_events)"
    )
    yield from (
        f"the index names {subject}, which is no stream"
        for (subject,) in raw.run(backend_of(system.settings), statement)
    )


def _by_stream(history: History) -> Mapping[str, list[Recorded[Event]]]:
    streams: dict[str, list[Recorded[Event]]] = defaultdict(list)
    for recorded in history:
        streams[recorded.stream].append(recorded)
    for events in streams.values():
        events.sort(key=lambda each: each.version)
    return streams
