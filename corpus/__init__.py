"""What the library holds: documents, their pages and passages, and what finds them."""
