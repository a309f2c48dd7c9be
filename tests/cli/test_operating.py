"""``aftersales projections``, events set aside, and ``token``."""

from __future__ import annotations

import json
import os
from pathlib import Path

import jwt
import pytest

from projections.catalogue import PROJECTIONS
from runtime.keys import signing_key
from runtime.settings import Settings
from runtime.system import open_system, utc_now
from runtime.tokens import ALGORITHM, AUDIENCE
from tests.cli.running import Command
from tests.support.rule_changes import put_in_force


def test_every_read_model_has_its_line(aftersales: Command, store: Path) -> None:
    shown = aftersales("projections", "--data", str(store))
    assert shown.code == 0
    for projection in PROJECTIONS:
        assert projection.name in shown.out


def test_read_models_as_json(aftersales: Command, store: Path) -> None:
    shown = aftersales("projections", "--json", "--data", str(store))
    lines = json.loads(shown.out)
    assert [line["name"] for line in lines] == [projection.name for projection in PROJECTIONS]
    for line in lines:
        assert (line["status"], line["lag"], line["parked"], line["error"]) == ("live", 0, 0, None)
        assert line["position"] == line["head"] > 0
        assert (line["beside"], line["outdated"]) == (None, False)


def test_changed_rules_and_the_copy_beside_are_shown(aftersales: Command, own_store: Path) -> None:
    where = ("--data", str(own_store), "--lang", "en")
    with open_system(Settings(data_dir=own_store)) as system:
        put_in_force(system.bus, {"quote_valid_days": 3}, utc_now(), at=utc_now())
        system.engine.run_until_caught_up()
        head = system.log.head()
    listed = aftersales("projections", *where)
    assert "aftersales rebuild kpi brings them up" in listed.out
    (before,) = [
        each for each in json.loads(aftersales("projections", "--json", *where).out) if each["outdated"]
    ]
    assert (before["name"], before["status"], before["beside"]) == ("kpi", "live", None)
    assert aftersales("rebuild", "kpi", *where).code == 0
    listed = aftersales("projections", *where)
    assert "outdated" not in listed.out
    assert f"kept {head:,}" in listed.out


def test_events_that_were_set_aside_are_listed_and_tried_again(aftersales: Command, own_store: Path) -> None:
    assert aftersales("projections", "parked", "workshop_board", "--data", str(own_store)).code == 0
    retried = aftersales("projections", "retry", "workshop_board", "--data", str(own_store), "--lang", "en")
    assert retried.out == "(0 through, 0 still set aside)\n"


def test_a_mistyped_directory_is_not_made(aftersales: Command, tmp_path: Path) -> None:
    shown = aftersales("projections", "--data", "nowhere")
    assert (shown.code, shown.err[:12]) == (1, "CLI-DATA-001")
    assert not (tmp_path / "nowhere").exists()


def test_a_token_says_who_and_where(aftersales: Command, tmp_path: Path) -> None:
    shown = aftersales(
        "token",
        "--person",
        "D01",
        "--role",
        "dispatcher",
        "--store",
        "S01",
        "--store",
        "S02",
        "--data",
        "data",
    )
    assert shown.code == 0
    claims = jwt.decode(
        shown.out.strip(),
        signing_key(tmp_path / "data").public_key(),
        algorithms=[ALGORITHM],
        audience=AUDIENCE,
    )
    assert (claims["sub"], claims["role"], claims["stores"]) == ("D01", "dispatcher", ["S01", "S02"])
    assert claims["exp"] - claims["iat"] == 12 * 3600


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--person", "D 01", "--role", "dispatcher", "--store", "S01"), 1),
        (("--person", "D01", "--role", "dispatcher", "--store", "S/01"), 1),
        (("--person", "D01", "--role", "emperor", "--store", "S01"), 2),
        (("--person", "D01", "--role", "dispatcher"), 2),
    ],
)
def test_a_bad_token_request_is_refused(aftersales: Command, arguments: tuple[str, ...], code: int) -> None:
    shown = aftersales("token", *arguments)
    assert (shown.code, shown.out) == (code, "")
    assert "Traceback" not in shown.err


def test_a_bad_setting_is_one_line_with_its_code(
    aftersales: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AFTERSALES_PORT", "seventy")
    shown = aftersales("projections")
    assert (shown.code, shown.err[:15]) == (1, "RUN-SETTING-001")
    assert shown.err.count("\n") == 1


def test_an_error_of_the_program_shows_no_stack_and_no_words(
    aftersales: Command, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("张三 13912345678")

    monkeypatch.setattr("cli.projecting.read_models_table", breaks)
    shown = aftersales("projections", "--data", str(store))
    assert shown.code == 1
    assert shown.err.startswith("CLI-ERROR-001 ")
    assert "RuntimeError" in shown.err
    assert "张三" not in shown.err
    assert os.environ.get("AFTERSALES_DEBUG") is None
