"""Where a map-and-merge runs."""
