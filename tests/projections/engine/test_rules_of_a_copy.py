"""A copy keeps the rules under which it was begun; a rebuild brings it up to changed ones."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from projections.engine import (
    Crew,
    Engine,
    Phase,
    Progress,
    Projection,
    ReadDatabase,
    Workplace,
)
from tests.projections.engine.derived_sample import (
    CHARGES,
    CHEAP,
    DEAR,
    EVENTS,
    SMALL,
    Rules,
    appended,
    charged_by,
    charges,
    debts,
    engine_on,
    expected_debts,
    stopped_after_a_part,
)
from tests.projections.engine.real_log import LogAt, fill_log
from tests.projections.engine.sample import ACCOUNTS, history
from tests.support.backends import BackendUrl
from tests.support.list_source import ListSource
from tests.support.projection_kit import shown


def test_changed_rules_make_it_outdated(engine: Engine, source: ListSource, rules: Rules) -> None:
    assert engine.outdated() == []
    rules.now = charged_by(6_000)
    assert engine.outdated() == [], "the same rules once more"
    rules.now = DEAR
    assert engine.outdated() == ["charges"]
    everything = appended(source, 52)
    engine.run_until_caught_up()
    assert debts(engine) == expected_debts(everything, 6_000), (
        "later events too are taken under its own rules"
    )
    report = engine.rebuild("charges")
    assert report.switched
    assert report.difference
    assert debts(engine) == expected_debts(everything, 9_000)
    assert engine.outdated() == []
    everything = [*everything, *history(30, seed=53, first=source.head() + 1)]
    source.append(*everything[-30:])
    engine.run_until_caught_up()
    assert debts(engine) == expected_debts(everything, 9_000)


def test_the_rules_survive_a_new_start(
    database: ReadDatabase, engine: Engine, source: ListSource, rules: Rules
) -> None:
    rules.now = DEAR
    again = engine_on(database, source, rules)
    everything = appended(source, 52)
    again.run_until_caught_up()
    assert debts(again) == expected_debts(everything, 6_000)
    assert again.outdated() == ["charges"]


def test_rolling_back_gives_the_former_figures_bit_for_bit(
    engine: Engine, source: ListSource, rules: Rules
) -> None:
    cheap = engine.digest("charges")
    rules.now = DEAR
    engine.rebuild("charges")
    dear = engine.digest("charges")
    assert dear != cheap
    engine.roll_back("charges")
    assert engine.digest("charges") == cheap
    engine.roll_back("charges")
    assert engine.digest("charges") == dear
    everything = appended(source, 52)
    engine.roll_back("charges")
    engine.run_until_caught_up()
    assert debts(engine) == expected_debts(everything, 6_000), "it goes on under its former rules"
    assert engine.outdated() == ["charges"]


def test_a_verification_is_made_under_the_rules_of_what_is_read(
    engine: Engine, source: ListSource, rules: Rules
) -> None:
    rules.now = DEAR
    assert engine.verify("charges").sound
    engine.rebuild("charges")
    assert engine.verify("charges").sound
    engine.roll_back("charges")
    assert engine.verify("charges").sound


def test_a_verification_begins_again_when_other_rules_come_to_be_read(
    database: ReadDatabase, engine: Engine, source: ListSource, rules: Rules
) -> None:
    rules.now = DEAR
    begun: list[str] = []

    def rebuilt_meanwhile(step: str) -> None:
        if step == "rebuild.6-filled":
            begun.append(step)
            if len(begun) == 1:
                assert engine.rebuild("charges").switched

    verifying = Engine([CHARGES], source, database, on_step=rebuilt_meanwhile, sizes=SMALL, rules=rules)
    assert verifying.verify("charges").sound
    assert len(begun) == 2


def test_a_stopped_build_goes_on_under_the_same_rules_only(engine: Engine, rules: Rules) -> None:
    reached = stopped_after_a_part(engine)
    assert reached > 0
    heard: list[Progress] = []
    assert engine.rebuild("charges", heard.append).switched
    assert heard[0].position == reached

    stopped_after_a_part(engine)
    rules.now = DEAR
    heard.clear()
    assert engine.rebuild("charges", heard.append).switched
    assert (heard[0].phase, heard[0].position) == (Phase.FILLING, 0), "begun anew"
    assert debts(engine) == expected_debts(EVENTS, 9_000)
    assert engine.verify("charges").sound


def test_models_without_derivations_ask_for_no_rules(database: ReadDatabase, source: ListSource) -> None:
    engine = Engine([ACCOUNTS], source, database)
    assert (engine.outdated(), engine.rules_digest(), engine.rebuild_outdated()) == ([], None, [])
    with pytest.raises(ValueError, match="tell the engine where they are"):
        Engine([CHARGES], source, database)


def both_charges() -> Sequence[Projection]:
    return [CHARGES, charges("again")]


def test_worker_processes_get_the_rules(backend: BackendUrl, database: ReadDatabase) -> None:
    rules = Rules(CHEAP)
    names = ["charges", "again"]
    with (
        LogAt(backend.log_url)() as log,
        ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor,
    ):
        fill_log(log, EVENTS)
        engine = Engine(both_charges(), log, database, sizes=SMALL, rules=rules)
        engine.run_until_caught_up()
        engine.rebuild("again")
        rules.now = DEAR
        crew = Crew(executor, 2, Workplace(both_charges, LogAt(backend.log_url)))
        assert all(report.switched for report in engine.rebuild_all(names, crew=crew))
        assert debts(engine) == expected_debts(EVENTS, 9_000)
        assert engine.digest("again") == engine.digest("charges")
        assert {row["rules"] for row in shown(engine, CHARGES)["charge"]} == {"group/R1"}
        assert engine.verify("charges", crew=crew).sound
