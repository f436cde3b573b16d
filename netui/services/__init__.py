"""Use cases: what a person can do, each one step of undo, for the screens and the command line alike."""
