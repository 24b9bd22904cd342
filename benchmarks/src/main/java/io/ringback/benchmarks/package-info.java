/** What Ringback costs, measured beside its peers with JMH; each class says how its figures are made. */
@NullMarked
package io.ringback.benchmarks;

import org.jspecify.annotations.NullMarked;
