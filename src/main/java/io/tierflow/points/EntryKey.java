package io.tierflow.points;

import jakarta.persistence.Embeddable;
import java.io.Serializable;

/**
 * An entry's place: entries of a member are numbered from 1 without gaps.
 *
 * @param memberNumber whose ledger
 * @param entryNumber place in it
 */
@Embeddable
record EntryKey(String memberNumber, int entryNumber) implements Serializable {}
