"""A document for the terminal."""

from metier.render.text.page import to_text

__all__ = ["to_text"]
