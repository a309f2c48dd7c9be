"""What to order, and how often the shelf could serve at once."""
