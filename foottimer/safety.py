"""What is said of pain and risk: modest, and in one place, so that every screen says the same."""

START = "This is training help, not medical advice. New or growing pain? See a physio or doctor."
"""Said before anything is followed."""
TRAINING = "Muscle burn is fine. Sharp, bony or tendon pain above 5/10: stop."
"""Said while training."""
TOO_MUCH = "Sharp, bony or tendon pain above 5/10: stop."
"""Said when the worst pain was above `PAIN_LIMIT`."""
PAIN_LIMIT = 5
"""The worst pain, of 10, that training may cause (the pain-monitoring model of tendon rehabilitation)."""
RED_FLAGS = "pinpoint bone pain, swelling, night or rest pain, a limp, numbness, a sudden snap"
"""What asks for a look by a professional."""
RED_FLAG = "Stop impact and get it checked."
"""Said when one of them was there."""
