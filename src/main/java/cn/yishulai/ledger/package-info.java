/** Swap credits as double entry: mint, hold, burn, reverse; the sum over all accounts is always zero. */
@NullMarked
package cn.yishulai.ledger;

import org.jspecify.annotations.NullMarked;
