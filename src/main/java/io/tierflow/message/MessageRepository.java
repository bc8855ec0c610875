package io.tierflow.message;

import org.springframework.data.jpa.repository.JpaRepository;

/** The outbox's rows. */
interface MessageRepository extends JpaRepository<Message, String> {}
