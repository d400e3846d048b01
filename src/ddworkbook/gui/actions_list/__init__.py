"""The list of actions: its columns, its steps."""
