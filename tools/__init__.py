"""Tools of the developers: locking requirements, traceability, generated documents."""
