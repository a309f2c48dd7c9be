"""The frozen examples: what programs of the past have written and every later program must read."""

from __future__ import annotations

import json
import re
from pathlib import Path

from application.event_log.codec import Codec
from domain.contract import EventRegistry, topic_of
from domain.envelope import Recorded
from domain.event import Event

_FILE = re.compile(r"(?P<name>[a-z_]+\.[a-z_]+)\.v(?P<version>[1-9]\d*)\.json")


def frozen(folder: Path) -> dict[tuple[str, int], bytes]:
    """(name, version) -> bytes as they lie in a log. ValueError for a file with a name of another form."""
    found = {}
    for path in folder.iterdir():
        if (named := _FILE.fullmatch(path.name)) is None:
            raise ValueError(f"{path.name} names no event type and version")
        stored = json.loads(path.read_text("utf-8"))
        state = json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode()
        found[named["name"], int(named["version"])] = state
    return found


def objections(registry: EventRegistry, folder: Path) -> list[str]:
    """Sentences that begin with the file concerned; none when the contract is kept."""
    examples = frozen(folder)
    released = set(registry.topics.values())
    return [
        *(f"{name}.v{version}: no frozen example" for name, version in sorted(released - examples.keys())),
        *(
            f"{name}.v{version}: no longer in the catalogue"
            for name, version in sorted(examples.keys() - released)
        ),
        *(
            f"{name}.v{version}: {wrong}"
            for name, version in sorted(released & examples.keys())
            if (wrong := _objection(registry, name, version, examples[name, version]))
        ),
    ]


def _objection(registry: EventRegistry, name: str, version: int, state: bytes) -> str | None:
    codec = Codec(registry)
    try:
        recorded: Recorded[Event] = codec.decode("frozen-1", 1, 1, topic_of(name, version), state)
    except Exception as error:  # noqa: BLE001  # whatever stops the reader is what we look for
        return f"cannot be read: {error}"
    if version < registry.types[name].type_version:
        return None
    written = codec.encode(codec.encode_meta(recorded.meta), recorded.event)
    return None if written == state else f"would be written {written.decode()}"
