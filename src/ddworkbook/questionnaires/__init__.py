"""The questionnaires and dated reference tables shipped with the program. Data, one folder each."""
