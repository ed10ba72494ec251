"""What is refused before the office opens: pages that declare nothing, and a production that is none, or is not safe."""
