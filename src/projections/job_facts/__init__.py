"""The facts that a job's status derives from, kept as columns by the read models that show it."""
