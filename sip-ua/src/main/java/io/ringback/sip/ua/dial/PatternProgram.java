package io.ringback.sip.ua.dial;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * A pattern as a nondeterministic automaton. All its states are followed at once, each with the highest count of
 * explicit characters on any way to it; so a number costs its length times the pattern's size, whatever the pattern.
 */
final class PatternProgram {
    private static final int UNREACHED = -1;

    /**
     * One state.
     *
     * @param keys the characters that lead on to the next state, or empty for a state that leads on at once
     * @param explicit whether a match of this state counts as explicit
     * @param next the state that follows, or {@link #NOWHERE}
     * @param other another state that follows, or {@link #NOWHERE}
     */
    record State(BitSet keys, boolean explicit, int next, int other) {
        static final int NOWHERE = -1;

        /** A state that leads on to two others at once. */
        static State fork(int next, int other) {
            return new State(new BitSet(), false, next, other);
        }

        /** A state that leads on to another at once. */
        static State to(int next) {
            return fork(next, NOWHERE);
        }

        /** A state that nothing follows yet. */
        static State end() {
            return to(NOWHERE);
        }

        boolean consumes() {
            return !keys.isEmpty();
        }
    }

    private final List<State> states;
    private final int start;
    private final int accept;

    PatternProgram(List<State> states, int start, int accept) {
        this.states = List.copyOf(states);
        this.start = start;
        this.accept = accept;
    }

    OptionalInt match(String number) {
        int[] current = unreached();
        reach(start, 0, current);
        for (int i = 0; i < number.length(); i++) {
            int[] following = unreached();
            for (int state = 0; state < current.length; state++) {
                State s = states.get(state);
                if (current[state] != UNREACHED && s.keys().get(number.charAt(i))) {
                    reach(s.next(), current[state] + (s.explicit() ? 1 : 0), following);
                }
            }
            current = following;
        }
        return current[accept] == UNREACHED ? OptionalInt.empty() : OptionalInt.of(current[accept]);
    }

    private int[] unreached() {
        int[] counts = new int[states.size()];
        Arrays.fill(counts, UNREACHED);
        return counts;
    }

    /** Marks a state and all that it leads on to at once, unless a better way to them is known. */
    private void reach(int first, int count, int[] counts) {
        int[] pending = new int[states.size() * 2 + 2];
        int size = 0;
        pending[size++] = first;
        while (size > 0) {
            int state = pending[--size];
            if (state == State.NOWHERE || counts[state] >= count) {
                continue;
            }
            counts[state] = count;
            if (!states.get(state).consumes()) {
                pending[size++] = states.get(state).next();
                pending[size++] = states.get(state).other();
            }
        }
    }
}
