/** What happened, kept once and for all: idempotency keys, the audit trail, the outbox. */
@NullMarked
package cn.yishulai.journal;

import org.jspecify.annotations.NullMarked;
