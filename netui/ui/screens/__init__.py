"""The screens: one class each; they show and ask, and leave rules to the services."""
