"""Whether an envelope is well formed: ids of the right shape, an instant with its zone."""

from datetime import datetime

from pydantic import TypeAdapter, ValidationError

from application.commands.envelope import CommandEnvelope
from application.commands.refusals import MALFORMED
from application.commands.timing import in_store_time
from domain.envelope import Meta
from domain.errors import Invalid
from domain.identifiers import StreamId

_STREAM: TypeAdapter[str] = TypeAdapter(StreamId)


def checked_meta(envelope: CommandEnvelope, now: datetime) -> Meta:
    """The envelope of the command's events, still without rule set and reason; Invalid names the wrong fields."""
    try:
        meta = Meta(
            occurred_at=_in_store_time(envelope.occurred_at),
            recorded_at=now,
            actor=envelope.actor,
            store=envelope.store,
            command_id=envelope.command_id,
            correlation_id=envelope.correlation_id or envelope.command_id,
            causation_id=envelope.causation_id,
            late_entry=envelope.late_entry,
        )
    except ValidationError as failure:
        # the library's own text repeats what was sent
        wrong = {str(error["loc"][0]) for error in failure.errors(include_input=False)}
        if envelope.correlation_id is None:
            wrong.discard("correlation_id")  # it is the command id once more
        raise Invalid(MALFORMED, fields=", ".join(sorted(wrong))) from None
    try:
        _STREAM.validate_python(envelope.stream)
    except ValidationError:
        raise Invalid(MALFORMED, fields="stream") from None
    return meta


def _in_store_time(moment: datetime) -> datetime:
    try:
        return in_store_time(moment)
    except OverflowError:
        raise Invalid(MALFORMED, fields="occurred_at") from None
