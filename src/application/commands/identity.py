"""Names derived from a command's id, and the keyed digest by which a repeated command is known again."""

from collections.abc import Callable
from uuid import UUID, uuid5

from application.commands.envelope import CommandEnvelope
from domain.personal import REVEAL

_STREAMS = UUID("5c0d7f0e-6a0b-5b53-9d6a-3f8f2e1c4b77")


def new_stream_id(kind: str, command_id: str) -> str:
    """The stream that a creating command starts: the same command sent again addresses the same stream."""
    return f"{kind}-{uuid5(_STREAMS, f'{kind}/{command_id}').hex}"


def fingerprint(envelope: CommandEnvelope, keyed_digest: Callable[[bytes], str]) -> str:
    """Two envelopes with one fingerprint ask for the same thing.

    When it happened is left out: a sender that fills in the present time does so anew at every attempt. The body holds
    personal words, therefore the digest is keyed: nobody can test guesses against it.
    """
    actor = envelope.actor
    head = (
        envelope.body.type_name,
        envelope.stream,
        envelope.store,
        actor.id,
        actor.role.value,
        str(envelope.expected_version),
        envelope.body.model_dump_json(context=REVEAL),
    )
    return keyed_digest("\n".join(head).encode())
