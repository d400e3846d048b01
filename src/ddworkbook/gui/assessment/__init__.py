"""The list of assessments, and the page of one: sections, cards, side panel."""
