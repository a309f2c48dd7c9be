"""Which rules were in force where and when: immutable, and small enough to be handed to other processes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from domain.identifiers import LocalId, StoreId
from domain.rules.layers import combined, document_of, parsed
from domain.rules.rule_set import RuleSet
from domain.rules.store_hours import StoreHours

GROUP: StoreId = "group"
"""The scope of rules that hold for all stores; no store may be called so."""


@dataclass(frozen=True, slots=True)
class Activation:
    """A draft put in force; ``content`` is its document in canonical JSON."""

    draft: LocalId
    effective_from: datetime
    content: str


Activations = tuple[Activation, ...]
"""In the order in which they were decided."""


def in_force(activations: Activations, at: datetime) -> Activation | None:
    """The one decided last of those already effective: a later decision hides what was planned before it."""
    return next((one for one in reversed(activations) if one.effective_from <= at), None)


@dataclass(frozen=True)
class RuleTimetable:
    """``activations`` by store, those of the group under :data:`GROUP`."""

    shipped: RuleSet
    activations: Mapping[StoreId, Activations]
    _combined: dict[tuple[StoreId, LocalId | None, LocalId | None], RuleSet] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _hours: dict[StoreId, StoreHours] = field(default_factory=dict, init=False, repr=False, compare=False)

    def rules_for(self, store: StoreId, at: datetime) -> RuleSet:
        """The rules that hold for what happens in ``store`` at ``at``; ``GROUP`` for the group's alone."""
        group_decided = self.activations.get(GROUP)
        own_decided = None if store == GROUP else self.activations.get(store)
        # figures ask for every moment of every order, and most stores have decided nothing
        group = in_force(group_decided, at) if group_decided else None
        own = in_force(own_decided, at) if own_decided else None
        scope = GROUP if own is None else store
        key = (scope, group.draft if group else None, own.draft if own else None)
        known = self._combined.get(key)
        if known is None:
            known = self._combined[key] = combined(
                self.shipped,
                parsed(group.content) if group else None,
                parsed(own.content) if own else None,
                rules_id="+".join(self._names(store, group, own)),
            )
        return known

    def hours_of(self, store: StoreId) -> StoreHours:
        """The same by milliseconds since 1970, with the business day; what was asked once is remembered by the hour."""
        known = self._hours.get(store)
        if known is None:
            known = self._hours[store] = StoreHours(partial(self.rules_for, store), self.changes(store))
        return known

    def changes(self, store: StoreId) -> list[datetime]:
        """The moments at which the store's rules may change, in order."""
        scopes = {GROUP, store}
        return sorted({one.effective_from for scope in scopes for one in self.activations.get(scope, ())})

    def with_activations(self, store: StoreId, activations: Activations) -> "RuleTimetable":
        return RuleTimetable(self.shipped, {**self.activations, store: activations})

    def __reduce__(self) -> tuple[type["RuleTimetable"], tuple[RuleSet, Mapping[StoreId, Activations]]]:
        """What it remembers of questions stays with the process that asked them."""
        return RuleTimetable, (self.shipped, self.activations)

    def _names(self, store: StoreId, group: Activation | None, own: Activation | None) -> Iterator[str]:
        yield f"{GROUP}/{group.draft}" if group else self.shipped.id
        if own:
            yield f"{store}/{own.draft}"

    def text(self) -> str:
        """Everything it knows, in one way only: the same decisions are the same text. :func:`from_text` reads it."""
        activations = {
            store: [[each.draft, each.effective_from.isoformat(), each.content] for each in decided]
            for store, decided in self.activations.items()
            if decided
        }
        shipped = {**document_of(self.shipped), "id": self.shipped.id}
        return json.dumps(
            {"shipped": shipped, "activations": activations},
            ensure_ascii=False,
            sort_keys=True,
            separators=(",", ":"),
        )


def from_text(text: str) -> RuleTimetable:
    """The timetable that :meth:`RuleTimetable.text` wrote."""
    written = json.loads(text)
    activations = {
        store: tuple(
            Activation(draft, datetime.fromisoformat(since), content) for draft, since, content in each
        )
        for store, each in written["activations"].items()
    }
    return RuleTimetable(RuleSet.model_validate(written["shipped"]), activations)
