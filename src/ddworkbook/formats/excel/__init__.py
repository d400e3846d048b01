"""The Excel record: one frozen record as sheets that can be filtered, sorted and printed."""
