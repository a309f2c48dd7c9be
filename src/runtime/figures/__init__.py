"""Figures as of then, under other rules, and explained: whatever needs the log beside the read model."""
