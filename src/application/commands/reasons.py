"""The reason in a command, on its way into the envelope of its events."""

from application.commands.refusals import WORDS_NEEDED
from domain.command import Command
from domain.errors import Invalid
from domain.personal import Personal, PersonalKind
from domain.reasons import Reason, ReasonCode, ReasonInput


def reason_of(command: Command, subject: str) -> Reason | None:
    """The command's ``reason`` field, its words marked as data of ``subject``; None when it has none.

    Invalid where the code says ``other`` and no words say what.
    """
    if "reason" not in type(command).model_fields:
        return None
    given = getattr(command, "reason", None)
    if not isinstance(given, ReasonInput):
        return None
    if given.code is ReasonCode.OTHER and given.note is None:
        raise Invalid(WORDS_NEEDED)
    note = None if given.note is None else Personal.of(PersonalKind.NOTE, subject, given.note)
    return Reason(code=given.code, note=note)
