"""The command line: commands that print text, and the one place where the parts are put together."""
