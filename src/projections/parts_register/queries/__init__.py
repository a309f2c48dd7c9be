"""What the parts register answers."""
