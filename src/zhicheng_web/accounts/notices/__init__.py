"""What others have done to an account, as its owner is told: in the product, and by mail."""
