"""kill -9 at random points, sixty times on each storage engine, while commands and projections run."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from runtime.settings import Settings
from tests.faults.acknowledged import Acknowledged, read
from tests.faults.lives import await_end, kill, start
from tests.faults.places import assert_nothing_is_lost_or_half_done
from tests.faults.worker import Life

CLIENTS = 3
ROUNDS = 5
LONGEST_LIFE_SECONDS = 0.8
COMMANDS_IN_THE_END = 40
SEED = int(os.environ.get("AFTERSALES_FAULT_SEED") or Random().randrange(10**6))


def all_acknowledged(lives: list[Life]) -> Mapping[str, Acknowledged]:
    return {command_id: answer for life in lives for command_id, answer in read(life.notebook).items()}


@pytest.mark.slow
@pytest.mark.parametrize("history", range(4))
def test_killed_at_random_points(settings: Settings, tmp_path: Path, history: int) -> None:
    """Four histories from an empty database, five rounds each, three processes dying in every round."""
    seed = SEED + history
    print(f"AFTERSALES_FAULT_SEED={SEED}")
    chance = Random(seed)
    lives = [Life(settings, client, CLIENTS, tmp_path / f"{client}.notes") for client in range(CLIENTS)]
    for _ in range(ROUNDS):
        processes = [start(life) for life in lives]
        # the shortest delay first: the moments of the kills are spread over all lives
        for process, life, delay in zip(processes, lives, _delays(chance), strict=True):
            kill(process, life, delay)
        assert_nothing_is_lost_or_half_done(settings, all_acknowledged(lives))
    _everybody_finishes(settings, lives)


def _delays(chance: Random) -> list[float]:
    """How long to wait for each kill after the one before it."""
    moments = sorted(chance.uniform(0, LONGEST_LIFE_SECONDS) for _ in range(CLIENTS))
    return [moment - before for before, moment in zip([0.0, *moments], moments, strict=False)]


def _everybody_finishes(settings: Settings, lives: list[Life]) -> None:
    """After all the kills nothing stands in the way of anybody's next commands."""
    ending = [
        Life(
            settings, life.client, life.clients, life.notebook, len(read(life.notebook)) + COMMANDS_IN_THE_END
        )
        for life in lives
    ]
    processes = [start(life) for life in ending]
    for process, life in zip(processes, ending, strict=True):
        await_end(process, life)
    acknowledged = all_acknowledged(ending)
    assert len(acknowledged) >= CLIENTS * COMMANDS_IN_THE_END
    assert_nothing_is_lost_or_half_done(settings, acknowledged)
