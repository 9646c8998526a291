"""Spreadsheets: workbooks (.xlsx) and tables of separated values (.csv)."""
