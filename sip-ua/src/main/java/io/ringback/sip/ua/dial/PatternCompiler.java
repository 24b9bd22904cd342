package io.ringback.sip.ua.dial;

import io.ringback.sip.ua.dial.PatternProgram.State;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Reads the text of a {@link NumberPattern} and makes its automaton, after Thompson. Scratch of one compilation. */
final class PatternCompiler {
    private static final String KEYS = "0123456789ABCD*#";
    private static final String DIGITS = "0123456789";
    private static final int LONGEST_PATTERN = 256;
    private static final int DEEPEST_GROUP = 16;
    private static final int MOST_TAIL_DIGITS = 32;

    private final String text;
    private final List<State> states = new ArrayList<>();
    private int at;
    private int depth;

    /** A part of the automaton: where it begins, and the one state in which it ends. */
    private record Fragment(int start, int end) {}

    PatternCompiler(String text) {
        this.text = text;
    }

    PatternProgram compile() {
        if (text.isEmpty() || text.length() > LONGEST_PATTERN) {
            throw problem("a pattern has 1 to " + LONGEST_PATTERN + " characters", 0);
        }
        if (peek() == '^') {
            at++;
        }
        Fragment whole = peek() == '+' ? literalPlus() : empty();
        whole = join(whole, sequence());
        if (peek() == 'T') {
            at++;
            whole = join(whole, tail());
        }
        if (peek() == '$') {
            at++;
        }
        if (at < text.length()) {
            throw problem("unexpected '" + text.charAt(at) + "'", at);
        }
        return new PatternProgram(states, whole.start(), whole.end());
    }

    private Fragment sequence() {
        Fragment sequence = empty();
        while (at < text.length() && ")T$".indexOf(peek()) < 0) {
            if (peek() == ',') {
                at++;
            } else {
                sequence = join(sequence, repeated(item()));
            }
        }
        return sequence;
    }

    private Fragment item() {
        char c = text.charAt(at);
        if (c == '(') {
            return group();
        }
        if (c == '[') {
            return one(set(), false);
        }
        at++;
        if (c == '.') {
            return one(keys(DIGITS), false);
        }
        if (c == '\\') {
            if (at == text.length()) {
                throw problem("nothing follows the backslash", at - 1);
            }
            return one(keys(String.valueOf(text.charAt(at++))), true);
        }
        if (KEYS.indexOf(c) < 0) {
            throw problem("unexpected '" + c + "'", at - 1);
        }
        return one(keys(String.valueOf(c)), true);
    }

    private Fragment group() {
        int open = at++;
        if (++depth > DEEPEST_GROUP) {
            throw problem("groups are nested too deeply", open);
        }
        Fragment inside = sequence();
        if (peek() != ')') {
            throw problem("the group is not closed", open);
        }
        at++;
        depth--;
        return inside;
    }

    private BitSet set() {
        int open = at++;
        boolean inverted = peek() == '^';
        if (inverted) {
            at++;
        }
        BitSet members = new BitSet();
        while (peek() != ']') {
            char first = key(open);
            char last = first;
            if (peek() == '-') {
                at++;
                last = key(open);
            }
            if (first > last) {
                throw problem("the range is upside down", at - 1);
            }
            members.set(first, last + 1);
        }
        at++;
        if (inverted) {
            BitSet rest = keys(DIGITS);
            rest.andNot(members);
            members = rest;
        }
        if (members.isEmpty()) {
            throw problem("the set is empty", open);
        }
        return members;
    }

    private char key(int open) {
        if (at == text.length()) {
            throw problem("the set is not closed", open);
        }
        char c = text.charAt(at++);
        if (KEYS.indexOf(c) < 0) {
            throw problem("unexpected '" + c + "'", at - 1);
        }
        return c;
    }

    private Fragment repeated(Fragment item) {
        Fragment result = item;
        while (at < text.length() && "%+?".indexOf(peek()) >= 0) {
            char how = text.charAt(at++);
            int end = add(State.end());
            states.set(result.end(), how == '?' ? State.to(end) : State.fork(result.start(), end));
            int start = how == '+' ? result.start() : add(State.fork(result.start(), end));
            result = new Fragment(start, end);
        }
        return result;
    }

    /** {@code T}: up to 32 digits, each of which may be the last. */
    private Fragment tail() {
        int end = add(State.end());
        int next = end;
        for (int i = 0; i < MOST_TAIL_DIGITS; i++) {
            int digit = add(new State(keys(KEYS), false, next, State.NOWHERE));
            next = add(State.fork(digit, end));
        }
        return new Fragment(next, end);
    }

    private Fragment literalPlus() {
        at++;
        return one(keys("+"), true);
    }

    private Fragment one(BitSet keys, boolean explicit) {
        int end = add(State.end());
        return new Fragment(add(new State(keys, explicit, end, State.NOWHERE)), end);
    }

    private Fragment empty() {
        int only = add(State.end());
        return new Fragment(only, only);
    }

    private Fragment join(Fragment first, Fragment second) {
        states.set(first.end(), State.to(second.start()));
        return new Fragment(first.start(), second.end());
    }

    private int add(State state) {
        states.add(state);
        return states.size() - 1;
    }

    private static BitSet keys(String characters) {
        BitSet keys = new BitSet();
        characters.chars().forEach(keys::set);
        return keys;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private static PatternSyntaxException problem(String what, int index) {
        return new PatternSyntaxException(what, index);
    }
}
