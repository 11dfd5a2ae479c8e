"""The app's tests share what makes them fast."""

import swift

swift.use()
