"""Words to codes."""
