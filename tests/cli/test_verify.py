"""``aftersales projections verify``: damage is found, named, repaired by a rebuild, and gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from runtime.settings import Settings
from runtime.system import open_system
from tests.cli.running import Command
from tests.support.damage import damage_log, damage_read_model, read_table

VISIT = read_table("workshop_board", "visit")
DAMAGE = (
    f"DELETE FROM {VISIT} WHERE rowid = 1",
    f"UPDATE {read_table('workshop_board', 'job')} SET bay = '[B99]' WHERE rowid = 1",
)


def test_damage_is_found_and_a_rebuild_repairs_it(aftersales: Command, own_store: Path) -> None:
    where = ("--data", str(own_store), "--lang", "en")
    with open_system(Settings(data_dir=own_store)) as system:
        sound, position = system.engine.digest("workshop_board"), system.log.head()
    verified = aftersales("projections", "verify", "workshop_board", "order_history", *where)
    assert verified.code == 0
    assert f"(workshop_board is sound: at position {position:,} it is what the log says)" in verified.out
    assert sound in verified.out

    assert damage_read_model(own_store, *DAMAGE) == [1, 1]
    with open_system(Settings(data_dir=own_store)) as system:
        damaged = system.engine.digest("workshop_board")
    found = aftersales("projections", "verify", "workshop_board", "order_history", *where)
    assert found.code == 1
    assert f"(workshop_board is damaged, at position {position:,})" in found.out
    assert "(1 rows missing, 0 surplus, 1 changed)" in found.out
    assert sound in found.out
    assert damaged in found.out
    assert "bay: [B99] → " in found.out, "brackets are no markup"
    assert "(order_history is sound" in found.out
    (told,) = [line for line in found.err.splitlines() if line.startswith("CLI-VERIFY-001 ")]
    assert told.endswith("aftersales rebuild workshop_board repairs it")

    assert aftersales("rebuild", "workshop_board", *where).code == 0
    again = aftersales("projections", "verify", "workshop_board", *where)
    assert again.code == 0
    assert sound in again.out


@pytest.mark.parametrize("workers", ["1", "2"])
def test_as_json(aftersales: Command, own_store: Path, workers: str) -> None:
    damage_read_model(own_store, DAMAGE[0])
    shown = aftersales(
        "projections",
        "verify",
        "workshop_board",
        "order_history",
        "--json",
        "--workers",
        workers,
        "--data",
        str(own_store),
    )
    board, history = [each for each in shown.documents if "sound" in each]
    assert (shown.code, board["sound"], history["sound"]) == (1, False, True)
    assert (board["difference"]["missing"], board["difference"]["surplus"]) == (1, 0)
    (key,) = board["difference"]["tables"]["visit"]["first_keys"]
    assert key[0].startswith("visit-")
    assert history["read_digest"] == history["fresh_digest"]
    assert all(each["done"] <= each["total"] for each in shown.documents if "phase" in each)


def test_a_damaged_layout_is_told(aftersales: Command, own_store: Path) -> None:
    damage_read_model(own_store, f"ALTER TABLE {VISIT} DROP COLUMN area")
    shown = aftersales("projections", "verify", "workshop_board", "--data", str(own_store), "--lang", "en")
    assert shown.code == 1
    assert "the tables cannot be read" in shown.out


def test_one_that_cannot_be_verified_keeps_no_other_from_it(aftersales: Command, own_store: Path) -> None:
    damage_log(own_store, "work_order.opened@1")
    shown = aftersales(
        "projections", "verify", "workshop_board", "registers", "--data", str(own_store), "--lang", "en"
    )
    assert shown.code == 1
    assert "READ-BUILD-001" in shown.err
    assert "(registers is sound" in shown.out
