"""The command line, ddw."""
