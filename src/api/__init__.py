"""The HTTP door: thin, typed, without a rule of the trade."""
