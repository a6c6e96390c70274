/** The trade optimiser: the maximum number of swaps from what everybody brought and would take. Pure JDK, no database. */
@NullMarked
package cn.yishulai.matching;

import org.jspecify.annotations.NullMarked;
