"""Papers of a case: which it needs, who may change them when, how an upload becomes one, what a return has opened."""
