"""Commands in: the event log, the vault, the command bus, processes, replay and imports."""
