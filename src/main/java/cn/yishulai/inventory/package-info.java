/** The pull list, the hold shelf, transfers and stocktakes. */
@NullMarked
package cn.yishulai.inventory;

import org.jspecify.annotations.NullMarked;
