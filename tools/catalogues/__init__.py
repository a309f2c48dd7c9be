"""The generated documents, one module each; tools/docs.py lists them."""
