from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.lock import DEV, RUNTIME, addresses

PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def pins(text: str) -> dict[str, str]:
    return dict(PIN.findall(text))


@pytest.mark.parametrize("lock", [RUNTIME, DEV], ids=lambda path: path.name)
def test_a_lock_names_no_index_and_hashes_every_release(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert addresses(text) == []
    entries = re.split(r"(?m)^(?=[a-z0-9-]+==)", text)[1:]
    assert [entry.splitlines()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_developers_run_what_is_shipped() -> None:
    runtime, dev = pins(RUNTIME.read_text("utf-8")), pins(DEV.read_text("utf-8"))
    assert runtime
    assert {name: dev.get(name) for name in runtime} == runtime


@pytest.mark.parametrize("option", ["index-url", "extra-index-url", "find-links", "trusted-host"])
def test_an_option_that_names_a_place_is_found(option: str) -> None:
    assert addresses(f"a==1\n--{option} x\n") == [f"--{option} x"]


@pytest.mark.parametrize("line", ["a @ file:b", "-e file:c", "some://host/a.whl"])
def test_an_address_is_found(line: str) -> None:
    assert addresses(f"a==1\n{line}\n") == [line]
