"""Papers that the office issues: typed data, a layout that a bureau may replace, and a process that makes a PDF of both."""
