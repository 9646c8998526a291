"""How fast, beside a plain LangChain pipeline on the same files in the same run."""
