"""Where documents, passages, registers and vectors are kept, and how they are found."""
