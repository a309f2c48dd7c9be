"""The in-out-stock table, what lies too long, and how fast stock turns over."""
