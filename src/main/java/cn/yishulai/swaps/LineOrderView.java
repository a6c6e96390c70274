package cn.yishulai.swaps;

import cn.yishulai.rules.OrderRules;
import java.util.List;

/** @param version of the rules of requests that say so */
public record LineOrderView(int version, List<OrderRules.Determinant> determinants) {}
