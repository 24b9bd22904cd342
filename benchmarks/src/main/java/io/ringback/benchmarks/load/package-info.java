/** Load from end to end over UDP on the loopback interface, beside JAIN-SIP in the same process. */
@org.jspecify.annotations.NullMarked
package io.ringback.benchmarks.load;
