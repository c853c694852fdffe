"""Snapshots: written whole, read by query."""
