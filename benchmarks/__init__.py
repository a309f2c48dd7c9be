"""How fast the product is beside what the machine allows and beside the event sourcing library's own loop.

    make bench                                   # everything, most of an hour
    make bench ARGS="--events 60000"             # rebuilds of a shorter log: some ten minutes in all
    make bench ARGS="--rounds 9 --only sqlite"   # one section, more rounds
    make bench ARGS="--json figures.json"        # every rate of every round

How to read it: all cases of a section take turns inside every round, in another order each time, on the same machine
and the same disk. Rates are medians over the rounds and say little beyond this machine. A ratio is computed inside
each round, where both sides met the same conditions, and shown as lowest .. median .. highest: trust these. An aim is
reached when the median is at or above it. What is compared with what, and where the time goes: docs/performance.md.
"""
