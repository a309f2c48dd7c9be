"""The composition root: settings, keys, the wired system and its background loop."""
