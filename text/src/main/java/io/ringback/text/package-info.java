/** Reading and writing protocol text as bytes, without copying it. */
@NullMarked
package io.ringback.text;

import org.jspecify.annotations.NullMarked;
