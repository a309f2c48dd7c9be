"""What happened in March 2026, and in the first days of April."""
