"""A small read model over accounts and transfers: keys, secondary look-ups, deletions."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Index, MetaData, Table

from domain.actors import Actor, Role
from domain.envelope import Meta, Recorded
from domain.event import Event
from projections.engine import Projection, Rows, on, subscriptions
from projections.engine.columns import big_integer, flag, key_text, text


class Opened(Event, name="sample.opened"):
    owner: str


class Credited(Event, name="sample.credited"):
    fen: int


class Closed(Event, name="sample.closed"):
    pass


class Noted(Event, name="sample.noted"):
    """Nobody projects it."""


ACCOUNT = Table(
    "account",
    MetaData(),
    key_text("id"),
    text("owner"),
    big_integer("fen"),
    flag("rich"),
    text("note", optional=True),
    Index("by_owner", "owner"),
)
OWNER = Table("owner", MetaData(), key_text("owner"), big_integer("accounts"), big_integer("fen"))


def opened(rows: Rows, recorded: Recorded[Opened]) -> None:
    owner = recorded.event.owner
    rows.put(ACCOUNT, {"id": recorded.stream, "owner": owner, "fen": 0, "rich": False})
    _sum_up(rows, owner)


def credited(rows: Rows, recorded: Recorded[Credited]) -> None:
    account = rows.get(ACCOUNT, recorded.stream)
    assert account is not None
    fen = int(account["fen"] or 0) + recorded.event.fen
    rows.patch(ACCOUNT, recorded.stream, fen=fen, rich=fen > 1000)
    _sum_up(rows, str(account["owner"]))
    if recorded.event.fen == POISON:
        raise ArithmeticError("poison")


def closed(rows: Rows, recorded: Recorded[Closed]) -> None:
    account = rows.get(ACCOUNT, recorded.stream)
    assert account is not None
    rows.delete(ACCOUNT, recorded.stream)
    _sum_up(rows, str(account["owner"]))


def _sum_up(rows: Rows, owner: str) -> None:
    accounts = rows.select(ACCOUNT, owner=owner)
    if not accounts:
        rows.delete(OWNER, owner)
        return
    total = sum(int(account["fen"] or 0) for account in accounts)
    rows.put(OWNER, {"owner": owner, "accounts": len(accounts), "fen": total})


POISON = 666


def accounts(version: int = 1, name: str = "accounts") -> Projection:
    return Projection(
        name=name,
        version=version,
        tables=(ACCOUNT, OWNER),
        handlers=subscriptions(on(Opened, opened), on(Credited, credited), on(Closed, closed)),
    )


ACCOUNTS = accounts()

_AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
_META = Meta(
    occurred_at=_AT,
    recorded_at=_AT,
    actor=Actor(id="U1", role=Role.OPERATOR),
    store="S01",
    command_id="command-1",
    correlation_id="command-1",
)


def recorded_at(
    position: int, stream: str, version: int, event: Event, *, store: str = "S01"
) -> Recorded[Event]:
    return Recorded(stream, version, position, _META.model_copy(update={"store": store}), event)


def history(events: int, seed: int = 1, *, first: int = 1) -> list[Recorded[Event]]:
    """A seeded history; its length is ``events``, its positions have gaps, its last event is one nobody projects.

    Owners live in stores: one called ``x`` has accounts in the store ``Sx`` only.
    """
    chance = random.Random(seed)
    versions: dict[str, int] = {}
    stores: dict[str, str] = {}
    open_accounts: list[str] = []
    made: list[Recorded[Event]] = []
    position = first - 1
    opened_so_far = 0
    while len(made) < events:
        position += chance.choice((1, 1, 2))
        dice = chance.random()
        event: Event
        if len(made) == events - 1:
            stream, event = f"account-{seed}-noted", Noted()
        elif not open_accounts or dice < 0.2:
            opened_so_far += 1
            stream, owner = f"account-{seed}-{opened_so_far}", chance.choice("abc")
            event, stores[stream] = Opened(owner=owner), f"S{owner}"
            open_accounts.append(stream)
        elif dice < 0.3:
            stream, event = open_accounts.pop(chance.randrange(len(open_accounts))), Closed()
        elif dice < 0.4:
            stream, event = chance.choice(open_accounts), Noted()
        else:
            stream, event = chance.choice(open_accounts), Credited(fen=chance.randrange(1, 600))
        versions[stream] = versions.get(stream, 0) + 1
        store = stores.get(stream, "S01")
        made.append(recorded_at(position, stream, versions[stream], event, store=store))
    return made


def expected_owners(events: Sequence[Recorded[Event]]) -> dict[str, tuple[int, int]]:
    """Accounts and fen by owner, worked out without the engine."""
    owner_of: dict[str, str] = {}
    fen: dict[str, int] = {}
    for recorded in events:
        match recorded.event:
            case Opened(owner=owner):
                owner_of[recorded.stream], fen[recorded.stream] = owner, 0
            case Credited(fen=more):
                fen[recorded.stream] += more
            case Closed():
                del fen[recorded.stream]
            case _:
                pass
    totals: dict[str, tuple[int, int]] = {}
    for stream, amount in fen.items():
        count, total = totals.get(owner_of[stream], (0, 0))
        totals[owner_of[stream]] = (count + 1, total + amount)
    return totals
