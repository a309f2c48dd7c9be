"""What the event log and the read models need alike from the databases beneath them."""
