"""The HTTP door under load, beside a framework endpoint that does nothing."""
