/** The embedded trunk: a provider's side in one object, for tests, demonstrations and small installations. */
@NullMarked
package io.ringback.sip.ua.provider;

import org.jspecify.annotations.NullMarked;
