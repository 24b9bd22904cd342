/** What the tests of all modules share: marks for rules and deviations, and the way to the corpus. */
@NullMarked
package io.ringback.testing;

import org.jspecify.annotations.NullMarked;
