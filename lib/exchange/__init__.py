"""Taking files into a data folder: what they would change, publishing them, going back."""
