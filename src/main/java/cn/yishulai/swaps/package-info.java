/** Wishes and requests, the queue, offers, matching and handover. */
@NullMarked
package cn.yishulai.swaps;

import org.jspecify.annotations.NullMarked;
