"""A small read model with derived rows: what an account's time costs by the rules, and what an owner owes in all."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Index, MetaData, Table, select

from domain.envelope import Recorded
from domain.event import Event
from domain.rules.layers import canonical, document_of, overlaid
from domain.rules.timetable import GROUP, Activation, RuleTimetable
from projections.engine import (
    Derivation,
    Engine,
    Progress,
    Projection,
    ReadDatabase,
    Row,
    Rows,
    Sizes,
    on,
    subscriptions,
)
from projections.engine.columns import big_integer, iso, key_text, text
from projections.engine.table_sql import Key
from tests.projections.engine.sample import Closed, Credited, Opened, expected_owners, history
from tests.support.default_rules import DEFAULT_RULES
from tests.support.list_source import ListSource

WORK = Table(
    "work", MetaData(), key_text("id"), text("store"), text("owner"), text("since"), big_integer("minutes")
)
CHARGE = Table(
    "charge",
    MetaData(),
    key_text("id"),
    text("owner"),
    big_integer("fen"),
    text("rules"),
    Index("of_owner", "owner"),
)
DEBTOR = Table("debtor", MetaData(), key_text("owner"), big_integer("fen"))


def opened(rows: Rows, recorded: Recorded[Opened]) -> None:
    work: Row = {
        "id": recorded.stream,
        "store": recorded.meta.store,
        "owner": recorded.event.owner,
        "since": iso(recorded.meta.occurred_at),
        "minutes": 0,
    }
    rows.put(WORK, work)
    rows.touch(WORK, recorded.stream)


def credited(rows: Rows, recorded: Recorded[Credited]) -> None:
    """A credit of fen is taken for as many minutes of work."""
    rows.touch(WORK, recorded.stream)
    work = rows.get(WORK, recorded.stream)
    assert work is not None
    rows.patch(WORK, recorded.stream, minutes=int(work["minutes"] or 0) + recorded.event.fen)


def closed(rows: Rows, recorded: Recorded[Closed]) -> None:
    rows.delete(WORK, recorded.stream)
    rows.touch(WORK, recorded.stream)


def charge(rows: Rows, key: Key, rules: RuleTimetable) -> None:
    work, before = rows.get(WORK, *key), rows.get(CHARGE, *key)
    for each in (work, before):
        if each is not None:
            rows.touch(DEBTOR, each["owner"])
    if work is None:
        rows.delete(CHARGE, *key)
        return
    if int(work["minutes"] or 0) < 0:
        raise ArithmeticError("nobody works less than nothing")
    by = rules.rules_for(str(work["store"]), datetime.fromisoformat(str(work["since"])))
    rate = by.labour_rate_per_hour.fen
    if not rate:
        raise ArithmeticError("nobody works for nothing")
    fen = int(work["minutes"] or 0) * rate // 60
    rows.put(CHARGE, {"id": key[0], "owner": work["owner"], "fen": fen, "rules": by.id})


def debt(rows: Rows, key: Key, _rules: RuleTimetable) -> None:
    charges = rows.select(CHARGE, owner=key[0])
    if charges:
        rows.put(DEBTOR, {"owner": key[0], "fen": sum(int(each["fen"] or 0) for each in charges)})
    else:
        rows.delete(DEBTOR, *key)


LESS_THAN_NOTHING = -1_000_000
"""A credit after which the charge cannot be derived."""


def charges(name: str = "charges") -> Projection:
    return Projection(
        name=name,
        version=1,
        tables=(WORK, CHARGE, DEBTOR),
        handlers=subscriptions(on(Opened, opened), on(Credited, credited), on(Closed, closed)),
        derivations=(Derivation(WORK, charge), Derivation(DEBTOR, debt)),
    )


CHARGES = charges()


def charged_by(hourly_fen: int, *, since: datetime | None = None, draft: str = "R1") -> RuleTimetable:
    """The group takes so much for an hour, from long ago on or from another moment."""
    content = overlaid(document_of(DEFAULT_RULES), {"labour_rate_per_hour": {"fen": hourly_fen}})
    since = since or datetime.fromisoformat("2020-01-01T00:00:00+08:00")
    return RuleTimetable(DEFAULT_RULES, {GROUP: (Activation(draft, since, canonical(content)),)})


class Rules:
    """What was decided so far; may be changed while an engine is at work."""

    def __init__(self, now: RuleTimetable) -> None:
        self.now = now
        self.asked = 0

    def __call__(self) -> RuleTimetable:
        self.asked += 1
        return self.now


def expected_debts(events: Sequence[Recorded[Event]], hourly_fen: int) -> dict[str, int]:
    """By owner, worked out without the engine; the rate is so many whole fen a minute."""
    assert hourly_fen % 60 == 0
    return {owner: minutes * hourly_fen // 60 for owner, (_, minutes) in expected_owners(events).items()}


EVENTS = history(80, seed=51)


SMALL = Sizes(building=7, part=25, chunk=5)


CHEAP, DEAR, FREE = charged_by(6_000), charged_by(9_000), charged_by(0)


def engine_on(
    database: ReadDatabase, source: ListSource, rules: Rules, projection: Projection = CHARGES
) -> Engine:
    return Engine([projection], source, database, sizes=SMALL, rules=rules)


def debts(engine: Engine) -> dict[str, int]:
    return {str(row["owner"]): int(row["fen"] or 0) for row in engine.reader.rows(select(DEBTOR))}


def appended(source: ListSource, seed: int, events: int = 30) -> Sequence[Recorded[Event]]:
    more = history(events, seed=seed, first=source.head() + 1)
    source.append(*more)
    return [*EVENTS, *more]


def stopped_after_a_part(engine: Engine) -> int:
    """The position at which the build stands."""
    stop, heard = threading.Event(), list[Progress]()

    def stop_at_second(progress: Progress) -> None:
        heard.append(progress)
        if len(heard) == 2:
            stop.set()

    report = engine.rebuild("charges", stop_at_second, stop=stop)
    assert not report.switched
    return heard[-1].position
