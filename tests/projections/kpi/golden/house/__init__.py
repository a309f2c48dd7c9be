"""Short ways to tell what happens in the house, step by step as it happens there."""
