/** What the documentation says is held to the code: snippets, links, the table of RFC rules, the consumer project. */
@NullMarked
package io.ringback.documentation;

import org.jspecify.annotations.NullMarked;
