/** Main, embedded servers, demonstration data, command line. */
@NullMarked
package cn.yishulai.boot;

import org.jspecify.annotations.NullMarked;
