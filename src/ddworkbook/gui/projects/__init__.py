"""Parts of the page of projects."""
