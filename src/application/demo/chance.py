"""Chance that can be repeated: the same seed gives the same day."""

import random
from collections.abc import Callable


def seeded(seed: int, purpose: str) -> random.Random:
    """A stream of chance of its own, so that one more draw here shifts nothing there."""
    return random.Random(f"{purpose}/{seed}")


def seeded_entropy(seed: int) -> Callable[[int], bytes]:
    """Stands in for the operating system's entropy, so that two runs write the same bytes.

    Keys made of it can be guessed. It is for invented people only.
    """
    return seeded(seed, "entropy").randbytes
