"""What all parts of a rule set share."""

from collections.abc import Callable, Mapping
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from domain.labels import Word
from domain.text import storable

Basis = Annotated[
    str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True), AfterValidator(storable)
]
"""Where a figure comes from, in words that may be shown beside it."""

WordT = TypeVar("WordT", bound=Word)
ValueT = TypeVar("ValueT")


class Rule(BaseModel):
    """Frozen, closed data.

    Sections of a rule set and entries of a section are replaced independently of each other, so a validator may look
    at one field of a section or at one entry, never at two sections or at two fields of a section's own model.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


def complete(words: type[WordT]) -> Callable[[Mapping[WordT, ValueT]], Mapping[WordT, ValueT]]:
    """A validator: every word of the list has an entry."""

    def check(entries: Mapping[WordT, ValueT]) -> Mapping[WordT, ValueT]:
        if missing := [word.value for word in words if word not in entries]:
            raise ValueError(f"no entry for {', '.join(missing)}")
        return entries

    return check
