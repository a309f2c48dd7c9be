"""A state as flat facts, so that two states can be compared without knowing their classes."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from pydantic import BaseModel

from domain.labels import Word
from domain.money import ZERO, Money
from domain.personal import Personal


def flatten(state: object, language: str = "zh") -> dict[str, str]:
    """Facts by path: ``jobs.J1.offer.total`` -> ``¥650.00``. What is empty, zero or not so is left out."""
    return dict(_facts(state, "", language))


def _facts(value: object, path: str, language: str) -> Iterator[tuple[str, str]]:
    if not value or value == ZERO:
        return
    if (text := _scalar(value, language)) is not None:
        yield path, text
        return
    for key, part in _parts(value, language):
        yield from _facts(part, f"{path}.{key}" if path else key, language)


def _scalar(value: object, language: str) -> str | None:
    match value:
        case Word():
            return value.label(language)
        case Money():
            return f"¥{Decimal(value.fen).scaleb(-2):,.2f}"
        case Personal():
            return f"<{value.kind.label(language)}>"
        case True:
            return "yes" if language == "en" else "是"
        case datetime() | date():
            return value.isoformat()
        case Enum():
            return str(value.value)
        case str() | int() | Decimal():
            return str(value)
        case _:
            return None


def _parts(value: object, language: str) -> Iterator[tuple[str, object]]:
    if isinstance(value, BaseModel):
        yield from ((name, getattr(value, name)) for name in type(value).model_fields)
    elif isinstance(value, Mapping):
        yield from ((str(key), part) for key, part in value.items())
    elif isinstance(value, tuple) and hasattr(value, "_fields"):
        yield from zip(value._fields, value, strict=True)
    elif hasattr(value, "__dataclass_fields__"):
        yield from ((name, getattr(value, name)) for name in value.__dataclass_fields__)
    elif isinstance(value, frozenset):
        # a member each, so that one more shows as one more
        yield from sorted((_scalar(item, language) or str(item), True) for item in value)
    elif isinstance(value, (tuple, list)):
        yield from ((str(index), part) for index, part in enumerate(value, start=1))
    else:
        raise TypeError(f"cannot show a {type(value).__name__}")
