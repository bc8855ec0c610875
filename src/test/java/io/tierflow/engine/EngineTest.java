package io.tierflow.engine;

import io.tierflow.TierflowApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/** A test against the engine of a whole Tierflow, on a database of its own in memory. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = TierflowApplication.class,
    properties = {
      "spring.datasource.url=jdbc:h2:mem:${random.uuid};MODE=MySQL;LOCK_TIMEOUT=20000",
      "spring.datasource.username=tierflow",
      "spring.datasource.password="
    })
@ActiveProfiles("test")
@interface EngineTest {}
