"""The person's routine files: saved whole, kept from loss, thrown away and brought back."""
