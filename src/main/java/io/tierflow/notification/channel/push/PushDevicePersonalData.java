package io.tierflow.notification.channel.push;

import io.tierflow.member.PersonalDataContributor;
import org.springframework.stereotype.Component;

/** A member's devices: that there are some and since when, and nothing that reaches them. */
@Component
class PushDevicePersonalData implements PersonalDataContributor {

  private final PushDeviceRows rows;

  PushDevicePersonalData(PushDeviceRows rows) {
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
