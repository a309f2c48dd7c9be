"""Finding a subject by VIN, plate or phone without storing the words: keyed digests of a normalised spelling."""

import hmac
import re
import unicodedata

from application.vault.crypto import length_prefixed
from domain.personal import PersonalKind

INDEXED_KINDS = frozenset({PersonalKind.VIN, PersonalKind.PLATE, PersonalKind.PHONE})

_SEPARATORS = re.compile(r"[\s\-‐‑‒–—·•‧・.]+")
_CHINESE_MOBILE = re.compile(r"(?:\+86|0086)(1[0-9]{10})")


def normalise(kind: PersonalKind, words: str) -> str:
    """One spelling for all ways to type the same number: half-width, upper case, no blanks, hyphens or dots.

    A Chinese mobile number loses its country code.
    """
    plain = _plain(words)
    while (again := _plain(plain)) != plain:
        # removing a blank may bring characters together that compose into another one
        plain = again
    if kind is PersonalKind.PHONE:
        plain = plain.replace("(", "").replace(")", "")
        if mobile := _CHINESE_MOBILE.fullmatch(plain):
            return mobile[1]
    return plain


def _plain(words: str) -> str:
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", words)).upper()


def digest(index_key: bytes, kind: PersonalKind, words: str) -> str:
    message = length_prefixed((kind.value, normalise(kind, words)))
    return hmac.new(index_key, message, "sha256").hexdigest()
