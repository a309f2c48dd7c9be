"""Words that a command may leave out."""

from pydantic import SecretStr

from domain.aggregates.work_order.state import Opening
from domain.personal import Personal, PersonalKind


def note_of(opening: Opening, words: SecretStr | None) -> Personal | None:
    """Words as data of the order's customer; None stays None."""
    return None if words is None else Personal.of(PersonalKind.NOTE, opening.customer, words)
