"""Parts of the Statement page: drafting a statement, checking one, and the receipt behind each verdict."""
