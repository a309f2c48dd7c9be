"""What follows from the passing of time: due lists become commands, one file per deadline.

The id of such a command follows from what is due, so that giving it twice changes nothing.
"""
