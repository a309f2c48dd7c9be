"""The personal words of an event, for those who may see them."""

from collections.abc import Mapping

from application.vault import Vault
from application.vault.personal_fields import replace_personal
from application.vault.vault import Gone
from cli.language import language
from domain.envelope import Recorded
from domain.event import Event
from domain.personal import Personal


def words_of(vault: Vault, recorded: Recorded[Event]) -> Mapping[str, str]:
    """Commitment -> words, of the event and of its reason; what is erased says so."""
    found: list[Personal] = []

    def note(personal: Personal) -> Personal:
        found.append(personal)
        return personal

    replace_personal(recorded.event, note)
    if recorded.meta.reason is not None:
        replace_personal(recorded.meta.reason, note)
    resolved = vault.resolve_many(found) if found else {}
    return {
        commitment: words.label(language()) if isinstance(words, Gone) else words
        for commitment, words in resolved.items()
    }
