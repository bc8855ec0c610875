package io.tierflow.push;

import io.tierflow.member.PersonalDataHolder;
import org.springframework.stereotype.Component;

/** A member's devices: that there are some and since when, and nothing that reaches them. */
@Component
class PushDevicesHeld implements PersonalDataHolder {

  private final PushDeviceRows rows;

  PushDevicesHeld(PushDeviceRows rows) {
    this.rows = rows;
  }

  @Override
  public String section() {
    return "devices";
  }

  @Override
  public Object export(String memberNumber) {
    return rows.of(memberNumber);
  }

  @Override
  public void erase(String memberNumber) {
    rows.deleteAll(memberNumber);
  }
}
