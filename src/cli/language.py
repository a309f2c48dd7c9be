"""Which language the user reads: Chinese first, with English beside it, or English alone."""

from contextvars import ContextVar
from enum import StrEnum


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


_LANGUAGE: ContextVar[Language] = ContextVar("language", default=Language.ZH)


def choose(language: Language) -> Language:
    """To be called before anything is said."""
    _LANGUAGE.set(language)
    return language


def language() -> Language:
    return _LANGUAGE.get()


def one(zh: str, en: str) -> str:
    """One of the two: for cells of tables."""
    return en if language() is Language.EN else zh


def both(zh: str, en: str) -> str:
    """Chinese with English beside it: for headings and sentences."""
    return en if language() is Language.EN else f"{zh} {en}"
