"""The inspection log, the rework log, and the lists made from them."""
