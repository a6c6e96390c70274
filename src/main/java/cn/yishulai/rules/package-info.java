/** What differs between libraries and fairs, as versioned data. */
@NullMarked
package cn.yishulai.rules;

import org.jspecify.annotations.NullMarked;
