"""Parts of the first page: what needs me, the first steps, the ratings as bars."""
