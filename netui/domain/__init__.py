"""What netui is about: records, measures, queries, merging. No input, no output, no clock."""
