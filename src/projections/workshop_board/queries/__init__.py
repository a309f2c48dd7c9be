"""Questions to the board, by what is asked about. Each names the store; none sees another's rows."""
