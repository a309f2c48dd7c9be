"""What can happen to the rules of a scope."""

from datetime import date
from typing import Annotated

from pydantic import AwareDatetime, Field

from domain.event import Event
from domain.identifiers import ContentHash, LocalId
from domain.text import ShortText

LONGEST = 1_000_000
"""Characters of a document."""


class RulesDrafted(Event, name="rule_set.rules_drafted"):
    """``content`` is the document in canonical JSON, ``digest`` its SHA-256, ``based_on`` the version in force then."""

    draft: LocalId
    title: ShortText
    effective_from: AwareDatetime
    content: Annotated[str, Field(min_length=2, max_length=LONGEST)]
    digest: ContentHash
    based_on: LocalId | None = None


class RulesSimulated(Event, name="rule_set.rules_simulated"):
    """Somebody looked at what the draft would change. ``preview`` is the digest of what was shown.

    It was computed from the log up to ``log_position``, for these business days, both included.
    """

    draft: LocalId
    preview: ContentHash
    log_position: Annotated[int, Field(ge=0)]
    first_day: date
    last_day: date
    changed_figures: Annotated[int, Field(ge=0)]
    changed_orders: Annotated[int, Field(ge=0)]


class RulesApproved(Event, name="rule_set.rules_approved"):
    """A second person agrees to the draft and its date."""

    draft: LocalId


class RulesActivated(Event, name="rule_set.rules_activated"):
    """From ``effective_from`` on the draft's rules hold, instead of those of ``supersedes``."""

    draft: LocalId
    effective_from: AwareDatetime
    supersedes: LocalId | None = None


class DraftWithdrawn(Event, name="rule_set.draft_withdrawn"):
    """Will not come in force; the envelope says why."""

    draft: LocalId


RuleSetEvent = RulesDrafted | RulesSimulated | RulesApproved | RulesActivated | DraftWithdrawn
