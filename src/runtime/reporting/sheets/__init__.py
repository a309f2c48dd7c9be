"""The sheets of reports, one or a few of a kind in each file."""
