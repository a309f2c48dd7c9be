"""Where a model holds personal values: read from its types once per class, so that other classes cost one look-up."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeVar, get_args, get_origin

from pydantic import BaseModel

from domain.personal import Personal

ModelT = TypeVar("ModelT", bound=BaseModel)


@cache
def personal_fields(model: type[BaseModel]) -> tuple[str, ...]:
    """Names of the fields whose type mentions ``Personal``, directly or in a nested model."""
    return tuple(name for name, field in model.model_fields.items() if _mentions(field.annotation, set()))


def _mentions(annotation: object, visited: set[type]) -> bool:
    if isinstance(annotation, type) and get_origin(annotation) is None:
        if issubclass(annotation, Personal):
            return True
        if not issubclass(annotation, BaseModel) or annotation in visited:
            return False
        visited.add(annotation)
        return any(_mentions(field.annotation, visited) for field in annotation.model_fields.values())
    found = any(_mentions(argument, visited) for argument in get_args(annotation))
    if found and get_origin(annotation) in {set, frozenset}:
        raise TypeError(f"{annotation}: personal values cannot be kept in a set")
    return found


def replace_personal(model: ModelT, change: Callable[[Personal], Personal]) -> ModelT:
    """A copy with every personal value changed; the very same object when there is none."""
    names = personal_fields(type(model))
    if not names:
        return model
    before = {name: getattr(model, name) for name in names}
    after = {name: _replaced(value, change) for name, value in before.items()}
    changed = {name: value for name, value in after.items() if value is not before[name]}
    return model.model_copy(update=changed) if changed else model


def _replaced(value: object, change: Callable[[Personal], Personal]) -> object:
    match value:
        case Personal():
            return change(value)
        case BaseModel():
            return replace_personal(value, change)
        case tuple() | list():
            items = [_replaced(item, change) for item in value]
            if all(new is old for new, old in zip(items, value, strict=True)):
                return value
            return tuple(items) if isinstance(value, tuple) else items
        case Mapping():
            return {key: _replaced(item, change) for key, item in value.items()}
        case _:
            return value
