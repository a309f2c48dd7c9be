"""Events encoded once, with gaps where store, day, technician and number go: a million are written in seconds."""

import re
from collections.abc import Iterable, Mapping
from datetime import UTC
from random import Random
from typing import NamedTuple

from application.event_log.codec import Codec
from benchmarks.rebuild import story
from benchmarks.rebuild.story import Line, Turns, life, moment
from domain.catalogue import REGISTRY
from domain.envelope import Meta
from domain.reasons import Reason
from runtime.default_rules import shipped_rules

Marks = Mapping[bytes, bytes]
"""What to write into the gaps, by the names below."""

_GAPS = {
    story.NUMBER: "number",
    story.STORE: "store",
    story.TECHNICIAN: "technician",
    story.BAY: "bay",
    story.PUNCH: "punch",
    story.DAY.isoformat(): "day",
}
_MARK = re.compile("|".join(map(re.escape, _GAPS)))
_CODEC = Codec(REGISTRY)


class Template(NamedTuple):
    minute: int
    stream: bytes
    topic: str
    state: bytes


def lives(begins: int, count: int, random: Random) -> list[list[Template]]:
    """Lives that begin at this minute, as different as they come in a workshop."""
    return [
        templates(
            life(
                Turns(
                    begins=begins + random.randrange(10),
                    fen=random.randrange(40_000, 200_000, 100),
                    waits_inside=random.random() < 0.2,
                    is_promised_more=random.random() < 0.1,
                    waits_for_parts=random.random() < 0.15,
                    fails_inspection=random.random() < 0.1,
                    buys=random.random() < 0.1,
                )
            )
        )
        for _ in range(count)
    ]


def templates(lines: Iterable[Line]) -> list[Template]:
    return [_template(place, line) for place, line in enumerate(lines)]


def _template(place: int, line: Line) -> Template:
    at = moment(line.minute)
    command = f"bench-{story.NUMBER}-{place:04d}"
    meta = Meta(
        occurred_at=at,
        recorded_at=at.astimezone(UTC),
        actor=line.by,
        store=story.STORE,
        command_id=command,
        correlation_id=command,
        reason=None if line.reason is None else Reason(code=line.reason),
        rule_set=shipped_rules().rules.id,
    )
    state = _CODEC.encode(_CODEC.encode_meta(meta), line.event)
    return Template(line.minute, _gapped(line.stream), _CODEC.topic(line.event), _gapped(state.decode()))


def _gapped(text: str) -> bytes:
    """For the operator ``%``."""
    return _MARK.sub(lambda mark: f"%({_GAPS[mark[0]]})b", text.replace("%", "%%")).encode()
