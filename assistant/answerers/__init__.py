"""Question and evidence -> a draft: one small file for each thing a question can want."""
