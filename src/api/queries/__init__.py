"""Queries on the read models: every answer belongs to one store and says how far it has seen the log."""
