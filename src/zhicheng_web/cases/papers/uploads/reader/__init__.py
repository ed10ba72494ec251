"""The process in which an upload is read: no Django, no database, no keys; limits on memory, time and files.

Everything that parses bytes of strangers lives here. The office speaks to it over a socket, in frames of a fixed shape.
"""
