package io.tierflow.portal.pass;

import io.tierflow.common.ProgrammeCalendar;
import io.tierflow.portal.pass.WalletRegistrationRows.WalletChange;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which phones have which passes. */
@Service
class AppleRegistrationService {

  /** More than a person has; of too many, the oldest goes. */
  private static final int MAX_DEVICES = 20;

  private final WalletRegistrationRows rows;
  private final ProgrammeCalendar calendar;

  AppleRegistrationService(WalletRegistrationRows rows, ProgrammeCalendar calendar) {
    this.rows = rows;
    this.calendar = calendar;
  }

  /** A phone has got a pass; returns whether that is new. */
  @Transactional
  public boolean register(String serialNumber, String deviceId, String pushToken) {
    boolean fresh = rows.keep(serialNumber, deviceId, pushToken, calendar.now());
    rows.deleteOldest(serialNumber, MAX_DEVICES);
    return fresh;
  }

  /** A phone no longer has a pass. */
  @Transactional
  public void unregister(String serialNumber, String deviceId) {
    rows.delete(serialNumber, deviceId);
  }

  /** The passes of a phone. */
  @Transactional(readOnly = true)
  public List<WalletChange> of(String deviceId) {
    return rows.of(deviceId);
  }
}
