"""A month of one store, small enough to be reckoned by hand, with every figure worked out beside it."""
