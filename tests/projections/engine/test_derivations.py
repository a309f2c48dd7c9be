"""Derived rows follow from other rows and the rules, whatever the batches; where they cannot, an event is to blame."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import MetaData, Table

from domain.rules.timetable import RuleTimetable
from projections.engine import (
    BuildFailed,
    Derivation,
    Engine,
    ReadDatabase,
    Rows,
    Status,
    Summary,
)
from projections.engine.bound import Bounds
from projections.engine.columns import big_integer, key_text
from projections.engine.physical import OTHER_SLOT
from projections.engine.rebuilding.compare import compare
from projections.engine.rebuilding.copies import begin
from projections.engine.rebuilding.crew import alone
from projections.engine.rebuilding.fill import fill
from projections.engine.rebuilding.plans import Plan
from projections.engine.rebuilding.site import Site
from projections.engine.table_sql import Key
from tests.projections.engine.derived_sample import (
    CHARGES,
    CHEAP,
    DEAR,
    EVENTS,
    FREE,
    LESS_THAN_NOTHING,
    SMALL,
    WORK,
    Rules,
    charged_by,
    charges,
    debts,
    engine_on,
    expected_debts,
)
from tests.projections.engine.sample import Closed, Credited, Opened, recorded_at
from tests.support.backends import BackendUrl
from tests.support.list_source import ListSource
from tests.support.projection_kit import check_projection


@pytest.mark.parametrize(("rules", "hourly"), [(CHEAP, 6_000), (DEAR, 9_000)])
def test_the_rows_do_not_depend_on_timing(backend: BackendUrl, rules: RuleTimetable, hourly: int) -> None:
    rows = check_projection(CHARGES, EVENTS, backend.read_url, rules)
    assert {row["owner"]: row["fen"] for row in rows["debtor"]} == expected_debts(EVENTS, hourly)
    assert {row["rules"] for row in rows["charge"]} == {"group/R1"}


def test_by_the_rules_of_the_day(backend: BackendUrl) -> None:
    later = charged_by(9_000, since=EVENTS[0].meta.occurred_at.replace(year=2027))
    assert check_projection(CHARGES, EVENTS, backend.read_url, later) == check_projection(
        CHARGES, EVENTS, backend.read_url
    )


TWICE = Table("twice", MetaData(), key_text("id"), big_integer("minutes"))


def test_several_derivations_of_the_same_rows(backend: BackendUrl) -> None:
    def doubled(rows: Rows, key: Key, _rules: RuleTimetable) -> None:
        work = rows.get(WORK, *key)
        if work is None:
            rows.delete(TWICE, *key)
        else:
            rows.put(TWICE, {"id": key[0], "minutes": 2 * int(work["minutes"] or 0)})

    projection = replace(
        CHARGES,
        tables=(*CHARGES.tables, TWICE),
        derivations=(*CHARGES.derivations, Derivation(WORK, doubled)),
    )
    rows = check_projection(projection, EVENTS, backend.read_url)
    assert [(row["id"], row["minutes"]) for row in rows["twice"]] == [
        (row["id"], 2 * int(row["minutes"] or 0)) for row in rows["work"]
    ]


def test_a_summary_of_rows_asks_for_no_rules(backend: BackendUrl) -> None:
    def doubled(rows: Rows, key: Key) -> None:
        work = rows.get(WORK, *key)
        if work is None:
            rows.delete(TWICE, *key)
        else:
            rows.put(TWICE, {"id": key[0], "minutes": 2 * int(work["minutes"] or 0)})

    projection = replace(CHARGES, tables=(*CHARGES.tables, TWICE), derivations=(Summary(WORK, doubled),))
    assert not projection.depends_on_rules
    rows = check_projection(projection, EVENTS, backend.read_url)
    assert [(row["id"], row["minutes"]) for row in rows["twice"]] == [
        (row["id"], 2 * int(row["minutes"] or 0)) for row in rows["work"]
    ]


UNDERIVABLE = [
    recorded_at(1, "account-1", 1, Opened(owner="a")),
    recorded_at(2, "account-2", 1, Opened(owner="b")),
    recorded_at(3, "account-1", 2, Credited(fen=60)),
    recorded_at(4, "account-2", 2, Credited(fen=LESS_THAN_NOTHING)),
    recorded_at(5, "account-1", 3, Credited(fen=60)),
    recorded_at(6, "account-2", 3, Credited(fen=60)),
    recorded_at(7, "account-3", 1, Opened(owner="c")),
    recorded_at(8, "account-3", 2, Credited(fen=60)),
]


@pytest.mark.parametrize("limit", [1, 3, None])
def test_live_the_event_that_led_there_is_parked(
    database: ReadDatabase, rules: Rules, limit: int | None
) -> None:
    source = ListSource()
    engine = engine_on(database, source, rules)
    engine.run_until_caught_up()
    source.append(*UNDERIVABLE)
    while not engine.advance("charges", limit).complete:
        pass
    assert [(each.position, each.error.partition("(")[0]) for each in engine.parked("charges")] == [
        (4, "DerivationFailed: work "),
        (6, "waits for an earlier event of its stream"),
    ]
    assert "nobody works less than nothing" in engine.parked("charges")[0].error
    assert debts(engine) == {"a": 12_000, "b": 0, "c": 6_000}
    assert engine.retry_parked("charges") == 0
    assert engine.state("charges").parked == 2


def test_what_a_failing_handler_touched_is_not_derived(database: ReadDatabase, rules: Rules) -> None:
    source = ListSource()
    engine = engine_on(database, source, rules)
    engine.run_until_caught_up()
    seen: list[Key] = []

    def note(rows: Rows, key: Key, _rules: RuleTimetable) -> None:
        seen.append(key)

    noting = replace(CHARGES, derivations=(Derivation(WORK, note),))
    engine = engine_on(database, source, rules, noting)
    source.append(recorded_at(1, "account-1", 1, Credited(fen=60)), recorded_at(2, "account-2", 1, Closed()))
    engine.run_until_caught_up()
    assert [each.error for each in engine.parked("charges")] == ["AssertionError: "]
    assert seen == [("account-2",)]


def test_parked_for_the_rules_and_retried_under_better_ones(
    database: ReadDatabase, source: ListSource
) -> None:
    rules = Rules(FREE)
    empty = ListSource()
    engine = engine_on(database, empty, rules)
    engine.run_until_caught_up()
    empty.append(*UNDERIVABLE[:3])
    engine.run_until_caught_up()
    assert len(engine.parked("charges")) == 3
    rules.now = CHEAP
    assert engine.retry_parked("charges") == 0, "the copy keeps to its rules"
    assert engine.rebuild("charges").switched
    assert (engine.parked("charges"), debts(engine)) == ([], {"a": 6_000, "b": 0})


def test_built_batch_by_batch_the_event_is_named(database: ReadDatabase, rules: Rules) -> None:
    engine = engine_on(database, ListSource(UNDERIVABLE), rules)
    with pytest.raises(BuildFailed, match=r"position 4: sample\.credited, account-2 v2: Derivation.*nothing"):
        engine.run_until_caught_up()
    assert engine.state("charges").status is Status.FAILED


def test_built_in_bulk_the_event_is_named(database: ReadDatabase, rules: Rules) -> None:
    source = ListSource()
    engine = engine_on(database, source, rules)
    engine.run_until_caught_up()
    source.append(*UNDERIVABLE)
    engine.run_until_caught_up()
    before = engine.digest("charges")
    for build in (engine.rebuild, engine.verify):
        with pytest.raises(BuildFailed, match=r"position 4: sample\.credited, account-2 v2: Derivation"):
            build("charges")
    assert engine.digest("charges") == before
    assert engine.state("charges").status is Status.LIVE


def test_while_the_read_copy_is_held_still_the_event_is_named(
    database: ReadDatabase, engine: Engine, source: ListSource, rules: Rules
) -> None:
    bounds = Bounds([CHARGES], database.writer.dialect)
    site = Site(bounds, source, database, engine.reader, lambda _: None, SMALL, rules)
    fresh = bounds.at("charges", OTHER_SLOT["a"])
    begin(site, fresh, Plan(until=source.head(), parts=1, chunk=5))
    assert fill(site, [fresh], alone(site), lambda _: True) == {}
    position = source.head() + 1
    source.append(
        recorded_at(position, "account-x", 1, Opened(owner="x")),
        recorded_at(position + 1, "account-x", 2, Credited(fen=LESS_THAN_NOTHING)),
    )
    engine.run_until_caught_up()
    with pytest.raises(BuildFailed, match=f"position {position + 1}"):
        compare(site, fresh, attempts=0)


def test_one_underivable_model_does_not_hold_up_the_others(database: ReadDatabase, rules: Rules) -> None:
    def broken(_rows: Rows, _key: Key, _rules: RuleTimetable) -> None:
        raise LookupError("no such thing")

    source = ListSource(EVENTS)
    both = [replace(CHARGES, derivations=(Derivation(WORK, broken),)), charges("others")]
    engine = Engine(both, source, database, sizes=SMALL, rules=rules)
    first, second = engine.rebuild_all(["charges", "others"])
    assert "LookupError: no such thing" in str(first.failed)
    assert (first.switched, second.switched) == (False, True)
