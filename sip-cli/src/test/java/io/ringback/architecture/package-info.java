/** Rules of the house that hold over all modules. */
@NullMarked
package io.ringback.architecture;

import org.jspecify.annotations.NullMarked;
