"""Replay: what happened to one stream, step by step, as it was known at a position or a time."""

from application.replay.as_of import AsOf, parse_as_of
from application.replay.timeline import Change, Step, Timeline, replay

__all__ = ["AsOf", "Change", "Step", "Timeline", "parse_as_of", "replay"]
