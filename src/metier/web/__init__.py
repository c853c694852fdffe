"""The web site and its data forms: read only, every page without scripts."""
