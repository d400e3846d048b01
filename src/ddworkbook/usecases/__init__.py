"""One function for each thing a person wants: ask core, store, say what changed."""
