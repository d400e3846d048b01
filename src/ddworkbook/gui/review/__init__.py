"""Review and sign-off: how an assessment stands, what is flagged, the way to a signature."""
