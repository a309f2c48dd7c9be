"""What the purchasing read model answers."""
