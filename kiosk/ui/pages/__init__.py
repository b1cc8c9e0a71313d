"""The pages of the shell, a file a page."""
