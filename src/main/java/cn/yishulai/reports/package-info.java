/** What the library can show in figures: service visits, stock activation, fairness. */
@NullMarked
package cn.yishulai.reports;

import org.jspecify.annotations.NullMarked;
