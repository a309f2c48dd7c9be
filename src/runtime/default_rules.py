"""The rules that ship with the program: one readable file, each figure with its source."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from domain.rules.layers import canonical, document_of
from domain.rules.rule_set import RuleDocument, RuleSet

_FILE = "default_rules.toml"
_ANNOTATED = {"value", "source", "verified"}


@dataclass(frozen=True, slots=True)
class Provenance:
    """``verified``: somebody has compared the value with its source."""

    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class ShippedRules:
    """``provenance`` by path: a section (``calendar``) or an entry of one (``targets.T01``)."""

    rules: RuleSet
    provenance: Mapping[str, Provenance]


@cache
def shipped_rules() -> ShippedRules:
    """Read once."""
    return read_rules(files("runtime").joinpath(_FILE).read_text("utf-8"))


def read_rules(text: str) -> ShippedRules:
    """The id is the file's name for itself and a digest of the rules: events name it, so it must mean one thing.

    Raises ValueError when the file is no TOML, when its rules are not valid, or when a value has no source.
    """
    sections = tomllib.loads(text)
    name = sections.pop("name", None)
    provenance = dict(_provenance(sections))
    document = RuleDocument.model_validate({section: _bare(part) for section, part in sections.items()})
    written = document_of(document)
    digest = sha256(canonical(written).encode()).hexdigest()
    rules = RuleSet.model_validate({**written, "id": f"{name}.{digest[:8]}"})
    return ShippedRules(rules, provenance)


def _bare(part: Any) -> Any:
    """A section, or an entry, without what is said about it."""
    if _is_annotated(part):
        return part["value"]
    return {name: _bare(entry) for name, entry in part.items()} if isinstance(part, dict) else part


def _provenance(sections: Mapping[str, Any]) -> Iterator[tuple[str, Provenance]]:
    for name, section in sections.items():
        if _is_annotated(section):
            yield name, Provenance(section["source"], section["verified"])
            continue
        if not isinstance(section, dict):
            raise ValueError(f"{name} does not say where it comes from")
        for entry, part in section.items():
            if not _is_annotated(part):
                raise ValueError(f"{name}.{entry} does not say where it comes from")
            yield f"{name}.{entry}", Provenance(part["source"], part["verified"])


def _is_annotated(part: Any) -> bool:
    return isinstance(part, dict) and set(part) == _ANNOTATED
