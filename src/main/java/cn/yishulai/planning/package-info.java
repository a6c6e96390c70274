/** A season of fairs before its days (排期): wishes of partners, a proposed plan with its reasons, what people pin and change. */
@NullMarked
package cn.yishulai.planning;

import org.jspecify.annotations.NullMarked;
