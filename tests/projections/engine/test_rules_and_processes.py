"""Several processes bring read models up to changed rules: figures are of one set of rules, and nobody fights."""

from __future__ import annotations

from contextlib import suppress

import pytest

from domain.rules.timetable import RuleTimetable
from projections.engine import (
    BuildReplaced,
    Engine,
    ReadDatabase,
)
from tests.projections.engine.derived_sample import (
    CHARGES,
    CHEAP,
    DEAR,
    EVENTS,
    SMALL,
    Rules,
    charged_by,
    debts,
    engine_on,
    expected_debts,
    stopped_after_a_part,
)
from tests.support.list_source import ListSource


@pytest.mark.parametrize(
    "at",
    [
        "rebuild.1-begun",
        "rebuild.2-part-folded",
        "rebuild.4-chunk-stored",
        "rebuild.5-indexed",
        "rebuild.6-filled",
    ],
)
def test_rows_of_former_rules_do_not_get_into_a_copy_begun_anew(
    database: ReadDatabase, elsewhere: ReadDatabase, engine: Engine, source: ListSource, at: str
) -> None:
    """One process is at work under former rules while another begins under the new ones and stops half-way."""
    other = engine_on(elsewhere, source, Rules(DEAR))
    begun: list[int] = []

    def begin_elsewhere(step: str) -> None:
        if step == at and not begun:
            begun.append(1)
            stopped_after_a_part(other)

    slow = Engine([CHARGES], source, database, on_step=begin_elsewhere, sizes=SMALL, rules=Rules(CHEAP))
    switched = None
    with suppress(BuildReplaced):
        switched = slow.rebuild("charges").switched
    # at first it has not looked yet and goes on with what the other one has begun; at last it sees that it is not done
    assert switched == {"rebuild.1-begun": True, "rebuild.6-filled": False}.get(at)
    if other.outdated():
        assert other.rebuild("charges").switched
    assert debts(other) == expected_debts(EVENTS, 9_000)
    assert other.verify("charges").sound


def test_two_processes_bring_up_changed_rules_once(
    database: ReadDatabase, elsewhere: ReadDatabase, source: ListSource, engine: Engine, rules: Rules
) -> None:
    former = engine.digest("charges")
    rules.now = DEAR
    other = engine_on(elsewhere, source, rules)
    faster: list[bool] = []

    def looked() -> RuleTimetable:
        """The other process is done just after this one has looked what is outdated."""
        if not faster and slow:
            faster.append(True)
            (report,) = other.rebuild_outdated()
            assert report.switched
        return DEAR

    slow: list[Engine] = []
    slow.append(Engine([CHARGES], source, database, sizes=SMALL, rules=looked))
    assert slow[0].rebuild_outdated() == []
    assert faster
    assert slow[0].state("charges").slot == "b"
    other.roll_back("charges")
    assert other.digest("charges") == former, "the former copy is still there"


def test_the_faster_process_keeps_its_copy(
    database: ReadDatabase, elsewhere: ReadDatabase, source: ListSource, engine: Engine, rules: Rules
) -> None:
    former = engine.digest("charges")
    rules.now = DEAR
    other = engine_on(elsewhere, source, rules)
    faster: list[bool] = []

    class Slow(ListSource):
        """Asked for its head for the first time after it was found out what is outdated."""

        read_all = source.read_all
        scan = source.scan

        def head(self) -> int:
            if not faster:
                faster.append(other.rebuild("charges").switched)
            return source.head()

    slow = Engine([CHARGES], Slow(), database, sizes=SMALL, rules=rules)
    with pytest.raises(BuildReplaced):
        slow.rebuild_outdated()
    assert faster == [True]
    assert slow.rebuild_outdated() == []
    other.roll_back("charges")
    assert other.digest("charges") == former, "the former copy is still there"


def test_programs_that_ship_different_rules_do_not_fight(
    database: ReadDatabase, elsewhere: ReadDatabase, source: ListSource, engine: Engine
) -> None:
    old, new = engine_on(database, source, Rules(CHEAP)), engine_on(elsewhere, source, Rules(DEAR))
    assert [report.switched for report in new.rebuild_outdated()] == [True]
    for _ in range(2):
        assert old.rebuild_outdated() == []
        assert new.rebuild_outdated() == []


def test_who_rolled_back_or_paused_is_left_alone(engine: Engine, rules: Rules) -> None:
    rules.now = DEAR
    assert [report.name for report in engine.rebuild_outdated()] == ["charges"]
    engine.roll_back("charges")
    assert engine.outdated() == ["charges"]
    assert engine.rebuild_outdated() == [], "somebody did not want these figures"
    rules.now = charged_by(12_000)
    engine.pause("charges")
    assert engine.rebuild_outdated() == []
    engine.resume("charges")
    assert [report.switched for report in engine.rebuild_outdated()] == [True]
    assert debts(engine) == expected_debts(EVENTS, 12_000)
