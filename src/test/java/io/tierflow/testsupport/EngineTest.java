package io.tierflow.testsupport;

import io.tierflow.TierflowApplication;
import io.tierflow.testsupport.database.OnH2;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;

/** A test against the engine of a whole Tierflow, on a database of its own in memory. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = TierflowApplication.class)
@OnH2
public @interface EngineTest {}
