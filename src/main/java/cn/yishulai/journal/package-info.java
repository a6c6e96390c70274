/** What happened, kept once and for all: idempotency keys, the audit trail, the outbox; and the clock and the secrets of the house. */
@NullMarked
package cn.yishulai.journal;

import org.jspecify.annotations.NullMarked;
