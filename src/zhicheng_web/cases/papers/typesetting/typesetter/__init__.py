"""The process in which papers are set: up once with fonts and layouts in memory, without network, files or rights."""
