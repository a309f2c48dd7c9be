"""One file for a figure, or a few that belong together; the packages are the families and list them in order."""
