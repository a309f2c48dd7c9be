"""Write the frozen example of every event type that has none yet. What is frozen is never written again.

python -m tools.freeze_events
"""

from __future__ import annotations

import json
from pathlib import Path

from application.event_log.codec import Codec
from domain.catalogue import REGISTRY
from domain.contract import EventRegistry
from tools.event_examples import example, example_meta

FROZEN = Path(__file__).parents[1] / "tests" / "contract" / "events"


def file_of(folder: Path, name: str, version: int) -> Path:
    return folder / f"{name}.v{version}.json"


def freeze(registry: EventRegistry, folder: Path) -> list[Path]:
    """Files written: the stored form of one example per type, at its current version, laid out for reading."""
    codec = Codec(registry)
    meta = codec.encode_meta(example_meta())
    written: list[Path] = []
    for name, event_type in sorted(registry.types.items()):
        path = file_of(folder, name, event_type.type_version)
        if path.exists():
            continue
        stored = json.loads(codec.encode(meta, example(event_type)))
        path.write_text(json.dumps(stored, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        written.append(path)
    return written


if __name__ == "__main__":
    for path in freeze(REGISTRY, FROZEN):
        print(path.name)
