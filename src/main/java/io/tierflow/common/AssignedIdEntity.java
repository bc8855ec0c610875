package io.tierflow.common;

import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import org.springframework.data.domain.Persistable;

/**
 * An entity whose id is known before it is stored. It says itself whether it is new, so that nobody
 * asks the database before it is inserted.
 *
 * @param <I> its id
 */
@MappedSuperclass
public abstract class AssignedIdEntity<I> implements Persistable<I> {

  @Transient private boolean stored;

  @Override
  public boolean isNew() {
    return !stored;
  }

  @PostLoad
  @PostPersist
  void markStored() {
    stored = true;
  }
}
