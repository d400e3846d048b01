"""Parts of the page of partners: the list, one partner, and what the partner dialog is made of."""
