"""Typed errors with stable codes and texts in Chinese and English.

The tree::

    AfterSalesError              every error a user can cause or meet
    ├── Refused                  a rule of the trade says no                 (409)
    ├── Invalid                  the request is not well formed              (422)
    ├── Forbidden                this role may not do this                   (403)
    ├── NotFound                 no such thing, or not in this store         (404)
    ├── Unauthenticated          no valid token                              (401)
    ├── VersionConflict          somebody else was faster                    (412)
    ├── KeyReused                a command id came back with another body    (422)
    └── Unavailable              storage or read model cannot answer now     (503, 507)

A code is written once, in the module that owns the rule, and never changes its meaning.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from domain.text import chinese_punctuation

Param = str | int


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """A stable code with its texts; ``{names}`` in the texts are filled from the error's parameters."""

    code: str
    zh: str
    en: str


_CATALOGUE: dict[str, ErrorCode] = {}


def define(code: str, *, zh: str, en: str) -> ErrorCode:
    """Write a code into the catalogue; the same code twice is a programming error.

    The Chinese text is set with Chinese punctuation however it is typed here.
    """
    if code in _CATALOGUE:
        raise ValueError(f"error code {code} is defined twice")
    _CATALOGUE[code] = ErrorCode(code, chinese_punctuation(zh), en)
    return _CATALOGUE[code]


def catalogue() -> Mapping[str, ErrorCode]:
    """All codes defined by the modules imported so far, by code."""
    return dict(_CATALOGUE)


class AfterSalesError(Exception):
    """Base of every error that a user may see."""

    http_status: ClassVar[int] = 500

    def __init__(self, error: ErrorCode, **params: Param) -> None:
        self.error = error
        self.params = params
        super().__init__(f"{error.code}: {self.text('en')}")

    @property
    def code(self) -> str:
        return self.error.code

    def text(self, language: str = "zh") -> str:
        """The sentence for the user; ``language`` is ``zh`` or ``en``."""
        template = self.error.en if language == "en" else self.error.zh
        return template.format_map(_Blank(self.params))


class _Blank(dict[str, Param]):
    def __missing__(self, key: str) -> str:
        return "?"


class Refused(AfterSalesError):
    http_status = 409


class Invalid(AfterSalesError):
    http_status = 422


class Forbidden(AfterSalesError):
    http_status = 403


class NotFound(AfterSalesError):
    http_status = 404


class Unauthenticated(AfterSalesError):
    http_status = 401


class VersionConflict(AfterSalesError):
    http_status = 412


class KeyReused(AfterSalesError):
    http_status = 422


class Unavailable(AfterSalesError):
    http_status = 503
