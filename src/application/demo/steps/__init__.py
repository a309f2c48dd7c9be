"""What every journey is made of, phase by phase."""
