"""What is measured, one module a measurement: ./zc bench lists them, ./zc bench NAME runs one and prints a table."""
