"""Nouns of the model into documents: what is said, in which order, in no particular form."""
