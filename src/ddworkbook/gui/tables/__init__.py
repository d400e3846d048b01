"""Tables: models over rows or lazy lists of ids, and the one view that shows them."""
