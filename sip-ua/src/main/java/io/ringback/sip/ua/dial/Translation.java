package io.ringback.sip.ua.dial;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * Rules that turn the number that was dialled into the number that is called, usually E.164. The first rule whose
 * expression is found decides; a number that none matches stays as it is. Expressions are RE2's: linear in the number.
 *
 * @param rules the rules, in order
 */
public record Translation(List<Rule> rules) {
    /** A translation that changes nothing. */
    public static final Translation NONE = new Translation(List.of());

    /** Keeps the rules from being changed. */
    public Translation {
        rules = List.copyOf(rules);
    }

    /** One rule. Made by {@link #of}. */
    public static final class Rule {
        private final Pattern match;
        private final String replacement;

        private Rule(Pattern match, String replacement) {
            this.match = match;
            this.replacement = replacement;
        }

        /**
         * A rule.
         *
         * @param match an expression of RE2
         * @param replacement what the match is replaced by; {@code $1} is the first group
         * @return the rule
         * @throws PatternSyntaxException if the expression or the replacement cannot be understood
         */
        public static Rule of(String match, String replacement) {
            Pattern pattern = compile(match);
            checkReplacement(replacement, pattern.groupCount());
            return new Rule(pattern, replacement);
        }

        private static Pattern compile(String match) {
            try {
                return Pattern.compile(match);
            } catch (com.google.re2j.PatternSyntaxException e) {
                throw new PatternSyntaxException(e.getDescription(), Math.max(e.getIndex(), 0));
            }
        }

        private static void checkReplacement(String replacement, int groups) {
            for (int i = replacement.indexOf('$'); i >= 0; i = replacement.indexOf('$', i + 1)) {
                boolean escaped = i > 0 && replacement.charAt(i - 1) == '\\';
                int group = i + 1 < replacement.length() ? Character.digit(replacement.charAt(i + 1), 10) : -1;
                if (!escaped && (group < 0 || group > groups)) {
                    throw new PatternSyntaxException("the expression has no such group", i);
                }
            }
        }

        private Optional<String> apply(String number) {
            Matcher matcher = match.matcher(number);
            return matcher.find() ? Optional.of(matcher.replaceFirst(replacement)) : Optional.empty();
        }

        @Override
        public String toString() {
            return match + " -> " + replacement;
        }
    }

    /**
     * The number to call.
     *
     * @param dialled the number that was dialled
     * @return its translation
     */
    public String apply(String dialled) {
        for (Rule rule : rules) {
            Optional<String> called = rule.apply(dialled);
            if (called.isPresent()) {
                return called.get();
            }
        }
        return dialled;
    }
}
