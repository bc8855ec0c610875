package io.tierflow.insight.study;

/** Whether an estimate can be believed. */
public enum EffectState {
  /** Nothing speaks against it. */
  ESTIMATED,
  /** There are too few members to estimate anything. */
  TOO_FEW_MEMBERS,
  /** Members bunch at the threshold, so those above it are others than those below. */
  BUNCHED,
  /** Where there is no effect, the same method finds one. */
  PLACEBO_JUMPS,
  /** The threshold does not decide which tier members have. */
  NOT_DECIDING
}
