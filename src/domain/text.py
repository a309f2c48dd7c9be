"""Text as people type it: bounded, without control characters, storable by every backend."""

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints


def storable(value: str) -> str:
    """Refuse NUL, other control characters and lone surrogates; keep tab and line breaks."""
    for character in value:
        point = ord(character)
        if (point < 32 and character not in "\t\n\r") or 0xD800 <= point <= 0xDFFF or point == 0x7F:
            raise ValueError("text contains a character that cannot be stored")
    return value


ShortText = Annotated[
    str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True), AfterValidator(storable)
]
LongText = Annotated[
    str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True), AfterValidator(storable)
]

_HAN = r"\u4e00-\u9fff"
_FULL_WIDTH = {",": "\uff0c", ":": "\uff1a", ";": "\uff1b"}
_AFTER_HAN = re.compile(rf"(?<=[{_HAN}])([,:;]) *")
_BEFORE_HAN = re.compile(rf"(?<=\S)([,:;]) *(?=[{_HAN}{{\u201c])")
_BRACKETS = re.compile(rf"(?:(?<=[{_HAN}])|(?=\([^()]*[{_HAN}]))\(([^()]*)\)")


def chinese_punctuation(text: str) -> str:
    """A Chinese sentence with the full-width marks that its readers expect, whatever keyboard it was typed on.

    Marks between Latin words, figures and addresses stay as they are.
    """
    for pattern in (_AFTER_HAN, _BEFORE_HAN):
        text = pattern.sub(lambda mark: _FULL_WIDTH[mark[1]], text)
    return _BRACKETS.sub("\uff08\\1\uff09", text)
