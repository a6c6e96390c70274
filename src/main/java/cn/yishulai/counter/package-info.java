/** One scan box: any code, and what can be done with it now. */
@NullMarked
package cn.yishulai.counter;

import org.jspecify.annotations.NullMarked;
