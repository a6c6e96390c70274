/** QR labels: payload, sheets and print queue. */
@NullMarked
package cn.yishulai.labels;

import org.jspecify.annotations.NullMarked;
