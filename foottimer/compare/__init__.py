"""What differs between two routines, in their texts and in what they ask for."""
