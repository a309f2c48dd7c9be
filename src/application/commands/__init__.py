"""Commands in: who may, what follows, stored once."""

from application.commands.bus import Bus
from application.commands.envelope import CommandEnvelope, Outcome
from application.commands.handling import Handler
from application.commands.identity import new_stream_id
from application.commands.registry import IncompleteRegistry, Registry, build_registry
from application.commands.work import Work

__all__ = [
    "Bus",
    "CommandEnvelope",
    "Handler",
    "IncompleteRegistry",
    "Outcome",
    "Registry",
    "Work",
    "build_registry",
    "new_stream_id",
]
