"""The parts department of the simulated store."""
