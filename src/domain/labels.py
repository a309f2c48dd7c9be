"""A closed list of words: the value is written into events, the labels are what people see."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A string enum whose members carry a Chinese and an English label."""

    zh: str
    en: str

    # a member equals its value, so it must have its hash, too; the hash of an enum's name is also much slower
    __hash__ = str.__hash__

    def __new__(cls, value: str, zh: str, en: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        member.en = en
        return member

    def label(self, language: str = "zh") -> str:
        return self.en if language == "en" else self.zh


def labels(words: Iterable[Word], language: str = "zh") -> str:
    """Several of them in one sentence, in the order of their list."""
    mark = ", " if language == "en" else "、"
    return mark.join(word.label(language) for word in sorted(words, key=_place))


def _place(word: Word) -> int:
    return list(type(word)).index(word)
