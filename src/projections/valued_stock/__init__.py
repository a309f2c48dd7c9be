"""What each part on a shelf is worth after every movement, kept by the read models that ask for costs."""
