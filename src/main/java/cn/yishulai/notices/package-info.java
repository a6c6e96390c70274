/** Sends what the outbox holds to the people it concerns. */
@NullMarked
package cn.yishulai.notices;

import org.jspecify.annotations.NullMarked;
