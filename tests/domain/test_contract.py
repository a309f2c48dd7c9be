"""A wrong contract of events stops the program with every fault named."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from domain.contract import BrokenContract, EventRegistry, JsonObject, Upcaster
from domain.event import Event


class Opened(Event, name="door.opened"):
    pass


class Shut(Event, name="door.shut", version=3):
    pass


class Unnamed(Event):
    pass


class Shouted(Event, name="Door.Shouted"):
    pass


class OpenedAgain(Event, name="door.opened"):
    pass


class Unborn(Event, name="door.unborn", version=0):
    pass


def tag(label: str) -> Upcaster:
    """From version ``label`` of ``door.shut``; leaves its trace in the payload."""

    def upcast(payload: JsonObject) -> JsonObject:
        return {**payload, "path": f"{payload.get('path', '')}{label}"}

    return Upcaster("door.shut", int(label), upcast)


def problems(types: Iterable[type[Event]], upcasters: Iterable[Upcaster] = ()) -> list[str]:
    with pytest.raises(BrokenContract) as broken:
        EventRegistry(types, upcasters)
    return [problem.partition(":")[0] for problem in broken.value.problems]


def test_a_whole_contract() -> None:
    registry = EventRegistry([Opened, Shut], [tag("2"), tag("1")])
    assert registry.types == {"door.opened": Opened, "door.shut": Shut}
    assert dict(registry.topics) == {
        "door.opened@1": ("door.opened", 1),
        "door.shut@1": ("door.shut", 1),
        "door.shut@2": ("door.shut", 2),
        "door.shut@3": ("door.shut", 3),
    }
    assert registry.topics_for(["door.shut"]) == ["door.shut@1", "door.shut@2", "door.shut@3"]


@pytest.mark.parametrize(("version", "path"), [(1, "12"), (2, "2"), (3, "")])
def test_upcasters_run_in_order_from_the_stored_version(version: int, path: str) -> None:
    registry = EventRegistry([Shut], [tag("2"), tag("1")])
    assert registry.upcast("door.shut", version, {}).get("path", "") == path


@pytest.mark.parametrize(
    ("types", "upcasters", "expected"),
    [
        ([Unnamed], [], ["bad-name"]),
        ([Shouted], [], ["bad-name"]),
        ([Unborn], [], ["bad-version"]),
        ([Opened, OpenedAgain], [], ["name-twice"]),
        ([Opened, Opened], [], ["name-twice"]),
        ([Shut], [], ["upcaster-missing", "upcaster-missing"]),
        ([Shut], [tag("2")], ["upcaster-missing"]),
        ([Shut], [tag("1"), tag("2"), tag("3")], ["upcaster-orphaned"]),
        ([Shut], [tag("0"), tag("1"), tag("2")], ["upcaster-orphaned"]),
        ([Opened], [tag("1")], ["upcaster-orphaned"]),
        ([Shut], [tag("1"), tag("1"), tag("2")], ["upcaster-twice"]),
        ([Unnamed, Shut], [tag("2")], ["bad-name", "upcaster-missing"]),
    ],
)
def test_what_is_wrong_is_named(
    types: list[type[Event]], upcasters: list[Upcaster], expected: list[str]
) -> None:
    assert problems(types, upcasters) == expected


def test_a_name_outside_the_contract_is_no_filter() -> None:
    with pytest.raises(KeyError):
        EventRegistry([Opened]).topics_for(["door.slammed"])
