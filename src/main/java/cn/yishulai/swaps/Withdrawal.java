package cn.yishulai.swaps;

import cn.yishulai.copies.CopyView;
import cn.yishulai.people.ApprovalView;
import org.jspecify.annotations.Nullable;

/**
 * A copy that is withdrawn, or is to be.
 *
 * @param approval what waits for a second person; null when it is done
 */
public record Withdrawal(CopyView copy, @Nullable ApprovalView approval) {}
