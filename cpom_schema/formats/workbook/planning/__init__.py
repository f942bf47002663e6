"""What a workbook will show, and where, before any cell is written."""
