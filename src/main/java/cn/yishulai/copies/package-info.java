/** The physical copy: its status machine, movement log, condition and label. */
@NullMarked
package cn.yishulai.copies;

import org.jspecify.annotations.NullMarked;
