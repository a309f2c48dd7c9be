"""``aftersales rebuild``: alone, with helpers, watched by people and by machines; what it says when it fails."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path

import pytest
from distributed import LocalCluster

from projections.catalogue import PROJECTIONS
from runtime.settings import Settings
from runtime.system import open_system
from tests.cli.running import Command, Ran
from tests.support.damage import damage_log, damage_read_model, read_table
from tests.support.dask_cluster import local_cluster

NAMES = [projection.name for projection in PROJECTIONS]
OPENED = "work_order.opened@1"


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with local_cluster(workers=2) as running:
        yield running


def digests(directory: Path) -> list[str]:
    with open_system(Settings(data_dir=directory)) as system:
        return [system.engine.digest(name) for name in NAMES]


def rebuilt(ran: Ran) -> list[str]:
    """Names in the order of their reports, all of which say that nothing differed."""
    reports = [each for each in ran.documents if "switched" in each]
    for each in reports:
        assert (each["switched"], each["error"]) == (True, None)
        assert {kind: each["difference"][kind] for kind in ("missing", "surplus", "changed")} == {
            "missing": 0,
            "surplus": 0,
            "changed": 0,
        }
    return [each["projection"] for each in reports]


def test_without_names_all_are_rebuilt_and_have_the_same_rows(aftersales: Command, own_store: Path) -> None:
    before = digests(own_store)
    shown = aftersales("rebuild", "--data", str(own_store), "--lang", "en")
    assert shown.code == 0
    for name in NAMES:
        assert name in shown.err, "a bar of its own"
        assert name in shown.out
    assert shown.out.count("the same") == len(NAMES)
    assert digests(own_store) == before


def test_lines_for_machines_rise_to_the_end_of_the_log(aftersales: Command, own_store: Path) -> None:
    shown = aftersales("rebuild", "kpi", "workshop_board", "--json", "--data", str(own_store))
    assert shown.code == 0
    assert rebuilt(shown) == ["kpi", "workshop_board"]
    with open_system(Settings(data_dir=own_store)) as system:
        head = system.log.head()
    progress = [each for each in shown.documents if "phase" in each]
    by_name = itemgetter("projection")
    for name, lines in groupby(sorted(progress, key=by_name), key=by_name):
        steps = list(lines)
        assert all(one["done"] <= other["done"] for one, other in pairwise(steps)), name
        assert (steps[0]["done"], steps[-1]["done"]) == (0, head)
        assert {each["total"] for each in steps} == {head}
        assert (steps[0]["rate"], steps[-1]["seconds_left"]) == (None, 0.0)
        assert (steps[0]["phase"], steps[-1]["phase"]) == ("filling", "switched")


@pytest.mark.parametrize("help_from", ["processes", "dask"])
def test_helpers_make_the_same_rows(
    aftersales: Command, own_store: Path, cluster: LocalCluster, help_from: str
) -> None:
    before = digests(own_store)
    helpers = ("--workers", "2") if help_from == "processes" else ("--dask", cluster.scheduler_address)
    shown = aftersales("rebuild", *helpers, "--json", "--data", str(own_store))
    assert shown.code == 0
    assert rebuilt(shown) == NAMES
    halves = {each["done"] for each in shown.documents if each.get("phase") == "filling"}
    assert len(halves) > 2, "the log was cut for two"
    assert digests(own_store) == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("workshop_board", "nonsense"), "READ-NAME-001"),
        (("--workers", "0"), "RUN-WORKERS-001"),
        (("--dask", "no address at all://"), "RUN-DASK-002"),
    ],
)
def test_nothing_is_begun_when_something_is_wrong(
    aftersales: Command, own_store: Path, arguments: tuple[str, ...], code: str
) -> None:
    shown = aftersales("rebuild", *arguments, "--data", str(own_store))
    assert (shown.code, shown.err.split()[0]) == (1, code)
    with open_system(Settings(data_dir=own_store)) as system:
        assert {line.beside for line in system.engine.status()} == {None}


def test_what_the_rebuild_changes_is_shown(aftersales: Command, own_store: Path) -> None:
    (gone,) = damage_read_model(own_store, f"DELETE FROM {read_table('workshop_board', 'visit')}")
    shown = aftersales("rebuild", "workshop_board", "--data", str(own_store), "--lang", "en")
    assert shown.code == 0
    assert f"({gone} rows missing, 0 surplus, 0 changed)" in " ".join(shown.out.split())
    assert "What differs in workshop_board" in shown.out
    assert shown.out.count("visit-") == 3, "the first of them are named"


def test_a_failed_build_changes_nothing(aftersales: Command, own_store: Path) -> None:
    before, stream = digests(own_store), damage_log(own_store, OPENED)
    shown = aftersales("rebuild", "workshop_board", "--data", str(own_store), "--lang", "en")
    assert shown.code == 1
    assert "failed, nothing changed" in shown.out
    (told,) = [line for line in shown.err.splitlines() if line.startswith("READ-BUILD-001 ")]
    assert stream in told
    assert digests(own_store) == before
    listed = aftersales("projections", "--data", str(own_store), "--lang", "en")
    assert "failed 0 (0%)" in listed.out
    assert "LOG-DECODE-001" in listed.out


def test_a_failed_build_as_json(aftersales: Command, own_store: Path) -> None:
    stream = damage_log(own_store, OPENED)
    shown = aftersales("rebuild", "workshop_board", "--json", "--data", str(own_store))
    report = shown.documents[-1]
    assert (shown.code, report["switched"], report["difference"]) == (1, False, None)
    assert report["error"]["code"] == "READ-BUILD-001"
    assert stream in report["error"]["en"]


def test_a_former_copy_is_read_again_and_dropped(aftersales: Command, own_store: Path) -> None:
    def run(*arguments: str) -> Ran:
        return aftersales("projections", *arguments, "--data", str(own_store), "--lang", "en")

    refused = run("roll-back", "workshop_board")
    assert (refused.code, refused.err.split()[0]) == (1, "READ-SLOT-001")
    damage_read_model(own_store, f"DELETE FROM {read_table('workshop_board', 'visit')}")
    assert aftersales("rebuild", "workshop_board", "--data", str(own_store)).code == 0
    assert run("verify", "workshop_board").code == 0
    assert "is read from its former copy" in run("roll-back", "workshop_board").out
    assert run("verify", "workshop_board").code == 1, "back where it was"
    assert run("roll-back", "workshop_board").code == 0
    assert run("drop-old", "workshop_board").out == "(workshop_board: the copy beside is dropped)\n"
    again = run("drop-old", "workshop_board")
    assert (again.code, again.out) == (0, "(workshop_board: there is no copy beside)\n")
    assert run("verify", "workshop_board").code == 0


def test_a_paused_model_rests_until_it_is_resumed(aftersales: Command, own_store: Path) -> None:
    def run(what: str) -> Ran:
        return aftersales("projections", what, "kpi", "--data", str(own_store), "--lang", "en")

    assert run("pause").out.startswith("(kpi takes no more events: paused at ")
    assert (run("pause").code, run("pause").err.split()[0]) == (1, "READ-STATUS-001")
    assert run("resume").out.startswith("(kpi goes on: live at ")
    assert run("resume").code == 1


@pytest.mark.parametrize("what", ["pause", "resume", "roll-back", "drop-old", "verify"])
def test_unknown_names(aftersales: Command, own_store: Path, what: str) -> None:
    shown = aftersales("projections", what, "nonsense", "--data", str(own_store))
    assert (shown.code, shown.err.split()[0]) == (1, "READ-NAME-001")
