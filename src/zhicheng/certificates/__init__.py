"""电子证书 that anybody checks without a network: what is claimed, who signed it, which titles have changed since."""
