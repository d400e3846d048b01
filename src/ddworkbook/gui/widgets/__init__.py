"""Small widgets that pages share. They show what they are given and know no use case."""
