"""One module per publication: a file in, a `Reading` out."""
