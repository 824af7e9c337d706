"""The funding laboratory from the command line: `fund PLAN ACTION`."""
