"""What people are told, in the words of the notice, once."""
