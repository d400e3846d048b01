"""From events to readable tables: one small module for each subject, one function for each kind."""
