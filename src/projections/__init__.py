"""Read models: what people look at, derived from the event log and never the truth themselves."""
