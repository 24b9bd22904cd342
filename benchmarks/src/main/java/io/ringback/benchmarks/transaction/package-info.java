/** What transactions cost: in memory, in time, and from end to end over UDP beside JAIN-SIP. */
@org.jspecify.annotations.NullMarked
package io.ringback.benchmarks.transaction;
