"""Rule sets: the parameters that a dealership may change, and pure functions on them."""
