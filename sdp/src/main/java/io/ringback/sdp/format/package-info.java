/**
 * What the format parameters of some codecs mean: typed views of {@link io.ringback.sdp.attribute.FormatParameters}.
 */
@NullMarked
package io.ringback.sdp.format;

import org.jspecify.annotations.NullMarked;
