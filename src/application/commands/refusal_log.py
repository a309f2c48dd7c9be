"""A refused command is remembered too: who tried what, when, and which rule said no."""

import logging
from collections.abc import Callable
from datetime import datetime

from pydantic import BaseModel, SecretStr

from application.commands.envelope import CommandEnvelope
from application.event_log.records import Refusal
from domain.errors import AfterSalesError, Param

_log = logging.getLogger(__name__)


def remember(
    write: Callable[[Refusal], None],
    envelope: CommandEnvelope,
    refusal: AfterSalesError,
    *,
    at: datetime,
    fingerprint: str,
) -> None:
    """Write the refusal down. When that fails the user still gets the refusal, and the operator a line in the log."""
    try:
        write(
            Refusal(
                at=at.isoformat(),
                command_id=envelope.command_id,
                command_type=envelope.body.type_name,
                stream=envelope.stream,
                actor_id=envelope.actor.id,
                role=envelope.actor.role.value,
                store=envelope.store,
                code=refusal.code,
                fingerprint=fingerprint,
                params=_without_words(refusal.params, envelope.body),
            )
        )
    except Exception as failure:  # noqa: BLE001  # whatever went wrong there must not replace the refusal
        _log.error("a refusal with code %s could not be written: %s", refusal.code, type(failure).__name__)


def _without_words(params: dict[str, Param], body: BaseModel) -> dict[str, Param]:
    """The parameters, less any that repeats personal words of the command."""
    words = _secrets(body)
    return {
        name: "***" if any(secret in str(value) for secret in words) else value
        for name, value in params.items()
    }


def _secrets(value: object) -> set[str]:
    match value:
        case SecretStr():
            return {value.get_secret_value()}
        case BaseModel():
            return {word for name in type(value).model_fields for word in _secrets(getattr(value, name))}
        case tuple() | list():
            return {word for item in value for word in _secrets(item)}
        case _:
            return set()
