"""The simulated store: invented people, real commands."""

from application.demo.chance import seeded_entropy
from application.demo.clock import SimulatedClock
from application.demo.play import FIRST_DAY, Script, play, worth_a_look
from application.demo.staff import STORE
from application.demo.tally import Tally

__all__ = [
    "FIRST_DAY",
    "STORE",
    "Script",
    "SimulatedClock",
    "Tally",
    "play",
    "seeded_entropy",
    "worth_a_look",
]
