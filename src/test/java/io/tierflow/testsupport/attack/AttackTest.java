package io.tierflow.testsupport.attack;

import io.tierflow.TierflowApplication;
import io.tierflow.security.authentication.password.QuickPasswordHash;
import io.tierflow.testsupport.database.OnH2;
import io.tierflow.testsupport.flow.TestProgramme;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * An attack over HTTP and HTTPS on a whole Tierflow with the limits that it ships with, but for
 * some that take long to reach, and for the slow hash of passwords. All attacks share one
 * application: each has members, models and an address of its own. The address 127.0.0.2 is a
 * declared proxy.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = TierflowApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "tierflow.admin.password=" + Attacker.PASSWORD,
      "tierflow.proxy.trusted=" + Attacker.PROXY,
      "tierflow.limit.import-file=2MB",
      "tierflow.limit.stranger-calls-per-second=50",
      "tierflow.limit.failed-sign-ins-per-minute=10",
      "tierflow.limit.link-requests-per-minute=10",
    })
@OnH2
@Import({
  Attacker.class,
  Insiders.class,
  EncryptedPort.class,
  QuickPasswordHash.class,
  TestProgramme.class,
  AttackedUpgrades.class
})
public @interface AttackTest {}
