package io.ringback.sip.transaction.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hash table with open addressing, and without tombstones: what is removed leaves nothing behind. Looking up
 * allocates nothing. Not for use by several threads.
 *
 * @param <T> what is found
 */
public final class KeyTable<T extends Keyed> {
    private static final int SMALLEST = 64;

    private @Nullable Keyed[] slots = new @Nullable Keyed[SMALLEST];
    private int size;

    /** An empty table. */
    public KeyTable() {}

    /**
     * How many entries there are.
     *
     * @return 0 or more
     */
    public int size() {
        return size;
    }

    /**
     * Looks a key up.
     *
     * @param probe the key
     * @return what has it, or null
     */
    @SuppressWarnings("unchecked")
    public @Nullable T find(Probe probe) {
        int mask = slots.length - 1;
        for (int i = probe.hash() & mask; ; i = (i + 1) & mask) {
            Keyed entry = slots[i];
            if (entry == null || (entry.hash() == probe.hash() && entry.has(probe))) {
                return (T) entry;
            }
        }
    }

    /**
     * Adds an entry, whose key no other entry has.
     *
     * @param entry the entry
     */
    public void add(T entry) {
        if (2 * (size + 1) > slots.length) {
            resize(2 * slots.length);
        }
        place(entry);
        size++;
    }

    /**
     * Removes an entry. What stands behind it moves up, and a table that has become much too large shrinks.
     *
     * @param entry the entry; nothing happens if it is not there
     */
    public void remove(T entry) {
        int mask = slots.length - 1;
        int hole = entry.hash() & mask;
        while (slots[hole] != entry) {
            if (slots[hole] == null) {
                return;
            }
            hole = (hole + 1) & mask;
        }
        for (int i = (hole + 1) & mask; ; i = (i + 1) & mask) {
            Keyed next = slots[i];
            if (next == null) {
                break;
            }
            int home = next.hash() & mask;
            if (((i - home) & mask) >= ((i - hole) & mask)) {
                slots[hole] = next;
                hole = i;
            }
        }
        slots[hole] = null;
        size--;
        if (slots.length > SMALLEST && 8 * size < slots.length) {
            resize(slots.length / 2);
        }
    }

    /**
     * All entries.
     *
     * @return a list of its own, in no order
     */
    @SuppressWarnings("unchecked")
    public List<T> all() {
        List<T> entries = new ArrayList<>(size);
        for (Keyed entry : slots) {
            if (entry != null) {
                entries.add((T) entry);
            }
        }
        return entries;
    }

    /**
     * How far all entries together stand from where they would be found at once: what finding each costs beyond its
     * first step.
     */
    long displacement() {
        int mask = slots.length - 1;
        long sum = 0;
        for (int i = 0; i < slots.length; i++) {
            Keyed entry = slots[i];
            if (entry != null) {
                sum += (i - entry.hash()) & mask;
            }
        }
        return sum;
    }

    private void resize(int capacity) {
        @Nullable Keyed[] old = slots;
        slots = new @Nullable Keyed[capacity];
        for (Keyed entry : old) {
            if (entry != null) {
                place(entry);
            }
        }
    }

    private void place(Keyed entry) {
        int mask = slots.length - 1;
        int i = entry.hash() & mask;
        while (slots[i] != null) {
            i = (i + 1) & mask;
        }
        slots[i] = entry;
    }
}
