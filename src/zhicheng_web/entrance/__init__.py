"""The entrance: what stands between the network and Django, the same for every server of the pages."""
