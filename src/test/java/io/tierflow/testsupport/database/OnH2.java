package io.tierflow.testsupport.database;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * Runs a Spring test on H2, with a database in memory of its own for each context. The context
 * holds that database as bean {@link TestDatabase}.
 *
 * <p>Profile {@code test} is active unless the test names others, so no sample programme is loaded.
 */
@Documented
@Inherited
@ActiveProfiles("test")
@ContextCustomizerFactories(DatabaseCustomizers.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnH2 {}
