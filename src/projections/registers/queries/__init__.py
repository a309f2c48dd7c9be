"""What the registers answer."""
