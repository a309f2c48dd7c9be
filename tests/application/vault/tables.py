"""A vault over a real event log, and events sealed and stored without the command bus."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from application.event_log import StoredEventLog
from application.event_log.records import Append, NewEvent, ReceiptDraft
from application.event_log.vault_store import open_vault_store
from application.vault import Sealing, Vault
from domain.contract import EventRegistry
from domain.event import Event
from domain.personal import Personal
from tests.support.scenario import clock, meta_of

MASTER_KEY = bytes(range(32))


class Heard(Event, name="heard.words"):
    words: tuple[Personal, ...] = ()


EVENTS = EventRegistry([Heard])


class Desk:
    """Seals values and stores them beside an event, as the bus does."""

    def __init__(
        self,
        log: StoredEventLog,
        *,
        master_key: bytes = MASTER_KEY,
        entropy: Callable[[int], bytes] | None = None,
    ) -> None:
        self.log = log
        store = open_vault_store(log)
        self.vault = Vault(store, master_key, entropy=entropy) if entropy else Vault(store, master_key)
        self._versions = count(1)

    def keep(self, *values: Personal) -> tuple[Personal, ...]:
        sealing = self.vault.sealing()
        event = sealing.seal(Heard(words=values))
        self.store(event, sealing)
        return event.words

    def store(self, event: Heard, sealing: Sealing) -> None:
        version = next(self._versions)
        self.log.append(
            Append(
                events=(NewEvent("heard-1", version, meta_of(clock(8), version=version), event),),
                receipt=ReceiptDraft(f"command-{version}", "f" * 64, "heard-1", version, "2026-03-02"),
                vault_rows=tuple(sealing.rows),
                vault_keys=tuple(sealing.keys),
                index_entries=tuple(sealing.index_entries),
            )
        )
        sealing.stored()
