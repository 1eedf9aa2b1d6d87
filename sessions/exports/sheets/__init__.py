"""Spreadsheets: what a report says on one sheet, its tables and its data on sheets behind it."""
