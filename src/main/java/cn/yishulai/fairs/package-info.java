/** Swap fairs: programmes, sessions, tickets, admission. */
@NullMarked
package cn.yishulai.fairs;

import org.jspecify.annotations.NullMarked;
