"""Careers to a comparison: align, test, say."""
