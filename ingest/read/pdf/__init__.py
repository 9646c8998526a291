"""PDF pages made into lines, tables and blocks."""
