"""The city's data as one Excel workbook."""
