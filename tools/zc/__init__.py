"""The one command: a table of commands and the environments they run in. Standard library only."""
