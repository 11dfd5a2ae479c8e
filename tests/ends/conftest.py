"""These tests of the app wait for it as those of `ui` do."""

import swift

swift.use()
