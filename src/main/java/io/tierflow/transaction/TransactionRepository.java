package io.tierflow.transaction;

import org.springframework.data.jpa.repository.JpaRepository;

/** Transactions by their id. */
interface TransactionRepository extends JpaRepository<Transaction, String> {}
