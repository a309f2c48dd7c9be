"""Copies of read models beside the ones that are read: built, compared, switched to, dropped."""
