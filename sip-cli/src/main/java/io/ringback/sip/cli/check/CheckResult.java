package io.ringback.sip.cli.check;

/**
 * A check and what it has found.
 *
 * @param claim the fact that it looked for
 * @param source the rule's source
 * @param finding what it has found
 */
public record CheckResult(String claim, String source, Finding finding) {
    /**
     * Tells whether nothing is wrong.
     *
     * @return true also if there was nothing to look at
     */
    public boolean isHarmless() {
        return finding.state() != Finding.State.BROKEN;
    }
}
