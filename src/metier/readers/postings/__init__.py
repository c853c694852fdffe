"""Postings: openings that employers advertised, from tables, JSON-LD or saved pages."""

from metier.readers.postings.opening import open_records

__all__ = ["open_records"]
