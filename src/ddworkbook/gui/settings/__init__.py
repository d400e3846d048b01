"""Parts of the page of settings: one card each."""
