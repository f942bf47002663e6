"""Workbooks: XLSX and ODS files."""
