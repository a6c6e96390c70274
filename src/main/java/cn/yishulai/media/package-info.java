/** Photos of books and their condition, re-encoded and stripped of where they were taken. */
@NullMarked
package cn.yishulai.media;

import org.jspecify.annotations.NullMarked;
