"""Documents to bytes, one module per form."""
