"""What each figure must be, with the items that make it."""
