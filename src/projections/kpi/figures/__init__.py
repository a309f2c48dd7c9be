"""One file for each figure, or for a few that belong together; the packages are the families, and list them in order."""
