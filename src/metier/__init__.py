"""Careers side by side, on figures that can be checked."""
