"""A PDF made anew from what is seen: pages, what is drawn on them, fonts and pictures. An allow list: all else stays behind."""
