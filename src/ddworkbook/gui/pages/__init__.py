"""One page for each place of the left rail."""
