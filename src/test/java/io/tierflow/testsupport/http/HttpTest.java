package io.tierflow.testsupport.http;

import io.tierflow.TierflowApplication;
import io.tierflow.testsupport.database.OnH2;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** A test over HTTP against a whole Tierflow, with one user in each group. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = TierflowApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "tierflow.admin.password=" + TestCaller.PASSWORD,
      "tierflow.backup.folder=target/backups",
      // They tell of every unknown id, with a stack trace.
      "logging.level.org.camunda.bpm.engine.context=off",
      "logging.level.org.camunda.bpm.engine.rest.exception=off"
    })
@OnH2
@Import({TestCaller.class, OneUserPerGroup.class, MemberFilter.class, RunningEndpoints.class})
public @interface HttpTest {}
