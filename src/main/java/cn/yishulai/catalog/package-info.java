/** Work ← edition ← volume; book numbers, search and import. */
@NullMarked
package cn.yishulai.catalog;

import org.jspecify.annotations.NullMarked;
