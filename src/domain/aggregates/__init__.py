"""One package per aggregate: events, state, commands and their decisions."""
