"""From the changes that somebody asks for to a draft that is valid, normal and whole."""

from datetime import datetime
from hashlib import sha256

from pydantic import JsonValue, ValidationError

from domain.aggregates.rule_set import refusals
from domain.aggregates.rule_set.events import LONGEST, RulesDrafted
from domain.aggregates.rule_set.state import RuleVersions
from domain.decider import Frame
from domain.errors import Invalid, Refused
from domain.rules.layers import Document, canonical, document_of, overlaid, parsed
from domain.rules.rule_set import RuleDocument
from domain.rules.timetable import GROUP

_LONGEST_PATH = 200


def draft_event(
    state: RuleVersions, title: str, effective_from: datetime, document: Document, frame: Frame
) -> RulesDrafted:
    """Raises Invalid (RULES-DRAFT-001, with the path of the first fault) or Refused when nothing would change."""
    current = state.current
    now = current.content if current else None
    content = canonical(
        _group_content(now, document, frame) if frame.store == GROUP else _store_content(document, frame)
    )
    in_force = now or canonical(document_of(frame.rules) if frame.store == GROUP else {})
    if content == in_force:
        raise Refused(refusals.NOTHING_CHANGED)
    if len(content) > LONGEST:
        raise Refused(refusals.TOO_LARGE, limit=LONGEST)
    return RulesDrafted(
        draft=state.next_draft,
        title=title,
        effective_from=effective_from,
        content=content,
        digest=sha256(content.encode()).hexdigest(),
        based_on=current.draft if current else None,
    )


def _group_content(now: str | None, changes: Document, frame: Frame) -> Document:
    """Whole: sections that are newer than the version in force come from the frame's rules."""
    base = document_of(frame.rules) | (parsed(now) if now else {})
    return document_of(_valid(overlaid(base, changes)))


def _store_content(differences: Document, frame: Frame) -> Document:
    """The differences alone, written as the rules write them. Valid on the store's rules, valid on any."""
    whole = document_of(_valid(overlaid(document_of(frame.rules), differences)))
    return {section: _normal(given, whole.get(section)) for section, given in differences.items()}


def _normal(given: JsonValue, whole: JsonValue) -> JsonValue:
    if isinstance(given, dict) and isinstance(whole, dict):
        return {name: None if entry is None else whole[name] for name, entry in given.items()}
    return None if given is None else whole


def _valid(document: Document) -> RuleDocument:
    try:
        return RuleDocument.model_validate(document)
    except ValidationError as error:
        # the library's own text would repeat what was sent
        faults = error.errors(include_url=False, include_context=False, include_input=False)
        path = ".".join(str(part) for part in faults[0]["loc"])[:_LONGEST_PATH]
        raise Invalid(refusals.INVALID, path=path, problem=faults[0]["msg"], faults=len(faults)) from None
