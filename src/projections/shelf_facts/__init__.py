"""What stands on a shelf and what a line of an order waits for, kept as columns by the read models that show it."""
