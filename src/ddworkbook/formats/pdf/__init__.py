"""The PDF record: one frozen record laid out on A4."""
