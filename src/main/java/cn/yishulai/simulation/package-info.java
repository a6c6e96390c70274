/** A city that is not there (模拟): what other rules would do to wishes, waiting, fairness and credits, before they are in force. */
@NullMarked
package cn.yishulai.simulation;

import org.jspecify.annotations.NullMarked;
