"""Whether everything is as it should be, and how to mend what is not."""
