"""Parts of the page that shows what is asked, when and why."""
