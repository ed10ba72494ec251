"""一（一） people who say that they work here, and what HR answers."""
