/** The values every room speaks in: book numbers, codes, credits, pages, refusals. JDK only. */
@NullMarked
package cn.yishulai.kernel;

import org.jspecify.annotations.NullMarked;
