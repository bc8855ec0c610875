package io.tierflow.security;

import io.tierflow.TierflowApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** A test over HTTP against a whole Tierflow, with one user in each group. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = TierflowApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:${random.uuid};MODE=MySQL;LOCK_TIMEOUT=20000",
      "spring.datasource.username=tierflow",
      "spring.datasource.password=",
      "tierflow.admin.password=" + Caller.PASSWORD
    })
@ActiveProfiles("test")
@Import({Caller.class, OneUserPerGroup.class})
@interface HttpTest {}
