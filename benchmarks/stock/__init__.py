"""Issuing parts through the bus, beside a bare conditional update."""
