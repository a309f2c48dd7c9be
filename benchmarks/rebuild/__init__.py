"""How fast read models are built from the log, how late they are behind it, and what that takes."""
