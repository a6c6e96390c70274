/** Drop-off sessions: each book decided on its own, credit minted at inspection. */
@NullMarked
package cn.yishulai.intake;

import org.jspecify.annotations.NullMarked;
