"""What all pages share: the frame, the components, the errors, signing in."""
