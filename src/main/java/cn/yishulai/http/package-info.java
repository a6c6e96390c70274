/** The front door: refusals become problems, tokens become callers, the contract decides who may call what. */
@NullMarked
package cn.yishulai.http;

import org.jspecify.annotations.NullMarked;
