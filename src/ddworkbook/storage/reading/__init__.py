"""What pages, exports and use cases ask of a workbook: typed rows out of the readable tables."""
