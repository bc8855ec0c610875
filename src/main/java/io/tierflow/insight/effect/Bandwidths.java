package io.tierflow.insight.effect;

/**
 * How near to the threshold members are compared.
 *
 * @param effect h, within which the effect is estimated
 * @param bias b, within which the bias of that estimate is estimated
 */
public record Bandwidths(double effect, double bias) {

  public Bandwidths {
    if (!(effect > 0) || !(bias > 0)) {
      throw new NotEnoughMembersException();
    }
  }
}
