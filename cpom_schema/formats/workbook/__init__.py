"""Workbooks: XLSX, read and written, and ODS, read."""
