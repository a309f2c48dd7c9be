"""Questions to the parts department's rows, by what is asked about. Each names the store; none sees another's."""
